#include "slo/watch/watch_alerts.h"

#include "models/slo/slo_store.h"
#include "support/test_main.h"
#include "vocabulary/derived.h"
#include "vocabulary/facts.h"
#include "vocabulary/slo_alert.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using vocabulary::SloAlertFact;
using vocabulary::SloWatch;

namespace {

Fact stored(const SloAlertFact& fact)
{
    return {vocabulary::kSloAlertFact,
            vocabulary::kDerivedSource,
            vocabulary::sloAlertKey(fact.name, fact.watch),
            kEnd - kHour,
            kEnd,
            toJson(fact),
            {}};
}

SloAlertFact firing(SloWatch watch)
{
    SloAlertFact fact{.name = "checkout", .service = "Shop", .definition = "0", .watch = watch};
    fact.verdict = SloAlertFact::Verdict::Firing;
    fact.since = kEnd - 2 * kHour;
    return fact;
}

vocabulary::AlertFact alertOf(const SloAlertFact& fact, const SloConfig& config = {})
{
    const auto alerts = alertsOfSlos({stored(fact)}, config);
    if (alerts.size() != 1)
        qFatal("%d alerts", int(alerts.size()));
    return vocabulary::alertFact(alerts[0].payload).value();
}

} // namespace

class TstWatchAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The server's own alert, exported by us, has these labels, too.
    void aPageHasTheLabelsOfTheExportedAlert()
    {
        SloAlertFact page = firing(SloWatch::Page);
        page.longWindow = kHour;
        page.shortWindow = 5 * kMinute;
        page.factor = 14.4;
        page.burnLong = 20.5;
        page.burnShort = 31;
        const auto alerts = alertsOfSlos({stored(page)}, {});
        QCOMPARE(alerts.size(), 1U);
        QVERIFY(alerts[0].kind == vocabulary::kAlertFact && alerts[0].source == kOwnAlerts);
        QCOMPARE(alerts[0].validFrom, kEnd - kHour);
        QCOMPARE(alerts[0].validTo, std::optional(kEnd));
        const auto alert = vocabulary::alertFact(alerts[0].payload);
        QCOMPARE(alert->labels,
                 (Labels{{"alertname", "SloErrorBudgetBurn"}, {"severity", "page"}, {"service", "Shop"}, {"slo", "checkout"}}));
        QCOMPARE(alert->state, std::string("firing"));
        QCOMPARE(alert->activeAt, page.since);
        QCOMPARE(alert->value, 20.5);
        const QString summary = QString::fromStdString(alert->summary);
        QVERIFY2(summary.contains(QStringLiteral("20.5")) && summary.contains(QStringLiteral("14.4")), qPrintable(summary));
        QVERIFY(!alert->isQuiet());
        page.isMuted = true;
        QVERIFY(alertOf(page).isQuiet());
    }

    void onlyWhatFiresIsAnAlert()
    {
        std::vector<Fact> facts;
        for (const auto verdict :
             {SloAlertFact::Verdict::Quiet, SloAlertFact::Verdict::Unknown, SloAlertFact::Verdict::CannotFire}) {
            SloAlertFact fact = firing(SloWatch::Page);
            fact.verdict = verdict;
            facts.push_back(stored(fact));
        }
        facts.push_back(stored(firing(SloWatch::Policy)));
        facts.push_back(stored(firing(SloWatch::Ticket)));
        facts.back().payload = "{";
        QVERIFY(alertsOfSlos(facts, {}).empty());
    }

    void aLevelIsAsSeriousAsWhatIsLeft()
    {
        const auto severity = [](double level, const SloConfig& config = {}) {
            SloAlertFact fact = firing(SloWatch::Budget);
            fact.level = level;
            return alertOf(fact, config).severity;
        };
        QCOMPARE(severity(0.5), std::string("info"));
        QCOMPARE(severity(0.75), std::string("warning"));
        QCOMPARE(severity(0.9), std::string("critical"));
        QCOMPARE(severity(1), std::string("critical"));
        SloConfig config{{slo()}};
        config.slos[0].watch.threshold = 0.5; // somebody wants to know
        QCOMPARE(severity(0.5, config), std::string("warning"));
        SloAlertFact fact = firing(SloWatch::Budget);
        fact.level = 0.75;
        QCOMPARE(std::string(alertOf(fact).labels.value("level")), std::string("75%"));
    }

    void whatIsNotObservedIsAnAlertOfItsOwn()
    {
        QCOMPARE(alertOf(firing(SloWatch::Unobserved)).name, std::string("SloNotObserved"));
        QCOMPARE(alertOf(firing(SloWatch::Ticket)).severity, std::string("ticket"));
    }
};

TRACEO_TEST(TstWatchAlerts);
#include "tst_watch_alerts.moc"
