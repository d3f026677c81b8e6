#include "slo/foreign/slo_import.h"

#include "models/slo/foreign/imported.h"
#include "slo/foreign/counter_ratio.h"
#include "slo/foreign/foreign_slo.h"
#include "slo/foreign/translation.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using foreign::Format;

namespace {

const QByteArray kSloth = "version: prometheus/v1\nservice: shop\nslos:\n  - name: a\n    objective: 99.9\n    sli: {events: "
                          "{error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))'}}\n";
const QByteArray kPyrra =
    "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: {name: b}\nspec: {target: \"99\", "
    "window: 2w, indicator: {ratio: {errors: {metric: e}, total: {metric: t}}}}\n";

} // namespace

class TstSloImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formatsAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("Sloth") << QByteArray("version: prometheus/v1") << QByteArray("sloth");
        QTest::newRow("Sloth in Kubernetes") << QByteArray("apiVersion: sloth.slok.dev/v1") << QByteArray("sloth");
        QTest::newRow("Pyrra") << QByteArray("apiVersion: pyrra.dev/v1alpha1") << QByteArray("pyrra");
        QTest::newRow("slo-generator") << QByteArray("apiVersion: sre.google.com/v2") << QByteArray("slo-generator");
        QTest::newRow("Nobl9") << QByteArray("apiVersion: n9/v1alpha") << QByteArray("nobl9");
        QTest::newRow("OpenSLO") << QByteArray("apiVersion: openslo/v1alpha") << QByteArray("openslo");
        QTest::newRow("OpenSLO, the other spelling") << QByteArray("apiVersion: openslo.com/v2alpha") << QByteArray("openslo");
        QTest::newRow("nobody's") << QByteArray("apiVersion: v1") << QByteArray();
        QTest::newRow("a text") << QByteArray("hello") << QByteArray();
    }
    void formatsAreRecognised()
    {
        QFETCH(const QByteArray, document);
        QFETCH(const QByteArray, word);
        const auto node = readYaml(document.toStdString(), u"x"_s);
        QVERIFY(node);
        QCOMPARE(foreign::formatOf(*node), foreign::formatNamed(word.toStdString()));
        QCOMPARE(foreign::formatOf(*node).has_value(), !word.isEmpty());
    }

    void aFileMayHoldSeveralFormats()
    {
        const Imported done = imported(kSloth + "---\n" + kPyrra + "---\napiVersion: v1\nkind: ConfigMap\n");
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.names(), (QStringList{u"shop-a"_s, u"b"_s}));
        QCOMPARE(done.lost(), QStringList{u"x:13:1 BadValue"_s});
    }

    void aListIsEachOfItsItems()
    {
        const Imported done = imported("- " + QByteArray(kPyrra.trimmed()).replace("\n", "\n  ") + "\n- "
                                       + QByteArray(kPyrra.trimmed()).replace("name: b", "name: c").replace("\n", "\n  ") + '\n');
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), (QStringList{u"b"_s, u"c"_s}));
    }

    void aFormatMayBeSaidForAFileThatDoesNot()
    {
        const QByteArray silent = QByteArray(kSloth).replace("version: prometheus/v1\n", "");
        QCOMPARE(imported(silent).lost(), QStringList{u"x:1:1 BadValue"_s});
        const Imported done = imported(silent, {.format = Format::Sloth, .source = "prom"});
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), QStringList{u"shop-a"_s});
    }

    void aSourceIsNamedOnlyWhereItWasAskedFor()
    {
        const Imported named = imported(kPyrra, {.format = {}, .source = "other"});
        QVERIFY2(named.errors.empty(), qPrintable(textOf(named.errors)));
        QCOMPARE(named.slos.at(0).sli.source, std::string("other"));
        const Imported unnamed = imported(kPyrra, {});
        QVERIFY2(!unnamed.yaml.isEmpty() && !unnamed.yaml.contains("metricSourceRef"), unnamed.yaml.constData());
        QCOMPARE(unnamed.errors.size(), std::size_t(1)); // the workspace of this test has two that fit
    }

    void ofTwoSlosOfOneNameTheFirstStands()
    {
        const Imported done = imported(kPyrra + "---\n" + kPyrra);
        QCOMPARE(done.names(), QStringList{u"b"_s});
        QCOMPARE(done.lost(), QStringList{u"x:8:18 Ambiguous"_s});
    }

    /// Texts that YAML would read otherwise.
    void textsStayWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("meant");
        QTest::newRow("quotes") << QByteArray("'it''s \"so\"'") << QByteArray("it's \"so\"");
        QTest::newRow("a colon") << QByteArray("'a: b # c'") << QByteArray("a: b # c");
        QTest::newRow("lines") << QByteArray("\"a\\nb\\\\\"") << QByteArray("a\nb\\");
        QTest::newRow("a word of YAML") << QByteArray("'null'") << QByteArray("null");
        QTest::newRow("letters of others") << QByteArray("Verfügbar – 可用") << QByteArray("Verfügbar – 可用");
    }
    void textsStayWhatTheyAre()
    {
        QFETCH(const QByteArray, written);
        const Imported done = imported(QByteArray(kPyrra).replace("spec: {", "spec: {description: " + written + ", "));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QTEST(QByteArray::fromStdString(done.slos.at(0).description), "meant");
    }

    void aLongTargetIsExact()
    {
        const Imported done = imported(QByteArray(kPyrra).replace("\"99\"", "\"99.9999999\""));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.at(0).objective, (Objective{999'999'999, 7}));
    }
};

TRACEO_TEST(TstSloImport);
#include "tst_slo_import.moc"
