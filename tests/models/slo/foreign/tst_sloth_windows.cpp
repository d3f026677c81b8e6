#include "slo/foreign/sloth_windows.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSlo = "version: prometheus/v1\nservice: shop\nslos:\n  - name: a\n    objective: 99.9\n    sli: {events: "
                        "{error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))'}}\n";
const QByteArray kNoPages = "    alerting: {page_alert: {disable: true}}\n";     // line 7
const QByteArray kNoTickets = "    alerting: {ticket_alert: {disable: true}}\n"; // line 7
const QByteArray kWeek = "apiVersion: sloth.slok.dev/v1\n"                       // 1
                         "kind: AlertWindows\n"                                  // 2
                         "spec:\n"                                               // 3
                         "  sloPeriod: 7d\n"                                     // 4
                         "  page:\n"                                             // 5
                         "    quick: {errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h}\n"
                         "    slow: {errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h}\n"
                         "  ticket:\n"
                         "    quick: {errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d}\n"
                         "    slow: {errorBudgetPercent: 50, shortWindow: 6h, longWindow: 3d}\n";
const QByteArray kRule = "---\n";

QStringList alertsOf(const Imported& done)
{
    QStringList texts;
    if (done.slos.size() == 1) {
        for (const OwnAlert& alert : done.slos[0].alerts)
            texts << QString::fromStdString(toText(alert));
    }
    return texts;
}

const QStringList kOfTheWeek{u"page 8% over 1h and 5m least 3"_s, u"page 12.5% over 6h and 30m least 3"_s,
                             u"ticket 20% over 1d and 2h least 3"_s, u"ticket 50% over 3d and 6h least 3"_s};
const QStringList kUsualPages{u"page 2% over 1h and 5m least 3"_s, u"page 5% over 6h and 30m least 3"_s};
const QStringList kUsualTickets{u"ticket 10% over 1d and 2h least 3"_s, u"ticket 10% over 3d and 6h least 3"_s};

} // namespace

class TstSlothWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anSloHasTheWindowAndTheAlertsOfTheCatalogue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("before its SLOs") << QByteArray(kWeek + kRule + kSlo);
        QTest::newRow("behind them") << QByteArray(kSlo + kRule + kWeek);
    }
    void anSloHasTheWindowAndTheAlertsOfTheCatalogue()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), QStringList{u"shop-a"_s});
        QCOMPARE(done.slos[0].window, (SloWindow{.length = 7 * kDay}));
        QCOMPARE(alertsOf(done), kOfTheWeek);
        // errorBudgetPercent / 100 * sloPeriod / longWindow: 0.08 * 168 h / 1 h
        QCOMPARE(done.slos[0].alerts[0].pair.limit(7 * kDay).factor(), 13.44);
        QCOMPARE(done.slos[0].alerts[2].pair.limit(7 * kDay).factor(), 1.4);
        QVERIFY2(done.told().contains(u"the window is 7d and the alerts are those of the AlertWindows at x:"_s),
                 qPrintable(done.told()));
    }

    void anAlertThatIsDisabledIsNotThere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("alerts");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& alerts) {
            QTest::newRow(name) << text << alerts;
        };
        row("pages", kSlo + kNoPages, kUsualTickets);
        row("tickets", kSlo + kNoTickets, kUsualPages);
        row("neither", QByteArray(kSlo + kNoPages).replace("true", "false"), {});
        row("pages of a catalogue", kSlo + kNoPages + kRule + kWeek, kOfTheWeek.mid(2));
        row("tickets of a catalogue", kSlo + kNoTickets + kRule + kWeek, kOfTheWeek.mid(0, 2));
    }
    void anAlertThatIsDisabledIsNotThere()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), QStringList{u"shop-a"_s});
        QTEST(alertsOf(done), "alerts");
    }

    /// An SLO without any alerts cannot be said; what must not be is a page.
    void whereNothingIsToBeToldTicketsStay()
    {
        const Imported done =
            imported(kSlo + "    alerting: {page_alert: {disable: true}, ticket_alert: {disable: true, labels: {a: b}}}\n");
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(alertsOf(done), kUsualTickets);
        QCOMPARE(done.lost(), (QStringList{u"x:7:45 NotSupported"_s, u"x:7:69 NotSupported"_s}));
        QVERIFY2(done.told().contains(u"alerting.ticket_alert.disable"_s) && done.told().contains(u"ticket_alert: labels"_s),
                 qPrintable(done.told()));
    }

    void aWordThatIsNeitherTrueNorFalseIsReported()
    {
        const Imported done = imported(QByteArray(kSlo + kNoPages).replace("disable: true", "disable: maybe"));
        QCOMPARE(done.lost(), QStringList{u"x:7:38 BadValue"_s});
        QCOMPARE(alertsOf(done), QStringList());
    }

    /// Without the alert that has one.
    void mistakesAreReported_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const QStringList& lost) {
            QTest::newRow(name) << from << to << lost;
        };
        row("a short window that is longer", "shortWindow: 5m", "shortWindow: 2h", {u"x:6:49 BadValue"_s});
        row("a window beyond the period", "longWindow: 1h", "longWindow: 8d", {u"x:6:65 BadValue"_s});
        row("no length", "longWindow: 1h", "longWindow: an hour", {u"x:6:65 BadValue"_s});
        row("no window", ", longWindow: 1h", "", {u"x:6:12 BadValue"_s});
        row("more digits than can be kept", "errorBudgetPercent: 8,", "errorBudgetPercent: 8.00001,", {u"x:6:33 BadValue"_s});
        row("a page by even spending", "errorBudgetPercent: 8,", "errorBudgetPercent: 0.5,", {u"x:6:33 BadValue"_s});
        row("a key nobody knows", "longWindow: 1h", "longWindow: 1h, for: 2m", {u"x:6:69 UnknownKey"_s});
    }
    void mistakesAreReported()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const Imported done = imported(QByteArray(kWeek).replace(from, to) + kRule + kSlo);
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QTEST(done.lost(), "lost");
        QCOMPARE(alertsOf(done), kOfTheWeek.mid(1));
        QCOMPARE(done.slos[0].window.length, 7 * kDay);
    }

    void whatIsMissingIsReported()
    {
        const QByteArray pages = kWeek.left(kWeek.indexOf("  ticket:"));
        const Imported done = imported(pages + kRule + kSlo);
        QCOMPARE(done.lost(), QStringList{u"x:4:3 BadValue"_s});
        QCOMPARE(alertsOf(done), kOfTheWeek.mid(0, 2));
        const Imported none = imported(QByteArray(kWeek).replace("  sloPeriod: 7d\n", "") + kRule + kSlo);
        QCOMPARE(none.lost(), QStringList{u"x:4:3 BadValue"_s});
        QCOMPARE(none.slos.at(0).window.length, 30 * kDay);
        QCOMPARE(alertsOf(none), QStringList());
    }

    void ofSeveralThatOfTheUsualPeriodIsTaken()
    {
        const QByteArray month =
            QByteArray(kWeek).replace("7d", "30d").replace("errorBudgetPercent: 8,", "errorBudgetPercent: 3,");
        const Imported done = imported(kWeek + kRule + month + kRule + kSlo);
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.slos.at(0).window.length, 30 * kDay);
        QCOMPARE(alertsOf(done).value(0), u"page 3% over 1h and 5m least 3"_s);
        QCOMPARE(done.lost(), QStringList{u"x:1:1 NotSupported"_s}); // that of the week is of no use
        const Imported twice = imported(kWeek + kRule + kWeek + kRule + kSlo);
        QCOMPARE(twice.lost(), QStringList{u"x:15:14 Ambiguous"_s});
        QCOMPARE(alertsOf(twice), kOfTheWeek);
    }

    void withoutSlosItIsOfNoUse()
    {
        const Imported done = imported(kWeek);
        QVERIFY2(done.yaml.isEmpty(), done.yaml.constData());
        QCOMPARE(done.lost(), QStringList{u"x:1:1 NotSupported"_s});
    }
};

TRACEO_TEST(TstSlothWindows);
#include "tst_sloth_windows.moc"
