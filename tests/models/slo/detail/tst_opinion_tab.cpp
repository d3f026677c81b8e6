#include "models/slo/detail/made_tab.h"
#include "refresh/row_model.h"
#include "slo/detail/opinion_tab.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstOpinionTab : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    OpinionTab tabOf(const SloDefinition& slo) { return builtTab(buildOpinionTab, *m_store, slo, questionOf(slo.name)); }

private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void oneIdleQuarterOfAnHourBlanksSloth()
    {
        QVERIFY(m_store->commit(trafficBy("checkout", 2 * kDay, [](std::int64_t age) {
            return age >= 300 && age < 315 ? MinuteOf{} : MinuteOf{996, 4};
        })));
        const OpinionTab tab = tabOf(slo("checkout", 99.0, kDay));
        QVERIFY(tab.nothing.isEmpty() && tab.doubt.isEmpty());
        QCOMPARE(tab.opinions.size(), 8U);
        const OpinionRow& ours = tab.opinions.front();
        QCOMPARE(ours.sli.value, 0.996);
        QVERIFY(ours.difference.isEmpty() && ours.slices.empty());
        const auto sloth = std::ranges::find(tab.opinions, std::string("sloth"), &OpinionRow::key);
        QVERIFY(sloth != tab.opinions.end());
        QCOMPARE(sloth->instead, u"NaN"_s);
        QVERIFY(!sloth->left.hasValue());
        QVERIFY(!sloth->why.isEmpty());
        // Windows of five minutes that lie in the fifteen, one a minute.
        QVERIFY(std::ranges::count(sloth->slices, nameOf(DifferenceKind::Idle), &DifferenceRow::reason) >= 10);
        for (const OpinionRow& row : tab.opinions)
            QVERIFY2(row.sli.why && row.sli.why->command.startsWith(u"traceo slo compare checkout"), row.key.c_str());
    }

    void anSloOfProbesIsNotCompared()
    {
        SloDefinition probe = slo("home");
        probe.sli = {.kind = SliDefinition::Kind::Probe, .total = Selector("probe_success"), .target = "https://shop.test/"};
        const OpinionTab tab = tabOf(probe);
        QVERIFY(!tab.nothing.isEmpty());
        QVERIFY(tab.opinions.empty());
    }

    void withoutDataThereIsNothing() { QVERIFY(!tabOf(slo()).nothing.isEmpty()); }

    void aNumberThatIsNoneIsShownAsTheToolShowsIt()
    {
        RowModel<OpinionRow> opinions(opinionColumns());
        OpinionRow row{.key = "sloth", .tool = u"Sloth"_s, .instead = u"NaN"_s};
        opinions.setRows({row});
        QCOMPARE(opinions.index(0, 1).data().toString(), u"NaN"_s);
        QVERIFY(!opinions.index(0, 1).data(ValueRole).isValid());
        QCOMPARE(differenceColumns().size(), 3U);
    }
};

TRACEO_TEST(TstOpinionTab);
#include "tst_opinion_tab.moc"
