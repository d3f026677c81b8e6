// Large runs of events are stored column by column: the same answers as from the rows themselves, nothing read that is
// not asked for, both tables in step.
#include "store.h"
#include "support/paths.h"
#include "support/seed.h"
#include "support/test_main.h"

#include "history/database.h"
#include "history/event_codec.h"
#include "history/event_counts.h"
#include "history/event_filter.h"
#include "history/event_rows.h"
#include "history/event_run.h"
#include "history/known_time.h"

#include <QRandomGenerator>

#include <cmath>
#include <map>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;
using Numbers = std::vector<double>;

const std::string kStream = "decisions";

struct Row {
    std::int64_t mark = 0;
    std::map<std::string, std::string> values; ///< as text; none of a column that is not there
};
using Model = std::map<std::pair<std::int64_t, std::string>, Row>;

void add(Model& model, const EventBlock& block, UtcMs learned)
{
    for (std::size_t i = 0; i < block.at.size(); ++i) {
        Row row{learnedMark(msOf(block.at[i]), msOf(learned)), {}};
        for (const EventColumn& column : block.columns)
            row.values[column.name] = textAt(column, i);
        model.try_emplace({msOf(block.at[i]), block.ids[i]}, row);
    }
}

std::string valueIn(const Row& row, const std::string& column)
{
    const auto found = row.values.find(column);
    return found == row.values.end() ? std::string() : found->second;
}

struct Question {
    TimeSpan range = kAlways;
    AsOf asOf;
    Texts by;
    std::vector<EventFilter> filters;
};

bool holds(const Question& question, std::int64_t at, const Row& row)
{
    return at >= msOf(question.range.from) && at < msOf(question.range.to) && at <= msOf(question.asOf.view)
        && isKnown(at, row.mark, msOf(question.asOf.know))
        && std::ranges::all_of(question.filters,
                               [&](const EventFilter& filter) { return valueIn(row, filter.column) == filter.value; });
}

std::vector<std::pair<Texts, std::int64_t>> expectedCounts(const Model& model, const Question& question)
{
    std::map<Texts, std::int64_t> counts;
    for (const auto& [key, row] : model) {
        if (!holds(question, key.first, row))
            continue;
        Texts group;
        for (const std::string& name : question.by)
            group.push_back(valueIn(row, name));
        ++counts[group];
    }
    std::vector<std::pair<Texts, std::int64_t>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::greater(), &std::pair<Texts, std::int64_t>::second);
    return sorted;
}

std::string picked(QRandomGenerator& random, std::initializer_list<const char*> texts)
{
    return *(texts.begin() + random.bounded(int(texts.size())));
}

double someNumber(QRandomGenerator& random)
{
    constexpr double kSpecial[] = {0.0, -0.0, NAN, INFINITY, 1e300, 0.1};
    return random.bounded(10) == 0 ? kSpecial[random.bounded(6)] : double(random.bounded(400)) / 8;
}

/// About `count` events in `span`; some at one moment, some twice, one column now and then missing or of another kind.
EventBlock someEvents(QRandomGenerator& random, TimeSpan span, int count)
{
    EventBlock block;
    block.stream = kStream;
    Texts tenants;
    Texts notes;
    Texts codes;
    Integers statuses;
    Integers sizes;
    Numbers costs;
    for (int i = 0; i < count; ++i) {
        block.at.push_back(span.from + Millis{std::int64_t(random.bounded(double(span.length().count() / 250))) * 250});
        block.ids.push_back("id" + std::to_string(random.bounded(count * 2)));
        tenants.push_back("tenant" + std::to_string(random.bounded(12)));
        notes.push_back(picked(random, {"", "retry", "\xff", "a long note that says why it was so"}));
        statuses.push_back(random.bounded(6) == 0 ? -1 : 200 + random.bounded(5));
        codes.push_back(std::to_string(statuses.back()));
        sizes.push_back(std::int64_t(random.generate64()) >> random.bounded(64));
        costs.push_back(someNumber(random));
    }
    block.columns = {{"tenant", tenants}, {"size", sizes}, {"cost", costs}, {"id", block.ids}};
    if (random.bounded(4) > 0)
        block.columns.push_back({"note", notes});
    if (random.bounded(4) > 0)
        block.columns.push_back({"status", statuses});
    else
        block.columns.push_back({"status", codes});
    return block;
}

