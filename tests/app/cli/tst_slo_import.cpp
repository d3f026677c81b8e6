// `traceo slo import`: YAML on stdout, what was lost on stderr, and an exit code that says whether anything was.
#include "support/command_folder.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSloth = "version: prometheus/v1\n"                                                   // 1
                          "service: shop\n"                                                            // 2
                          "slos:\n"                                                                    // 3
                          "  - name: availability\n"                                                   // 4
                          "    objective: 99.9\n"                                                      // 5
                          "    sli:\n"                                                                 // 6
                          "      events:\n"                                                            // 7
                          "        error_query: sum(rate(orders_total{code=~\"5..\"}[{{.window}}]))\n" // 8
                          "        total_query: sum(rate(orders_total[{{.window}}]))\n";               // 9
const QByteArray kAlerting = "    alerting: {page_alert: {labels: {severity: page}}}\n";               // 10
const QByteArray kWindows = "apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec:\n  sloPeriod: 28d\n"
                            "  page:\n    quick: {errorBudgetPercent: 2, shortWindow: 5m, longWindow: 1h}\n"
                            "    slow: {errorBudgetPercent: 5, shortWindow: 30m, longWindow: 6h}\n"
                            "  ticket:\n    quick: {errorBudgetPercent: 10, shortWindow: 2h, longWindow: 1d}\n"
                            "    slow: {errorBudgetPercent: 15, shortWindow: 6h, longWindow: 3d}\n";

} // namespace

class TstSloImport : public QObject {
    Q_OBJECT

    CommandFolder m_folder;

    Ran run(const QStringList& arguments) { return m_folder.run(arguments); }
    Ran import(const QByteArray& text, const QStringList& more = {})
    {
        return run(QStringList{u"slo"_s, u"import"_s, m_folder.write(u"foreign.yaml"_s, text)} + more);
    }

private Q_SLOTS:
    void whatWasCarriedOverIsASloOfAWorkspace()
    {
        const Ran done = import(kSloth, {u"--source"_s, u"prom"_s});
        QVERIFY2(done.exitCode == 0, done.err.constData());
        QVERIFY2(done.err.contains("30 days"), done.err.constData());
        m_folder.write(u"slo.yaml"_s, done.out);
        const QString workspace = m_folder.write(u"w.yaml"_s,
                                                 "version: 1\nname: w\nsources:\n"
                                                 "  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                                 "  - {name: other, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                                 "slos: [slo.yaml]\n");
        const Ran check = run({u"workspace"_s, u"check"_s, workspace});
        QVERIFY2(check.exitCode == 0 && check.out.contains("1 SLO(s)"), (check.out + check.err).constData());
        const Ran names = run({u"--workspace"_s, workspace, u"completion"_s, u"names"_s, u"slos"_s});
        QCOMPARE(names.out, QByteArray("shop-availability\n"));
    }

    void whatWasLostIsSaidBesideIt()
    {
        const Ran done = import(kSloth + kAlerting);
        QCOMPARE(done.exitCode, 5);
        QVERIFY2(done.err.contains("foreign.yaml:10:16: found alerting.page_alert: labels. Traceo"), done.err.constData());
        QVERIFY2(done.out.startsWith("apiVersion: openslo/v1\n"), done.out.constData());
    }

    void windowsMayStandInAFileOfTheirOwn()
    {
        const QString windows = m_folder.write(u"windows.yaml"_s, kWindows);
        const Ran done = import(kSloth, {u"--windows"_s, windows});
        QVERIFY2(done.exitCode == 0, done.err.constData());
        QVERIFY2(done.out.contains("duration: 28d") && done.out.contains("threshold: 13.44"), done.out.constData());
        QVERIFY2(done.err.contains("windows.yaml:1:1"), done.err.constData());
        const Ran broken =
            import(kSloth, {u"--windows"_s, m_folder.write(u"broken.yaml"_s, QByteArray(kWindows).replace(": 2,", ": two,"))});
        QCOMPARE(broken.exitCode, 5);
        QVERIFY2(broken.err.contains("broken.yaml:6:33: expected percent"), broken.err.constData());
        const Ran missing = import(kSloth, {u"--windows"_s, m_folder.filePath(u"nowhere.yaml"_s)});
        QCOMPARE(missing.exitCode, 6);
    }

    void whereNothingIsCarriedOverNothingIsPrinted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& more, const QByteArray& says) {
            QTest::newRow(name) << text << more << says;
        };
        row("nobody's file", "apiVersion: v1\n", {}, "foreign.yaml:1:1: expected SLOs of Sloth");
        row("an empty file", "", {}, "foreign.yaml: expected SLOs of another tool, found an empty file");
        row("no YAML", "a: [\n", {}, "foreign.yaml:");
        row("expressions", QByteArray(kSloth).replace("sum(rate(orders_total[{{.window}}]))", "count(rate(orders_total[5m]))"),
            {}, "foreign.yaml:9:22: expected sum(rate(");
        row("a format that is none", kSloth, {u"--format"_s, u"slo"_s}, "--format: expected sloth, pyrra");
        row("another format", kSloth, {u"--format"_s, u"pyrra"_s}, "foreign.yaml:1:1: expected the key");
        row("another output", kSloth, {u"-o"_s, u"json"_s}, "--output: expected yaml, found json");
    }
    void whereNothingIsCarriedOverNothingIsPrinted()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, more);
        QFETCH(const QByteArray, says);
        const Ran done = import(text, more);
        QCOMPARE(done.exitCode, 2);
        QVERIFY2(done.out.isEmpty(), done.out.constData());
        QVERIFY2(done.err.contains(says), done.err.constData());
    }

    void aFileThatIsNotThereIsNotFound()
    {
        const Ran done = run({u"slo"_s, u"import"_s, m_folder.filePath(u"nowhere.yaml"_s)});
        QCOMPARE(done.exitCode, 6);
        QVERIFY2(done.err.contains("nowhere.yaml"), done.err.constData());
    }
};

TRACEO_TEST(TstSloImport);
#include "tst_slo_import.moc"
