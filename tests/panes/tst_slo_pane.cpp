#include "models/refresh/no_history.h"
#include "panes/accessible_text.h"
#include "support/test_main.h"
#include "views/slo/slo_pane.h"
#include "widgets/dress.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kNow = utcMs(1'763'906'700'000); // 23 Nov 2025 14:05 UTC

class FixedClock final : public Clock {
public:
    UtcMs now() const override { return kNow; }
    Millis monotonic() const override { return Millis{0}; }
    Millis boottime() const override { return Millis{0}; }
};

Reading reading(double value, Unit unit, Quality quality = Quality::Ok, int decimals = -1)
{
    auto why = std::make_shared<Explanation>();
    why->title = u"A number"_s;
    why->formula = u"left = 1 − bad ÷ allowed"_s;
    return {.value = value, .unit = unit, .at = kNow, .quality = quality, .decimals = std::int8_t(decimals), .why = why};
}

SloRow row(const QString& name, Status status, double left, Quality quality = Quality::Ok)
{
    SloRow row{.key = name.toStdString(),
               .name = name,
               .displayName = name,
               .service = u"shop"_s,
               .owner = u"Storefront"_s,
               .window = u"30d"_s,
               .method = "Occurrences",
               .status = status,
               .reason = u"because of the test"_s};
    row.objective = reading(0.999, Unit::Ratio, Quality::Ok, 1);
    row.attained = reading(0.99908, Unit::Ratio, quality, 3);
    row.budgetLeft = reading(left, Unit::Ratio, quality, 1);
    row.leftFraction = left;
    row.sparkline = {1.0, 0.8, 0.5, left};
    if (status == Status::Critical && left > 0)
        row.goneIn = reading(15'120, Unit::Seconds, quality);
    for (Reading& burn : row.burns)
        burn = reading(3.9, Unit::Factor, quality);
    return row;
}

Line line(const QString& name, double from, double to)
{
    Line line{.name = name, .unit = Unit::Ratio};
    for (int i = 0; i < 100; ++i) {
        const double value = from + (to - from) * i / 99;
        const UtcMs at = kNow - 30 * kDay + i * (30 * kDay / 100);
        if (i < 40 || i > 50) // a gap
            line.points.push_back({at, value, value, value, value});
    }
    line.newest = reading(to, Unit::Ratio);
    return line;
}

Chart chart(const QString& title)
{
    Chart chart{.title = title, .unit = Unit::Ratio, .range = {kNow - 30 * kDay, kNow}};
    chart.lines = {line(u"left"_s, 1.0, 0.08)};
    chart.bands = {{.kind = Band::Kind::NotObserved, .span = {kNow - 18 * kDay, kNow - 15 * kDay}, .name = {}}};
    return chart;
}

std::shared_ptr<const SloReport> report(std::vector<SloRow> rows)
{
    auto report = std::make_shared<SloReport>();
    report->moment = kNow;
    report->rows = std::move(rows);
    report->tiles = {{.title = u"Lowest budget"_s,
                      .value = reading(0.081, Unit::Ratio, Quality::Ok, 1),
                      .unit = u"% left"_s,
                      .note = u"checkout"_s}};
    report->detail = SloDetail{.key = report->rows.front().key,
                               .title = report->rows.front().name,
                               .sentence = u"99.9 % good, rolling 30 d"_s,
                               .status = report->rows.front().status,
                               .reason = {},
                               .sli = chart(u"SLI"_s),
                               .budget = chart(u"Error budget left"_s),
                               .burn = chart(u"Burn rate"_s),
                               .numbers = {{u"Good"_s, reading(41'821'790, Unit::Count)}}};
    return report;
}

std::vector<SloRow> usualRows()
{
    return {row(u"checkout-availability"_s, Status::Critical, 0.081), row(u"payments-auth"_s, Status::Warning, 0.314),
            row(u"search-latency"_s, Status::Critical, -0.064), row(u"orders-write"_s, Status::Ok, 0.775)};
}

std::vector<SloRow> hugeRows()
{
    std::vector<SloRow> rows;
    for (int i = 0; i < 2000; ++i)
        rows.push_back(
            row(u"slo-%1-<b>with a very long name that nobody can read in one go %2</b>"_s.arg(i).arg(QString(40, u'x')),
                Status::Ok, 0.5));
    return rows;
}

} // namespace

