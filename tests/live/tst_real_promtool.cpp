// Prometheus' own tool reads every exported file, and finds in the same samples the alerts that Traceo's engine finds.

#include "live/real_server.h"
#include "models/slo/rules/exported_slos.h"
#include "slo/rules/rule_file.h"
#include "slo/rules/rule_test.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Said {
    bool isFine = false;
    QByteArray text;
};

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// The groups of a PrometheusRule as a file of their own.
QByteArray groupsOf(const QByteArray& object)
{
    QByteArray groups;
    for (const QByteArray& line : object.mid(object.indexOf("\nspec:\n") + 7).split('\n'))
        groups += line.mid(2) + '\n';
    return groups;
}

QByteArray sampleAt(const QByteArray& expression, int minute, const QByteArray& expected)
{
    return "      - {expr: '" + expression + "', eval_time: " + QByteArray::number(minute) + "m, exp_samples: [" + expected
        + "]}\n";
}

} // namespace

class TstRealPromtool : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    Said promtool(const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(RealServer::programNamed(u"promtool"_s), arguments);
        const bool ended = process.waitForFinished(120'000);
        return {ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAll()};
    }
    Said checked(const QByteArray& rules) const { return promtool({u"check"_s, u"rules"_s, write(u"checked.yml"_s, rules)}); }
    Said tested(const QByteArray& rules, const QByteArray& test) const
    {
        write(kRuleFile, rules);
        return promtool({u"test"_s, u"rules"_s, write(u"test.yml"_s, test)});
    }

    static QList<SloDefinition> all()
    {
        QList<SloDefinition> slos;
        for (const QByteArray& yaml : everyKind())
            slos << sloOf(yaml);
        return slos;
    }
    /// G5 of the reference: 600 a minute, all bad from minute 601 to 610; pages are asked for at these minutes.
    static QByteArray tenBadMinutes(const QByteArray& alert, const QList<int>& firing, const QList<int>& quiet)
    {
        QByteArray text = "rule_files: [slo-rules.yml]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n"
                          "      - {series: 'http_requests_total{code=\"200\"}', values: '0+600x600 360000x9 360600+600x89'}\n"
                          "      - {series: 'http_requests_total{code=\"500\"}', values: '0x600 600+600x9 6000x89'}\n"
                          "    alert_rule_test:\n";
        const auto add = [&text](int minute, const QByteArray& alerts) {
            text += "      - {eval_time: " + QByteArray::number(minute) + "m, alertname: SloErrorBudgetBurn, exp_alerts: ["
                + alerts + "]}\n";
        };
        for (const int minute : firing)
            add(minute, alert);
        for (const int minute : quiet)
            add(minute, {});
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"promtool"_s).isEmpty(), "promtool is not installed on this machine");
    }

    void everyFileIsRead_data()
    {
        QTest::addColumn<QList<SloDefinition>>("slos");
        for (const SloDefinition& slo : all())
            QTest::newRow(slo.name.c_str()) << QList<SloDefinition>{slo};
        QTest::newRow("all") << all();
    }
    void everyFileIsRead()
    {
        QFETCH(const QList<SloDefinition>, slos);
        const std::vector<SloDefinition> list(slos.begin(), slos.end());
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            const Said file = checked(bytes(prometheusFile(list, names).text));
            QVERIFY2(file.isFine, file.text.constData());
            const Said object = checked(groupsOf(bytes(operatorFile(list, names).text)));
            QVERIFY2(object.isFine, object.text.constData());
        }
    }

    void theAlertsAreThoseOfTheEngine_data()
    {
        QTest::addColumn<QList<SloDefinition>>("slos");
        for (const SloDefinition& slo : all())
            QTest::newRow(slo.name.c_str()) << QList<SloDefinition>{slo};
        QTest::newRow("several, of which two share a metric") << all().mid(0, 4); // promtool's time grows with the square
    }
    void theAlertsAreThoseOfTheEngine()
    {
        QFETCH(const QList<SloDefinition>, slos);
        const std::vector<SloDefinition> list(slos.begin(), slos.end());
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            const Said test = tested(bytes(prometheusFile(list, names).text), bytes(promtoolTest(list, names).text));
            QVERIFY2(test.isFine, test.text.constData());
        }
    }

    /// So that a test that is fine says something.
    void aLooserLimitIsFound()
    {
        const std::vector<SloDefinition> slos{sloOf(kCheckout)};
        QByteArray rules = bytes(prometheusFile(slos, kOwnNames).text);
        rules.replace("> 0.006", "> 1");
        rules.replace("> 0.0144", "> 1");
        const Said test = tested(rules, bytes(promtoolTest(slos, kOwnNames).text));
        QVERIFY2(!test.isFine && test.text.contains("1d18h40m"), test.text.constData());
    }

    /// G4 of the reference: 60 a minute for half an hour, twenty minutes of nothing, 60 a minute again; nothing bad.
    void idleWindowsDropOut_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("zero") << QByteArray("      - {series: 'http_requests_total{code=\"500\"}', values: '0x120'}\n");
    }
    void idleWindowsDropOut()
    {
        QFETCH(const QByteArray, bad);
        const QByteArray zero = "{labels: '{service=\"shop\",slo=\"checkout\"}', value: 0}";
        const QByteArray named = "{labels: 'traceo_slo:sli_error:ratio_rate5m{service=\"shop\",slo=\"checkout\"}', value: 0}";
        const Said test =
            tested(bytes(prometheusFile({sloOf(kCheckout)}, kOwnNames).text),
                   "rule_files: [slo-rules.yml]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n"
                   "      - {series: 'http_requests_total{code=\"200\"}', values: '0+60x30 1800x19 1860+60x69'}\n"
                       + bad + "    promql_expr_test:\n" + sampleAt("traceo_slo:sli_error:ratio_rate5m", 20, named)
                       + sampleAt("traceo_slo:sli_error:ratio_rate5m", 45, {})
                       + sampleAt("avg_over_time(traceo_slo:sli_error:ratio_rate5m[6h])", 100, zero)
                       + sampleAt("traceo_slo:sli_error:ratio_rate6h + 0", 100, zero)
                       + sampleAt("traceo_slo:period_error_budget_remaining:ratio + 0", 100,
                                  "{labels: '{service=\"shop\",slo=\"checkout\"}', value: 1}"));
        QVERIFY2(test.isFine, test.text.constData());
    }

    /// G5 of the reference: the page fires at minute 601 and clears half an hour after the outage.
    void aPageClearsHalfAnHourAfterTheTrouble()
    {
        const SloDefinition slo = sloOf(kCheckout);
        AlertRules pages = defaultRules(slo);
        std::erase_if(pages.pairs, [](const BurnPair& pair) { return pair.severity == BurnPair::Severity::Ticket; });
        const auto alertOf = [&](const AlertRules& rules) {
            const Rule page = rulesOf(slo, rules, kOwnNames).groups[0].rules.back();
            return "{exp_labels: {service: shop, severity: page, slo: checkout}, exp_annotations: {summary: '"
                + bytes(std::string(page.annotations.value("summary"))) + "', description: '"
                + bytes(std::string(page.annotations.value("description"))) + "'}}";
        };
        const Said both = tested(bytes(fileOf(rulesOf(slo, pages, kOwnNames).groups)),
                                 tenBadMinutes(alertOf(pages), {601, 610, 615, 639}, {600, 640}));
        QVERIFY2(both.isFine, both.text.constData());
        AlertRules fast = pages;
        fast.pairs.resize(1);
        const Said one = tested(bytes(fileOf(rulesOf(slo, fast, kOwnNames).groups)),
                                tenBadMinutes(alertOf(fast), {601, 614}, {600, 615, 639}));
        QVERIFY2(one.isFine, one.text.constData());
        fast.pending = 5 * kMinute;
        const Said pending = tested(bytes(fileOf(rulesOf(slo, fast, kOwnNames).groups)),
                                    tenBadMinutes(alertOf(fast), {606, 614}, {601, 605, 615}));
        QVERIFY2(pending.isFine, pending.text.constData());
    }
};

TRACEO_TEST(TstRealPromtool);
#include "tst_real_promtool.moc"