Question someQuestion(QRandomGenerator& random, UtcMs from)
{
    Question question;
    const auto moment = [&] { return from + Millis{std::int64_t(random.bounded(double((3 * kDay).count())))}; };
    if (random.bounded(2) == 0)
        question.range = {moment(), moment()};
    if (random.bounded(4) == 0)
        question.asOf.view = moment();
    if (random.bounded(3) == 0)
        question.asOf.know = moment();
    for (int i = random.bounded(4); i > 0; --i)
        question.by.push_back(picked(random, {"tenant", "note", "status", "cost", "size", "id", "nothing"}));
    const EventFilter filters[] = {{"tenant", "tenant3"}, {"tenant", "nobody"}, {"note", ""},       {"note", "retry"},
                                   {"status", "200"},     {"status", "-1"},     {"status", "0200"}, {"status", "999"},
                                   {"cost", "0.5"},       {"cost", "0"},        {"cost", "-0"},     {"cost", "nan"},
                                   {"cost", "inf"},       {"cost", "1e+300"},   {"cost", "0.50"},   {"cost", "77777"},
                                   {"size", "0"},         {"nothing", ""},      {"nothing", "x"},   {"id", "id7"}};
    for (int i = random.bounded(3); i > 0; --i)
        question.filters.push_back(filters[random.bounded(int(std::size(filters)))]);
    return question;
}

Batch with(EventBlock block)
{
    Batch batch;
    batch.events.push_back(std::move(block));
    return batch;
}

std::unique_ptr<Database> database(const Store& store)
{
    return std::move(*Database::open(store.path(), Database::Mode::ReadWrite));
}

std::int64_t number(const Store& store, const char* sql)
{
    return database(store)->integer(sql);
}

/// Each large run has its three parts and its columns, and nothing else has any.
void checkInStep(const Store& store)
{
    QCOMPARE(number(store, "SELECT count(*) FROM event_column WHERE k >> 11 NOT IN (SELECT id FROM event WHERE n >= 2048)"), 0);
    QCOMPARE(number(store,
                    "SELECT count(*) FROM event WHERE n >= 2048 AND (length(keys) > 0 OR 3 > (SELECT count(*) FROM "
                    "event_column WHERE k >> 11 = event.id AND k & 2047 < 3))"),
             0);
    QCOMPARE(number(store, "SELECT count(*) FROM event WHERE n < 2048 AND length(keys) = 0"), 0);
}

/// A large run of its own day.
EventBlock large(UtcMs start, int count = 5000)
{
    EventBlock block;
    block.stream = kStream;
    Texts verdicts;
    Texts tenants;
    Integers latencies;
    for (int i = 0; i < count; ++i) {
        block.at.push_back(start + Millis{i});
        block.ids.push_back("id" + std::to_string(i));
        verdicts.push_back(i % 3 == 0 ? "deny" : "allow");
        tenants.push_back("tenant" + std::to_string(i % 7));
        latencies.push_back(i % 40);
    }
    block.columns = {{"verdict", verdicts}, {"tenant", tenants}, {"latency", latencies}};
    return block;
}

std::int64_t total(const Result<std::vector<EventCount>>& counts)
{
    std::int64_t sum = 0;
    for (const EventCount& count : *counts)
        sum += count.count;
    return sum;
}

} // namespace

