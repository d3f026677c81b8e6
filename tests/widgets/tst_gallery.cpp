// Pictures of every component in both themes, for eyes: set TRACEO_PICTURES to a folder to get them.

#include "support/test_main.h"
#include "widgets/bar_button.h"
#include "widgets/chart_column.h"
#include "widgets/dress.h"
#include "widgets/footer.h"
#include "widgets/inspector.h"
#include "widgets/notification_bar.h"
#include "widgets/pane_bar.h"
#include "widgets/rail.h"
#include "widgets/sample_charts.h"
#include "widgets/sample_table.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_chip.h"
#include "widgets/status_shapes.h"
#include "widgets/tab_row.h"
#include "widgets/tile_strip.h"
#include "widgets/top_bar.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>
#include <QVBoxLayout>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Explanation> sampleExplanation()
{
    auto why = std::make_shared<Explanation>();
    why->title = u"Budget left"_s;
    why->formula = u"left = 1 − bad ÷ allowed\n     = 1 − 38 430 ÷ 41 860"_s;
    why->inputs = {{u"window"_s, u"24 Oct 14:05 → 23 Nov 14:05"_s},
                   {u"total"_s, u"41 860 220 requests"_s},
                   {u"allowed"_s, u"0.1 % of total"_s},
                   {u"bad"_s, u"38 430 requests"_s},
                   {u"coverage"_s, u"98.73 %, gap 11 Nov 04:29–13:36"_s},
                   {u"method"_s, u"occurrences, evaluated here"_s}};
    why->source = u"prom · prometheus"_s;
    why->queries = {{u"good"_s, u"http_requests_total{svc=\"checkout\",code!~\"5..\"}"_s}};
    why->command = u"traceo slo budget checkout-availability --at 2026-11-23T14:05Z"_s;
    return why;
}

std::vector<Tile> sampleTiles()
{
    QList<double> fall;
    for (int i = 0; i < 30; ++i)
        fall << 1 - i * 0.01 - (i > 5 ? 0.3 : 0) - (i > 20 ? 0.2 : 0);
    std::vector<Tile> tiles;
    tiles.push_back({.title = u"SLOs"_s,
                     .number = u"14"_s,
                     .counts = {{Status::Critical, 1},
                                {Status::Warning, 2},
                                {Status::Ok, 8},
                                {Status::Stale, 1},
                                {Status::Unknown, 1},
                                {Status::Maintenance, 1}},
                     .weight = 1.25});
    tiles.push_back({.title = u"Lowest budget"_s,
                     .number = u"8.1"_s,
                     .unit = u"% left"_s,
                     .note = u"checkout-availability"_s,
                     .sparkline = fall,
                     .sparklineEnd = Status::Critical,
                     .why = sampleExplanation()});
    tiles.push_back({.title = u"Alerts firing"_s, .number = u"1"_s, .unit = u"page · 1 ticket"_s, .note = u"page since 13:36"_s});
    tiles.push_back({.title = u"Hit rate, cache-2"_s,
                     .number = u"91.3"_s,
                     .unit = u"%"_s,
                     .age = u"1 h 17 old"_s,
                     .quality = Quality::Stale});
    tiles.push_back({.title = u"Coverage"_s, .number = u"97.19"_s, .unit = u"%"_s, .note = u"webhooks at 62 %"_s});
    tiles.push_back({.title = u"False hits"_s, .number = u"–"_s, .note = u"no sampling configured"_s});
    return tiles;
}

std::vector<RailItem> sampleRail()
{
    return {{u"overview"_s, IconName::Overview, u"Overview"_s},
            {u"synthetics"_s, IconName::Synthetics, u"Synthetics"_s, Status::Critical, 1},
            {u"slo"_s, IconName::Slo, u"SLOs"_s, Status::Critical, 1},
            {u"budgets"_s, IconName::Budgets, u"Budgets"_s, Status::Warning, 2},
            {u"cache"_s, IconName::Cache, u"Cache"_s},
            {u"cost"_s, IconName::Cost, u"Cost"_s, Status::Warning, 2},
            {u"compliance"_s, IconName::Compliance, u"Compliance"_s, Status::Unknown, 3},
            {u"chaos"_s, IconName::Chaos, u"Chaos"_s},
            {u"ml"_s, IconName::Ml, u"ML"_s},
            {u"explore"_s, IconName::Explore, u"Explore"_s},
            {u"reports"_s, IconName::Reports, u"Reports"_s, Status::Ok, 0, RailItem::Place::Bottom},
            {u"settings"_s, IconName::Settings, u"Settings"_s, Status::Ok, 0, RailItem::Place::Bottom}};
}

/// The window as the mock-ups show it, made of widgets alone.
class SampleWindow : public QWidget {
public:
    enum class Moment { Live, Past };

