#include "models/slo/random_alerts.h"
#include "models/slo/rules/exported_slos.h"
#include "slo/rules/openslo_file.h"
#include "slo/rules/openslo_policies.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

namespace {

SloDefinition withAlerts(const QByteArray& alerts)
{
    return sloOf(shortForm("checkout", "type: prometheus, bad: b_total, total: t_total",
                           "service: shop, objective: 99.9%, window: 30d, alerts: [" + alerts + "]"));
}

QByteArray policiesOf(const SloDefinition& slo)
{
    YamlLines out;
    addAlertPolicies(slo, out);
    return QByteArray::fromStdString(out.take());
}

/// Any definition that OpenSLO can say, with alerts of its own.
SloDefinition randomSlo(QRandomGenerator& random)
{
    const QList<QByteArray> kinds = everyKind();
    SloDefinition slo;
    do
        slo = sloOf(kinds.at(random.bounded(int(kinds.size()))));
    while (slo.sli.kind == SliDefinition::Kind::Probe || slo.sli.kind == SliDefinition::Kind::Apdex);
    if (slo.service.empty())
        slo.service = "shop";
    if (slo.window.isRolling())
        slo.window.length = (1 + random.bounded(90)) * kDay;
    slo.objective = {.parts = random.bounded(1'000'000'000), .decimals = 7};
    slo.alerts = randomAlerts(slo, true, random);
    return slo;
}

} // namespace

class TstOpensloPolicies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theUsualAlertsAreNotWritten() { QCOMPARE(policiesOf(sloOf(kCheckout)), QByteArray()); }

    void aPairIsTwoPoliciesTiedByAnAnnotation()
    {
        QCOMPARE(policiesOf(withAlerts("{severity: page, budget: 2%, long: 1h, short: 5m, for: 2m, least: 10}")),
                 QByteArray(R"(  alertPolicies:
    - kind: AlertPolicy
      metadata:
        name: page-1-long
        annotations:
          traceo.io/pair: page-1
          traceo.io/budget: '2%'
          traceo.io/least: '10'
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata:
              name: page-1-long
            spec:
              severity: page
              condition:
                kind: burnrate
                op: gt
                threshold: 14.4
                lookbackWindow: 1h
                alertAfter: 2m
        notificationTargets:
          - kind: AlertNotificationTarget
            metadata:
              name: traceo
            spec:
              target: traceo
    - kind: AlertPolicy
      metadata:
        name: page-1-short
        annotations:
          traceo.io/pair: page-1
          traceo.io/budget: '2%'
          traceo.io/least: '10'
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata:
              name: page-1-short
            spec:
              severity: page
              condition:
                kind: burnrate
                op: gt
                threshold: 14.4
                lookbackWindow: 5m
                alertAfter: 2m
        notificationTargets:
          - kind: AlertNotificationTarget
            metadata:
              name: traceo
            spec:
              target: traceo
)"));
    }

    void aSingleWindowIsOnePolicy()
    {
        const QByteArray text = policiesOf(withAlerts("{severity: ticket, factor: 1.5, long: 1d, proof: true}"));
        QCOMPARE(text.count("kind: AlertPolicy"), 1);
        QVERIFY2(text.contains("name: ticket-1\n") && text.contains("lookbackWindow: 1d\n") && !text.contains("traceo.io/pair"),
                 text.constData());
        QVERIFY(text.contains("traceo.io/proof: 'true'\n"));
    }

    void documentsSayHowTheyAreReferredTo()
    {
        const SloDefinition slo = withAlerts("{severity: page, factor: 14.4, long: 1h, short: 5m}, {severity: ticket, factor: 2, "
                                             "long: 1d}");
        const QByteArray text = QByteArray::fromStdString(alertPolicyDocuments(slo.alerts, slo));
        QVERIFY2(text.contains("\n# alertPolicies:\n#   - alertPolicyRef: checkout-page-1-long\n#   - alertPolicyRef: "
                               "checkout-page-1-short\n#   - alertPolicyRef: checkout-ticket-2\n"),
                 text.constData());
        QByteArray references;
        for (const QByteArray& line : text.split('\n')) {
            if (line.startsWith("# alertPolicies") || line.startsWith("#   -"))
                references += "  " + line.mid(2) + '\n';
        }
        const QByteArray definition =
            openSlo("name: checkout", "Occurrences", "duration: 30d, isRolling: true", "target: 0.999") + references;
        std::vector<OwnAlert> read = placeless(sloOf(definition + "---\n" + text).alerts);
        for (OwnAlert& alert : read)
            alert.targets.clear(); // OpenSLO wants one
        QVERIFY2(read == placeless(slo.alerts), text.constData());
    }

    void longNamesStayLegal()
    {
        SloDefinition slo = withAlerts("{severity: ticket, factor: 2, long: 1d, short: 1h}");
        slo.name = std::string(63, 'n');
        const QByteArray text = QByteArray::fromStdString(alertPolicyDocuments(slo.alerts, slo));
        QVERIFY2(text.contains("name: " + QByteArray(43, 'n') + "-ticket-1-short\n"), text.constData());
    }

    /// What is exported, read and exported again is the same to the byte, and the alerts are the same.
    void whatIsReadBackIsTheSame()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 300; ++round) {
            const SloDefinition slo = randomSlo(random);
            const std::string first = openSloFile({slo}).text;
            const SloDefinition again = sloOf(QByteArray::fromStdString(first));
            QVERIFY2(placeless(again.alerts) == slo.alerts, first.c_str());
            QCOMPARE(openSloFile({again}).text, first);
        }
    }

    /// For whoever fires at the threshold, too.
    void gteIsWrittenAsItWasRead()
    {
        const SloDefinition strict = withAlerts("{severity: page, factor: 14.4, long: 1h}");
        QByteArray text = QByteArray::fromStdString(openSloFile({strict}).text);
        QVERIFY(text.contains("op: gt\n"));
        text.replace("op: gt\n", "op: gte\n");
        QCOMPARE(QByteArray::fromStdString(openSloFile({sloOf(text)}).text), text);
    }

    void aTargetThatStandsForNobodyStays()
    {
        const SloDefinition slo = withAlerts("{severity: page, factor: 14.4, long: 1h}");
        const std::string first = openSloFile({slo}).text;
        QCOMPARE(openSloFile({sloOf(QByteArray::fromStdString(first))}).text, first);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = seedOfRun();
};

TRACEO_TEST(TstOpensloPolicies);
#include "tst_openslo_policies.moc"
