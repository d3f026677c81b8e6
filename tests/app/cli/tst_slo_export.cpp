// `traceo slo export`: files on stdout, what could not be said on stderr.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSloExport : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments)
    {
        return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"w.yaml"_s), u"slo"_s, u"export"_s} + arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(u"w.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "version: 1\nname: w\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\nslos:\n"
            "  - {SLO: {name: checkout, objective: 99.9%, service: shop, indicator: {type: prometheus, "
            "bad: 'e_total', total: 't_total'}}}\n"
            "  - {SLO: {name: home, objective: 99%, indicator: {type: http_check, target: \"http://a/\", latency: 1s}}}\n");
    }

    void rulesArePrintedWithoutAHistory()
    {
        const Ran rules = run({u"checkout"_s});
        QVERIFY2(rules.exitCode == 0 && rules.err.isEmpty(), rules.err.constData());
        QVERIFY2(rules.out.contains("\ngroups:\n"), rules.out.constData());
        QVERIFY(rules.out.contains("- record: traceo_slo:sli_error:ratio_rate5m\n"));
        QVERIFY(!rules.out.contains("home"));
        QVERIFY(run({u"checkout"_s, u"--sloth-names"_s}).out.contains("sloth-slo-alerts-shop-checkout"));
    }

    void everyFormatHasItsBeginning_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("openslo") << QByteArray("apiVersion: openslo/v1\n");
        QTest::newRow("prometheus") << QByteArray("\ngroups:\n");
        QTest::newRow("operator") << QByteArray("\nkind: PrometheusRule\n");
        QTest::newRow("promtool-test") << QByteArray("\nrule_files:\n");
    }
    void everyFormatHasItsBeginning()
    {
        QFETCH(const QByteArray, line);
        const Ran file = run({u"checkout"_s, u"--format"_s, QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY2(file.exitCode == 0 && file.out.contains(line), (file.out + file.err).constData());
    }

    void whatCannotBeSaidIsReported()
    {
        const Ran rules = run({});
        QCOMPARE(rules.exitCode, 5);
        QVERIFY2(rules.err.contains("home: over a window PromQL cannot ask whether each run ended within 1s"),
                 rules.err.constData());
        QVERIFY(rules.out.contains("traceo-slo-burn-home"));
        const Ran openSlo = run({u"--format"_s, u"openslo"_s});
        QCOMPARE(openSlo.exitCode, 5);
        QVERIFY2(openSlo.err.contains("home: left out"), openSlo.err.constData());
        QVERIFY(openSlo.out.contains("name: checkout\n") && !openSlo.out.contains("home"));
    }

    void aSlipOfTheKeysIsNamed()
    {
        const Ran format = run({u"--format"_s, u"promtheus"_s});
        QVERIFY2(format.exitCode == 2 && format.err.contains("openslo|prometheus|operator|promtool-test"),
                 format.err.constData());
        const Ran name = run({u"chekout"_s});
        QVERIFY2(name.exitCode == 6 && name.err.contains("Did you mean checkout?"), name.err.constData());
        QCOMPARE(run({u"--format"_s, u"openslo"_s, u"--sloth-names"_s}).exitCode, 2);
    }
};

TRACEO_TEST(TstSloExport);
#include "tst_slo_export.moc"
