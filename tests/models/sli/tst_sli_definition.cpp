#include "sli/sli_definition.h"
#include "support/test_main.h"

#include <QTest>

#include <set>

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
        std::vector<SliDefinition> others(9, base);
        others[0].kind = SliDefinition::Kind::Probe;
        others[1].good = Selector("goof");
        others[2].good.reset();
        others[2].bad = Selector("good");
        others[3].total = Selector("total", {{"a", Selector::Match::Equal, "b"}});
        others[4].target = "x";
        others[5].status = "200";
        others[6].latency = Millis{100};
        others[7].source = "other";
        others[8].threshold = Threshold{.op = Threshold::Op::AtMost, .value = "0.3"};
        std::vector<std::string> hashes{base.hash()};
        for (const SliDefinition& other : others)
            hashes.push_back(other.hash());
        std::ranges::sort(hashes);
        QCOMPARE(std::ranges::unique(hashes).begin(), hashes.end());
    }

    void everyKindHasAHashAndAWordOfItsOwn()
    {
        std::set<std::string> hashes;
        std::set<std::string> words;
        for (int kind = 0; kind <= int(SliDefinition::Kind::Apdex); ++kind) {
            SliDefinition sli = counters();
            sli.kind = SliDefinition::Kind(kind);
            hashes.insert(sli.hash());
            words.insert(sli.kindWord());
        }
        QCOMPARE(hashes.size(), 8U);
        QCOMPARE(words.size(), 8U);
    }

    void thresholdsAreStrictOrNot_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<bool>("atIt");
        QTest::addColumn<bool>("above");
        QTest::newRow("< 0.3") << 0 << false << false;
        QTest::newRow("<= 0.3") << 1 << true << false;
        QTest::newRow("> 0.3") << 2 << false << true;
        QTest::newRow(">= 0.3") << 3 << true << true;
    }
    void thresholdsAreStrictOrNot()
    {
        QFETCH(const int, op);
        const Threshold threshold{.op = Threshold::Op(op), .value = "0.3"};
        QCOMPARE(threshold.text(), std::string(QTest::currentDataTag()));
        QTEST(threshold.holds(0.3), "atIt");
        QTEST(threshold.holds(0.31), "above");
        QCOMPARE(threshold.holds(0.29), op < 2);
    }

    void theHashIsKeptBetweenVersions()
    {
        // Stored slices are named by it: another text here means counting everything anew.
        QCOMPARE(QString::fromStdString(counters().hash()), QStringLiteral("48f4b0816c81bf20"));
    }
};

TRACEO_TEST(TstSliDefinition);
#include "tst_sli_definition.moc"
