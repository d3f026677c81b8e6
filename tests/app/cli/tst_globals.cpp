#include "app/cli/command.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::cli;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNow = utcMs(1'700'000'000'000);

} // namespace

class TstGlobals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutOptionsTheAnswerIsOfNow()
    {
        const auto asked = readGlobals({}, kNow);
        QVERIFY(asked.ok());
        QCOMPARE(asked->moment(), kNow);
        QVERIFY(!asked->past && !asked->range && !asked->offline);
    }

    void aMomentThatLiesInThePastAsksNoServer()
    {
        const auto asked = readGlobals({.at = "now-6h"}, kNow);
        QCOMPARE(asked->moment(), kNow - 6 * kHour);
        QVERIFY(asked->past);
    }

    void sinceEndsAtTheMoment()
    {
        const auto asked = readGlobals({.at = "now-1d", .since = "2h"}, kNow);
        QCOMPARE(asked->range->to, kNow - kDay);
        QCOMPARE(asked->range->length(), Millis(2 * kHour));
    }

    /// What a command looks at without a range is its own affair: all of a history, or thirty days.
    void anEndAloneInventsNoBeginning()
    {
        const auto asked = readGlobals({.to = "now-2d"}, kNow);
        QVERIFY(asked.ok() && !asked->range && asked->past);
        QCOMPARE(asked->moment(), kNow - 2 * kDay);
        QCOMPARE(readGlobals({.at = "now-3d", .to = "now-2d"}, kNow)->moment(), kNow - 3 * kDay);
        QCOMPARE(readGlobals({.since = "1h", .to = "now-2d"}, kNow)->range->from, kNow - 2 * kDay - kHour);
    }

    void mistakesNameTheirOption_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("at") << u"--at"_s << u"yesterday-ish"_s;
        QTest::newRow("since") << u"--since"_s << u"5 parsecs"_s;
        QTest::newRow("zone") << u"--tz"_s << u"Mars/Olympus"_s;
        QTest::newRow("age") << u"--max-age"_s << u"-1h"_s;
    }
    void mistakesNameTheirOption()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        Globals globals;
        const std::map<QString, std::string Globals::*> members = {{u"--at"_s, &Globals::at},
                                                                   {u"--since"_s, &Globals::since},
                                                                   {u"--tz"_s, &Globals::zone},
                                                                   {u"--max-age"_s, &Globals::maxAge}};
        globals.*members.at(option) = value.toStdString();
        const auto asked = readGlobals(globals, kNow);
        QVERIFY(!asked.ok());
        QCOMPARE(asked.error().where, option);
        QCOMPARE(asked.error().code, ErrorCode::Usage);
    }

    void aRangeEndsAfterItBegins()
    {
        const auto asked = readGlobals({.from = "now", .to = "now-1h"}, kNow);
        QVERIFY(!asked.ok());
    }
};

TRACEO_TEST(TstGlobals);
#include "tst_globals.moc"
