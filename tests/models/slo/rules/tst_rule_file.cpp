#include "models/slo/rules/exported_slos.h"
#include "slo/rules/rule_file.h"
#include "support/paths.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// What is kept under this name; with TRACEO_UPDATE it is `now` from now on.
QByteArray kept(const QString& name, const QByteArray& now)
{
    QFile file(test::testFile("models/slo/rules/kept/") + name);
    if (qEnvironmentVariableIsSet("TRACEO_UPDATE"))
        return file.open(QIODevice::WriteOnly) && file.write(now) == now.size() ? now : QByteArray();
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ConfigNode read(const std::string& text)
{
    auto document = readYaml(text, u"x"_s);
    if (!document)
        qFatal("%s", qPrintable(toText(document.error())));
    return *std::move(document);
}

} // namespace

class TstRuleFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rulesAreThoseThatAreKept_data()
    {
        QTest::addColumn<QByteArray>("slo");
        QTest::addColumn<bool>("isSloth");
        QTest::newRow("checkout.yml") << kCheckout << false;
        QTest::newRow("home.yml") << kHome << false;
        QTest::newRow("checkout.sloth.yml") << kCheckout << true;
    }
    void rulesAreThoseThatAreKept()
    {
        QFETCH(const QByteArray, slo);
        QFETCH(const bool, isSloth);
        const Exported file = prometheusFile({sloOf(slo)}, isSloth ? kSlothNames : kOwnNames);
        const QByteArray text = QByteArray::fromStdString(file.text);
        QCOMPARE(text, kept(QString::fromLatin1(QTest::currentDataTag()), text));
        QVERIFY(file.unsaid.empty());
    }

    void theOperatorsObjectHoldsTheSameGroups()
    {
        const std::vector<SloDefinition> slos{sloOf(kCheckout), sloOf(kHome)};
        const ConfigNode object = read(operatorFile(slos, kOwnNames).text);
        QCOMPARE(object["apiVersion"].text(), std::string("monitoring.coreos.com/v1"));
        QCOMPARE(object["kind"].text(), std::string("PrometheusRule"));
        QCOMPARE(object["metadata"]["name"].text(), std::string("traceo-slos"));
        const ConfigNode file = read(prometheusFile(slos, kOwnNames).text);
        const auto& groups = object["spec"]["groups"].items();
        QCOMPARE(groups.size(), file["groups"].items().size());
        for (std::size_t group = 0; group < groups.size(); ++group) {
            const auto& rules = groups[group]["rules"].items();
            const auto& same = file["groups"].items()[group]["rules"].items();
            QCOMPARE(rules.size(), same.size());
            for (std::size_t i = 0; i < rules.size(); ++i)
                QCOMPARE(rules[i]["expr"].text(), same[i]["expr"].text());
        }
        QCOMPARE(read(operatorFile({sloOf(kCheckout)}, kOwnNames).text)["metadata"]["name"].text(),
                 std::string("traceo-slo-checkout"));
    }

    /// Labels and annotations of alerts are templates to Prometheus.
    void whatPeopleWroteIsNoTemplate()
    {
        SloDefinition slo = sloOf(kCheckout);
        slo.displayName = "{{ .Labels }}";
        const ConfigNode file = read(prometheusFile({slo}, kOwnNames).text);
        QCOMPARE(file["groups"].items()[0]["rules"].items().back()["annotations"]["summary"].text(),
                 std::string("{{\"{{\"}} .Labels }} spends its error budget too fast"));
    }

    void whatCannotBeSaidStandsInTheFile()
    {
        const Exported file = prometheusFile({sloOf(everyKind().at(5))}, kOwnNames);
        QCOMPARE(file.unsaid.size(), std::size_t(2));
        QVERIFY2(file.text.find("# Not said here: over a window PromQL cannot ask for the status 200") != std::string::npos,
                 file.text.c_str());
        QVERIFY(file.text.find("whether each run ended within 500ms") != std::string::npos);
    }

    void noSlosAreAFileWithoutGroups() { QVERIFY(prometheusFile({}, kOwnNames).text.ends_with("\ngroups: []\n")); }
};

TRACEO_TEST(TstRuleFile);
#include "tst_rule_file.moc"
