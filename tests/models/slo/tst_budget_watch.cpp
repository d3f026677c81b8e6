#include "models/slo/made_counts.h"
#include "slo/budget_watch.h"
#include "slo/slo_json.h"
#include "slo/slo_state.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

class TstBudgetWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelsAreReachedOneByOne()
    {
        const BudgetWatch watch;
        QVERIFY(!watch.reached(0.49));
        QCOMPARE(watch.reached(0.5), std::optional(0.5));
        QCOMPARE(watch.reached(0.89), std::optional(0.75));
        QCOMPARE(watch.reached(0.9), std::optional(0.9));
        QCOMPARE(watch.reached(3), std::optional(1.0));
        QVERIFY(!watch.reached(std::numeric_limits<double>::quiet_NaN()));
    }

    void aThresholdOfItsOwnComesInsteadOfThem()
    {
        const BudgetWatch watch{.threshold = 0.2};
        QVERIFY(!watch.reached(0.19));
        QCOMPARE(watch.reached(0.6), std::optional(0.2));
        QCOMPARE(watch.reached(1), std::optional(1.0));
        QCOMPARE(BudgetWatch{.threshold = 1}.levels(), std::vector<double>{1});
    }

    /// A slow bleed: 1,000 a minute for thirty days, and 0.6 % of them bad where 1 % is allowed.
    void aSlowBleedIsAWarningWhereTheDefinitionSaysSo()
    {
        SloDefinition definition = slo("checkout", 99.0, 30 * kDay);
        const SloCounts bleeding =
            counts(definition, [](Slice& slice, std::int64_t) { slice = {slice.end, 994, 1000, 60, 0, 0}; });
        QCOMPARE(stateOf(definition, bleeding, kEnd).status, Status::Ok);
        definition.watch.threshold = 0.5;
        const SloState state = stateOf(definition, bleeding, kEnd);
        QCOMPARE(state.status, Status::Warning);
        QVERIFY2(state.reason.contains(QStringLiteral("alert_threshold")), qPrintable(state.reason));
        definition.watch.threshold = 0.61;
        QCOMPARE(stateOf(definition, bleeding, kEnd).status, Status::Ok);
    }

    void whatGoesInAnHourADayOrAWeekIsToldAsAsked_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("spent");
        QTest::newRow("hourly") << int(BudgetWatch::Rate::Hourly) << 0.2 / 24;
        QTest::newRow("daily") << int(BudgetWatch::Rate::Daily) << 0.2;
        QTest::newRow("weekly") << int(BudgetWatch::Rate::Weekly) << -1.0; // the window is a day
    }
    void whatGoesInAnHourADayOrAWeekIsToldAsAsked()
    {
        QFETCH(const int, rate);
        QFETCH(const double, spent);
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        QVERIFY(store.commit(traffic("checkout", kDay, 1996, 4)));
        SloDefinition definition = slo();
        definition.watch.rate = BudgetWatch::Rate(rate);
        const auto item = sloItems(reportOf(store, {definition})).at(0);
        QCOMPARE(QString::fromStdString(item["consumption"]["rate"]), QLatin1String(QTest::currentDataTag()));
        const auto told = item["consumption"]["spent_ratio"];
        QVERIFY2(spent < 0 ? told.is_null() : std::abs(told.get<double>() - spent) < 1e-9, told.dump().c_str());
        QVERIFY(item["budget"]["alert_level_ratio"].is_null());
    }
};
TRACEO_TEST(TstBudgetWatch);
#include "tst_budget_watch.moc"
