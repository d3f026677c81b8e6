#include "app/desktop/notices.h"

#include "app/desktop/finder.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using Topic = Notices::Topic;

namespace {

Notice notice(const QString& cause)
{
    return {.cause = cause};
}

QString shown(const Notices& notices)
{
    const auto notice = notices.shown();
    return notice ? notice->cause : QString();
}

} // namespace

class TstNotices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageIsSaidWithTheWayToIt()
    {
        QVERIFY(!pagesNotice({}));
        const auto one = pagesNotice({{.slo = "checkout", .summary = u"It burns."_s}});
        QCOMPARE(one->cause, u"checkout pages."_s);
        QCOMPARE(one->next, u"It burns."_s);
        const auto link = linkOf(one->actions.at(0).id);
        QVERIFY(link && link->pane == "slo" && link->key == "checkout");
        QVERIFY(pagesNotice({{.slo = "a"}, {.slo = "b"}, {.slo = "c"}})->cause.contains(u'2'));
    }

    void theMostSeriousTopicIsShown()
    {
        Notices notices;
        notices.set(Topic::Sources, notice(u"prom is silent"_s));
        notices.set(Topic::Storage, notice(u"disk full"_s));
        QCOMPARE(shown(notices), u"disk full"_s);
        notices.set(Topic::Storage, {});
        QCOMPARE(shown(notices), u"prom is silent"_s);
    }

    void whatEndsClearsNothingElse()
    {
        Notices notices;
        notices.set(Topic::Workspace, notice(u"a mistake"_s));
        notices.set(Topic::Storage, {});
        QCOMPARE(shown(notices), u"a mistake"_s);
    }

    void whatWasDismissedComesBackWithOtherWords()
    {
        Notices notices;
        notices.set(Topic::Sources, notice(u"401"_s));
        notices.set(Topic::Workspace, notice(u"a mistake"_s));
        notices.dismiss();
        QCOMPARE(shown(notices), u"401"_s); // it was hidden, not read
        notices.dismiss();
        QVERIFY(!notices.shown());
        notices.set(Topic::Sources, notice(u"401"_s));
        QVERIFY(!notices.shown());
        notices.set(Topic::Sources, notice(u"no answer"_s));
        QCOMPARE(shown(notices), u"no answer"_s);
    }

    void troubleThatEndedAndReturnsIsSaidAgain()
    {
        Notices notices;
        notices.set(Topic::Sources, notice(u"401"_s));
        notices.dismiss();
        notices.set(Topic::Sources, {});
        notices.set(Topic::Sources, notice(u"401"_s));
        QCOMPARE(shown(notices), u"401"_s);
    }
};

TRACEO_TEST(TstNotices);
#include "tst_notices.moc"
