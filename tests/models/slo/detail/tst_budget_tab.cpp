#include "models/slo/detail/made_tab.h"
#include "refresh/row_model.h"
#include "slo/detail/budget_tab.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const BridgeRow& rowOf(const std::vector<BridgeRow>& rows, const std::string& key)
{
    const auto row = std::ranges::find(rows, key, &BridgeRow::key);
    if (row == rows.end())
        qFatal("no row %s", key.c_str());
    return *row;
}

} // namespace

class TstBudgetTab : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    BudgetTab tabOf(const SloDefinition& slo) { return builtTab(buildBudgetTab, *m_store, slo, questionOf("checkout")); }

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        // A hundred a minute for four days; ten minutes of fifty bad 30 h, and twenty 90 min before the end.
        QVERIFY(m_store->commit(trafficBy("checkout", 4 * kDay, [](std::int64_t age) {
            const bool isBad = (age >= 1800 && age < 1810) || (age >= 70 && age < 90);
            return MinuteOf{isBad ? 50.0 : 100.0, isBad ? 50.0 : 0.0};
        })));
    }

    void aWindowBurnsDownFromAHundredPercent()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, kDay));
        QVERIFY(tab.nothing.isEmpty());
        const BudgetMoment now = budgetMoment(tab, tab.moment, kDay, 96);
        QCOMPARE(now.at, kEnd);
        QCOMPARE(now.burnDown.range, (TimeSpan{kEnd - kDay, kEnd}));
        const Line& left = now.burnDown.lines.front();
        QCOMPARE(left.points.size(), 96U);
        QCOMPARE(left.points.front().first, 1.0);
        // 1,000 bad of 144,000, of which 1,440 may be
        QCOMPARE(left.points.back().last, 1 - 1000.0 / 1440);
        QCOMPARE(left.newest.value, 1 - 1000.0 / 1440);
        QVERIFY(std::ranges::is_sorted(left.points, std::ranges::greater(), &LinePoint::last));
        QCOMPARE(now.burnDown.lines.back().points.front().first, 1.0); // even spend
        QCOMPARE(now.burnDown.lines.back().newest.value, 0.0);
    }

    /// What is left and what would be by even spending are said of the same moment, though the period goes on.
    void aPeriodsLabelsAreOfNow()
    {
        SloDefinition month = slo("checkout", 99.0, 30 * kDay);
        month.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Month};
        const Chart chart = budgetMoment(tabOf(month), kEnd, kDay, 96).burnDown;
        const TimeSpan period = month.window.calendar->around(kEnd);
        QCOMPARE(chart.range, period);
        const Line& even = chart.lines.back();
        QCOMPARE(even.points.back().last, 0.0); // at its end
        QCOMPARE(even.newest.at, kEnd);
        QCOMPARE(even.newest.value, double((period.to - kEnd).count()) / double(period.length().count()));
        QVERIFY(even.newest.value > 0);
    }

    void theWindowIsThatOfTheMomentThatIsPointedAt()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, kDay));
        const UtcMs pointed = kEnd - kDay + Millis{12'345};
        const BudgetMoment then = budgetMoment(tab, pointed, kHour, 96);
        QCOMPARE(then.at, kEnd - kDay);
        QCOMPARE(then.burnDown.range, (TimeSpan{kEnd - 2 * kDay, kEnd - kDay}));
        QCOMPARE(then.burnDown.lines.front().newest.value, 1 - 500.0 / 1440);
        QCOMPARE(budgetMoment(tab, kEnd + kDay, kHour, 96).at, kEnd); // nothing of later is known
    }

    void whatEnteredAndWhatLeftAddUp()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, kDay));
        const auto rows = budgetMoment(tab, tab.moment, kDay, 96).changes;
        QCOMPARE(rowOf(rows, "before").share.value, 1 - 500.0 / 1440);
        QCOMPARE(rowOf(rows, "entered").bad.value, 1000.0);
        QCOMPARE(rowOf(rows, "entered").share.value, -1000.0 / 1440);
        QCOMPARE(rowOf(rows, "gone").bad.value, 500.0);
        QCOMPARE(rowOf(rows, "gone").share.value, 500.0 / 1440);
        QCOMPARE(rowOf(rows, "size").share.value, 0.0);
        QCOMPARE(rowOf(rows, "after").share.value, 1 - 1000.0 / 1440);
        QCOMPARE(rowOf(rows, "entered/0").bad.value, 1000.0); // the stretch that explains the step
        QCOMPARE(rowOf(rows, "gone/0").bad.value, 500.0);
        QVERIFY(!rowOf(rows, "entered/0").when.isEmpty());
        for (const BridgeRow& row : rows)
            QVERIFY2(row.share.why && !row.share.why->command.isEmpty(), row.key.c_str());
    }

    /// Nothing was bad in the last hour; nothing left in it but good events.
    void inAQuietHourNothingChanges()
    {
        const auto rows = budgetMoment(tabOf(slo("checkout", 99.0, kDay)), kEnd, kHour, 96).changes;
        QCOMPARE(rowOf(rows, "entered").bad.value, 0.0);
        QCOMPARE(rowOf(rows, "gone").bad.value, 0.0);
        QCOMPARE(rows.size(), 5U);
    }

    void aRollingWindowIsHeldAgainstTheMonth()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, kDay));
        QVERIFY(!tab.other.isRolling());
        const auto rows = budgetMoment(tab, tab.moment, kHour, 96).kindRows;
        // The month began three weeks before; all of the four days that are known lie in it.
        QCOMPARE(rowOf(rows, "before").share.value, 1 - 1000.0 / 1440);
        QCOMPARE(rowOf(rows, "entered").bad.value, 500.0);
        QCOMPARE(rowOf(rows, "gone").bad.value, 0.0);
        QCOMPARE(rowOf(rows, "after").share.value, 1 - 1500.0 / 5760);
    }

    void aPeriodOfACalendarIsHeldAgainstARollingWindow()
    {
        SloDefinition daily = slo("checkout", 99.0, kDay);
        daily.window.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Day};
        const BudgetTab tab = tabOf(daily); // kEnd is 14:13: of the day 853 minutes are known
        QVERIFY(tab.other.isRolling());
        const BudgetMoment now = budgetMoment(tab, kEnd, kHour, 96);
        QCOMPARE(now.burnDown.range.length(), kDay); // to the end of the period
        const Line& left = now.burnDown.lines.front();
        QCOMPARE(left.points.front().first, 1.0);
        QVERIFY(!left.points.back().hasValue()); // still to come
        QCOMPARE(left.newest.value, 1 - 1000.0 / 853);
        QCOMPARE(rowOf(now.kindRows, "entered").bad.value, 0.0);
        QCOMPARE(rowOf(now.kindRows, "gone").bad.value, 0.0);
        QCOMPARE(rowOf(now.kindRows, "after").share.value, 1 - 1000.0 / 1440);
        QVERIFY(rowOf(now.kindRows, "size").share.value > 0); // the same bad events of a larger budget
    }

    void theCourseEndsWithWhatIsLeft()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, kDay));
        const Line& line = tab.course.lines.front();
        QCOMPARE(line.points.back().last, 1 - 1000.0 / 1440);
        QCOMPARE(line.newest.value, line.points.back().last);
        QCOMPARE(line.points.size(), 96U);
    }

    /// Blank it would look as if nothing had been left.
    void whereAWindowWasNotSeenTheCourseIsHatched()
    {
        m_store.reset();
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(trafficBy("checkout", 2 * kDay, [](std::int64_t) { return MinuteOf{100.0, 0.0}; })));
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const BudgetTab tab = builtTab(buildBudgetTab, *m_store, definition, questionOf("checkout", 10 * kDay));
        const Chart& course = tab.course;
        for (const LinePoint& point : course.lines.front().points) {
            const bool isHatched = std::ranges::any_of(course.bands, [&point](const Band& band) {
                return band.kind == Band::Kind::NotObserved && band.span.from <= point.at && point.at < band.span.to;
            });
            QVERIFY(point.hasValue() || isHatched);
        }
        QVERIFY(!course.lines.front().points.front().hasValue());
        QVERIFY(course.lines.front().points.back().hasValue());
    }

    void nothingIsShownOfWhatIsNotKnown()
    {
        const BudgetTab tab = tabOf(slo("checkout", 99.0, 30 * kDay));
        QVERIFY(tab.nothing.isEmpty()); // young
        SloDefinition other = slo("checkout", 99.0, kDay);
        other.sli.total = Selector::parse("nothing_total").value();
        other.sli.bad = other.sli.total;
        QVERIFY(!tabOf(other).nothing.isEmpty());
    }

    void anSloThatIsNotThereIsNotFound()
    {
        const auto tab = buildBudgetTab(m_store->snapshot(), {{slo("checkout")}}, questionOf("gone"));
        QVERIFY(!tab);
        QCOMPARE(tab.error().code, ErrorCode::NotFound);
    }

    void columnsHaveStableNames()
    {
        RowModel<BridgeRow> model(bridgeColumns());
        model.setRows(budgetMoment(tabOf(slo("checkout", 99.0, kDay)), kEnd, kDay, 10).changes);
        QCOMPARE(model.index(0, 3).data().toString(), u"65.2 %"_s); // 65.27 %, cut
        QCOMPARE(QString::fromStdString(model.columnId(3)), u"budget_ratio"_s);
    }
};

TRACEO_TEST(TstBudgetTab);
#include "tst_budget_tab.moc"
