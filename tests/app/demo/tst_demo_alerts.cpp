#include "app/demo/demo_alerts.h"

#include "app/demo/demo_backend.h"
#include "app/demo/demo_deploys.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace traceo;
using namespace traceo::demo;
using Json = nlohmann::json;

namespace {

const UtcMs kNow = utcMs(1'795'528'800'000); // 2026-11-24T14:00:00Z

std::set<std::string> namesOf(const std::vector<AlertRun>& runs)
{
    std::set<std::string> names;
    for (const AlertRun& run : runs)
        names.insert(std::string(run.labels.value("alertname")));
    return names;
}

} // namespace

class TstDemoAlerts : public QObject {
    Q_OBJECT

    DemoSeries m_series;

private Q_SLOTS:
    void aMonthHasAlertsOfBothKinds()
    {
        const std::int64_t minute = msOf(kNow) / 60'000;
        const auto runs = alertRuns(m_series, minute - 30 * 1440, minute);
        QVERIFY(runs.size() > 20);
        QCOMPARE(namesOf(runs), (std::set<std::string>{"CertificateEndsSoon", "ErrorBudgetBurn", "TargetDown"}));
        for (const AlertRun& run : runs)
            QVERIFY(run.since <= run.first && run.first < run.last && run.last > minute - 30 * 1440);
    }

    /// Whenever the demo is opened, something fires that is not silenced; an hour after each renewal apart.
    void somethingFiresNearlyAlways()
    {
        int loud = 0;
        constexpr int kHours = 12 * 24;
        for (int hour = 0; hour < kHours; ++hour) {
            const Json alerts = managedAlertsJson(m_series, kNow - hour * kHour);
            loud += std::ranges::any_of(alerts, [](const Json& alert) { return alert["status"]["state"] == "active"; });
        }
        QVERIFY2(loud >= kHours - 2, qPrintable(QString::number(loud)));
    }

    /// What the series tell of a minute, the list of that minute has.
    void theSeriesAndTheListAgree()
    {
        const auto selector = Selector::parse(R"(ALERTS{alertstate="firing"})");
        const auto all = alertSamples(m_series, *selector, {kNow - 30 * kDay, kNow});
        QVERIFY(!all.empty());
        int compared = 0;
        for (const AlertSamples& one : all) {
            const UtcMs at = one.at[one.at.size() / 2];
            const Json list = alertsJson(m_series, at)["alerts"];
            const auto has = std::ranges::any_of(list, [&one](const Json& alert) {
                return alert["labels"]["service"] == std::string(one.labels.value("service"))
                    && alert["labels"]["alertname"] == std::string(one.labels.value("alertname"));
            });
            QVERIFY2(has, one.labels.toText().c_str());
            QCOMPARE(managedAlertsJson(m_series, at).size(), list.size());
            ++compared;
        }
        QVERIFY(compared > 5);
        QVERIFY(alertSamples(m_series, Selector("up"), {kNow - kDay, kNow}).empty());
        QVERIFY(alertSamples(m_series, *selector, {kNow, kNow - kHour}).empty());
    }

    void askingForADayGivesTheSameAsAskingForItsHalves()
    {
        const auto selector = Selector("ALERTS");
        std::size_t whole = 0;
        std::size_t halves = 0;
        for (const auto& one : alertSamples(m_series, selector, {kNow - 8 * kDay, kNow}))
            whole += one.at.size();
        for (int half = 0; half < 2; ++half) {
            for (const auto& one : alertSamples(
                     m_series, selector, {kNow - 8 * kDay + half * 4 * kDay + Millis{half}, kNow - 4 * kDay + half * 4 * kDay}))
                halves += one.at.size();
        }
        QCOMPARE(halves, whole);
    }

    void deploysAreToldOnceHoweverOften()
    {
        const auto marks = marksIn({kNow - 30 * kDay, kNow});
        QVERIFY(marks.size() > 50);
        std::set<std::string> keys;
        for (const Fact& mark : marks) {
            QVERIFY(mark.validFrom >= kNow - 30 * kDay && mark.validFrom < kNow);
            QVERIFY(keys.insert(mark.kind + mark.key).second);
            QCOMPARE(vocabulary::markFact(mark.payload)->author, std::string("demo"));
        }
        for (const Fact& mark : marksIn({kNow - kDay, kNow}))
            QVERIFY(keys.contains(mark.kind + mark.key));
        QVERIFY(std::ranges::any_of(marks,
                                    [](const Fact& mark) { return mark.payload.find("checkout 4.18.0") != std::string::npos; }));
    }
};

TRACEO_TEST(TstDemoAlerts);
#include "tst_demo_alerts.moc"
