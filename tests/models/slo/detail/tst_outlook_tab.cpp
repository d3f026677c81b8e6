#include "models/slo/detail/made_tab.h"
#include "models/slo/outlook/made_weeks.h"
#include "refresh/row_model.h"
#include "slo/detail/outlook_tab.h"
#include "slo/slo_row.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

OutlookTab tabOf(const SloCounts& so)
{
    const SloDefinition slo = oneDay();
    const SloExplainer explain(slo, so, question(), std::nullopt);
    return outlookTabOf(countedOf(slo, so), forecastOf(slo, so, rowOf(slo, so, question(), explain)), question());
}

bool has(const OutlookTab& tab, const std::string& key)
{
    return std::ranges::find(tab.rows, key, &OutlookRow::key) != tab.rows.end();
}

bool isWeekly(std::int64_t day)
{
    return day % 7 == 3;
}

} // namespace

class TstOutlookTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aForecastThatHasBeenRightIsShownWithItsScore()
    {
        const OutlookTab tab = tabOf(weeks(isWeekly));
        QVERIFY(tab.lines);
        QCOMPARE(tab.lines->lines.size(), 3U);
        QCOMPARE(tab.lines->range, (TimeSpan{kEnd, kEnd + kDay}));
        for (const Line& line : tab.lines->lines) {
            QCOMPARE(line.points.front().at, kEnd); // from what is left now
            QCOMPARE(line.points.front().last, 1.0);
            QCOMPARE(line.points.size(), 5U); // a step each six hours
        }
        QVERIFY(has(tab, "probability") && has(tab, "brier") && has(tab, "base"));
        QVERIFY2(tab.sentence.contains(u"0.0 %"), qPrintable(tab.sentence)); // the next outage is in four days
        QVERIFY2(tab.score.startsWith(u"Brier score"), qPrintable(tab.score));
    }

    /// Outages on half of the days for months, and none since.
    void oneThatWasWorseThanTheBaseRateIsHiddenAndSaysWhy()
    {
        const OutlookTab tab = tabOf(weeks([](std::int64_t day) { return day > 80 && day % 2 == 0; }));
        QVERIFY(!tab.lines);
        QVERIFY(!has(tab, "probability") && !has(tab, "p50"));
        QVERIFY2(tab.sentence.contains(u"base rate"), qPrintable(tab.sentence));
        QVERIFY(has(tab, "brier")); // the score beside it
    }

    void knownDatesAreSaidWhateverIsHidden()
    {
        const OutlookTab tab = tabOf(weeks([](std::int64_t day) { return day == 0; }, 10 * kDay));
        QVERIFY(!tab.lines);
        const auto back = std::ranges::find(tab.rows, std::string("back 0"), &OutlookRow::key);
        QVERIFY(back != tab.rows.end());
        QCOMPARE(back->value.value, 2000.0 / 1440);
        QVERIFY(!back->when.isEmpty());
        QVERIFY(back->value.why);
    }

    void ofAHistoryWithNothingNothingIsForetold()
    {
        Store store;
        store.clock.set(kEnd + Millis{5'000});
        QVERIFY(store.open());
        const Question asked = questionOf("checkout");
        const auto tab = buildOutlookTab(store.snapshot({.view = asked.moment()}), {{oneDay()}}, asked);
        QVERIFY(tab);
        QVERIFY(!tab->lines && !tab->sentence.isEmpty() && tab->rows.empty());
        RowModel<OutlookRow> model(outlookColumns());
        model.setRows(tab->rows);
        QCOMPARE(model.columnCount(), 3);
    }
};

TRACEO_TEST(TstOutlookTab);
#include "tst_outlook_tab.moc"