class TstEventColumns : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

    static void checkCounts(const Store& store, const Model& model, const Question& question)
    {
        const auto counts = store.snapshot(question.asOf).countEvents(kStream, question.range, question.by, question.filters);
        QVERIFY(counts.ok());
        const auto expected = expectedCounts(model, question);
        QCOMPARE(counts->size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE((*counts)[i].group, expected[i].first);
            QCOMPARE((*counts)[i].count, expected[i].second);
        }
    }

    static void checkRow(const EventBlock& page, std::size_t i, const Row& row)
    {
        for (const auto& [name, value] : row.values) {
            const EventColumn* column = columnOf(page.columns, name);
            QVERIFY(column);
            QCOMPARE(textAt(*column, i), value);
        }
    }

    static void checkPages(const Store& store, const Model& model, const Question& question, int limit)
    {
        const auto snapshot = store.snapshot(question.asOf);
        auto next = model.begin();
        const auto skip = [&] {
            while (next != model.end() && !holds(question, next->first.first, next->second))
                ++next;
        };
        UtcMs after = kDistantPast;
        std::string afterId;
        for (int pages = 0; pages < 20; ++pages) { // not all of a whole day, a row at a time
            const auto page = snapshot.events(kStream, question.range, question.filters, limit, after, afterId);
            QVERIFY(page.ok());
            for (std::size_t i = 0; i < page->at.size(); ++i, ++next) {
                skip();
                QVERIFY(next != model.end());
                QCOMPARE(msOf(page->at[i]), next->first.first);
                QCOMPARE(page->ids[i], next->first.second);
                checkRow(*page, i, next->second);
            }
            if (page->at.size() < std::size_t(limit)) {
                skip();
                QVERIFY(next == model.end());
                return;
            }
            after = page->at.back();
            afterId = page->ids.back();
        }
    }

    /// Parts that are there, and what a question says once a byte of one of them was changed.
    static void spoil(const Store& store, std::size_t part)
    {
        const auto file = database(store);
        QVERIFY(file->run("UPDATE event_column SET body = substr(body, 1, 8) || x'5a5a' || substr(body, 11) "
                          "WHERE k = (SELECT min(k) FROM event_column WHERE k & 2047 = ?1)",
                          std::int64_t(part)));
        QCOMPARE(file->changes(), 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        m_random.seed(seed);
    }

    /// Small runs, large ones, both, and after small ones were joined to large ones.
    void answersAreThoseOfTheRowsThemselves()
    {
        const UtcMs start = floorTo(kNow, kDay) - 2 * kDay;
        for (int round = 0; round < 4; ++round) {
            Store store;
            QVERIFY(store.open());
            Model model;
            for (int i = 0; i < 14; ++i) {
                store.clock.set(start + kDay + Millis{m_random.bounded(int(kDay.count()))});
                const UtcMs from = start + kHour * m_random.bounded(30);
                const int count = m_random.bounded(3) == 0 ? 2100 + m_random.bounded(2000) : 1 + m_random.bounded(400);
                const EventBlock block = someEvents(m_random, {from, from + kHour * (1 + m_random.bounded(8))}, count);
                add(model, block, store.clock.now());
                QVERIFY(store.commit(with(block)).ok());
            }
            for (const bool isJoined : {false, true}) {
                checkInStep(store);
                for (int i = 0; i < 40; ++i)
                    checkCounts(store, model, someQuestion(m_random, start));
                for (int i = 0; i < 10; ++i)
                    checkPages(store, model, someQuestion(m_random, start), 1 + m_random.bounded(3000));
                if (QTest::currentTestFailed() || isJoined)
                    break;
                store.clock.set(kNow + kDay * 2);
                QVERIFY(store.compact());
            }
            QCOMPARE(number(store, "SELECT sum(n) FROM event"), std::int64_t(model.size()));
        }
    }

    void smallRunsAreJoinedToALargeOne()
    {
        Store store;
        QVERIFY(store.open());
        Model model;
        for (int i = 0; i < 12; ++i) {
            const EventBlock block = large(floorTo(kNow, kDay) + kMinute * i, 500);
            add(model, block, store.clock.now());
            QVERIFY(store.commit(with(block)).ok());
        }
        QCOMPARE(number(store, "SELECT count(*) FROM event_column"), 0);
        store.clock.set(kNow + kDay * 2);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM event"), 1);
        QCOMPARE(number(store, "SELECT count(*) FROM event_column"), 6);
        checkInStep(store);
        checkCounts(store, model, {.by = {"verdict", "latency"}, .filters = {{"tenant", "tenant2"}}});
        checkPages(store, model, {}, 1000);
    }

    void oldEventsGoWithTheirColumns()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(large(kNow - kDay * 401))).ok());
        QVERIFY(store.commit(with(large(kNow - kDay * 399))).ok());
        QCOMPARE(number(store, "SELECT count(*) FROM event_column"), 12);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM event_column"), 6);
        checkInStep(store);
        QCOMPARE(total(store.snapshot().countEvents(kStream, kAlways, {})), 5000);
    }

    void theSameTimeAndIdCountsOnceInLargeRuns()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(large(kNow - kHour))).ok());
        QVERIFY(store.commit(with(large(kNow - kHour)))->eventStreams.empty());
        QVERIFY(store.commit(with(large(kNow - kHour, 6000))).ok());
        EventBlock twice = large(kNow);
        twice.at.back() = twice.at.front();
        twice.ids.back() = twice.ids.front();
        QVERIFY(store.commit(with(twice)).ok());
        QCOMPARE(total(store.snapshot().countEvents(kStream, kAlways, {})), 6000 + 4999);
    }

    /// A directory says what cannot be in its run; no other byte is looked at.
    void aValueThatIsNotThereIsNotLookedFor()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(large(kNow - kHour))).ok());
        QVERIFY(runOn(store, "DELETE FROM event_column WHERE k & 2047 <> 3"));
        const auto snapshot = store.snapshot();
        const Texts by{"tenant"};
        for (const EventFilter& filter : {EventFilter{"latency", "40"}, EventFilter{"latency", "x"}, EventFilter{"nothing", "x"},
                                          EventFilter{"verdict", "perhaps"}}) {
            const auto counts = snapshot.countEvents(kStream, kAlways, by, std::vector{filter});
            QVERIFY(counts.ok() && counts->empty());
        }
        QCOMPARE(total(snapshot.countEvents(kStream, kAlways, Texts{"verdict"})), 5000); // and no times of a run that lies within
        QVERIFY(!snapshot.countEvents(kStream, {kNow - kHour + Millis{1}, kNow}, {}).ok());
    }

    void aDamagedColumnOnlySpoilsWhatNamesIt()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(large(kNow - kHour))).ok());
        QVERIFY(store.commit(with(large(kNow - kMinute))).ok());
        constexpr std::size_t kTenant = 4;
        spoil(store, kTenant);
        const auto snapshot = store.snapshot();
        QCOMPARE(total(snapshot.countEvents(kStream, kAlways, Texts{"verdict", "latency"})), 10'000);
        QCOMPARE(total(snapshot.countEvents(kStream, {kNow - kMinute, kNow}, Texts{"tenant"})), 5'000);
        const auto counts = snapshot.countEvents(kStream, kAlways, Texts{"tenant"});
        QVERIFY(!counts.ok());
        QCOMPARE(counts.error().code, ErrorCode::Corrupt);
        QCOMPARE(counts.error().where, QStringLiteral("events decisions from 2026-09-21T13:13:20Z: column tenant"));
        QVERIFY(!snapshot.countEvents(kStream, kAlways, {}, std::vector{EventFilter{"tenant", "tenant1"}}).ok());
        QVERIFY(!snapshot.events(kStream, kAlways, {}, 10).ok());
        QCOMPARE(snapshot.events(kStream, {kNow - kMinute, kNow}, {}, 10)->at.size(), std::size_t(10));
        spoil(store, 0);
        const auto part = store.snapshot().countEvents(kStream, {kNow - kHour + Millis{9}, kNow}, {});
        QCOMPARE(part.error().where, QStringLiteral("events decisions from 2026-09-21T13:13:20Z: their times"));
    }

    /// Whether an event is there already, its time and id say.
    void damagedColumnsDoNotKeepNewEventsOut()
    {
        for (const int count : {100, 5000}) {
            Store store;
            QVERIFY(store.open());
            QVERIFY(store.commit(with(large(kNow - kHour, count))).ok());
            QVERIFY(runOn(store, "UPDATE event SET columns = x'00' WHERE n < 2048"));
            QVERIFY(runOn(store, "UPDATE event_column SET body = x'00' WHERE k & 2047 > 2"));
            QVERIFY(store.commit(with(large(kNow - kHour, count)))->eventStreams.empty());
            QVERIFY(store.commit(with(large(kNow - kHour, count + 1))).ok());
        }
    }

    /// Versions 1 and 2 kept any run as two blobs and had no table of columns.
    void aLargeRunOfAnOlderFileReadsForEver()
    {
        Store store;
        QVERIFY(QFile::copy(test::testFile("data/history/v2.traceo"), store.path()));
        QVERIFY(QFile::setPermissions(store.path(), QFile::ReadOwner | QFile::WriteOwner));
        const EventBlock block = large(kNow - kHour);
        EventKeys keys{{}, Integers(block.at.size(), 0), block.ids};
        for (const UtcMs at : block.at)
            keys.at.push_back(msOf(at));
        const std::string keyBlob = encodeEventKeys(keys);
        const std::string columnBlob = encodeEventColumns(block.columns);
        QVERIFY(
            database(store)->run("INSERT INTO event(stream, t0, t1, n, keys, columns) VALUES('decisions', ?1, ?2, ?3, ?4, ?5)",
                                 keys.at.front(), keys.at.back(), std::int64_t(keys.at.size()), Blob{keyBlob}, Blob{columnBlob}));
        Model model;
        add(model, block, block.at.back());
        for (const auto access : {Options::Access::Read, Options::Access::Own}) {
            store.options.access = access;
            QVERIFY(store.open());
            checkCounts(store, model, {.by = {"verdict", "latency"}, .filters = {{"tenant", "tenant2"}}});
            checkCounts(store, model, {.range = {kNow - kHour, kNow - kHour + Millis{99}}, .by = {"id"}});
            checkPages(store, model, {}, 1000);
        }
        QVERIFY(store.commit(with(block))->eventStreams.empty());
        QVERIFY(store.compact());
        checkCounts(store, model, {.by = {"tenant"}});
        store.clock.advance(500 * kDay);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM event"), 0);
    }

private:
    static bool runOn(const Store& store, const char* sql) { return database(store)->run(sql); }
};

TRACEO_TEST(TstEventColumns);
#include "tst_event_columns.moc"
