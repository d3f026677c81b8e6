#include "models/workspace/error_lines.h"
#include "slo/openslo_objects.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SloConfig::SourceName> kSources{{"prom", "prometheus"}, {"cache", "redis"}};

/// Errors of an object whose spec stands in line 4.
Errors errorsOf(const QByteArray& kind, const QByteArray& spec, const QByteArray& name = "x")
{
    const auto documents = readYamlDocuments(
        ("apiVersion: openslo/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\n" + spec + "\n").toStdString(), u"x"_s);
    Errors errors;
    SloConfig::parse(*documents, kSources, errors);
    return errors;
}

/// What is warned of in a DataSource with these details, which begin at 4:45.
Errors warningsOf(const QByteArray& details)
{
    const QByteArray text =
        "apiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: x}\nspec: {type: Prometheus, connectionDetails: " + details
        + "}\n";
    Errors errors;
    const SloConfig config = SloConfig::parse(*readYamlDocuments(text.toStdString(), u"x"_s), kSources, errors);
    if (!errors.empty())
        qFatal("%s", qPrintable(textOf(errors)));
    return config.warnings();
}

} // namespace

class TstOpensloObjects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachRuleIsNamed_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const char* kind, const QByteArray& spec, const QStringList& lines) {
            QTest::newRow(name) << QByteArray(kind) << spec << lines;
        };
        row("a service", "Service", "spec: {description: shop}", {});
        row("a service of few words", "Service", "spec: {}", {});
        row("a long description", "Service", "spec: {description: " + QByteArray(1051, 'a') + "}", {u"x:4:21 BadValue"_s});
        row("another key", "Service", "spec: {owner: a}", {u"x:4:8 UnknownKey"_s});
        row("a spec that is a list", "Service", "spec: [a]", {u"x:4:7 BadValue"_s});
        row("a source", "DataSource", "spec: {type: Datadog, connectionDetails: {a: {b: c}}}", {});
        row("a source without a spec", "DataSource", "", {u"x:1:1 BadValue"_s});
        row("no type", "DataSource", "spec: {connectionDetails: {}}", {u"x:4:7 BadValue"_s});
        row("an empty type", "DataSource", "spec: {type: '', connectionDetails: {}}", {u"x:4:14 BadValue"_s});
        row("no details", "DataSource", "spec: {type: Prometheus}", {u"x:4:7 BadValue"_s});
        row("details as a text", "DataSource", "spec: {type: Prometheus, connectionDetails: hunter2}", {u"x:4:45 BadValue"_s});
        row("a key that is misspelt", "DataSource", "spec: {typ: Prometheus, connectionDetails: {}}",
            {u"x:4:7 BadValue"_s, u"x:4:8 UnknownKey"_s});
    }
    void eachRuleIsNamed()
    {
        QFETCH(const QByteArray, kind);
        QFETCH(const QByteArray, spec);
        const Errors errors = errorsOf(kind, spec);
        QTEST(linesOf(errors), "lines");
        QVERIFY(!textOf(errors).contains(u"hunter2"_s));
    }

    void aSecretThatStandsThereIsWarnedOfByItsKey_data()
    {
        QTest::addColumn<QByteArray>("details");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& details, const QString& key, const QStringList& lines) {
            QTest::newRow(name) << details << key << lines;
        };
        row("a password", "{password: hunter2}", u"password"_s, {u"x:4:56 BadValue"_s});
        row("another spelling", "{API_Key: hunter2}", u"API_Key"_s, {u"x:4:55 BadValue"_s});
        row("deeper", "{auth: {basic: {secretAccessKey: hunter2}}}", u"secretAccessKey"_s, {u"x:4:78 BadValue"_s});
        row("in a list", "{tokens: [hunter2, 'env:TOKEN']}", u"tokens"_s, {u"x:4:55 BadValue"_s});
        row("with its name beside it", "{headers: [{name: Authorization, value: Bearer hunter2}]}", u"Authorization"_s,
            {u"x:4:85 BadValue"_s});
        row("in a URL", "{url: 'https://kim:hunter2@prom.example'}", u"url"_s, {u"x:4:51 BadValue"_s});
        row("two", "{token: hunter2, password: hunter2}", u"token"_s, {u"x:4:53 BadValue"_s, u"x:4:72 BadValue"_s});
    }
    void aSecretThatStandsThereIsWarnedOfByItsKey()
    {
        QFETCH(const QByteArray, details);
        QFETCH(const QString, key);
        const Errors warnings = warningsOf(details);
        QTEST(linesOf(warnings), "lines");
        QVERIFY2(toText(warnings[0]).contains(u'“' + key + u'”'), qPrintable(toText(warnings[0])));
        QVERIFY2(!textOf(warnings).contains(u"hunter2"_s), qPrintable(textOf(warnings)));
    }

    void whatIsNoSecretIsNotWarnedOf_data()
    {
        QTest::addColumn<QByteArray>("details");
        for (const char* details :
             {"{url: 'https://prom.example', user: kim}", "{password: 'env:PROM_PASSWORD'}", "{token: 'keychain:prom'}",
              "{password: '$PROM_PASSWORD'}", "{token: '{{ .Values.token }}'}", "{password: ''}",
              "{passwordFile: /run/secrets/prom}", "{tokenUrl: 'https://auth.example/token'}", "{accessKeyID: AKIA}",
              "{secretName: prom, secretRef: {name: prom}}", "{url: 'https://kim:$PASSWORD@prom.example'}"})
            QTest::newRow(details) << QByteArray(details);
    }
    void whatIsNoSecretIsNotWarnedOf()
    {
        QFETCH(const QByteArray, details);
        QCOMPARE(textOf(warningsOf(details)), QString());
    }

    void aDataSourceIsOfTheKindOfTheSourceOfItsName()
    {
        const QByteArray spec = "spec: {type: Prometheus, connectionDetails: {}}";
        QCOMPARE(linesOf(errorsOf("DataSource", spec, "prom")), QStringList());
        QCOMPARE(linesOf(errorsOf("DataSource", spec, "elsewhere")), QStringList());
        const Errors other = errorsOf("DataSource", spec, "cache");
        QCOMPARE(linesOf(other), QStringList{u"x:4:14 BadValue"_s});
        QVERIFY2(toText(other[0]).contains(u"redis"_s), qPrintable(toText(other[0])));
    }

    void aMetricSourceRefMeansTheSourceOfTheWorkspace()
    {
        const auto errorsWith = [](const QByteArray& reference) {
            const QByteArray source = "{metricSource: {metricSourceRef: " + reference + ", spec: {query: a_total}}}";
            const QByteArray text = "apiVersion: openslo/v1\nkind: DataSource\nmetadata: {name: elsewhere}\n"
                                    "spec: {type: Prometheus, connectionDetails: {token: hunter2}}\n---\n"
                                    "apiVersion: openslo/v1\nkind: SLI\nmetadata: {name: ratio}\n"
                                    "spec: {ratioMetric: {counter: true, bad: {metricSource: {type: Prometheus, spec: {query: "
                                    "b_total}}}, total: "
                + source + "}}\n";
            Errors errors;
            SloConfig::parse(*readYamlDocuments(text.toStdString(), u"x"_s), kSources, errors);
            return errors;
        };
        QCOMPARE(linesOf(errorsWith("prom")), QStringList());
        const Errors errors = errorsWith("elsewhere");
        QCOMPARE(errors.size(), std::size_t(1));
        QCOMPARE(errors[0].code, ErrorCode::NotFound);
        QVERIFY2(errors[0].where.startsWith(u"x:9:"_s), qPrintable(errors[0].where));
        QVERIFY2(errors[0].hint.contains(u"DataSource"_s), qPrintable(toText(errors[0])));
        QVERIFY(!textOf(errors).contains(u"hunter2"_s));
    }
};

TRACEO_TEST(TstOpensloObjects);
#include "tst_openslo_objects.moc"
