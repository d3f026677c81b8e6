#include "support/test_main.h"
#include "synthetics/check_identity.h"

#include <QTest>

using namespace traceo;

namespace {

CheckIdentity only(Labels labels, std::string source = "prom")
{
    return identitiesOf({{std::move(source), "probe_success", std::move(labels)}}).front();
}

} // namespace

class TstCheckIdentity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTargetIsTheCheckAndTheFirstPlaceTheRegion()
    {
        QCOMPARE(only({{"job", "blackbox"}, {"instance", "https://a.io"}, {"region", "fra"}}),
                 (CheckIdentity{"https://a.io", "fra"}));
        QCOMPARE(only({{"instance", "blackbox:9115"}, {"target", "https://a.io"}, {"site", "x"}}),
                 (CheckIdentity{"https://a.io", "x"}));
        QCOMPARE(only({{"instance", "a"}, {"location", "l"}, {"site", "s"}}).region, std::string("l"));
    }

    void peopleReadNoMoreThanTellsChecksApart()
    {
        QCOMPARE(shownCheck("https://shop.example.org/cart"), QStringLiteral("shop.example.org/cart"));
        QCOMPARE(shownCheck("https://shop.example.org/"), QStringLiteral("shop.example.org"));
        QCOMPARE(shownCheck("https://shop.example.org"), QStringLiteral("shop.example.org"));
        QCOMPARE(shownCheck("https://shop.example.org/a/"), QStringLiteral("shop.example.org/a/"));
        QCOMPARE(shownCheck("http://shop.example.org/"), QStringLiteral("http://shop.example.org/"));
        QCOMPARE(shownCheck("10.0.0.1"), QStringLiteral("10.0.0.1"));
        QCOMPARE(shownCheck("https://"), QStringLiteral("https://"));
    }

    void withoutAPlaceTheSourceIsTheRegion()
    {
        QCOMPARE(only({{"job", "blackbox"}, {"instance", "a"}}, "prom-eu").region, std::string("prom-eu"));
    }

    void grafanasAgentNamesJobAndInstance()
    {
        const CheckIdentity identity = only(
            {{"job", "home"}, {"instance", "https://a.io"}, {"probe", "Frankfurt"}, {"config_version", "1"}, {"region", "EMEA"}});
        QCOMPARE(identity, (CheckIdentity{"home https://a.io", "Frankfurt"}));
    }

    void anEditedCheckStaysOne()
    {
        const auto both =
            identitiesOf({{"p", "probe_success", {{"job", "h"}, {"instance", "a"}, {"probe", "F"}, {"config_version", "1"}}},
                          {"p", "probe_success", {{"job", "h"}, {"instance", "a"}, {"probe", "F"}, {"config_version", "2"}}}});
        QCOMPARE(both[0], both[1]);
    }

    void jobsTellTwoChecksOfOneInstanceApart()
    {
        const auto both = identitiesOf({{"p", "probe_success", {{"job", "http"}, {"instance", "a.io"}, {"region", "r"}}},
                                        {"p", "probe_success", {{"job", "icmp"}, {"instance", "a.io"}, {"region", "r"}}},
                                        {"p", "probe_success", {{"job", "http"}, {"instance", "a.io"}, {"region", "q"}}}});
        QCOMPARE(both[0].check, std::string("http a.io"));
        QCOMPARE(both[1].check, std::string("icmp a.io"));
        QCOMPARE(both[2].check, both[0].check); // one name everywhere
    }

    void theKeyNamesBoth() { QCOMPARE((CheckIdentity{"https://a.io", "fra"}).key(), std::string("https://a.io@fra")); }
};

TRACEO_TEST(TstCheckIdentity);
#include "tst_check_identity.moc"
