#include "slo/policy_now.h"

#include "models/slo/watch/watched_shop.h"
#include "slo/slo_json.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const TimeSpan kHistory{kEnd - 10 * kHour - kMinute, kEnd};

SloDefinition withPolicy()
{
    SloDefinition definition = watchedSlo();
    definition.policy = {
        .name = "standard",
        .at = {},
        .steps = {
            {.measure = PolicyStep::Measure::Remaining, .limit = 0.5, .action = "Freeze risky changes", .owner = "Storefront"}}};
    return definition;
}

/// In the last hundred minutes as many are bad as a budget has: 6 of 100.
double bad(std::int64_t at)
{
    return at > 500 ? 6 : 0;
}

} // namespace

class TstPolicyNow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheStepsBeforeAskForStaysInForce()
    {
        SloDefinition definition = withPolicy();
        definition.policy.steps.push_back(
            {.measure = PolicyStep::Measure::Remaining, .limit = 0.4, .action = "Review", .owner = {}});
        WatchedShop shop({definition});
        shop.answer({}, {kEnd - 17 * kDay, kHistory.from});
        shop.answer(requestsOf(10 * kHour, bad), kHistory);
        const SloRow row = reportOf(shop.store(), {definition}).rows.at(0);
        QVERIFY(row.policy && row.policy->step() == 2);
        QCOMPARE(row.policy->steps, (std::vector<int>{1, 2}));
        QVERIFY2(row.reason.contains(u"Budget policy: Review. Still in force: Freeze risky changes."_s), qPrintable(row.reason));
    }

    void aStepThatHoldsIsSaid()
    {
        WatchedShop shop({withPolicy()});
        shop.answer({}, {kEnd - 17 * kDay, kHistory.from});
        shop.answer(requestsOf(10 * kHour, bad), kHistory);
        const SloReport report = reportOf(shop.store(), {withPolicy()});
        const SloRow& row = report.rows[0];
        QVERIFY(row.policy && row.policy->step() == 1);
        QVERIFY2(row.reason.contains(u"Budget policy: Freeze risky changes (Storefront)."_s), qPrintable(row.reason));
        QVERIFY(report.detail->reason.contains(u"Freeze risky changes"_s));
        const auto json = toJson(row)["policy"];
        QCOMPARE(json["name"].get<std::string>(), std::string("standard"));
        QCOMPARE(json["step"].get<int>(), 1);
        QCOMPARE(json["action"].get<std::string>(), std::string("Freeze risky changes"));
        QCOMPARE(json["owner"].get<std::string>(), std::string("Storefront"));
        // 6n bad of 500 + n: more than half at n = 46
        QCOMPARE(row.policy->since, std::optional(kEnd - 10 * kHour + 546 * kMinute));

        QCOMPARE(json["steps"].get<std::vector<int>>(), std::vector<int>{1});

        const SloReport before = reportOf(shop.store(), {withPolicy()}, {.now = kEnd, .at = kEnd - 2 * kHour});
        QCOMPARE(before.rows[0].policy->step(), 0);
        QVERIFY(!before.rows[0].reason.contains(u"policy"_s));
        QVERIFY(toJson(before.rows[0])["policy"]["action"].is_null());
    }

    void withoutAPolicyThereIsNone()
    {
        WatchedShop shop;
        shop.answer(requestsOf(10 * kHour, bad), kHistory);
        QVERIFY(policiesAt(shop.snapshot(), {{watchedSlo()}})->empty());
        QVERIFY(toJson(reportOf(shop.store(), {watchedSlo()}).rows[0])["policy"].is_null());
        // one that was just written was not judged yet
        QVERIFY(policiesAt(shop.snapshot(), {{withPolicy()}})->empty());
    }
};

TRACEO_TEST(TstPolicyNow);
#include "tst_policy_now.moc"
