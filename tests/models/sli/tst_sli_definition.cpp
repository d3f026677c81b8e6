#include "sli/sli_definition.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

SliDefinition counters()
{
    SliDefinition sli;
    sli.good = Selector("good");
    sli.total = Selector("total");
    sli.source = "prom";
    return sli;
}

} // namespace

class TstSliDefinition : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartOfADefinitionChangesItsHash()
    {
        const SliDefinition base = counters();
        QCOMPARE(base.hash().size(), 16U);
        QCOMPARE(base.hash(), counters().hash());
        std::vector<SliDefinition> others(8, base);
        others[0].kind = SliDefinition::Kind::Probe;
        others[1].good = Selector("goof");
        others[2].good.reset();
        others[2].bad = Selector("good");
        others[3].total = Selector("total", {{"a", Selector::Match::Equal, "b"}});
        others[4].target = "x";
        others[5].status = "200";
        others[6].latency = Millis{100};
        others[7].source = "other";
        std::vector<std::string> hashes{base.hash()};
        for (const SliDefinition& other : others)
            hashes.push_back(other.hash());
        std::ranges::sort(hashes);
        QCOMPARE(std::ranges::unique(hashes).begin(), hashes.end());
    }

    void theHashIsKeptBetweenVersions()
    {
        // Stored slices are named by it: another text here means counting everything anew.
        QCOMPARE(counters().hash(), std::string("b12947f5cd990879"));
    }
};

TRACEO_TEST(TstSliDefinition);
#include "tst_sli_definition.moc"
