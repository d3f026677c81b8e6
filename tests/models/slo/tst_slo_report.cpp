#include "core/format.h"
#include "models/slo/slo_store.h"
#include "slo/slo_counts.h"
#include "support/runs.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QString inputOf(const Reading& reading, const QString& name)
{
    if (!reading.why)
        return {};
    for (const Explanation::Input& input : reading.why->inputs) {
        if (input.name == name)
            return input.text;
    }
    return {};
}

Observation answered(const char* want, TimeSpan span)
{
    return {"prom", want, span, span.to, Outcome::Ok, {}};
}

} // namespace

class TstSloReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void aDefinitionThatIsYetToHoldSaysSo()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 90, 10)));
        SloDefinition later = slo();
        QVERIFY(!reportOf(*m_store, {later}).rows[0].reason.contains(u"holds from"_s));
        later.validFrom = kEnd + kDay;
        const SloRow row = reportOf(*m_store, {later}).rows[0];
        QVERIFY2(row.reason.contains(u"holds from"_s), qPrintable(row.reason));
    }

    void numbersOfAnOrdinaryService()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        const SloReport report = reportOf(*m_store, {slo()});
        QCOMPARE(report.moment, kEnd);
        const SloRow& row = report.rows.at(0);
        QCOMPARE(row.status, Status::Ok);
        QCOMPARE(row.total.value, 2000.0 * 1440);
        QCOMPARE(row.bad.value, 4.0 * 1440);
        QCOMPARE(row.attained.value, 0.998);
        QCOMPARE(toText(row.attained), u"99.800 %"_s);
        QCOMPARE(row.budgetLeft.value, 0.8);
        QCOMPARE(row.leftFraction, 0.8);
        QCOMPARE(row.timeLeft.value, 0.8 * 864);
        QCOMPARE(row.eventsLeft.value, 0.8 * 28'800);
        QCOMPARE(row.coverage.value, 1.0);
        QCOMPARE(row.age.value, 5.0);
        QCOMPARE(row.sparkline.back(), row.budgetLeft.value);
        for (const char* window : {"5m", "30m", "1h", "2h", "6h", "1d", "window"})
            QVERIFY2(std::abs(row.burn(window).value - 0.2) < 1e-12, window);
        QCOMPARE(row.burn("3d").quality, Quality::Unknown); // a third of it was observed
        QVERIFY(row.note.isEmpty());
    }

    void everyNumberIsExplained()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1996, 4)));
        const SloReport report = reportOf(*m_store, {slo()});
        const Reading& left = report.rows[0].budgetLeft;
        QCOMPARE(left.why->formula, u"left = 1 − bad ÷ allowed"_s);
        QCOMPARE(inputOf(left, u"allowed"_s), u"1.0 % of total: 28\u202f800"_s);
        QVERIFY(inputOf(left, u"method"_s).startsWith(u"Occurrences"));
        QCOMPARE(inputOf(left, u"resets"_s), u"0; what was counted between the last sample and a reset is lost"_s);
        QCOMPARE(left.why->command, u"traceo slo status checkout -o json --at 2026-09-21T14:13:00Z"_s);
        QCOMPARE(left.why->source, u"prom"_s);
        QCOMPARE(left.why->queries.size(), 2U);
        for (const SloDetail::Number& number : report.detail->numbers) {
            QVERIFY2(number.reading.why, qPrintable(number.name));
            QVERIFY(!number.reading.why->command.isEmpty());
        }
    }

    void anOverspentBudgetIsBelowZeroAndCritical()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 97, 3)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Critical);
        QCOMPARE(row.budgetLeft.value, -2.0);
        QCOMPARE(row.leftFraction, -2.0);
        QCOMPARE(toText(row.budgetLeft), u"−200.0 %"_s);
    }

    void aFastBurnIsCriticalWhileBudgetIsLeft()
    {
        QVERIFY(m_store->commit(traffic("checkout", 30 * kDay - kHour, 1000, 0, kEnd - kHour)));
        Batch burning;
        SeriesSamples errors{requests("checkout", "500"), {}};
        for (int i = 1; i <= 60; ++i)
            errors.samples.push_back({kEnd - kHour + i * kMinute, 50.0 + i * 200});
        SeriesSamples good{requests("checkout", "200"), {}};
        for (int i = 1; i <= 60; ++i)
            good.samples.push_back({kEnd - kHour + i * kMinute, 1000 + 43'140'000.0 + i * 800});
        burning.series = {errors, good};
        QVERIFY(m_store->commit(std::move(burning)));
        const SloRow row = reportOf(*m_store, {slo("checkout", 99.0, 30 * kDay)}).rows[0];
        QVERIFY(row.budgetLeft.value > 0.9);
        QCOMPARE(row.burn("1h").value, 20.0);
        QCOMPARE(row.status, Status::Critical);
        QVERIFY(row.reason.contains(u"14.4×"));
    }

    void noTrafficIsNeitherGoodNorBad()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 0, 0)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY(!row.attained.hasValue());
        QVERIFY(!row.budgetLeft.hasValue());
        QVERIFY(!row.burn("1h").hasValue());
        QCOMPARE(row.coverage.value, 1.0);
        QCOMPARE(row.note, u"no traffic"_s);
    }

    void nothingObservedIsUnknown()
    {
        const SloReport report = reportOf(*m_store, {slo()});
        QCOMPARE(report.rows[0].status, Status::Unknown);
        QCOMPARE(report.rows[0].attained.quality, Quality::NotObserved);
        QCOMPARE(report.rows[0].age.quality, Quality::NotObserved);
        QCOMPARE(report.detail->sli.lines[0].points.size(), 96U);
        QVERIFY(std::ranges::none_of(report.detail->sli.lines[0].points, &LinePoint::hasValue));
        QCOMPARE(report.detail->sli.bands.size(), 1U);
        QCOMPARE(report.detail->sli.bands[0].span, (TimeSpan{kEnd - kDay, kEnd}));
    }

    void aSilentSourceIsStaleAndKeepsItsNumbers()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 999, 1, kEnd - 4 * kMinute)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Stale);
        QCOMPARE(row.attained.quality, Quality::Stale);
        QCOMPARE(row.attained.value, 0.999);
        QCOMPARE(row.attained.age, 4 * kMinute + Millis{5'000});
        QVERIFY(row.reason.contains(u"OK"));
    }

    /// Beside 99.9x % it does not say 99 %.
    void theLowestCoverageIsAsExactAsTheMean()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 999, 1)));
        QVERIFY(m_store->commit(traffic("search", kDay - 5 * kMinute, 999, 1)));
        const auto note = [this](std::vector<SloDefinition> slos) {
            return reportOf(*m_store, std::move(slos)).tiles.back().note;
        };
        const QString close = note({slo("checkout"), slo("search")});
        QVERIFY2(close.startsWith(u"search at 99.6") && close.size() == int(strlen("search at 99.65 %")), qPrintable(close));
        QVERIFY(m_store->commit(traffic("cart", kHour, 999, 1)));
        QVERIFY2(note({slo("checkout"), slo("cart")}).startsWith(u"cart at 4 %"),
                 qPrintable(note({slo("checkout"), slo("cart")})));
    }

    void blindnessIsUnknownWithItsCoverage()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 999, 1, kEnd - 20 * kHour)));
        QVERIFY(m_store->commit(traffic("checkout", kHour, 999, 1, kEnd)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY(!row.attained.hasValue());
        QCOMPARE(row.note, u"8 % coverage"_s);
        QVERIFY(row.total.hasValue()); // what was counted was counted
    }

    void aYoungServiceIsNotBlind()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 999, 1)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Ok);
        QCOMPARE(row.attained.quality, Quality::Partial);
        QCOMPARE(row.attained.value, 0.999);
        QCOMPARE(row.note, u"data for 1 h 01"_s);
    }

    /// All of the few minutes there are were seen: that is no day.
    void aFewMinutesAreNotOkYet()
    {
        QVERIFY(m_store->commit(traffic("checkout", 10 * kMinute, 1000, 0)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY2(row.isYoung && row.reason.contains(u"too short a time"_s), qPrintable(row.reason));
        QCOMPARE(row.attained.quality, Quality::Partial); // what was counted was counted
        QCOMPARE(row.attained.value, 1.0);
        QCOMPARE(row.note, u"data for 11 min"_s);
        QVERIFY(m_store->commit(traffic("search", 10 * kMinute, 900, 100)));
        QCOMPARE(reportOf(*m_store, {slo("search")}).rows[0].status, Status::Critical); // that is seen at once
        SloDefinition brief = slo("checkout", 99.0, 10 * kMinute);
        QCOMPARE(reportOf(*m_store, {brief}).rows[0].status, Status::Ok); // all of its window was seen
    }

    void theFirstMinutesSayThatTheyAreFew()
    {
        QVERIFY(m_store->commit(traffic("checkout", Millis{20'000}, 1000, 0, kEnd)));
        const SloRow row = reportOf(*m_store, {slo()}).rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY2(row.reason.contains(u"few minutes"_s), qPrintable(row.reason));
    }

    void whatIsStillToBeFetchedIsFilling()
    {
        const TimeSpan fetched{kEnd - 6 * kHour, kEnd};
        Batch batch = traffic("checkout", 6 * kHour, 999, 1);
        for (const Want& want : SloConfig{{slo()}}.wants())
            batch.observations.push_back(answered(want.id().c_str(), fetched));
        QVERIFY(m_store->commit(std::move(batch)));
        const SloReport report = reportOf(*m_store, {slo()});
        QVERIFY(report.isFilling);
        QCOMPARE(report.rows[0].status, Status::Unknown);
        QVERIFY(report.rows[0].isFilling);
        QCOMPARE(report.rows[0].note, u"filling, 24 % coverage"_s);
        const auto& bands = report.detail->burn.bands;
        QCOMPARE(bands.size(), 1U);
        QCOMPARE(bands[0].kind, Band::Kind::Filling);
        QCOMPARE(bands[0].span, (TimeSpan{kEnd - kDay, fetched.from}));
    }

    /// Errors were fetched for twelve hours, all requests for six: the first six are nobody's business yet.
    void whatOneCounterLacksIsLeftOutOfTheOther()
    {
        Batch errors = traffic("checkout", 12 * kHour, 0, 100);
        errors.series = {copyOf(errors.series)[1]};
        Batch all = traffic("checkout", 6 * kHour, 900, 0);
        all.series = {copyOf(all.series)[0]};
        const auto wants = SloConfig{{slo()}}.wants();
        QCOMPARE(wants.size(), 2u);
        for (const Want& want : wants) {
            const bool isErrors = want.id().find("500") != std::string::npos;
            errors.observations.push_back(answered(want.id().c_str(), {kEnd - (isErrors ? 12 : 6) * kHour, kEnd}));
        }
        QVERIFY(m_store->commit(std::move(errors)));
        QVERIFY(m_store->commit(std::move(all)));
        const SloReport report = reportOf(*m_store, {slo()});
        for (const LinePoint& point : report.detail->sli.lines.front().points)
            QVERIFY2(!point.hasValue() || std::abs(point.min - 0.9) < 1e-9, qPrintable(QString::number(point.min)));
    }

    /// Nobody fetches what is further back than the window: it is not observed, not "still to come".
    void thePastBeyondTheBackfillIsNotFilling()
    {
        Batch batch = traffic("checkout", 6 * kHour, 999, 1);
        for (const Want& want : SloConfig{{slo()}}.wants())
            batch.observations.push_back(answered(want.id().c_str(), {kEnd - kDay, kEnd}));
        QVERIFY(m_store->commit(std::move(batch)));
        Question past = question();
        past.at = kEnd - 4 * kHour;
        QVERIFY(!reportOf(*m_store, {slo()}, past).isFilling);
    }

    void askedAndNothingIsNotObserved()
    {
        Batch batch = traffic("checkout", 6 * kHour, 999, 1);
        for (const Want& want : SloConfig{{slo()}}.wants())
            batch.observations.push_back(answered(want.id().c_str(), {kEnd - 2 * kDay, kEnd}));
        QVERIFY(m_store->commit(std::move(batch)));
        const SloReport report = reportOf(*m_store, {slo()});
        QVERIFY(!report.isFilling);
        QCOMPARE(report.detail->burn.bands.at(0).kind, Band::Kind::NotObserved);
    }

    void thePastIsShownAsItWas()
    {
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 990, 10)));
        Question past = question();
        past.at = kEnd - kDay + Millis{30'000};
        const SloReport report = reportOf(*m_store, {slo()}, past);
        QCOMPARE(report.moment, kEnd - kDay);
        QCOMPARE(report.rows[0].total.value, 1000.0 * 1440);
        QCOMPARE(report.rows[0].age.value, 30.0);
        QVERIFY(report.rows[0].attained.why->command.endsWith(u"--at 2026-09-20T14:13:00Z"));
    }

    void chartsAreReadyToBeDrawn()
    {
        QVERIFY(m_store->commit(traffic("checkout", 2 * kDay, 990, 10)));
        const SloDetail detail = *reportOf(*m_store, {slo()}).detail;
        for (const Chart* chart : {&detail.sli, &detail.budget, &detail.burn}) {
            QCOMPARE(chart->range, (TimeSpan{kEnd - kDay, kEnd}));
            QVERIFY(chart->bands.empty());
            for (const LinePoint& point : chart->lines[0].points)
                QVERIFY(point.hasValue());
        }
        for (const Chart* chart : {&detail.sli, &detail.budget, &detail.burn})
            QCOMPARE(chart->subject, u"checkout"_s); // a picture of it says whose it is
        QVERIFY(detail.burn.logarithmic);
        QVERIFY(detail.budget.area);
        const auto& left = detail.budget.lines[0].points;
        QVERIFY(left.front().first > 0.99);
        QVERIFY(std::abs(left.back().last) < 1e-9); // spent to the last event, evenly
        QCOMPARE(detail.budget.lines[1].style, Line::Style::Ideal);
        QCOMPARE(detail.budget.lines[1].points.back().last, 0.0);
        QCOMPARE(detail.sli.lines[1].style, Line::Style::Threshold);
        QCOMPARE(detail.burn.lines.size(), 2U); // in a day the page limits are below even spend
        QCOMPARE(detail.sentence, u"99.0 % good of all events, rolling 1 d · Shop"_s);
    }

    void theSelectedOneIsShownElseTheWorst()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1000, 0)));
        QVERIFY(m_store->commit(traffic("search", kDay, 97, 3)));
        QCOMPARE(reportOf(*m_store, {slo(), slo("search")}).detail->key, "search");
        Question asked = question();
        asked.selected = "checkout";
        QCOMPARE(reportOf(*m_store, {slo(), slo("search")}, asked).detail->key, "checkout");
        asked.selected = "gone";
        QCOMPARE(reportOf(*m_store, {slo(), slo("search")}, asked).detail->key, "search");
    }

    void tilesSumUp()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1000, 0)));
        QVERIFY(m_store->commit(traffic("search", kDay, 97, 3)));
        const auto tiles = reportOf(*m_store, {slo(), slo("search"), slo("none")}).tiles;
        QCOMPARE(tiles.size(), 4U);
        QCOMPARE(tiles[0].value.value, 3.0);
        QCOMPARE(tiles[0].counts,
                 (std::vector<std::pair<Status, int>>{{Status::Critical, 1}, {Status::Unknown, 1}, {Status::Ok, 1}}));
        QCOMPARE(tiles[1].note, u"search"_s);
        QCOMPARE(tiles[1].value.value, -2.0);
        QCOMPARE(tiles[2].value.value, 1.0);
        QCOMPARE(tiles[2].note, u"1 missed, 1 unknown"_s);
        QVERIFY(std::abs(tiles[3].value.value - 2.0 / 3) < 1e-9);
    }

    void whatIsStaleIsSaidOfTheTilesToo()
    {
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1000, 0)));
        Question late = question();
        late.now = kEnd + 2 * kHour;
        QCOMPARE(reportOf(*m_store, {slo()}, late).tiles[2].note, u"0 missed, 0 unknown, 1 stale"_s);
    }

    void aWorkspaceWithoutSlosIsAnEmptyReport()
    {
        const SloReport report = reportOf(*m_store, {});
        QVERIFY(report.rows.empty() && report.tiles.empty() && !report.detail);
    }

    void oneThatCannotBeCountedIsARow()
    {
        SloDefinition broken = slo("broken");
        broken.sli = {};
        broken.sli.kind = SliDefinition::Kind::Probe;
        broken.sli.status = "fine";
        QVERIFY(m_store->commit(traffic("checkout", kDay, 1000, 0)));
        const SloReport report = reportOf(*m_store, {broken, slo()});
        QCOMPARE(report.rows.size(), 2U);
        QCOMPARE(report.rows[0].status, Status::Unknown);
        QVERIFY(report.rows[0].reason.contains(u"fine"));
        QCOMPARE(report.rows[1].status, Status::Ok);
    }

    void absurdQuestionsAreAnswered()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 1000, 0)));
        for (const int columns : {-1, 0, 1, 1'000'000}) {
            Question asked = question();
            asked.columns = columns;
            asked.range = columns < 0 ? Millis{0} : kHour;
            QVERIFY(reportOf(*m_store, {slo()}, asked).detail);
        }
    }

    void anEqualReportIsAnEqualRow()
    {
        QVERIFY(m_store->commit(traffic("checkout", kHour, 1000, 1)));
        QCOMPARE(reportOf(*m_store, {slo()}).rows[0], reportOf(*m_store, {slo()}).rows[0]);
        QVERIFY(!(reportOf(*m_store, {slo()}).rows[0] == reportOf(*m_store, {slo()}, question(kEnd - kMinute)).rows[0]));
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstSloReport);
#include "tst_slo_report.moc"
