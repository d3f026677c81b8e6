#include "slo/replay/slo_replay.h"

#include "models/slo/made_composites.h"
#include "slo/error_budget.h"
#include "slo/revision.h"
#include "slo/slo_counts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Millis kLength = 12 * kDay;

/// Requests with outages, resets and gaps in which nobody asked; whole numbers.
Batch randomTraffic(QRandomGenerator& random)
{
    Batch batch;
    SeriesSamples good{requests("checkout", "200"), {}};
    SeriesSamples errors{requests("checkout", "500"), {}};
    double well = 500;
    double badly = 20;
    int outage = 0;
    int gap = 0;
    for (UtcMs at = kEnd - kLength; at <= kEnd; at += kMinute) {
        outage = outage > 0 ? outage - 1 : random.bounded(900) == 0 ? random.bounded(1, 60) : 0;
        gap = gap > 0 ? gap - 1 : random.bounded(2000) == 0 ? random.bounded(1, 200) : 0;
        if (random.bounded(3000) == 0) {
            well = 0;
            badly = 0;
        }
        const int bad = outage > 0 ? random.bounded(50) : random.bounded(200) == 0 ? 1 : 0;
        badly += bad;
        well += random.bounded(60);
        if (gap > 0 && at < kEnd - kHour) // what is asked for is there to its end
            continue;
        good.samples.push_back({at, well});
        errors.samples.push_back({at, badly});
    }
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

/// A gauge of a random walk.
Batch randomGauge(QRandomGenerator& random)
{
    SeriesSamples gauge{{"prom", "queue_length", {{"job", "j"}, {"instance", "i"}}}, {}};
    double value = 50;
    for (UtcMs at = kEnd - kLength; at <= kEnd; at += Millis{30'000}) {
        value = std::clamp(value + random.bounded(11) - 5, 0.0, 100.0);
        gauge.samples.push_back({at, value});
    }
    Batch batch;
    batch.series.add(std::move(gauge));
    return batch;
}

SloDefinition queue(const char* value)
{
    SloDefinition definition = slo("queue", 90.0, 2 * kDay);
    definition.sli = {.kind = SliDefinition::Kind::Gauge,
                      .total = Selector("queue_length"),
                      .threshold = Threshold{.op = Threshold::Op::Below, .value = value},
                      .source = "prom"};
    return definition;
}

Question asked(UtcMs moment = kEnd)
{
    return {.now = kEnd + Millis{5'000}, .at = moment, .range = kDay, .columns = 96};
}

} // namespace

class TstSloReplay : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;
    QRandomGenerator m_random;
    QByteArray m_told;

    SloReplay replay(const SloDefinition& before, const SloDefinition& after, TimeSpan range)
    {
        auto done = replayed(m_store->snapshot({.view = range.to}), {{{range, before}}, after, {}, range}, asked(range.to));
        if (!done)
            qFatal("%s", qPrintable(toText(done.error())));
        return std::move(*done);
    }
    /// What the SLO's report rests on as of a moment.
    SloCounts countsAt(const SloDefinition& of, UtcMs moment, UtcMs from)
    {
        return countSlo(m_store->snapshot({.view = moment}), of, asked(moment), from).value();
    }
    void compare(const MinuteRecord& record, const SloDefinition& of, UtcMs from)
    {
        for (int look = 0; look < 12; ++look) {
            const auto minutes = int(record.range.length() / kMinute);
            const UtcMs moment = floorTo(record.range.from + m_random.bounded(10, minutes) * kMinute, of.method.slice);
            const std::size_t at = record.minuteAt(moment);
            const SloCounts counts = countsAt(of, moment, from);
            QVERIFY2(record.windowBad[at] == counts.window.bad(), m_told.constData());
            QVERIFY2(record.windowBudgeted[at] == counts.budgeted(), m_told.constData());
            QVERIFY2(record.left(at) == budgetLeft(of.objective, counts.window.bad(), counts.budgeted()), m_told.constData());
            QVERIFY2(record.page[at] == counts.page.verdict, m_told.constData());
            QVERIFY2(record.ticket[at] == counts.ticket.verdict, m_told.constData());
        }
    }

private Q_SLOTS:
    void init()
    {
        const quint32 seed = seedOfRun();
        m_random.seed(seed);
        m_told = "TRACEO_SEED=" + QByteArray::number(seed);
        QVERIFY(openedAnew(m_store));
    }

    /// With nothing changed a replay says what reports said; with something changed, what they would have said.
    void aReplayIsWhatReportsSayFromScratch_data()
    {
        QTest::addColumn<int>("which");
        int which = 0;
        for (const char* name : {"nothing", "target", "window", "time slices", "calendar", "exclusion"})
            QTest::newRow(name) << which++;
    }
    void aReplayIsWhatReportsSayFromScratch()
    {
        QFETCH(const int, which);
        QVERIFY(m_store->commit(randomTraffic(m_random)));
        const SloDefinition before = slo("checkout", 99.0, 3 * kDay);
        const auto outage = kEnd - m_random.bounded(60, 9 * 1440) * kMinute;
        const std::vector<Revision> revisions{
            {},
            {.objective = Objective{995'000'000, 1}},
            {.window = SloWindow{2 * kDay, {}}},
            {.method = BudgetingMethod::Kind::Timeslices, .slice = 5 * kMinute, .sliceTarget = Objective{950'000'000, 0}},
            {.window = SloWindow{kDay, CalendarPeriods{.unit = CalendarPeriods::Unit::Day, .zone = QTimeZone("Europe/Berlin")}}},
            {.excluded = {{.id = "x",
                           .start = localOf(outage, QTimeZone::utc()),
                           .duration = m_random.bounded(1, 600) * kMinute,
                           .reason = "r"}}},
        };
        const SloDefinition after = revised(before, revisions[std::size_t(which)]).value();
        const TimeSpan range{kEnd - 6 * kDay, kEnd};
        const SloReplay past = replay(before, after, range);
        QVERIFY2(past.hasData, m_told.constData());
        QVERIFY2(past.range == range, m_told.constData());
        QVERIFY2(!past.rawSince, m_told.constData());
        const UtcMs from = floorTo(range.from - 5 * kDay, kDay);
        compare(past.before, before, from);
        compare(past.after, after, from);
        if (which == 0) {
            const MinuteChanges changes = changesBetween(past.before, past.after);
            QVERIFY2(changes.classes.empty() && changes.recounted == 0, m_told.constData());
        }
    }

    /// Minutes that its members judge are the composite's, and those of which one is not known are none.
    void ofACompositeThatCountsMinutesItIsTheSame_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("burn");
        for (const auto kind : {BudgetingMethod::Kind::Timeslices, BudgetingMethod::Kind::RatioTimeslices}) {
            for (const auto burn : {Composite::Burn::Sum, Composite::Burn::Score})
                QTest::addRow("%s, %s", BudgetingMethod{.kind = kind}.word().c_str(),
                              burn == Composite::Burn::Sum ? "sum" : "score")
                    << int(kind) << int(burn);
        }
    }
    void ofACompositeThatCountsMinutesItIsTheSame()
    {
        QFETCH(const int, kind);
        QFETCH(const int, burn);
        QVERIFY(m_store->commit(randomTraffic(m_random)));
        QVERIFY(m_store->commit(trafficBy("search", kLength, [this](std::int64_t) {
            return MinuteOf{10, m_random.bounded(100) == 0 ? 1.0 : 0.0}; // a tenth is bad at times
        })));
        BudgetingMethod method = kTimeslices;
        method.kind = BudgetingMethod::Kind(kind);
        const SloDefinition of = composite(Composite::Burn(burn), {{"checkout", 99, 2}, {"search", 98}}, method, 3 * kDay);
        const TimeSpan range{kEnd - 4 * kDay, kEnd};
        const SloReplay past = replay(of, of, range);
        QVERIFY2(past.hasData, m_told.constData());
        const SloCounts counts = countsAt(of, kEnd, range.from);
        for (std::size_t i = 0; i < past.after.size(); ++i) {
            const auto slice = std::ranges::lower_bound(counts.slices, past.after.endOf(i), {}, &Slice::end);
            QVERIFY2(slice->total == past.after.total[i] && std::abs(slice->good - past.after.good[i]) < 1e-12,
                     m_told.constData());
        }
        for (int look = 0; look < 12; ++look) {
            const UtcMs moment = kEnd - m_random.bounded(4 * 1440) * kMinute;
            const std::size_t at = past.after.minuteAt(moment);
            const SloCounts then = countsAt(of, moment, range.from - 5 * kDay);
            QVERIFY2(std::abs(past.after.windowBad[at] - then.window.bad()) < 1e-6, m_told.constData());
            QVERIFY2(past.after.windowBudgeted[at] == then.budgeted(), m_told.constData());
            QVERIFY2(past.after.page[at] == then.page.verdict, m_told.constData());
        }
    }

    /// Its members weigh differently in each window: of each minute what a report said then, whatever is tried.
    void ofACompositeOfEventsEachMinuteIsWhatItsReportSaid_data()
    {
        QTest::addColumn<int>("burn");
        QTest::addColumn<int>("delayed");
        QTest::addColumn<bool>("isAtTheBeginning");
        for (const auto burn : {Composite::Burn::Sum, Composite::Burn::Score}) {
            for (const auto delayed : {WhenDelayed::NotObserved, WhenDelayed::Ignore, WhenDelayed::Bad}) {
                const char* const name = burn == Composite::Burn::Sum ? "sum" : "score";
                QTest::addRow("%s %d", name, int(delayed)) << int(burn) << int(delayed) << false;
                QTest::addRow("%s %d, data begin while it is excluded", name, int(delayed)) << int(burn) << int(delayed) << true;
            }
        }
    }
    void ofACompositeOfEventsEachMinuteIsWhatItsReportSaid()
    {
        QFETCH(const int, burn);
        QFETCH(const int, delayed);
        QFETCH(const bool, isAtTheBeginning);
        QVERIFY(m_store->commit(randomTraffic(m_random)));
        QVERIFY(m_store->commit(trafficBy("search", kLength, [this](std::int64_t age) {
            return MinuteOf{double(10 + (kLength / kMinute - age) / 1440 * 40),
                            m_random.bounded(100) == 0 ? 5.0 : 0.0}; // grows from day to day
        })));
        const SloDefinition of =
            composite(Composite::Burn(burn), {{"checkout", 99, 2}, {"search", 98, 1, WhenDelayed(delayed)}}, {}, 2 * kDay);
        const UtcMs begin = kEnd - kLength;
        const auto out = isAtTheBeginning ? begin - kHour : kEnd - m_random.bounded(60, 3 * 1440) * kMinute;
        const auto length = isAtTheBeginning ? kHour + m_random.bounded(60, 600) * kMinute : m_random.bounded(1, 600) * kMinute;
        const SloDefinition after =
            revised(of,
                    {.excluded = {{.id = "x",
                                   .start = localOf(out, QTimeZone::utc()),
                                   .duration = length,
                                   .reason = "r",
                                   .mode = isAtTheBeginning ? Exclusion::Mode::Good : Exclusion::Mode::Drop}}})
                .value();
        const UtcMs end = isAtTheBeginning ? begin + kHour + 4 * kDay : kEnd;
        const TimeSpan range{end - 4 * kDay, end};
        const SloReplay past = replay(of, after, range);
        QVERIFY2(past.hasData && past.range == range, m_told.constData());
        const auto isNear = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); };
        for (int look = 0; look < 12; ++look) {
            const UtcMs moment = range.to - m_random.bounded(4 * 1440) * kMinute;
            for (const auto& [record, slo] : {std::pair(&past.before, &of), std::pair(&past.after, &after)}) {
                const std::size_t at = record->minuteAt(moment);
                const SloCounts then = countsAt(*slo, moment, range.from - 5 * kDay);
                QVERIFY2(isNear(record->windowBad[at], then.window.bad()), m_told.constData());
                QVERIFY2(isNear(record->windowBudgeted[at], then.budgeted()), m_told.constData());
                QVERIFY2(record->page[at] == then.page.verdict && record->ticket[at] == then.ticket.verdict, m_told.constData());
            }
        }
    }

    void whatDidNotHappenToACompositeOfEventsIsUsualForItsMembers()
    {
        QVERIFY(m_store->commit(trafficBy("checkout", kLength, [](std::int64_t age) {
            return MinuteOf{100, age < 60 ? 50.0 : 1.0};
        })));
        QVERIFY(m_store->commit(trafficBy("search", kLength, [](std::int64_t) { return MinuteOf{10, 0}; })));
        const SloDefinition of = composite(Composite::Burn::Score, {{"checkout", 99}, {"search", 99}}, {}, kDay);
        const TimeSpan range{kEnd - kDay, kEnd};
        const TimeSpan hour{kEnd - kHour, kEnd};
        const auto past = replayed(m_store->snapshot({.view = kEnd}), {{{range, of}}, of, {}, range, {hour}}, asked());
        QVERIFY2(past.ok(), past.ok() ? "" : qPrintable(toText(past.error())));
        const auto ratioAt = [](const MinuteRecord& record) { return record.windowBad.back() / record.windowBudgeted.back(); };
        const double usual = 0.5 * 1 / 101; // half of it is search, of which nothing is bad
        QVERIFY2(std::abs(ratioAt(past->after) - usual) < 1e-9, qPrintable(QString::number(ratioAt(past->after), 'g', 12)));
        QVERIFY(ratioAt(past->before) > 2 * usual);
    }

    /// Data that began before the range begin before it, whatever happened at its beginning.
    void aGapAtTheBeginningIsPartOfTheRange()
    {
        const TimeSpan range{kEnd - 6 * kDay, kEnd};
        const SloDefinition of = slo("checkout", 99.0, 3 * kDay);
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 600, 1, range.from - kHour)));
        QVERIFY(m_store->commit(traffic("checkout", 5 * kDay, 600, 1)));
        QCOMPARE(replay(of, of, range).range, range);
    }

    /// Slices of another threshold are not there: they are counted from raw samples, as a report would.
    void anotherThresholdIsCountedFromRawSamples()
    {
        QVERIFY(m_store->commit(randomGauge(m_random)));
        const SloDefinition before = queue("60");
        const SloDefinition after = revised(before, {.threshold = "40"}).value();
        const SloReplay past = replay(before, after, {kEnd - 4 * kDay, kEnd});
        QVERIFY(past.hasData && !past.rawSince);
        compare(past.after, after, kEnd - 9 * kDay);
        const ReplayPeriod loose = periodOf(past.before, past.range);
        const ReplayPeriod strict = periodOf(past.after, past.range);
        QVERIFY2(strict.total == loose.total && strict.good < loose.good, m_told.constData());
        const MinuteChanges changes = changesBetween(past.before, past.after);
        double fewer = 0;
        for (const ClassChange& change : changes.classes) {
            QVERIFY2(change.before == MinuteClass::Good && change.after == MinuteClass::Bad, m_told.constData());
            fewer += change.badAfter - change.badBefore;
        }
        QVERIFY2(fewer <= loose.good - strict.good, m_told.constData());
    }

    void eachStretchIsJudgedByItsOwnDefinition()
    {
        QVERIFY(m_store->commit(randomTraffic(m_random)));
        const SloDefinition old = slo("checkout", 95.0, kDay);
        const SloDefinition today = slo("checkout", 99.9, 3 * kDay);
        const TimeSpan range{kEnd - 6 * kDay, kEnd};
        const UtcMs turn = kEnd - 2 * kDay;
        const ReplayAsk ask{{{{range.from, turn}, old}, {{turn, range.to}, today}}, today, {}, range};
        const auto past = replayed(m_store->snapshot({.view = kEnd}), ask, asked());
        QVERIFY(past.ok());
        QCOMPARE(past->before.parts.size(), std::size_t(2));
        for (const UtcMs moment : {turn - kHour, turn, turn + kMinute, turn + kDay}) {
            const SloDefinition& of = moment <= turn ? old : today;
            const SloCounts counts = countsAt(of, moment, range.from - 5 * kDay);
            const std::size_t at = past->before.minuteAt(moment);
            QVERIFY2(past->before.left(at) == budgetLeft(of.objective, counts.window.bad(), counts.budgeted()),
                     m_told.constData());
            QVERIFY2(past->before.page[at] == counts.page.verdict, m_told.constData());
        }
    }

    void alertsOfOnesOwnTakeThePlaceOfItsOwn()
    {
        QVERIFY(m_store->commit(traffic("checkout", kLength, 980, 20))); // 2 % are bad all the time
        const SloDefinition of = slo("checkout", 99.0, 30 * kDay);
        const TimeSpan range{kEnd - kDay, kEnd};
        PolicyAlert page = parseAlert("1.5,1h,5m").value();
        const AlertPolicy own{"own", {page}};
        const auto past = replayed(m_store->snapshot({.view = kEnd}), {{{range, of}}, of, own, range}, asked());
        QVERIFY(past.ok());
        QCOMPARE(periodOf(past->before, range).paging, Millis{0}); // it burns at 2, not at 14.4
        QCOMPARE(periodOf(past->after, range).paging, range.length());
        QCOMPARE(periodOf(past->after, range).ticketing, Millis{0});
    }

    /// Without its outage a budget is whole, and what is before the outage stays.
    void whatDidNotHappenIsAUsualHour()
    {
        Batch batch = traffic("checkout", 40 * kDay, 100, 0);
        const TimeSpan outage{kEnd - 60 * kMinute, kEnd - 30 * kMinute};
        SeriesSamples errors{requests("checkout", "503"), {}};
        for (UtcMs at = kEnd - 40 * kDay; at <= kEnd; at += kMinute)
            errors.samples.push_back({at, 100.0 * double((std::clamp(at, outage.from, outage.to) - outage.from) / kMinute)});
        batch.series.add(std::move(errors));
        QVERIFY(m_store->commit(std::move(batch)));
        SloDefinition of = slo("checkout", 99.0, kDay);
        of.sli.bad = Selector::parse("requests_total{service=\"checkout\",code=~\"5..\"}").value();
        const TimeSpan range{kEnd - kDay, kEnd};
        const TimeSpan late{outage.from + 10 * kMinute, outage.to}; // fixed twenty minutes sooner
        const auto past = replayed(m_store->snapshot({.view = kEnd}), {{{range, of}}, of, {}, range, {late}}, asked());
        QVERIFY(past.ok());
        const ReplayPeriod happened = periodOf(past->before, range);
        const ReplayPeriod sooner = periodOf(past->after, range);
        QCOMPARE(happened.total - happened.good, 3'000.0);
        QCOMPARE(sooner.total - sooner.good, 1'000.0);
        QCOMPARE(sooner.total, 144'000.0 + 1'000.0); // the outage came on top of what is usual
        QCOMPARE(changesBetween(past->before, past->after).classes.at(0).minutes, std::int64_t(20));
    }

    /// What nobody has seen is not judged: the range begins with the data.
    void theRangeBeginsWithTheData()
    {
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 100, 1)));
        const SloReplay past = replay(slo(), slo(), {kEnd - 10 * kDay, kEnd});
        QVERIFY(past.hasData);
        QCOMPARE(past.range, (TimeSpan{kEnd - 2 * kDay, kEnd}));
        QCOMPARE(past.after.range, past.range);
        const SloReplay nothing = replay(slo("other"), slo("other"), {kEnd - kDay, kEnd});
        QVERIFY(!nothing.hasData);
    }

    /// Where the new indicator's samples begin later, both are compared from there on, and it is said.
    void whatCannotBeCountedAnewIsLeftOut()
    {
        QVERIFY(m_store->commit(traffic("checkout", 6 * kDay, 100, 1)));
        QVERIFY(m_store->commit(traffic("later", 2 * kDay, 100, 1)));
        SloDefinition after = slo();
        after.sli = slo("later").sli;
        const SloReplay past = replay(slo(), after, {kEnd - 5 * kDay, kEnd});
        QCOMPARE(past.range.from, kEnd - 2 * kDay);
        QVERIFY(past.rawSince == kEnd - 2 * kDay);
    }

    /// Of the reference, G12: a threshold inside of a bucket has bounds and no number.
    void aThresholdThatIsNoBoundaryIsRefused()
    {
        Batch batch;
        for (const auto& [boundary, count] : {std::pair("0.1", 800), {"0.25", 900}, {"0.5", 980}, {"+Inf", 1000}}) {
            SeriesSamples bucket{{"prom", "latency_bucket", {{"job", "j"}, {"instance", "i"}, {"le", boundary}}}, {}};
            for (std::int64_t i = 0; i <= 1440; ++i)
                bucket.samples.push_back({kEnd - kDay + i * kMinute, double(i * count)});
            batch.series.add(bucket);
        }
        QVERIFY(m_store->commit(std::move(batch)));
        SloDefinition latency = slo("fast", 85.0, kDay);
        latency.sli = {.kind = SliDefinition::Kind::Latency,
                       .total = Selector("latency_bucket"),
                       .threshold = Threshold{.op = Threshold::Op::AtMost, .value = "0.25"},
                       .source = "prom"};
        const TimeSpan range{kEnd - kHour, kEnd};
        const SloReplay past = replay(latency, revised(latency, {.threshold = "100ms"}).value(), range);
        QCOMPARE(*periodOf(past.before, range).attained(), 0.9);
        QCOMPARE(*periodOf(past.after, range).attained(), 0.8);
        const SloDefinition between = revised(latency, {.threshold = "200ms"}).value();
        const auto refused = replayed(m_store->snapshot({.view = kEnd}), {{{range, latency}}, between, {}, range}, asked());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::BadValue);
        QVERIFY2(refused.error().found.contains(u"0.2"_s), qPrintable(toText(refused.error())));

        const SloReplay left = replay(between, latency, range); // as the state of such an SLO advises
        QVERIFY(left.undecided && left.hasData);
        QVERIFY2(left.undecided->found.contains(u"0.2"_s), qPrintable(toText(*left.undecided)));
        QVERIFY(!periodOf(left.before, range).attained());
        QCOMPARE(*periodOf(left.after, range).attained(), 0.9);
        QVERIFY(!past.undecided);
    }
};

TRACEO_TEST(TstSloReplay);
#include "tst_slo_replay.moc"
