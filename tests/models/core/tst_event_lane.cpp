#include "core/event_lane.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstEventLane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatReachesIntoTheRange()
    {
        const TimeSpan range{utcMs(1000), utcMs(2000)};
        const std::vector<EventMark> marks{{.span = {utcMs(0), utcMs(999)}, .name = u"before"_s},
                                           {.span = {utcMs(500), utcMs(1500)}, .name = u"into"_s},
                                           {.span = {utcMs(2000), utcMs(3000)}, .name = u"after"_s}};
        const auto lanes = lanesOf(marks, range);
        QCOMPARE(lanes.size(), 1u);
        QCOMPARE(lanes[0].marks, std::vector<EventMark>{marks[1]});
    }

    void aLaneAKindDeploysFirst()
    {
        const TimeSpan at{utcMs(1500), utcMs(1500)};
        const auto lanes = lanesOf({{.kind = Band::Kind::NotObserved, .span = at},
                                    {.kind = Band::Kind::Incident, .span = at},
                                    {.kind = Band::Kind::Deploy, .span = at}},
                                   {utcMs(1000), utcMs(2000)});
        QCOMPARE(lanes.size(), 3u);
        QCOMPARE(lanes[0].kind, Band::Kind::Deploy);
        QCOMPARE(lanes[2].kind, Band::Kind::NotObserved);
        QVERIFY(lanesOf({}, {utcMs(0), utcMs(1)}).empty());
    }
};

TRACEO_TEST(TstEventLane);
#include "tst_event_lane.moc"