    explicit SampleWindow(Moment moment) : m_model(sampleModel(sampleRows()))
    {
        auto* const rows = new QVBoxLayout(this);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        rows->addWidget(makeTopBar(moment));
        auto* const middle = new QHBoxLayout;
        middle->setSpacing(0);
        auto* const rail = new Rail(this);
        rail->setItems(sampleRail());
        rail->setCurrent(u"slo"_s);
        middle->addWidget(rail);
        middle->addLayout(makePane(moment), 1);
        auto* const inspector = new Inspector(this);
        inspector->setExplanation(sampleExplanation(), u"8.1 %"_s, u"checkout-availability, at 14:05:00, 2 s old"_s);
        middle->addWidget(inspector);
        rows->addLayout(middle, 1);
        auto* const footer = new Footer(this);
        footer->setWords({u"production.traceo · 1.24 GB · 412 days"_s, u"1 184 series at 60 s"_s, u"last commit 14:05:02"_s},
                         {u"step 15 min"_s, u"2 880 points"_s, u"3 ms from history"_s, u"UTC"_s});
        if (moment == Moment::Past)
            footer->setPast(u"Not live. Every pane shows what was known at 6 Nov 03:41:00 UTC."_s);
        rows->addWidget(footer);
    }

private:
    QWidget* makeTopBar(Moment moment)
    {
        auto* const bar = new TopBar(this);
        bar->setWorkspace(moment == Moment::Past ? u"demo"_s : u"production"_s,
                          moment == Moment::Past ? WorkspaceMark::Demo : WorkspaceMark::Production);
        bar->setHistory(TopBar::Way::Open, TopBar::Way::Open);
        RangeState range{.now = sampleNow()};
        SourcesState sources{.worst = Status::Stale, .ok = 7, .total = 8, .oldest = Millis{77 * 60'000}};
        if (moment == Moment::Past)
            range.at = sources.at = sampleNow() - Millis{17 * kDay + 10 * kHour};
        bar->setRange(range);
        bar->setSources(sources, sampleNow());
        return bar;
    }

    QLayout* makePane(Moment moment)
    {
        auto* const pane = new QVBoxLayout;
        pane->setSpacing(0);
        auto* const bar = new PaneBar(this);
        bar->setTitle(u"SLOs"_s);
        bar->setCount(u"14 of 14"_s);
        if (moment == Moment::Past)
            bar->setPartial(u"Partial: prom-eu silent since 03:03, 2 rows show their last value"_s);
        auto* const tiles = new TileStrip(this);
        tiles->setTiles(sampleTiles());
        auto* const table = new TableView(this);
        table->setSource(m_model.get(), sampleColumns());
        table->selectKey(u"checkout"_s);
        table->setFocus();
        auto* const object = new SectionBar(SectionBar::Kind::Object, this);
        object->setHeading(u"checkout-availability"_s, u"99.9 % good of all requests, rolling 30 days · Storefront"_s);
        object->chip().setStatus(Status::Critical);
        object->chip().show();
        auto* const tabs = new TabRow(this);
        for (const QString& name : {u"Overview"_s, u"Budget"_s, u"Alerts"_s})
            tabs->tabs().addTab(name);
        auto* const charts = new ChartColumn(this);
        charts->setCharts({budgetChart(), burnChart(), sliChart()});
        charts->setFormat({}, sampleNow());
        charts->setCursor(sampleNow() - Millis{std::int64_t(0.575 * 30 * double(kDay.count()))});
        if (moment == Moment::Past)
            charts->setMark(u"generated data"_s);
        for (QWidget* const widget : std::initializer_list<QWidget*>{bar, tiles})
            pane->addWidget(widget);
        pane->addWidget(table, 2);
        for (QWidget* const widget : std::initializer_list<QWidget*>{object, tabs})
            pane->addWidget(widget);
        pane->addWidget(charts, 3);
        return pane;
    }

    std::unique_ptr<QStandardItemModel> m_model;
};

/// Chips, shapes, buttons, bars and states.
class SampleParts : public QWidget {
public:
    SampleParts()
    {
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Base);
        auto* const rows = new QVBoxLayout(this);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(8);
        addSection(*rows, u"Status"_s, u"chips in headers"_s);
        auto* const chips = new QHBoxLayout;
        chips->setContentsMargins(16, 0, 16, 0);
        for (const Status status : {Status::Critical, Status::Warning, Status::Unknown, Status::Stale, Status::Maintenance,
                                    Status::NotConfigured, Status::Ok}) {
            auto* const chip = new StatusChip(this);
            chip->setStatus(status);
            chips->addWidget(chip);
        }
        chips->addStretch(1);
        rows->addLayout(chips);
        addSection(*rows, u"Controls"_s, u"buttons, filter, sources"_s);
        rows->addLayout(makeControls());
        auto* const notice = new NotificationBar(this);
        notice->setNotice(Notice{Status::Critical,
                                 u"prom refused the token"_s,
                                 u"Last good 13:20, next attempt in 42 s."_s,
                                 {{u"again"_s, u"Retry"_s}, {u"more"_s, u"Details"_s}},
                                 Notice::Closing::ByCause});
        rows->addWidget(notice);
        auto* const other = new NotificationBar(this);
        other->setNotice(Notice{Status::Ok, u"Saved slos.csv"_s, u"14 rows"_s, {{u"open"_s, u"Open folder"_s}}});
        rows->addWidget(other);
        addSection(*rows, u"States of a view"_s, u"loading, empty"_s);
        auto* const states = new QHBoxLayout;
        states->setSpacing(1);
        auto* const loading = new StateView(this);
        loading->showLoading(u"Waiting for prom: 30 days of 25 SLOs"_s);
        loading->finishWaiting();
        auto* const empty = new StateView(this);
        empty->showEmpty(IconName::Slo, u"No SLOs yet"_s,
                         u"Add an SLO to the workspace file, or point the workspace at the files you have."_s, u"Add source"_s);
        states->addWidget(loading);
        states->addWidget(empty);
        rows->addLayout(states, 1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        drawAppIcon(painter, QRectF(width() - 120, 38, 48, 48));
        drawAppIcon(painter, QRectF(width() - 64, 38, 32, 32));
        drawAppIcon(painter, QRectF(width() - 26, 38, 16, 16));
    }

private:
    void addSection(QVBoxLayout& rows, const QString& heading, const QString& note)
    {
        auto* const bar = new SectionBar(SectionBar::Kind::Section, this);
        bar->setHeading(heading, note);
        rows.addWidget(bar);
    }

    QLayout* makeControls()
    {
        auto* const row = new QHBoxLayout;
        row->setContentsMargins(16, 0, 16, 0);
        row->setSpacing(8);
        const auto add = [this, row](BarButton::Face face) {
            auto* const button = new BarButton(this);
            button->setFace(std::move(face));
            row->addWidget(button);
            return button;
        };
        add({.words = u"Export"_s});
        add({.words = u"Add source"_s, .look = BarButton::Look::Primary});
        add({.words = u"Disabled"_s})->setEnabled(false);
        row->addWidget(new FilterField(this));
        auto* const field = new FilterField(this);
        field->setText(u"team:payments !stale"_s);
        row->addWidget(field);
        add(sourceFace({.worst = Status::Ok, .ok = 8, .total = 8, .oldest = Millis{42'000}}, sampleNow()));
        add(sourceFace({.offlineSince = sampleNow() - Millis{185 * 60'000}}, sampleNow()));
        row->addStretch(1);
        return row;
    }
};

void save(QWidget& widget, const QString& name, QSize size, double ratio = 1)
{
    widget.resize(size);
    widget.ensurePolished();
    QCoreApplication::processEvents();
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    widget.render(&picture);
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(QDir().mkpath(folder) && picture.save(QDir(folder).filePath(name + u".png"_s)));
}

} // namespace

class TstGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }

    void drawsEveryComponent_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void drawsEveryComponent()
    {
        QFETCH(bool, dark);
        QFont font(qEnvironmentVariable("TRACEO_FONT", QApplication::font().family()));
        font.setPixelSize(13);
        QApplication::setFont(font);
        dress(*qApp, dark ? Theme::dark() : Theme::light());
        const QString suffix = dark ? u"dark"_s : u"light"_s;
        SampleWindow live(SampleWindow::Moment::Live);
        live.show();
        live.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&live));
        save(live, u"window-"_s + suffix, {1440, 900});
        auto* const table = live.findChild<TableView*>();
        table->setFocus(Qt::TabFocusReason);
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Right);
        save(live, u"focus-table-"_s + suffix, {1120, 700});
        live.findChild<ChartColumn*>()->charts()[1]->setFocus(Qt::TabFocusReason);
        save(live, u"focus-chart-"_s + suffix, {1280, 800});
        SampleWindow past(SampleWindow::Moment::Past);
        past.show();
        save(past, u"past-"_s + suffix, {1280, 800});
        SampleParts parts;
        save(parts, u"parts-"_s + suffix, {1280, 560});
        SampleParts sharp;
        save(sharp, u"parts-"_s + suffix + u"-150"_s, {1280, 560}, 1.5);
    }

    void scalesWithTheFont()
    {
        QFont font = QApplication::font();
        font.setPixelSize(26);
        QApplication::setFont(font);
        dress(*qApp, Theme::light());
        SampleWindow window(SampleWindow::Moment::Live);
        save(window, u"window-double"_s, {2560, 1600});
    }

    void theIconIsDrawnInEverySize()
    {
        const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
        for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
            QImage picture(side, side, QImage::Format_ARGB32);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            drawAppIcon(painter, QRectF(0, 0, side, side));
            painter.end();
            QCOMPARE(picture.pixelColor(0, 0).alpha(), 0);
            QVERIFY(picture.pixelColor(side / 2, side / 8).alpha() > 200);
            QVERIFY(folder.isEmpty() || picture.save(QDir(folder).filePath(u"icon-%1.png"_s.arg(side))));
        }
    }

private:
    QFont m_font;
};

TRACEO_TEST(TstGallery);
#include "tst_gallery.moc"
