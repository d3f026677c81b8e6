#include "app/desktop/source_menu.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kNow = UtcMs{} + 20000 * kDay;

SourceState answered()
{
    return {.name = "prom", .kind = "prometheus", .asked = SourceState::Asked::Once, .lastOk = kNow - Millis{4000}};
}

} // namespace

class TstSourceMenu : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSourceThatIsWellSaysItsAge() { QCOMPARE(sourceLines(answered(), kNow), QStringList{u"last answer 4 s ago"_s}); }

    void whatIsMissingAndHowFarThePastIsAreSaid()
    {
        SourceState state = answered();
        state.message = u"1 of 3 questions failed"_s;
        state.warnings = {"partial response"};
        state.notEnabled = {"rules", "status/tsdb"};
        state.progress = {.done = 120, .total = 2294};
        const QString lines = sourceLines(state, kNow).join(u'\n');
        for (const QString& words : {u"1 of 3 questions failed"_s, u"partial response"_s, u"rules, status/tsdb"_s, u"120 of 2"_s})
            QVERIFY2(lines.contains(words), qPrintable(lines));
    }

    /// As “traceo sources test” says it.
    void whatIsMissingHasItsRemedy()
    {
        SourceState state = answered();
        state.notEnabled = {"SLOWLOG", "rules"};
        state.remedies = {{"SLOWLOG", u"Allow the user SLOWLOG GET: ACL SETUSER traceo +slowlog|get."_s}};
        const QStringList lines = sourceLines(state, kNow);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1], u"SLOWLOG is not available: Allow the user SLOWLOG GET: ACL SETUSER traceo +slowlog|get."_s);
        QCOMPARE(lines[2], u"not enabled there: rules"_s);
    }

    void aProxyInBetweenIsSaid()
    {
        SourceState state = answered();
        state.proxy = u"http://proxy:3128"_s;
        QCOMPARE(sourceLines(state, kNow), (QStringList{u"last answer 4 s ago"_s, u"through the proxy http://proxy:3128"_s}));
    }

    void beforeTheFirstAnswerNothingIsClaimed()
    {
        QCOMPARE(sourceLines({.name = "prom"}, kNow), QStringList{u"not asked yet"_s});
        SourceState silent{
            .name = "prom", .asked = SourceState::Asked::Once, .outcome = Outcome::Timeout, .message = u"no answer"_s};
        QCOMPARE(sourceLines(silent, kNow), QStringList{u"never answered; no answer"_s});
    }
};

TRACEO_TEST(TstSourceMenu);
#include "tst_source_menu.moc"
