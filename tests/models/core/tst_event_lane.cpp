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

    void ofOneServiceAlone()
    {
        const TimeSpan at{utcMs(1500), utcMs(1500)};
        const std::vector<EventMark> marks{
            {.kind = Band::Kind::Deploy, .span = at, .name = u"checkout 4.18.0"_s, .service = u"checkout"_s},
            {.kind = Band::Kind::Deploy, .span = at, .name = u"search 4.2.0"_s, .service = u"search"_s},
            {.span = at, .name = u"HighErrorRate"_s, .service = u"checkout"_s},
            {.span = at, .name = u"DiskFull"_s},
            {.kind = Band::Kind::NotObserved, .span = at, .name = u"prom"_s}};
        const auto lanes = lanesOf(marks, {utcMs(1000), utcMs(2000)}, u"checkout"_s);
        QCOMPARE(lanes.size(), 3u);
        QCOMPARE(lanes[0].marks, std::vector<EventMark>{marks[0]});
        QCOMPARE(lanes[1].marks, std::vector<EventMark>{marks[2]});
        QCOMPARE(lanes[2].marks, std::vector<EventMark>{marks[4]}); // a silence concerns whoever is asked there
        QCOMPARE(lanesOf(marks, {utcMs(1000), utcMs(2000)})[0].marks.size(), 2u);
    }

    /// Of an object without a service only what names it; of neither a service nor an SLO everything.
    void anAlertMayNameItsSlo()
    {
        const EventMark own{.name = u"Burns"_s, .service = u"checkout"_s, .slo = u"fast"_s};
        const EventMark others{.name = u"CertificateEndsSoon"_s, .service = u"login"_s};
        QVERIFY(concerns(own, {}, u"fast"_s) && !concerns(others, {}, u"fast"_s));
        QVERIFY(concerns(own, u"checkout"_s, u"safe"_s) && !concerns(own, u"login"_s, u"safe"_s));
        QVERIFY(concerns(own, {}) && concerns(others, {}));
        QVERIFY(!concerns({.name = u"DiskFull"_s}, {}, u"fast"_s)); // of nobody
        QVERIFY(concerns({.kind = Band::Kind::NotObserved}, {}, u"fast"_s));
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
