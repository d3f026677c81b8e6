// `traceo slo export`: files on stdout, what could not be said on stderr.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QDateTime>
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

    /// What one SLO's own PromQL may read is tested without it, and the test says so.
    void sloCanBeLeftOut()
    {
        m_folder.write(u"q.yaml"_s,
                       "version: 1\nname: q\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\nslos:\n"
                       "  - {SLO: {name: api, objective: 95%, indicator: {type: prometheus, bad: e_total, total: t_total}}}\n"
                       "  - {SLO: {name: q, objective: 95%, indicator: {type: query, bad: 'sum(rate(e_total[1m]))', total: "
                       "'sum(rate(t_total[1m]))'}}}\n");
        const auto exported = [&](const QStringList& more) {
            return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"q.yaml"_s), u"slo"_s, u"export"_s} + more);
        };
        const Ran beside = exported({u"--format"_s, u"promtool-test"_s});
        QVERIFY2(beside.exitCode == 5 && beside.out.endsWith("tests: []\n"), beside.out.constData());
        QVERIFY2(beside.err.contains("api: not tested, as the PromQL of q") && beside.err.contains("--without q"),
                 beside.err.constData());
        const Ran apart = exported({u"--without"_s, u"q"_s, u"--format"_s, u"promtool-test"_s});
        QVERIFY2(apart.exitCode == 0 && apart.out.contains("slo: api\n"), (apart.out + apart.err).constData());
        QVERIFY(apart.out.contains("# traceo slo export --without q --format prometheus > slo-rules.yml\n"));
        const Ran rules = exported({u"--without"_s, u"q"_s});
        QVERIFY(rules.out.contains("traceo-slo-burn-api") && !rules.out.contains("traceo-slo-burn-q"));
        QCOMPARE(exported({u"--without"_s, u"w"_s}).exitCode, 6);
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

    void whatNeverCountsIsReported()
    {
        m_folder.write(
            u"x.yaml"_s,
            "version: 1\nname: x\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\n"
            "exclusions: [{id: patch-day, start: \"2026-11-25 12:00\", duration: 20m, reason: patch, author: kim}]\n"
            "slos:\n  - SLO: {name: full, objective: 99.9%, service: shop, indicator: {type: prometheus, bad: e_total, "
            "total: t_total}, service_hours: {days: [mon, fri], from: \"08:00\", to: \"20:00\"}, valid_from: 2026-01-01,\n"
            "      versions: [{valid_from: 2026-11-20, objective: 99.95%}]}\n");
        const auto exported = [&](const QString& format) {
            return m_folder.run({u"--workspace"_s, m_folder.filePath(u"x.yaml"_s), u"slo"_s, u"export"_s, u"--format"_s, format});
        };
        for (const QString& format : {u"prometheus"_s, u"operator"_s}) {
            const Ran rules = exported(format);
            QCOMPARE(rules.exitCode, 5);
            for (const char* words :
                 {"outside the service hours (mon,fri 08:00-20:00 UTC) counts", "while patch-day excludes it counts"}) {
                QVERIFY2(rules.err.contains(words), rules.err.constData());
                QVERIFY2(rules.out.contains(words), rules.out.constData());
            }
        }
        const Ran openSlo = exported(u"openslo"_s);
        QCOMPARE(openSlo.exitCode, 5);
        QVERIFY2(openSlo.err.contains("full: its exclusions (patch-day) are left out"), openSlo.err.constData());
        QVERIFY2(openSlo.err.contains("full: its versions before 2026-11-20T00:00:00Z are left out"), openSlo.err.constData());
        QVERIFY(openSlo.out.contains("traceo.io/service-hours"));
    }

    void servicesAreExportedWithTheirWords()
    {
        m_folder.write(u"s.yaml"_s,
                       "version: 1\nname: s\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\nslos:\n"
                       "  - SLO: {name: full, objective: 99.9%, service: shop, indicator: {type: prometheus, bad: e_total, "
                       "total: t_total}}\n  - {apiVersion: openslo/v1, kind: Service, metadata: {name: shop, displayName: The "
                       "shop}, spec: {description: Where orders are taken.}}\n");
        const Ran file =
            m_folder.run({u"--workspace"_s, m_folder.filePath(u"s.yaml"_s), u"slo"_s, u"export"_s, u"--format"_s, u"openslo"_s});
        QVERIFY2(file.exitCode == 0, file.err.constData());
        QVERIFY2(file.out.contains("kind: Service\n") && file.out.contains("displayName: The shop\n")
                     && file.out.contains("description: Where orders are taken.\n"),
                 file.out.constData());
    }

    void theVersionThatHoldsIsExported()
    {
        m_folder.write(u"v.yaml"_s,
                       "version: 1\nname: v\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\nslos:\n"
                       "  - SLO: {name: shop, objective: 99.9%, indicator: {type: prometheus, bad: e_total, total: t_total},\n"
                       "      versions: [{valid_from: 2020-01-01, objective: 99.5%}, {valid_from: 2199-01-01, objective: 99%}]}\n"
                       "  - SLO: {name: both, objective: 90%, composite: {of: [{slo: shop}]}}\n");
        const auto exported = [&](const QStringList& more) {
            return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"v.yaml"_s), u"slo"_s, u"export"_s, u"shop"_s}
                                + more);
        };
        QVERIFY(exported({}).out.contains("0.005"));
        QVERIFY(exported({u"--at"_s, u"2019-06-01T00:00:00Z"_s}).out.contains("0.001"));
        const Ran openSlo = exported({u"--format"_s, u"openslo"_s});
        QVERIFY2(openSlo.out.contains("target: 0.995"), openSlo.out.constData());
        for (const char* words : {"shop: its later versions are left out", "shop: its versions before 2020-01-01T00:00:00Z"})
            QVERIFY2(openSlo.err.contains(words), openSlo.err.constData());
    }

    /// Of what the server has, once something of it was fetched.
    void boundariesAreThoseOfTheHistory()
    {
        m_folder.write(u"h.yaml"_s,
                       "version: 1\nname: h\nhistory: {file: h.traceo}\nsources: [{name: prom, kind: prometheus, url: "
                       "\"http://127.0.0.1:1\"}]\nslos:\n"
                       "  - {SLO: {name: between, objective: 99%, indicator: {type: latency, histogram: s, threshold: 150ms}}}\n"
                       "  - {SLO: {name: above, objective: 99%, indicator: {type: latency, histogram: s, threshold: 2s}}}\n");
        const auto run = [&](const QStringList& arguments) {
            return m_folder.run(QStringList{u"--workspace"_s, m_folder.filePath(u"h.yaml"_s), u"--offline"_s} + arguments);
        };
        const Ran before = run({u"slo"_s, u"export"_s});
        QVERIFY2(before.exitCode == 0 && before.err.contains("between: nothing is known of the boundaries"),
                 before.err.constData());
        QVERIFY(before.out.contains("le=\"0.15\""));
        const qint64 begin = QDateTime::currentSecsSinceEpoch() - 3600;
        QByteArray samples = "# TYPE s histogram\n";
        for (const QByteArray boundary : {"0.1", "0.25", "1.0", "+Inf"}) {
            for (int minute = 0; minute < 3; ++minute)
                samples += "s_bucket{le=\"" + boundary + "\"} " + QByteArray::number(10 * minute) + ' '
                    + QByteArray::number(begin + 60 * minute) + '\n';
        }
        const QString file = m_folder.write(u"s.om"_s, samples + "# EOF\n");
        const Ran imported = run({u"history"_s, u"import"_s, file, u"--source"_s, u"prom"_s});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        for (const QString& format : {u"prometheus"_s, u"promtool-test"_s}) {
            const Ran after = run({u"slo"_s, u"export"_s, u"--format"_s, format});
            QCOMPARE(after.exitCode, 5);
            QVERIFY2(after.err.contains("above: left out, as 2 is above all boundaries"), after.err.constData());
            QVERIFY2(!after.out.contains("0.15\"") && after.out.contains("0.25"), after.out.constData());
        }
        const Ran rules = run({u"slo"_s, u"export"_s, u"between"_s});
        QVERIFY2(rules.exitCode == 5 && rules.err.contains("whose next ones are 0.1 and 0.25"), rules.err.constData());
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
