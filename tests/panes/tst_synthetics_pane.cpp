#include "models/refresh/no_history.h"
#include "panes/accessible_text.h"
#include "support/test_main.h"
#include "views/synthetics/synthetics_pane.h"
#include "widgets/cell_delegate.h"
#include "widgets/dress.h"
#include "widgets/pane_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_matrix.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHeaderView>
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
    why->formula = u"availability = up ÷ (up + down)"_s;
    return {.value = value, .unit = unit, .at = kNow, .quality = quality, .decimals = std::int8_t(decimals), .why = why};
}

const QStringList kRegions{u"eu-central"_s, u"us-east"_s, u"ap-southeast"_s, u"sa-east"_s};

ProbeRow row(const QString& check, const QString& region, ProbeState state)
{
    ProbeRow row{.key = (check + u'@' + region).toStdString(),
                 .check = check.toStdString(),
                 .region = region.toStdString(),
                 .checkName = check,
                 .regionName = region,
                 .state = state,
                 .status = statusOf(state),
                 .word = nameOf(state),
                 .reason = u"Because of the test."_s,
                 .note = state == ProbeState::Down ? u"HTTP 503"_s : QString(),
                 .lasting = state == ProbeState::Up ? QString() : u"17 min"_s};
    const bool isSeen = state == ProbeState::Up || state == ProbeState::Down;
    row.age = reading(42, Unit::Seconds);
    row.availability = reading(0.9991, Unit::Ratio, isSeen ? Quality::Ok : Quality::Partial, 2);
    row.coverage = reading(0.98, Unit::Ratio, Quality::Ok, 2);
    row.p50 = reading(0.062, Unit::Seconds);
    row.p95 = reading(0.088, Unit::Seconds);
    row.latency = reading(0.064, Unit::Seconds);
    row.certificate = reading(64 * 86'400, Unit::Seconds);
    row.sparkline = {0.06, 0.07, 0.065, 0.064};
    row.slowest = reading(0.412, Unit::Seconds);
    for (int hour = 0; hour < 25; ++hour)
        row.slowestBy << (hour == 7 || hour == 8 ? std::numeric_limits<double>::quiet_NaN()
                              : hour == 17       ? 0.412
                                                 : 0.09 + 0.003 * hour);
    row.slowestStep = kHour;
    return row;
}

ProbeRow slow(ProbeRow row)
{
    row.isSlow = true;
    row.status = Status::Warning;
    row.word = u"Slow"_s;
    row.note = u"was 91 ms"_s;
    row.latency = reading(0.141, Unit::Seconds);
    return row;
}

Chart phases()
{
    Chart chart{
        .title = u"Where the time goes"_s, .note = u"median per 10 min"_s, .unit = Unit::Seconds, .range = {kNow - kDay, kNow}};
    int series = 1;
    const std::pair<QString, double> parts[] = {
        {u"resolve"_s, 0.004}, {u"connect"_s, 0.022}, {u"tls"_s, 0.019}, {u"first byte"_s, 0.042}};
    for (const auto& [name, base] : parts) {
        Line line{.name = name, .unit = Unit::Seconds, .series = name == u"tls"_s ? 0 : series++};
        for (int i = 0; i < 144; ++i) {
            const double value = base + (name == u"tls"_s && i > 90 ? 0.042 : 0) + 0.001 * (i % 3);
            if (i < 70 || i > 76) // a gap
                line.points.push_back({kNow - kDay + i * 10 * kMinute, value, value, value, value});
            else
                line.points.push_back({.at = kNow - kDay + i * 10 * kMinute});
        }
        line.newest = reading(line.points.back().last, Unit::Seconds);
        chart.lines.push_back(std::move(line));
    }
    chart.bands = {{Band::Kind::NotObserved, {kNow - kDay + 700 * kMinute, kNow - kDay + 770 * kMinute}, u"not observed"_s}};
    return chart;
}

ProbeDetail detail(const ProbeRow& row)
{
    ProbeDetail detail{.key = row.key,
                       .title = row.checkName + u" from "_s + row.regionName,
                       .check = row.checkName,
                       .region = row.regionName,
                       .sentence = u"since 08:25 · every 60 s"_s,
                       .status = row.status,
                       .word = row.word,
                       .reason = row.reason,
                       .phases = phases(),
                       .changePoints = {{kNow - kDay + 91 * 10 * kMinute, u"tls +42 ms since 23 Nov 05:15"_s}},
                       .regions = {.title = u"Up, down and not observed by region"_s, .range = {kNow - kDay, kNow}, .lanes = {}}};
    for (const QString& region : kRegions) {
        Strip::Lane lane{
            .name = region, .parts = {{{kNow - kDay, kNow - 3 * kHour}, Status::Ok}}, .now = Status::Ok, .words = u"Up"_s};
        if (region == u"us-east"_s)
            lane.parts.push_back({{kNow - 3 * kHour, kNow - 2 * kHour}, Status::Critical});
        if (region != u"sa-east"_s)
            lane.parts.push_back({{kNow - 2 * kHour, kNow}, Status::Ok});
        else
            lane.words = u"Not observed since 23 Nov 11:05"_s;
        detail.regions.lanes.push_back(std::move(lane));
    }
    detail.changes = {{.key = "connect",
                       .name = u"connect"_s,
                       .now = reading(0.022, Unit::Seconds),
                       .before = reading(0.021, Unit::Seconds),
                       .change = reading(0.001, Unit::Seconds)},
                      {.key = "tls",
                       .name = u"tls"_s,
                       .now = reading(0.061, Unit::Seconds),
                       .before = reading(0.019, Unit::Seconds),
                       .change = reading(0.042, Unit::Seconds),
                       .isSubject = true}};
    detail.numbers = {{u"Availability"_s, row.availability}, {u"p95"_s, row.p95}};
    return detail;
}

CheckRow check(const std::vector<ProbeRow>& rows, std::size_t first, Status status, const QString& verdict)
{
    CheckRow check{.key = rows[first].check, .name = rows[first].checkName, .status = status, .verdict = verdict};
    for (qsizetype i = 0; i < kRegions.size(); ++i)
        check.cells.push_back(int(first) + int(i));
    check.availability = reading(0.9987, Unit::Ratio, Quality::Ok, 2);
    check.certificate = reading(status == Status::Warning ? 7 * 86'400 : 64 * 86'400, Unit::Seconds);
    check.certificateStatus = status == Status::Warning ? std::optional(Status::Warning) : std::nullopt;
    return check;
}

void add(SyntheticsReport& report, const QString& name, std::vector<ProbeState> states, Status status, const QString& verdict)
{
    const std::size_t first = report.rows.size();
    for (qsizetype i = 0; i < kRegions.size(); ++i)
        report.rows.push_back(row(name, kRegions[i], states[std::size_t(i) % states.size()]));
    if (status == Status::Warning)
        report.rows[first + 2] = slow(report.rows[first + 2]);
    report.checks.push_back(check(report.rows, first, status, verdict));
}

std::shared_ptr<SyntheticsReport> frame()
{
    auto report = std::make_shared<SyntheticsReport>();
    report->moment = kNow;
    report->window = {kNow - 30 * kDay, kNow};
    report->windowName = u"30 d"_s;
    for (const QString& region : kRegions)
        report->regions.push_back({.region = region.toStdString(), .name = region, .note = {}});
    report->regions[2].isSlow = true;
    report->regions[3].isSilent = true;
    report->regions[3].note = u"silent 39 min"_s;
    report->tiles = {{.title = u"Checks × regions"_s, .value = reading(3, Unit::Count), .unit = u"× 4"_s},
                     {.title = u"State of 3 checks"_s,
                      .value = reading(2, Unit::Count),
                      .unit = u"up"_s,
                      .counts = {{Status::Critical, 1}, {Status::Warning, 1}}}};
    return report;
}

std::shared_ptr<SyntheticsReport> usual()
{
    using enum ProbeState;
    auto report = frame();
    add(*report, u"https://hooks.traceo.io/in"_s, {Down, Down, Down, NotObserved}, Status::Critical, u"down 3 of 3"_s);
    add(*report, u"https://shop.traceo.io/cart"_s, {Up, Up, Up, NotObserved}, Status::Warning, u"up, 1 of 3 slow"_s);
    add(*report, u"https://api.traceo.io/health"_s, {Up, Up, Up, NotObserved}, Status::Ok, u"up 3 of 3"_s);
    report->detail = detail(report->rows[6]);
    return report;
}

std::shared_ptr<SyntheticsReport> stale()
{
    auto report = frame();
    add(*report, u"https://api.traceo.io/health"_s, {ProbeState::Stale}, Status::Stale, u"stale"_s);
    report->detail = detail(report->rows[0]);
    return report;
}

std::shared_ptr<SyntheticsReport> huge()
{
    auto report = frame();
    for (int i = 0; i < 2000; ++i)
        add(*report, u"https://<b>%1</b>.traceo.io/a/very/long/path/that/nobody/reads/%2"_s.arg(i).arg(QString(60, u'x')),
            {ProbeState::Up}, Status::Ok, u"up 4 of 4"_s);
    report->detail = detail(report->rows[0]);
    return report;
}

} // namespace