class TstSloPane : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    NoHistory m_none;

    std::unique_ptr<SloPane> pane(SloConfig config = {.slos = {SloDefinition{.name = "one"}}},
                                  Pane::Origin origin = Pane::Origin::Observed)
    {
        auto pane = std::make_unique<SloPane>(
            SloPane::Parts{.config = std::move(config), .snapshots = m_none.snapshots(), .clock = m_clock, .origin = origin},
            nullptr);
        pane->resize(1130, 700);
        return pane;
    }

    void put(SloPane& pane, const QString& state)
    {
        if (state == "loading"_L1)
            pane.findChild<StateView*>()->finishWaiting();
        if (state == "usual"_L1)
            pane.show(report(usualRows()));
        if (state == "huge"_L1)
            pane.show(report(hugeRows()));
        if (state == "stale"_L1) {
            SloRow stale = row(u"ledger-posting"_s, Status::Stale, 0.635, Quality::Stale);
            stale.note = u"1 h 17 old"_s;
            pane.show(report({stale}));
        }
        if (state == "partial"_L1 || state == "filling"_L1) {
            auto rows = usualRows();
            rows[1] = row(u"payments-auth"_s, Status::Ok, 0.9, Quality::Partial);
            rows[1].note = state == "partial"_L1 ? u"62 % coverage"_s : u"filling, 25 % coverage"_s;
            rows[2] = row(u"webhooks"_s, Status::Unknown, 0.5, Quality::Unknown);
            rows[2].note = u"not observed"_s;
            rows[2].leftFraction = std::numeric_limits<double>::quiet_NaN();
            rows[2].sparkline.clear();
            auto made = std::make_shared<SloReport>(*report(std::move(rows)));
            made->isFilling = state == "filling"_L1;
            if (made->isFilling)
                made->detail->budget.bands.front() = {.kind = Band::Kind::Filling,
                                                      .span = {kNow - 30 * kDay, kNow - 8 * kDay},
                                                      .name = u"filling"_s};
            pane.show(made);
        }
        if (state == "error"_L1) {
            pane.show(report(usualRows()));
            pane.showError({.code = ErrorCode::Storage,
                            .where = u"history"_s,
                            .expected = {},
                            .found = u"the disk cannot be read"_s,
                            .hint = {}});
        }
    }

private Q_SLOTS:
    void everyStateIsDrawnAndSpoken_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"empty", "loading", "usual", "partial", "filling", "stale", "error", "huge"})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1-%2"_s.arg(QLatin1String(state), dark ? u"dark"_s : u"light"_s)))
                    << QString::fromLatin1(state) << dark;
    }
    void everyStateIsDrawnAndSpoken()
    {
        QFETCH(QString, state);
        QFETCH(bool, dark);
        dress(*qApp, dark ? Theme::dark() : Theme::light());
        const auto shown = state == "empty"_L1 ? pane(SloConfig{}) : pane();
        put(*shown, state);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        savePicture(*shown, u"slo-"_s + QString::fromLatin1(QTest::currentDataTag()));
        if (state == "huge"_L1)
            return; // 2,000 rows say nothing new
        const QString difference = differenceFromGolden(accessibleText(*shown), u"slo-"_s + state);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void theSelectedRowSurvivesAnUpdate()
    {
        const auto shown = pane();
        shown->show(report(usualRows()));
        auto* table = shown->findChild<TableView*>();
        table->selectKey(u"payments-auth"_s);
        auto rows = usualRows();
        rows.erase(rows.begin());
        shown->show(report(std::move(rows)));
        QCOMPARE(table->selectedKey(), u"payments-auth"_s);
    }

    /// Also when the row was passed over on the way: its answer must not be the one that stays.
    void theDetailFollowsTheFilter()
    {
        const auto shown = pane();
        shown->show(report(usualRows())); // of checkout-availability
        QSignalSpy went(shown.get(), &Pane::objectSelected);
        auto* const table = shown->findChild<TableView*>();
        table->setFilterText(u"payments"_s);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went.back()[0].toString(), u"payments-auth"_s);
        table->setFilterText(u"checkout"_s);
        QCOMPARE(went.size(), 2);
        QCOMPARE(went.back()[0].toString(), u"checkout-availability"_s);
    }

    void everyTableAndChartCanBeExported()
    {
        const auto shown = pane();
        shown->show(report(usualRows()));
        const auto items = shown->exportables();
        QCOMPARE(items.size(), 5u);
        for (const auto& item : items)
            QVERIFY2(item.csv().find("\r\n") != std::string::npos, qPrintable(item.name));
        QVERIFY(items.front().csv().find("checkout-availability") != std::string::npos);
    }

    void filesOfGeneratedDataSaySo()
    {
        const auto shown = pane({.slos = {SloDefinition{.name = "one"}}}, Pane::Origin::Generated);
        shown->show(report(usualRows()));
        for (const auto& item : shown->exportables())
            QVERIFY2(item.fileName.starts_with("demo-"), item.fileName.c_str());
    }

    void theBadgeCountsTheWorst()
    {
        const auto shown = pane();
        shown->show(report(usualRows()));
        QCOMPARE(shown->badge().worst, Status::Critical);
        QCOMPARE(shown->badge().count, 2);
    }

    void fillingIsNotComplete()
    {
        const auto shown = pane();
        auto filling = std::make_shared<SloReport>(*report(usualRows()));
        filling->isFilling = true;
        shown->show(filling);
        QVERIFY(!shown->isComplete());
    }
};

TRACEO_TEST(TstSloPane);
#include "tst_slo_pane.moc"
