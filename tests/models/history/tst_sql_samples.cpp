// The samples as a table: the same as every report reads, and no more of them than a statement names.

#include "models/history/store.h"
#include "support/test_main.h"

#include "history/chunk_store.h"
#include "history/sample_plan.h"
#include "history/sample_walk.h"
#include "history/sql_samples.h"

#include <QRandomGenerator>

using namespace traceo;
using namespace traceo::test;
using history::AsOf;
using history::Database;
using history::QueryResult;
using history::SampleWalk;

namespace {

constexpr std::uint64_t kStale = 0x7ff0000000000002;
constexpr int kSeries = 3;

std::string nameOf(int series)
{
    return "m" + std::to_string(series);
}

/// Three series over six days: on time, late and twice, partly folded and partly in the head.
void fill(Store& store, QRandomGenerator& random)
{
    store.clock.set(kNow);
    QVERIFY(store.open());
    for (int part = 0; part < 12; ++part) {
        Batch batch;
        for (int series = 0; series < kSeries; ++series) {
            std::vector<Sample> samples;
            UtcMs at = kNow - kDay * 5 + Millis{random.bounded(int(kDay.count()))} * 4;
            for (int i = random.bounded(1, 40); i > 0; --i) {
                at += Millis{random.bounded(1, 1'800'000)};
                samples.push_back({floorTo(at, kMinute), double(random.bounded(100))});
                if (random.bounded(10) == 0)
                    samples.back().value = std::bit_cast<double>(kStale);
            }
            const auto repeated = std::ranges::unique(samples, {}, &Sample::at);
            samples.erase(repeated.begin(), repeated.end());
            batch.series.add({key(nameOf(series), {{"instance", "a:" + std::to_string(series)}}), std::move(samples)});
        }
        store.clock.advance(kMinute);
        QVERIFY(store.commit(std::move(batch)).ok());
        if (part == 7)
            QVERIFY(store.compact());
    }
}

QueryResult asked(const Store& store, const QString& sql, const history::QueryScope& scope = {})
{
    const auto result = store.history->query(sql.toStdString(), scope, {.rows = 1'000'000});
    if (!result) {
        qWarning("%s: %s", qPrintable(sql), qPrintable(toText(result.error())));
        return {};
    }
    return *result;
}

QString planOf(const Store& store, const QString& sql)
{
    QString plan;
    for (const auto& row : asked(store, QStringLiteral("EXPLAIN QUERY PLAN ") + sql).rows)
        plan += QString::fromStdString(std::get<std::string>(row[3])) + QLatin1Char('\n');
    return plan;
}

/// Rows of (t, value).
bool same(const QueryResult& result, const std::vector<Sample>& samples)
{
    return std::ranges::equal(result.rows, samples, [](const auto& row, const Sample& sample) {
        const bool isNull = std::holds_alternative<std::monostate>(row[1]);
        return std::get<std::int64_t>(row[0]) == msOf(sample.at)
            && (isNull ? std::isnan(sample.value) : sameBits(std::get<double>(row[1]), sample.value));
    });
}

bool damageDay(const Store& store, std::int64_t id, std::int64_t day)
{
    const auto database = Database::open(store.path(), Database::Mode::ReadWrite);
    return database.ok()
        && (*database)->run("UPDATE chunk_body SET body = zeroblob(20) WHERE k BETWEEN ?1 AND ?2", history::chunkKey(id, day, 0),
                            history::chunkKey(id, day, 4095));
}

} // namespace

class TstSqlSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatASnapshotHolds()
    {
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        Store store;
        fill(store, random);
        for (int round = 0; round < 60; ++round) {
            const AsOf asOf{.view = round % 3 ? kDistantFuture : kNow - kHour * random.bounded(100),
                            .know = round % 4 ? kDistantFuture : kNow + kMinute * random.bounded(12)};
            const UtcMs from = kNow - Millis{random.bounded(6 * 86'400)} * 1000;
            const TimeSpan window{from, from + Millis{random.bounded(3 * 86'400)} * 1000};
            const auto snapshot = store.snapshot(asOf);
            const auto id = idOf(snapshot, nameOf(random.bounded(kSeries)));
            auto samples = *snapshot.samples(id, window);
            const QString where =
                QStringLiteral("series = %1 AND t > %2 AND t <= %3").arg(id).arg(msOf(window.from)).arg(msOf(window.to));
            const QString up = QStringLiteral("SELECT t, value FROM samples WHERE %1 ORDER BY t").arg(where);
            const QString call =
                QStringLiteral("SELECT t, value FROM samples(%1, %2, %3)").arg(id).arg(msOf(window.from)).arg(msOf(window.to));
            const QString scoped = QStringLiteral("SELECT t, value FROM samples WHERE +series = %1").arg(id);
            const auto why = [seed](const QString& sql) { return qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(sql)); };
            QVERIFY2(same(asked(store, up, {asOf}), samples), why(up));
            QVERIFY2(same(asked(store, call, {asOf}), samples), why(call));
            QVERIFY2(same(asked(store, scoped, {asOf, window}), samples), why(scoped));
            std::ranges::reverse(samples);
            QVERIFY2(same(asked(store, up + QStringLiteral(" DESC"), {asOf}), samples), why(up));
        }
    }

    /// Every condition gives what it gives over a table that takes over none.
    void conditionsMeanWhatTheyMeanToSqlite()
    {
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        Store store;
        fill(store, random);
        const QString first = QStringLiteral("(SELECT min(t) FROM samples)");
        const QString middle = QString::number(msOf(kNow - kDay * 3));
        for (const char* condition : {"series = 1",
                                      "series = '1'",
                                      "series = 1.0",
                                      "series = 1.5",
                                      "series = NULL",
                                      "series = 'x'",
                                      "series = -1",
                                      "series = 4503599627370496",
                                      "series IN (1, 3)",
                                      "series = 1 OR series = 3",
                                      "series = 2 AND series = 3",
                                      "t > $",
                                      "t >= $",
                                      "t < $",
                                      "t <= $",
                                      "t = ^",
                                      "t = '$'",
                                      "t > $ + 0.5",
                                      "t >= $ - 0.5",
                                      "t < 'x'",
                                      "t > 'x'",
                                      "t > x'00'",
                                      "t < NULL",
                                      "t > -9e999",
                                      "t < 9e999",
                                      "t > 9223372036854775807",
                                      "t BETWEEN ^ AND $",
                                      "t > $ AND t > $ + 60000 AND series > 1",
                                      "series = 1 AND t = ^ OR series = 2 AND t > $",
                                      "value > 50",
                                      "value IS NULL",
                                      "NOT (series = 1)"}) {
            const QString where =
                QString::fromLatin1(condition).replace(QLatin1Char('$'), middle).replace(QLatin1Char('^'), first);
            const QString rows = QStringLiteral(" WHERE %1 ORDER BY series, t").arg(where);
            const auto pushed = asked(store, QStringLiteral("SELECT series, t, value FROM samples") + rows);
            const auto plain = asked(store,
                                     QStringLiteral("WITH every AS MATERIALIZED (SELECT series, t, value FROM samples) "
                                                    "SELECT * FROM every")
                                         + rows);
            QVERIFY2(pushed.rows == plain.rows, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(where)));
        }
        QCOMPARE(asked(store, QStringLiteral("SELECT * FROM samples(NULL)")).rows.size(), std::size_t(0));
        QCOMPARE(asked(store, QStringLiteral("SELECT t FROM samples(1, NULL, NULL)")).rows,
                 asked(store, QStringLiteral("SELECT t FROM samples WHERE series = 1")).rows);
    }

    void whatIsNamedIsAllThatIsRead()
    {
        Store store;
        QVERIFY(store.open());
        for (const char* name : {"a", "b"})
            QVERIFY(store.commit(batchOf(key(name), ramp(kNow - kDay * 5, 4 * 1440))).ok());
        QVERIFY(store.compact());
        const auto good = idOf(store.snapshot(), "a");
        const auto bad = idOf(store.snapshot(), "b");
        const std::int64_t today = msOf(kNow) / kDay.count();
        for (std::int64_t day = today - 6; day <= today; ++day)
            QVERIFY(damageDay(store, bad, day));
        QVERIFY(damageDay(store, good, today - 3));

        const auto count = [&](const QString& sql) { return store.history->query(sql.toStdString()); };
        const UtcMs end = floorTo(kNow, kDay) - kDay * 3; // of the last whole day before the damaged one
        const QString until =
            QStringLiteral("SELECT count(*) FROM samples WHERE series = %1 AND t < %2").arg(good).arg(msOf(end));
        const auto before = count(until);
        QVERIFY2(before.ok(), before ? "" : qPrintable(toText(before.error())));
        QVERIFY(std::get<std::int64_t>(before->rows[0][0]) > 1440);
        const auto joined = count(QStringLiteral("SELECT count(v.value) FROM series s JOIN samples v ON v.series = s.id "
                                                 "WHERE s.name = 'a' AND v.t >= %1 AND v.t > 5 GROUP BY s.id")
                                      .arg(msOf(end + kDay)));
        QVERIFY2(joined.ok(), joined ? "" : qPrintable(toText(joined.error())));
        QVERIFY(count(QStringLiteral("SELECT t FROM samples WHERE series = %1 ORDER BY t DESC LIMIT 1").arg(good)).ok());
        QVERIFY(count(QStringLiteral("SELECT max(t) FROM samples WHERE series = %1").arg(good)).ok());

        const auto all = count(QStringLiteral("SELECT count(*) FROM samples"));
        QVERIFY(!all.ok());
        QCOMPARE(all.error().code, ErrorCode::Corrupt);
        QVERIFY2(all.error().where.startsWith(QLatin1String("a on 2026-09-")), qPrintable(all.error().where));
    }

    void plansSayWhatWasTakenOver()
    {
        Store store;
        QVERIFY(store.open());
        using namespace history;
        const auto index = [](int bits) { return QStringLiteral("VIRTUAL TABLE INDEX %1:").arg(bits); };
        const auto plan = [&](const char* sql) { return planOf(store, QString::fromLatin1(sql)); };
        const auto window = plan("SELECT * FROM samples WHERE series = 1 AND t > 5 AND t <= 9 ORDER BY series, t");
        QVERIFY2(window.contains(index(kOneSeries | kFromBound | kToBound)) && !window.contains(QLatin1String("B-TREE")),
                 qPrintable(window));
        const auto backwards = plan("SELECT * FROM samples WHERE series = 1 ORDER BY t DESC");
        QVERIFY2(backwards.contains(index(kOneSeries | kBackwards)) && !backwards.contains(QLatin1String("B-TREE")),
                 qPrintable(backwards));
        QVERIFY(!plan("SELECT * FROM samples ORDER BY series, t").contains(QLatin1String("B-TREE")));
        QVERIFY(plan("SELECT * FROM samples ORDER BY t").contains(QLatin1String("B-TREE")));
        QVERIFY(plan("SELECT * FROM samples ORDER BY of_series, t").contains(QLatin1String("B-TREE")));
        for (const char* sql : {"SELECT * FROM series s JOIN samples v ON v.series = s.id",
                                "SELECT s.name, avg(v.value) FROM series s JOIN samples v ON v.series = s.id "
                                "WHERE s.name = 'up' GROUP BY s.id",
                                "SELECT * FROM samples v, series s WHERE v.series = s.id AND s.name = 'up'"}) {
            const auto joined = plan(sql);
            QVERIFY2(joined.contains(index(kOneSeries)), qPrintable(joined));
        }
        const auto called = plan("SELECT * FROM series s LEFT JOIN samples(s.id, 5, 9) v");
        QVERIFY2(called.contains(index(kOneSeries | kFromBound | kToBound)), qPrintable(called));
    }

    void whatIsNoNumberIsNullAndStaleIsTold()
    {
        Store store;
        QVERIFY(store.open());
        const double infinity = std::numeric_limits<double>::infinity();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(store
                    .commit(batchOf(key("m"),
                                    {{kNow, std::bit_cast<double>(kStale)},
                                     {kNow + Millis{1}, nan},
                                     {kNow + Millis{2}, infinity},
                                     {kNow + Millis{3}, -0.0}}))
                    .ok());
        const auto result = asked(store, QStringLiteral("SELECT value, stale FROM samples ORDER BY series, t"));
        QCOMPARE(result.rows.size(), std::size_t(4));
        using Row = std::vector<history::QueryValue>;
        QCOMPARE(result.rows[0], (Row{std::monostate(), std::int64_t(1)}));
        QCOMPARE(result.rows[1], (Row{std::monostate(), std::int64_t(0)}));
        QCOMPARE(result.rows[2], (Row{infinity, std::int64_t(0)}));
        QVERIFY(sameBits(std::get<double>(result.rows[3][0]), -0.0));
        QCOMPARE(asked(store, QStringLiteral("SELECT * FROM samples")).columns,
                 (std::vector<std::string>{"series", "t", "value"}));
    }

    void aLabelIsReadByItsName()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m", {{"path", "a=\"b\",c\n"}, {"job", "shop"}}), ramp(kNow, 1))).ok());
        const auto result = asked(store,
                                  QStringLiteral("SELECT label(labels, 'path'), label(labels, 'job'), label(labels, 'nope'), "
                                                 "label('no labels', 'x'), label(NULL, NULL) FROM series"));
        QCOMPARE(result.rows[0],
                 (std::vector<history::QueryValue>{"a=\"b\",c\n", "shop", std::monostate(), std::monostate(), std::monostate()}));
    }

    /// As the window says, and not SQLite's own sum.
    void tenTenthsAreOne()
    {
        Store store;
        QVERIFY(store.open());
        std::vector<Sample> tenths = ramp(kNow - kHour, 11);
        for (Sample& sample : tenths)
            sample.value = 0.1;
        tenths[5].value = std::bit_cast<double>(kStale); // NULL, and so no part of it
        QVERIFY(store.commit(batchOf(key("m", {{"i", "a"}}), tenths)).ok());
        QVERIFY(store.commit(batchOf(key("m", {{"i", "b"}}), ramp(kNow - kHour, 3))).ok());
        const auto each = asked(store, QStringLiteral("SELECT exact_sum(value) FROM samples GROUP BY series ORDER BY series"));
        QCOMPARE(each.rows, (std::vector<std::vector<history::QueryValue>>{{1.0}, {3.0}}));
        const auto others = asked(store,
                                  QStringLiteral("SELECT exact_sum(value), "
                                                 "(SELECT exact_sum(value) FROM samples(99)), exact_sum(9e999) FROM samples(1)"));
        QCOMPARE(others.rows[0],
                 (std::vector<history::QueryValue>{1.0, std::monostate(), std::numeric_limits<double>::infinity()}));
    }

    void anArgumentThatIsNoNumberIsAMistake()
    {
        Store store;
        QVERIFY(store.open());
        const auto result = store.history->query("SELECT * FROM samples(1, '2026-09-21')");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Usage);
        QCOMPARE(result.error().found, QStringLiteral("2026-09-21"));
    }

    void aWalkBeginsWithADayAndHoldsLittleOfALongOne()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(floorTo(kNow, kDay) - kDay * 100, 100, kDay))).ok());
        QVERIFY(store.compact());
        const auto pool = std::make_shared<history::ReaderPool>(store.path(), Database::Mode::ReadOnly);
        auto connection = pool->lend({});
        QVERIFY(connection.ok());
        for (const auto order : {SampleWalk::Order::Ascending, SampleWalk::Order::Descending}) {
            SampleWalk walk(**connection, {}, idOf(store.snapshot(), "m"), kAlways, order);
            std::vector<std::size_t> sizes;
            for (auto run = walk.next(); run.ok() && !run->empty(); run = walk.next())
                sizes.push_back(run->size());
            QCOMPARE(sizes, (std::vector<std::size_t>{1, 2, 4, 8, 16, 16, 16, 16, 16, 5}));
        }
    }

    void aWalkStepsOverWhatIsEmpty()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 400, 3, kDay * 200))).ok());
        QVERIFY(store.commit(batchOf(key("other"), ramp(kNow - kDay * 30, 20, kDay))).ok());
        QVERIFY(store.compact());
        const auto pool = std::make_shared<history::ReaderPool>(store.path(), Database::Mode::ReadOnly);
        auto connection = pool->lend({});
        QVERIFY(connection.ok());
        const auto id = idOf(store.snapshot(), "m");
        for (const auto order : {SampleWalk::Order::Ascending, SampleWalk::Order::Descending}) {
            SampleWalk walk(**connection, {}, id, kAlways, order);
            std::vector<double> values;
            for (auto run = walk.next(); run.ok() && !run->empty(); run = walk.next()) {
                QCOMPARE(run->size(), std::size_t(1));
                values.push_back(run->front().value);
            }
            const bool isForwards = order == SampleWalk::Order::Ascending;
            QCOMPARE(values, isForwards ? (std::vector<double>{0, 1, 2}) : (std::vector<double>{2, 1, 0}));
        }
        SampleWalk nothing(**connection, {}, id, {kNow, kNow - kDay}, SampleWalk::Order::Ascending);
        QVERIFY(nothing.next()->empty());
    }
};

TRACEO_TEST(TstSqlSamples);
#include "tst_sql_samples.moc"
