// Windows and methods of the short form, and the name it has for people.
#include "models/workspace/error_lines.h"
#include "slo/short_form.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SloConfig::SourceName> kOneSource{{"prom", "prometheus"}};

struct Parsed {
    SloConfig config;
    Errors errors;
};

Parsed parse(const QByteArray& text)
{
    Parsed parsed;
    const auto documents = readYamlDocuments(text.toStdString(), u"x"_s);
    if (documents)
        parsed.config = SloConfig::parse(*documents, kOneSource, parsed.errors);
    else
        parsed.errors.push_back(documents.error());
    return parsed;
}

/// A complete SLO; `lines` replace or add lines of two spaces.
QByteArray probeSlo(const QByteArray& indicator, const QByteArray& rest)
{
    return "SLO:\n  name: api\n  indicator: " + indicator + "\n" + rest;
}

const QByteArray kProbe = "{type: http_check, target: 'https://x.io/'}";

} // namespace

class TstShortFormWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnotherNameForPeople()
    {
        const Parsed parsed = parse(probeSlo(kProbe, "  display_name: Checkout, all of it\n  objective: 99.9%\n"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.at(0).displayName, std::string("Checkout, all of it"));
    }

    void readsPeriodsOfACalendar()
    {
        const Parsed parsed = parse(probeSlo(kProbe, "  objective: 99.9%\n  window: 1M from 2026-01-01T00:00 Europe/Berlin\n"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloWindow& window = parsed.config.slos.at(0).window;
        QVERIFY(!window.isRolling());
        QCOMPARE(window.calendar->unit, CalendarPeriods::Unit::Month);
        QCOMPARE(window.calendar->zone, QTimeZone("Europe/Berlin"));
        QCOMPARE(window.length, 30 * kDay);
        const Parsed nowhere = parse(probeSlo(kProbe, "  objective: 99.9%\n  window: 1M Mars/Olympus\n"));
        QVERIFY(nowhere.errors.at(0).expected.contains(u"1M Europe/Berlin"_s) && nowhere.errors.at(0).hint.contains(u"IANA"_s));
        QCOMPARE(linesOf(parse(probeSlo(kProbe, "  objective: 99.9%\n  window: 1M Mars/Olympus\n")).errors),
                 QStringList{u"x:5:11 BadValue"_s});
    }

    void readsMethods()
    {
        const Parsed parsed =
            parse(probeSlo(kProbe, "  objective: 99.9%\n  method: Timeslices\n  time_slice: 5m\n  time_slice_target: 95%\n"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const BudgetingMethod expected{.kind = BudgetingMethod::Kind::Timeslices,
                                       .slice = 5 * kMinute,
                                       .sliceTarget = {950'000'000, 0}};
        QCOMPARE(parsed.config.slos.at(0).method, expected);
    }

    void refusesMethodsThatDoNotGoTogether_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("line");
        QTest::newRow("no such method") << QByteArray("  method: Magic\n") << u"x:5:11 BadValue"_s;
        QTest::newRow("no target") << QByteArray("  method: Timeslices\n") << u"x:5:11 BadValue"_s;
        QTest::newRow("a slice of events") << QByteArray("  time_slice: 5m\n") << u"x:5:15 BadValue"_s;
        QTest::newRow("half a minute") << QByteArray("  method: RatioTimeslices\n  time_slice: 30s\n") << u"x:6:15 BadValue"_s;
        QTest::newRow("longer than the window")
            << QByteArray("  method: RatioTimeslices\n  time_slice: 2d\n  window: 1d\n") << u"x:5:11 BadValue"_s;
    }
    void refusesMethodsThatDoNotGoTogether()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QString, line);
        const Parsed parsed = parse(probeSlo(kProbe, "  objective: 99.9%\n" + lines));
        QCOMPARE(linesOf(parsed.errors), QStringList{line});
        QVERIFY(parsed.config.slos.empty());
    }
};

TRACEO_TEST(TstShortFormWindows);
#include "tst_short_form_windows.moc"