class TstSyntheticsPane : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    NoHistory m_none;

    std::unique_ptr<SyntheticsPane> pane(bool hasSources = true)
    {
        auto pane = std::make_unique<SyntheticsPane>(
            SyntheticsPane::Parts{.config = {}, .snapshots = m_none.snapshots(), .clock = m_clock, .hasSources = hasSources},
            nullptr);
        pane->resize(1130, 720);
        return pane;
    }

    void put(SyntheticsPane& pane, const QString& state)
    {
        if (state == "loading"_L1)
            pane.findChild<StateView*>()->finishWaiting();
        if (state == "usual"_L1 || state == "table"_L1 || state == "error"_L1)
            pane.show(usual());
        if (state == "table"_L1)
            pane.setForm(SyntheticsPane::Form::Table);
        if (state == "none"_L1)
            pane.show(std::make_shared<SyntheticsReport>());
        if (state == "stale"_L1)
            pane.show(stale());
        if (state == "huge"_L1)
            pane.show(huge());
        if (state == "filling"_L1) {
            auto report = usual();
            report->isFilling = true;
            pane.show(report);
        }
        if (state == "error"_L1)
            pane.showError({.code = ErrorCode::Storage, .where = u"history"_s, .found = u"the disk cannot be read"_s});
    }

private Q_SLOTS:
    void everyStateIsDrawnAndSpoken_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("dark");
        for (const char* state : {"empty", "none", "loading", "usual", "table", "filling", "stale", "error", "huge"})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1-%2"_s.arg(QLatin1String(state), dark ? u"dark"_s : u"light"_s)))
                    << QString::fromLatin1(state) << dark;
    }
    void everyStateIsDrawnAndSpoken()
    {
        QFETCH(QString, state);
        QFETCH(bool, dark);
        dress(*qApp, dark ? Theme::dark() : Theme::light());
        const auto shown = pane(state != "empty"_L1);
        put(*shown, state);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        savePicture(*shown, u"synthetics-"_s + QString::fromLatin1(QTest::currentDataTag()));
        if (state == "huge"_L1)
            return; // 2,000 checks say nothing new
        const QString difference = differenceFromGolden(accessibleText(*shown), u"synthetics-"_s + state);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    /// In a window of 1280 pixels; courses and strips make room.
    void namesOfChecksAreReadable()
    {
        dress(*qApp, Theme::light());
        const auto shown = pane();
        put(*shown, u"table"_s);
        shown->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        const auto* const table = named<TableView>(*shown, u"Checks by region"_s);
        constexpr int kCheck = 1;
        QCOMPARE(table->model()->headerData(kCheck, Qt::Horizontal).toString(), u"Check"_s);
        QVERIFY(table->columnWidth(kCheck) >= columnWidth(CellKind::Key, u"inventory.traceo.io/v1/ping"_s, {}, table->font()));
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
            const int width = table->columnWidth(column);
            QVERIFY2(width >= columnWidth(CellKind::Text, {}, title, table->font()), qPrintable(title));
        }
        QVERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
    }

    void theFilterGoesForBothForms()
    {
        const auto shown = pane();
        shown->show(usual());
        shown->findChild<FilterField*>()->setText(u"hooks"_s);
        QCOMPARE(shown->findChild<StatusMatrix*>()->shownRows(), 1);
        QCOMPARE(named<TableView>(*shown, u"Checks by region"_s)->shownRows(), 4);
        shown->findChild<FilterField*>()->clear();
        QCOMPARE(shown->findChild<StatusMatrix*>()->shownRows(), 3);
    }

    void theSelectionSurvivesAnUpdate()
    {
        const auto shown = pane();
        shown->show(usual());
        auto* matrix = shown->findChild<StatusMatrix*>();
        QCOMPARE(matrix->selectedCell(), u"https://shop.traceo.io/cart@ap-southeast"_s);
        shown->show(usual());
        QCOMPARE(matrix->selectedCell(), u"https://shop.traceo.io/cart@ap-southeast"_s);
    }

    void everyTableAndChartCanBeExported()
    {
        const auto shown = pane();
        shown->show(usual());
        const auto items = shown->exportables();
        QCOMPARE(items.size(), 3u);
        for (const auto& item : items)
            QVERIFY2(item.csv().find("\r\n") != std::string::npos, qPrintable(item.name));
        QVERIFY(items.front().csv().find("https://hooks.traceo.io/in") != std::string::npos);
    }

    void theBadgeCountsChecksInTheWorstState()
    {
        const auto shown = pane();
        shown->show(usual());
        QCOMPARE(shown->badge().worst, Status::Critical);
        QCOMPARE(shown->badge().count, 1);
        shown->show(stale()); // nobody can tell: nothing to count
        QCOMPARE(shown->badge().count, 0);
    }

    void everyPairCanBeGoneTo()
    {
        const auto shown = pane();
        shown->show(usual());
        QCOMPARE(shown->objects().size(), 12u);
        QCOMPARE(shown->objects().front().key, u"https://hooks.traceo.io/in@eu-central"_s);
        QCOMPARE(shown->objects().front().status, Status::Critical);
    }

    void fillingIsNotComplete()
    {
        const auto shown = pane();
        put(*shown, u"filling"_s);
        QVERIFY(!shown->isComplete());
    }
};

TRACEO_TEST(TstSyntheticsPane);
#include "tst_synthetics_pane.moc"
