#include "sources/alertmanager/alertmanager_source.h"

#include "models/sources/alertmanager/recorded.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"
#include "workspace/workspace.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNoon = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z

AlertmanagerSource source()
{
    SourceSettings settings;
    settings.name = "am";
    settings.kind = "alertmanager";
    return AlertmanagerSource(std::move(settings));
}

std::vector<std::string> wantsOf(const std::vector<Request>& requests)
{
    std::vector<std::string> wants;
    for (const Request& request : requests)
        wants.push_back(request.want);
    return wants;
}

Request asked(const char* want)
{
    Request request;
    request.want = want;
    request.path = std::string("/api/v2/") + want;
    request.span = {kNoon - kMinute, kNoon};
    return request;
}

Response answered(std::string body)
{
    Response response;
    response.status = 200;
    response.body = std::move(body);
    response.receivedAt = kNoon;
    return response;
}

std::shared_ptr<const Source> parsed(const std::string& yaml, Errors& errors)
{
    const auto node = readYaml(yaml, u"w.yaml"_s);
    return node ? alertmanagerKind().parse(*node, errors) : nullptr;
}

} // namespace

class TstAlertmanagerSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alertsAreAskedEachTimeAndTheRestOnASlowerClock()
    {
        const auto ask = [](Millis from, Millis to) {
            return source().requests({Plan::Purpose::Poll, kNoon + to, {kNoon + from, kNoon + to}, {}});
        };
        QCOMPARE(wantsOf(ask(Millis{5'000}, Millis{20'000})), (std::vector<std::string>{"alerts"}));
        QCOMPARE(wantsOf(ask(kMinute - Millis{5'000}, kMinute)), (std::vector<std::string>{"alerts", "silences"}));
        QCOMPARE(wantsOf(ask(Millis{-5'000}, Millis{0})), (std::vector<std::string>{"alerts", "silences", "status"}));
        const auto all = ask(Millis{-5'000}, Millis{0});
        QVERIFY(!all[0].optional && all[1].optional && all[2].optional);
        QCOMPARE(all[0].path, std::string("/api/v2/alerts"));
    }

    /// So that a day of silences is one observation, not 1,440.
    void whatIsAskedOnASlowerClockJoinsWhatWasAskedBefore()
    {
        const auto first = source().requests({Plan::Purpose::Poll, kNoon, {kNoon - Millis{10'000}, kNoon}, {}});
        const UtcMs next = kNoon + kMinute + Millis{3'000};
        const auto second = source().requests({Plan::Purpose::Poll, next, {next - Millis{10'000}, next}, {}});
        QVERIFY(second[1].want == "silences" && second[1].span.from <= first[1].span.to);
    }

    void itHasNoPast()
    {
        QVERIFY(source().requests({Plan::Purpose::Backfill, kNoon, {kNoon - kDay, kNoon}, {}}).empty());
        QCOMPARE(wantsOf(source().requests({Plan::Purpose::Test, kNoon, {kNoon - kMinute, kNoon}, {}})),
                 (std::vector<std::string>{"status"}));
    }

    void aWholeAnswerIsASetAndAnObservation()
    {
        const auto decoded = source().decode(asked(vocabulary::kAlertsQuestion), answered(kTwoAlerts));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.factSets.size(), 1u);
        QCOMPARE(decoded->batch.factSets[0].present.size(), 2u);
        QCOMPARE(decoded->batch.observations.size(), 1u);
        const Observation& seen = decoded->batch.observations[0];
        QVERIFY(seen.source == "am" && seen.want == "alerts" && seen.outcome == Outcome::Ok);
        QCOMPARE(seen.span, (TimeSpan{kNoon - kMinute, kNoon}));
        QCOMPARE(source().decode(asked(kSilencesQuestion), answered(kSilences))->batch.factSets[0].present.size(), 1u);
        QCOMPARE(source().decode(asked(kStatusQuestion), answered(kStatus))->batch.facts.size(), 1u);
    }

    /// One of those that cannot be read may be one that seems gone: nothing may be taken for resolved.
    void aPartlyBadAnswerClosesNothing()
    {
        std::string body = kTwoAlerts;
        body.insert(body.rfind(']'), ",{\"labels\":{}}");
        const auto decoded = source().decode(asked(vocabulary::kAlertsQuestion), answered(body));
        QVERIFY(decoded.ok());
        QVERIFY(decoded->batch.factSets.empty());
        QCOMPARE(decoded->batch.facts.size(), 2u);
        QVERIFY(decoded->batch.facts[0].kind == vocabulary::kAlertFact && decoded->batch.facts[0].source == "am");
        QCOMPARE(decoded->batch.observations[0].outcome, Outcome::Decode);
        QVERIFY(!decoded->batch.observations[0].message.empty());
        QCOMPARE(decoded->errors.size(), 1u);
        QVERIFY(decoded->errors[0].where.contains(u"am /api/v2/alerts"_s));
    }

    void whatIsNoAnswerIsAnErrorThatSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray(" \n") << int(ErrorCode::Empty);
        QTest::newRow("html") << QByteArray("<html>login</html>") << int(ErrorCode::Decode);
        QTest::newRow("cut") << QByteArray(kTwoAlerts, 300) << int(ErrorCode::Truncated);
        QTest::newRow("prometheus") << QByteArray(R"({"status":"success","data":{"alerts":[]}})") << int(ErrorCode::Decode);
        QTest::newRow("deep") << QByteArray(100, '[') + QByteArray(100, ']') << int(ErrorCode::TooLarge);
    }
    void whatIsNoAnswerIsAnErrorThatSaysWhere()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        const auto decoded = source().decode(asked(vocabulary::kAlertsQuestion), answered(body.toStdString()));
        QVERIFY(!decoded.ok());
        QCOMPARE(int(decoded.error().code), code);
        QVERIFY(decoded.error().where.contains(u"am /api/v2/alerts"_s));
    }

    void tenThousandAlertsAreRead()
    {
        nlohmann::json alerts = nlohmann::json::array();
        for (int i = 0; i < 10'000; ++i)
            alerts.push_back({{"labels", {{"alertname", "Many"}, {"instance", "i" + std::to_string(i)}}},
                              {"annotations", nlohmann::json::object()},
                              {"startsAt", "2026-11-24T10:00:00Z"},
                              {"status", {{"state", "active"}}}});
        const auto decoded = source().decode(asked(vocabulary::kAlertsQuestion), answered(alerts.dump()));
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->batch.factSets[0].present.size(), 10'000u);
    }

    void theWorkspaceNamesItLikeEverySource()
    {
        Errors errors;
        const auto made =
            parsed("{name: am, kind: alertmanager, url: \"https://mimir/alertmanager/\", interval: 30s, tenant: team-x,\n"
                   " auth: {kind: bearer, secret: keychain:am}}",
                   errors);
        QVERIFY2(errors.empty() && made, errors.empty() ? "" : qPrintable(toText(errors.front())));
        QCOMPARE(made->settings().endpoint.base.toString(), u"https://mimir/alertmanager"_s);
        QVERIFY(made->settings().interval == Millis{30'000} && made->settings().endpoint.auth == Endpoint::Auth::Bearer);
        QCOMPARE(made->settings().endpoint.headers.size(), 1u);
    }

    void itHasNothingToCollectAndIsNotAskedWithoutItsCredential()
    {
        Errors errors;
        QVERIFY(parsed("{name: am, kind: alertmanager, url: \"http://127.0.0.1:9093\", collect: [up]}", errors));
        QCOMPARE(errors.size(), 1u);
        QVERIFY(errors[0].expected.contains(u"collect"_s));
        errors.clear();
        QVERIFY(
            !parsed("{name: am, kind: alertmanager, url: \"http://127.0.0.1:9093\", auth: {kind: bearer, secret: x}}", errors));
        QVERIFY(!errors.empty());
    }
};

TRACEO_TEST(TstAlertmanagerSource);
#include "tst_alertmanager_source.moc"
