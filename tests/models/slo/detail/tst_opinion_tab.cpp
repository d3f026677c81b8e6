#include "models/slo/detail/made_tab.h"
#include "refresh/row_model.h"
#include "slo/detail/opinion_tab.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

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

    void whatCannotBeComparedSaysWhy()
    {
        SloDefinition gauge = slo("queue");
        gauge.sli = {.kind = SliDefinition::Kind::Gauge,
                     .total = Selector("queue_length"),
                     .threshold = Threshold{.op = Threshold::Op::Below, .value = "80"}};
        const OpinionTab tab = tabOf(gauge);
        QVERIFY2(tab.nothing.contains(u"against a threshold"_s), qPrintable(tab.nothing));
        QVERIFY(tab.opinions.empty());
    }

    /// Seen in the first six hours of the day alone.
    void othersStandBesideAnUnknownValue()
    {
        QVERIFY(m_store->commit(traffic("dead", 6 * kHour, 996, 4, kEnd - 18 * kHour)));
        const OpinionTab tab = tabOf(slo("dead", 99.0, kDay));
        QVERIFY(tab.nothing.isEmpty() && tab.doubt.isEmpty());
        const OpinionRow& ours = tab.opinions.front();
        QCOMPARE(ours.instead, u"unknown"_s);
        QVERIFY(!ours.sli.hasValue() && !ours.left.hasValue() && !ours.burn.hasValue());
        QVERIFY2(ours.why.contains(u"25.0"_s), qPrintable(ours.why));
        const OpinionRow& three = tab.opinions.at(std::size_t(Opinion::Tool::Prometheus3));
        QVERIFY(three.instead.isEmpty());
        QVERIFY(std::abs(three.sli.value - 0.996) < 1e-9);
    }

    /// What is excluded is no doubt about raw samples.
    void exclusionsAreAReason()
    {
        QVERIFY(m_store->commit(trafficBy("shut", 2 * kDay, [](std::int64_t age) {
            return age >= 673 && age < 733 ? MinuteOf{0, 1000} : MinuteOf{996, 4}; // from 02:00 to 03:00
        })));
        SloDefinition shut = slo("shut", 99.0, kDay);
        shut.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        const OpinionTab tab = tabOf(shut);
        QVERIFY(tab.doubt.isEmpty());
        QVERIFY(std::abs(tab.opinions.front().sli.value - 0.996) < 1e-9);
        const OpinionRow& three = tab.opinions.at(std::size_t(Opinion::Tool::Prometheus3));
        QVERIFY2(three.why.startsWith(nameOf(DifferenceKind::Excluded) + u" −4.150 pp"_s), qPrintable(three.why));
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
