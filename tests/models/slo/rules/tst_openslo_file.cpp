#include "models/slo/rules/exported_slos.h"
#include "slo/openslo_check.h"
#include "slo/rules/openslo_file.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;

namespace {

/// A definition without the place it was read at.
SloDefinition placeless(SloDefinition slo)
{
    slo.location = {};
    for (OwnAlert& alert : slo.alerts)
        alert.location = {};
    return slo;
}

} // namespace

class TstOpensloFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anSloIsADocument()
    {
        const Exported file = openSloFile({sloOf(kCheckout)});
        QVERIFY(file.unsaid.empty());
        QCOMPARE(QByteArray::fromStdString(file.text), QByteArray(R"(apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
  labels:
    owner: storefront
spec:
  service: shop
  indicator:
    metadata:
      name: checkout
    spec:
      ratioMetric:
        counter: true
        bad:
          metricSource:
            metricSourceRef: prom
            type: Prometheus
            spec:
              query: http_requests_total{code=~"5.."}
        total:
          metricSource:
            metricSourceRef: prom
            type: Prometheus
            spec:
              query: http_requests_total
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
)"));
    }

    void aCheckIsARawRatioOfItsSuccess()
    {
        const Exported file = openSloFile({sloOf(kHome)});
        QVERIFY(file.unsaid.empty());
        const QByteArray lines = "      annotations:\n        traceo.io/http-check: https://www.example.org/\n    spec:\n"
                                 "      ratioMetric:\n        raw:\n          metricSource:\n            metricSourceRef: prom\n"
                                 "            type: Prometheus\n            spec:\n              query: "
                                 "probe_success{instance=\"https://www.example.org/\"} or "
                                 "probe_success{target=\"https://www.example.org/\"}\n        rawType: success\n";
        QVERIFY2(QByteArray::fromStdString(file.text).contains(lines), file.text.c_str());
        QCOMPARE(hashOf(sloOf(QByteArray::fromStdString(file.text))), hashOf(sloOf(kHome)));
    }

    void objectivesOfACompositeHaveTheirIndicators()
    {
        const auto metric = [](const QByteArray& name) {
            return "indicator: {spec: {ratioMetric: {counter: true, bad: {metricSource: {type: Prometheus, spec: {query: e_"
                + name + "}}}, total: {metricSource: {type: Prometheus, spec: {query: t_" + name + "}}}}}}";
        };
        const QByteArray yaml =
            "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: shop}\nspec: {service: shop, budgetingMethod: Timeslices, "
            "timeWindow: [{duration: 28d, isRolling: true}], objectives: [{displayName: Orders, target: 0.999, timeSliceTarget: "
            "0.95, timeSliceWindow: 1m, compositeWeight: 2.5, "
            + metric("a") + "}, {target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 5m, " + metric("b") + "}]}\n";
        const Exported first = openSloFile({sloOf(yaml)});
        QVERIFY2(first.unsaid.empty(), qPrintable(first.unsaid.empty() ? QString() : first.unsaid.front()));
        const SloDefinition again = sloOf(QByteArray::fromStdString(first.text));
        QCOMPARE(openSloFile({again}).text, first.text);
        QCOMPARE(hashOf(again), hashOf(sloOf(yaml)));
        QCOMPARE(again.composite->members[0].weight, 2.5);
        QVERIFY(first.text.find("displayName: Orders") != std::string::npos);
    }

    void halfEventsAndCompositesOfSlosAreLeftOut()
    {
        const auto apdex = sloOf(shortForm("x", "type: apdex, histogram: h, threshold: 250ms", "objective: 99%"));
        const auto composite =
            slosOf(kCheckout + "---\nSLO: {name: both, composite: {of: [{slo: checkout}]}, objective: 99%}\n").at(1);
        for (const SloDefinition& slo : {apdex, composite}) {
            const Exported file = openSloFile({slo});
            QVERIFY(file.text.empty());
            QCOMPARE(file.unsaid.size(), std::size_t(1));
        }
    }

    void whatIsReadBackIsTheSameDefinition_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        for (const QByteArray& yaml : everyKind()) {
            const SloDefinition slo = sloOf(yaml);
            const bool isAsked = slo.sli.kind == SliDefinition::Kind::Probe && !isPlainCheck(slo.sli); // for status or duration
            if (!isAsked && !slo.sli.isOfBuckets())
                QTest::newRow(slo.name.c_str()) << yaml;
        }
    }
    void whatIsReadBackIsTheSameDefinition()
    {
        QFETCH(const QByteArray, yaml);
        SloDefinition slo = sloOf(yaml);
        const std::string first = openSloFile({slo}).text;
        const SloDefinition again = sloOf(QByteArray::fromStdString(first));
        QCOMPARE(openSloFile({again}).text, first);
        if (slo.service.empty())
            slo.service = slo.name; // OpenSLO wants one
        for (OwnAlert& alert : slo.alerts)
            alert.targets = {{"traceo", "traceo", {}}}; // and this
        QVERIFY2(placeless(again) == placeless(slo), first.c_str());
    }

    void serviceHoursAreAnAnnotation()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour, .zone = QTimeZone("Europe/Berlin")};
        const std::string first = openSloFile({slo}).text;
        const SloDefinition again = sloOf(QByteArray::fromStdString(first));
        QVERIFY2(placeless(again) == placeless(slo), first.c_str());
        QCOMPARE(openSloFile({again}).text, first);
    }

    /// At 02:30 on a day on which clocks in Berlin go forward, of a period in UTC, read and written in Berlin.
    void theStartOfAPeriodIsNoTimeOfThisMachine()
    {
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        const SloDefinition slo =
            sloOf(openSlo("name: early", "Occurrences",
                          "duration: 1M, isRolling: false, calendar: {startTime: 2026-03-29 02:30:00, timeZone: UTC}",
                          "target: 0.999"));
        const std::string text = openSloFile({slo}).text;
        qputenv("TZ", zone);
        QCOMPARE(slo.window.calendar->startTime, QTime(2, 30));
        QVERIFY2(text.find("2026-03-29 02:30:00") != std::string::npos, text.c_str());
    }

    void severalSlosAreSeveralDocuments()
    {
        const std::vector<SloDefinition> slos{sloOf(kCheckout), sloOf(everyKind().at(3))};
        const std::string text = openSloFile(slos).text;
        const auto again = slosOf(QByteArray::fromStdString(text));
        QCOMPARE(again.size(), std::size_t(2));
        QCOMPARE(openSloFile(again).text, text);
    }

    void servicesAreDocumentsBeforeTheirSlos()
    {
        const auto config = [](const QByteArray& yaml) {
            const auto documents = readYamlDocuments(yaml.toStdString(), QStringLiteral("x"));
            Errors errors;
            SloConfig read = SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors);
            return errors.empty() ? read : SloConfig{};
        };
        const SloConfig first =
            config(kCheckout
                   + "---\napiVersion: openslo/v1\nkind: Service\nmetadata: {name: shop, displayName: The shop, labels: {owner: "
                     "kim}}\nspec: {description: Where orders are taken.}\n---\napiVersion: openslo/v1\nkind: Service\n"
                     "metadata: {name: other}\nspec: {description: Of no SLO.}\n");
        QCOMPARE(first.services.size(), std::size_t(2));
        const Exported file = openSloFile(first.slos, {}, first.services);
        QVERIFY(file.unsaid.empty());
        QVERIFY2(QByteArray::fromStdString(file.text).startsWith(
                     "apiVersion: openslo/v1\nkind: Service\nmetadata:\n  name: shop\n  displayName: The shop\n  labels:\n"
                     "    owner: kim\nspec:\n  description: Where orders are taken.\n---\napiVersion: openslo/v1\nkind: SLO\n"),
                 file.text.c_str());
        const SloConfig again = config(QByteArray::fromStdString(file.text));
        QCOMPARE(again.services, std::vector{first.services[0]});
        QCOMPARE(openSloFile(again.slos, {}, again.services).text, file.text);
        QVERIFY(openSloFile({}, {}, first.services).text.empty());
    }

    void whatOpenSloHasNoWordsForIsSaid()
    {
        for (const QByteArray& asked : {QByteArray("latency: 1s"), QByteArray("threshold: 200")}) {
            const Exported probes = openSloFile(
                {sloOf(shortForm("home", "type: http_check, target: \"https://a.test/\", " + asked, "objective: 99%"))});
            QVERIFY(probes.text.empty());
            QCOMPARE(probes.unsaid.size(), std::size_t(1));
            QVERIFY2(probes.unsaid[0].startsWith(u"home: left out, as a raw ratio"), qPrintable(probes.unsaid[0]));
        }

        SloDefinition slo = sloOf(kCheckout);
        slo.service.clear();
        slo.description = std::string(1051, 'x');
        const Exported file = openSloFile({slo});
        QCOMPARE(file.unsaid.size(), std::size_t(2));
        QVERIFY(file.text.find("\n  service: checkout\n") != std::string::npos);
        QVERIFY(file.text.find("description") == std::string::npos);
    }

    void exclusionsAndOlderVersionsAreSaidToBeLost()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.exclusions = {{.id = "patch-day", .slos = {}}, {.id = "weekly", .slos = {}}};
        slo.validFrom = utcMs(1'767'225'600'000); // 2026-01-01
        SloDefinition older = slo;
        older.validFrom.reset();
        SloDefinition other = older;
        other.name = "other";
        const Exported file = openSloFile({slo}, {older, other});
        QCOMPARE(file.unsaid.size(), std::size_t(2));
        QVERIFY2(file.unsaid[0].startsWith(QLatin1String("checkout: its exclusions (patch-day, weekly) are left out")),
                 qPrintable(file.unsaid[0]));
        QVERIFY2(file.unsaid[1].startsWith(QLatin1String("checkout: its versions before 2026-01-01T00:00:00Z are left out")),
                 qPrintable(file.unsaid[1]));
        slo.exclusions.clear();
        QVERIFY(openSloFile({slo}, {other}).unsaid.empty());
    }

    /// What is read back has the usual ones, and is watched otherwise.
    void howItsBudgetIsWatchedIsSaidToBeLost()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.watch = {.rate = BudgetWatch::Rate::Weekly, .threshold = 0.125};
        const Exported file = openSloFile({slo});
        QCOMPARE(file.unsaid.size(), std::size_t(2));
        QVERIFY2(file.unsaid[0].startsWith(QLatin1String("checkout: its alert_threshold of 12.5 % ")),
                 qPrintable(file.unsaid[0]));
        QVERIFY2(file.unsaid[1].startsWith(QLatin1String("checkout: its consumption_rate (weekly) ")),
                 qPrintable(file.unsaid[1]));
        QCOMPARE(file.text, openSloFile({sloOf(kCheckout)}).text);
        slo.watch = sloOf(QByteArray::fromStdString(file.text)).watch;
        QVERIFY(openSloFile({slo}).unsaid.empty()); // said or kept
    }
};

TRACEO_TEST(TstOpensloFile);
#include "tst_openslo_file.moc"
