#include "slo/own_events.h"

#include "models/slo/slo_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloDefinition without(const char* bad, const char* total)
{
    SloDefinition one = slo();
    one.service.clear();
    one.sli.bad = Selector::parse(bad).value();
    one.sli.total = Selector::parse(total).value();
    return one;
}

} // namespace

class TstOwnEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServiceOfAnSloIsItsOwn()
    {
        QCOMPARE(ownServiceOf(slo()), std::string("Shop"));
        QVERIFY(whyNoEvents(slo()).isEmpty());
    }

    /// As alerts that are made of the same series would say it.
    void withoutOneItsSeriesSayIt()
    {
        QCOMPARE(ownServiceOf(without("requests{job=\"search\",code=~\"5..\"}", "requests{job=\"search\"}")),
                 std::string("search"));
        QCOMPARE(ownServiceOf(without("requests{job=~\"search\"}", "requests{job=~\"search\"}")), std::string());
        QCOMPARE(ownServiceOf(without("errors{job=\"a\"}", "requests{job=\"b\"}")), std::string());
        QVERIFY(!whyNoEvents(without("errors", "requests")).isEmpty());
    }

    void withoutAnyNothingOfAServiceIsItsOwn()
    {
        const SloDefinition one = without("errors", "requests");
        const EventMark login{.name = u"CertificateEndsSoon"_s, .service = u"login"_s};
        const EventMark named{.name = u"Burns"_s, .service = u"login"_s, .slo = u"checkout"_s};
        QVERIFY(!isOwn(login, one) && isOwn(named, one));
        QVERIFY(!isOwn({.name = u"DiskFull"_s}, one));
        Chart chart;
        showOwnEvents(chart, one);
        QVERIFY(chart.service.isEmpty());
        QCOMPARE(chart.slo, u"checkout"_s);
    }

    void aProbeOrACompositeSaysNoService()
    {
        SloDefinition probe = without("errors", "requests{job=\"a\"}");
        probe.sli.kind = SliDefinition::Kind::Probe;
        QVERIFY(ownServiceOf(probe).empty());
    }
};

TRACEO_TEST(TstOwnEvents);
#include "tst_own_events.moc"
