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
