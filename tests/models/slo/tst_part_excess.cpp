#include "slo/part_excess.h"

#include "models/slo/slo_store.h"
#include "slo/slo_counts.h"
#include "slo/slo_json.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr BudgetingMethod kTimeslices{.kind = BudgetingMethod::Kind::Timeslices,
                                      .slice = kMinute,
                                      .sliceTarget = {.parts = 950'000'000, .decimals = 0}};

SloDefinition goodOfTotal(const BudgetingMethod& method = {})
{
    SloDefinition definition = slo("checkout", 99, kDay);
    definition.sli.bad.reset();
    definition.sli.good = Selector("good_total");
    definition.sli.total = Selector("all_total");
    definition.method = method;
    return definition;
}

/// Good and all a minute, over a day; in turns where several are given.
Batch counters(const std::vector<double>& good, const std::vector<double>& all)
{
    SeriesSamples parts{{"prom", "good_total", {{"job", "j"}, {"instance", "i"}}}, {}};
    SeriesSamples totals{{"prom", "all_total", {{"job", "j"}, {"instance", "i"}}}, {}};
    double part = 0;
    double total = 0;
    for (std::size_t i = 0; i <= 1440; ++i) {
        const UtcMs at = kEnd - kDay + std::int64_t(i) * kMinute;
        part += i == 0 ? 0 : good[i % good.size()];
        total += i == 0 ? 0 : all[i % all.size()];
        parts.samples.push_back({at, part});
        totals.samples.push_back({at, total});
    }
    Batch batch;
    batch.series = {std::move(parts), std::move(totals)};
    return batch;
}

} // namespace

class TstPartExcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    /// Up to a thousandth of the total is cut off and flagged, more is broken.
    void aThousandthIsTolerated_data()
    {
        QTest::addColumn<double>("good");
        QTest::addColumn<bool>("isBroken");
        QTest::newRow("none") << 1000.0 << false;
        QTest::newRow("a thousandth") << 1001.0 << false;
        QTest::newRow("more") << 1002.0 << true;
    }
    void aThousandthIsTolerated()
    {
        QFETCH(const double, good);
        QFETCH(const bool, isBroken);
        QVERIFY(m_store->commit(counters({good}, {1000})));
        const SloRow row = reportOf(*m_store, {goodOfTotal()}).rows[0];
        QCOMPARE(row.note == u"broken"_s, isBroken);
        QCOMPARE(row.attained.hasValue(), !isBroken);
        if (isBroken) {
            QCOMPARE(row.status, Status::Unknown);
            QVERIFY2(row.reason.contains(u"1\u202f442\u202f880 good events of 1\u202f440\u202f000"_s), qPrintable(row.reason));
            QVERIFY2(row.reason.contains(u"“good” and “total” may be swapped"_s), qPrintable(row.reason));
            for (const Reading& number : {row.good, row.bad, row.total, row.allowed}) // 100 of 100 would be believed
                QVERIFY(!number.hasValue());
        } else {
            QCOMPARE(row.attained.value, 1.0); // and never above
            QCOMPARE(row.good.why->inputs.back().name, u"method"_s);
            const bool isFlagged =
                std::ranges::any_of(row.good.why->inputs, [](const auto& input) { return input.name == u"flagged"_s; });
            QCOMPARE(isFlagged, good > 1000);
        }
    }

    /// Counters that are read one after the other: a minute has a request too many, and the next one too few.
    void whatTheNextMinuteEvensOutIsNone()
    {
        QVERIFY(m_store->commit(counters({1020, 975}, {1000})));
        const SloRow row = reportOf(*m_store, {goodOfTotal()}).rows[0];
        QVERIFY2(row.attained.hasValue(), qPrintable(row.reason));
        QVERIFY(row.note != u"broken"_s);
    }

    void swappedSelectorsAreFoundInTheData_data()
    {
        QTest::addColumn<bool>("isOfTime");
        QTest::addColumn<double>("errors");
        QTest::newRow("events") << false << 4.0;
        QTest::newRow("events without errors") << false << 0.0;
        QTest::newRow("minutes") << true << 4.0;
        QTest::newRow("minutes without errors") << true << 0.0;
    }
    void swappedSelectorsAreFoundInTheData()
    {
        QFETCH(const bool, isOfTime);
        QFETCH(const double, errors);
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, errors)));
        SloDefinition swapped = slo("checkout", 99, kDay);
        std::swap(*swapped.sli.bad, swapped.sli.total);
        if (isOfTime)
            swapped.method = kTimeslices;
        const auto report = reportOf(*m_store, {swapped});
        QVERIFY2(report.rows[0].reason.contains(u"“bad” and “total” may be swapped"_s), qPrintable(report.rows[0].reason));
        QCOMPARE(report.rows[0].note, u"broken"_s);
        const auto item = sloItems(report).at(0);
        QCOMPARE(item["state"], "unknown");
        QVERIFY(item["sli"].is_null() && item["budget"]["remaining_ratio"].is_null() && item["burn_rate"]["1h"].is_null());
        QVERIFY(item["alerts"]["page"].is_null() && item["alerts"]["ticket"].is_null());
        QVERIFY(item["exhaustion"]["at"].is_null());
    }

    /// A minute is not evened out by another, so a tenth is allowed.
    void minutesTolerateATenth_data()
    {
        QTest::addColumn<double>("good");
        QTest::addColumn<bool>("isBroken");
        QTest::newRow("a twentieth") << 1050.0 << false;
        QTest::newRow("a fifth") << 1200.0 << true;
        QTest::newRow("twice") << 2500.0 << true;
    }
    void minutesTolerateATenth()
    {
        QFETCH(const double, good);
        QVERIFY(m_store->commit(counters({good}, {1000})));
        const SloRow row = reportOf(*m_store, {goodOfTotal(kTimeslices)}).rows[0];
        QTEST(row.note == u"broken"_s, "isBroken");
    }

    /// All 1440 minutes have a fifth too much: that is no 288 minutes of which each has.
    void ofMinutesTheSharesAreToldNotTheirNumber()
    {
        QVERIFY(m_store->commit(counters({1200}, {1000})));
        const SloDefinition definition = goodOfTotal(kTimeslices);
        const SloRow row = reportOf(*m_store, {definition}).rows[0];
        QVERIFY2(row.reason.contains(u"minutes had more good events than events in all"_s), qPrintable(row.reason));
        QVERIFY2(row.reason.contains(u"add up to 288 minutes; 1\u202f440 were counted"_s), qPrintable(row.reason));
        const Error error = errorOf(definition, {.part = 288, .total = 1440, .isOfBad = true, .isOfTime = true});
        QCOMPARE(error.found, u"more, by shares that add up to 288 of 1\u202f440 minutes"_s);
    }

    void sumsAreJudgedByWhatThePartIs()
    {
        const SloDefinition good = goodOfTotal();
        const SloDefinition bad = slo();
        const SliceSum sum{.window = {}, .good = 90, .total = 100, .excess = 10.05};
        QVERIFY(!partExcessOf(good, sum)); // other minutes lack 10: 0.05 of 100 are too many
        const auto excess = partExcessOf(bad, {.window = {}, .good = 0, .total = 100, .excess = 20});
        QCOMPARE(excess->part, 120.0);
        QVERIFY(excess->isOfBad);
        QVERIFY(!partExcessOf(bad, {.window = {}, .good = 0, .total = 100}));
        QVERIFY(partExcessOf(good, {.window = {}, .good = 0, .total = 0, .excess = 1}));
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstPartExcess);
#include "tst_part_excess.moc"
