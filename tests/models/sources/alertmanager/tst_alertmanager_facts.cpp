#include "sources/alertmanager/alertmanager_facts.h"

#include "core/json.h"
#include "models/sources/alertmanager/recorded.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using nlohmann::json;

namespace {

const UtcMs kAt = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z

json read(const std::string& text)
{
    return json::parse(text);
}

ReadFacts alerts(const json& answer)
{
    auto facts = alertmanagerAlerts(answer, "am", kAt);
    if (!facts)
        qFatal("%s", qPrintable(toText(facts.error())));
    return std::move(*facts);
}

} // namespace

class TstAlertmanagerFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlertIsAFactNamedByItsLabels()
    {
        const ReadFacts facts = alerts(read(kTwoAlerts));
        QCOMPARE(facts.unreadable, 0);
        QVERIFY(facts.set.kind == vocabulary::kAlertFact && facts.set.source == "am" && facts.set.at == kAt);
        QCOMPARE(facts.set.present.size(), 2u);
        const Fact& fact = facts.set.present[0];
        QCOMPARE(fact.key, std::string(R"({alertname="Slow",cluster="eu",service="shop",severity="page"})"));
        QVERIFY(fact.validFrom == kAt && !fact.validTo);
        const auto alert = vocabulary::alertFact(fact.payload);
        QVERIFY(alert.ok());
        QVERIFY(alert->name == "Slow" && alert->state == "firing" && alert->severity == "page" && alert->summary == "it is slow");
        QVERIFY(alert->runbook == "https://runbooks/slow" && alert->labels.value("service") == "shop");
        QCOMPARE(*alert->activeAt, kAt - kHour + Millis{123});
        QVERIFY(!alert->isQuiet() && std::isnan(alert->value));
    }

    void whoSilencedItIsSaidInOneOrder()
    {
        const auto alert = vocabulary::alertFact(alerts(read(kTwoAlerts)).set.present[1].payload);
        QVERIFY(alert->silencedBy == (std::vector<std::string>{"a", "b"}));
        QVERIFY(alert->isInhibited && !alert->isMuted && alert->isQuiet());
        QCOMPARE(alert->summary, std::string("<b>disk</b>")); // as it is; views show plain text
    }

    void mutedByTheTimeOfDay()
    {
        json answer = read(kTwoAlerts);
        answer[0]["status"]["mutedBy"] = json::array({"nights"});
        QVERIFY(vocabulary::alertFact(alerts(answer).set.present[0].payload)->isMuted);
    }

    /// It is sent again every minute; a fact is written when it changes.
    void beingSentAgainIsNoChange()
    {
        json later = read(kTwoAlerts);
        later[0]["updatedAt"] = "2026-11-24T12:01:00.000Z";
        later[0]["endsAt"] = "2026-11-24T12:05:00.000Z";
        later[1]["status"]["silencedBy"] = json::array({"a", "b"});
        const ReadFacts before = alerts(read(kTwoAlerts));
        const ReadFacts after = alerts(later);
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(after.set.present[i].payload, before.set.present[i].payload);
    }

    void whatHasNoLabelsIsCountedAndLeftOut()
    {
        json answer = read(kTwoAlerts);
        answer.push_back(json::object());
        answer.push_back(7);
        answer.push_back({{"labels", {{"alertname", 5}}}});
        const ReadFacts facts = alerts(answer);
        QCOMPARE(facts.unreadable, 3);
        QCOMPARE(facts.set.present.size(), 2u);
    }

    void noAlertsAreAnEmptySetAndAnotherFormIsAnError()
    {
        QVERIFY(alerts(json::array()).set.present.empty());
        for (const char* other : {"{}", "null", "7", R"({"status":"success","data":{"alerts":[]}})"}) {
            const auto facts = alertmanagerAlerts(read(other), "am", kAt);
            QVERIFY2(!facts.ok() && facts.error().code == ErrorCode::Decode, other);
        }
    }

    void oneLabelSetIsOneAlert()
    {
        json answer = read(kTwoAlerts);
        answer.push_back(answer[0]);
        QCOMPARE(alerts(answer).set.present.size(), 2u);
    }

    void aSummaryOfAnyLengthIsCut()
    {
        json answer = read(kTwoAlerts);
        answer[0]["annotations"]["summary"] = std::string(1'000'000, 'x') + "\xff";
        QVERIFY(alerts(answer).set.present[0].payload.size() < 8192);
    }

    void activeSilencesAreKeptWithWhoAndWhy()
    {
        const auto facts = alertmanagerSilences(read(kSilences), "am", kAt);
        QVERIFY(facts.ok());
        QCOMPARE(facts->set.present.size(), 1u); // the other one is over
        QCOMPARE(facts->unreadable, 0);
        const auto silence = vocabulary::silenceFact(facts->set.present[0].payload);
        QVERIFY(silence->author == "anna" && silence->comment == "new disks come" && silence->state == "active");
        QCOMPARE(silence->matchers, std::string(R"({alertname="DiskFull",team!~"a|b"})"));
        QCOMPARE(*silence->until, kAt + 2 * kHour);
    }

    void aSilenceWithoutIdIsLeftOut()
    {
        const auto facts = alertmanagerSilences(read(R"([{"status":{"state":"active"}},{"id":"x"},[]])"), "am", kAt);
        QVERIFY(facts.ok());
        QCOMPARE(facts->unreadable, 3);
        QVERIFY(facts->set.present.empty());
    }

    void itSaysItsVersion()
    {
        const auto fact = alertmanagerStatus(read(kStatus), "am", kAt);
        QVERIFY(fact.ok());
        const auto source = vocabulary::sourceFact(fact->payload);
        QVERIFY(source->kind == "alertmanager" && source->product == "Alertmanager" && source->version == "0.25.0");
        QVERIFY(!alertmanagerStatus(read("[]"), "am", kAt).ok());
        QVERIFY(!alertmanagerStatus(read(R"({"versionInfo":7})"), "am", kAt).ok());
    }
};

TRACEO_TEST(TstAlertmanagerFacts);
#include "tst_alertmanager_facts.moc"
