#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/dressed.h"
#include "widgets/footer.h"
#include "widgets/inspector.h"
#include "widgets/notification_bar.h"
#include "widgets/number_text.h"
#include "widgets/pane_bar.h"
#include "widgets/rail.h"
#include "widgets/sample_table.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/status_chip.h"
#include "widgets/status_shapes.h"
#include "widgets/tab_row.h"
#include "widgets/table_view.h"
#include "widgets/tile_strip.h"
#include "widgets/top_bar.h"
#include "widgets/word_label.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QList<BarButton*> buttonsOf(const QWidget& widget)
{
    return widget.findChildren<BarButton*>();
}

BarButton* buttonNamed(const QWidget& widget, const QString& words)
{
    for (BarButton* const button : buttonsOf(widget)) {
        if (button->accessibleName().contains(words))
            return button;
    }
    return nullptr;
}

QString labelsOf(const QWidget& widget)
{
    QStringList all;
    for (const QLabel* const label : widget.findChildren<QLabel*>())
        all << label->text().remove(QChar(0x200B));
    return all.join(u'\n');
}

} // namespace

class TstControls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void heightsAreThoseOfTheGrid()
    {
        QCOMPARE(TopBar().sizeHint().height(), 44);
        QCOMPARE(Rail().sizeHint().width(), 156);
        QCOMPARE(PaneBar().sizeHint().height(), 36);
        QCOMPARE(SectionBar().sizeHint().height(), 32);
        QCOMPARE(Footer().sizeHint().height(), 24);
        QCOMPARE(TileStrip().sizeHint().height(), 76);
        QCOMPARE(Inspector().sizeHint().width(), 280);
        QCOMPARE(NotificationBar().sizeHint().height(), 32);
        QCOMPARE(StatusChip().sizeHint().height(), 20);
        QCOMPARE(FilterField().sizeHint(), QSize(172, 24));
        QCOMPARE(BarButton().sizeHint().height(), 28);
        QCOMPARE(QSplitter().handleWidth(), 1);
        TabRow tabs;
        tabs.tabs().addTab(u"Overview"_s);
        QCOMPARE(tabs.tabs().sizeHint().height(), 28);
    }

    void aLongNameIsCutBeforeItsNoteIsLost()
    {
        SectionBar bar(SectionBar::Kind::Object);
        bar.setHeading(QString(300, u'n'), u"99.9 % good of all events"_s);
        bar.resize(600, bar.sizeHint().height());
        bar.show();
        const auto labels = bar.findChildren<QLabel*>();
        const auto* const name = labels.first();
        const auto* const note = labels.last();
        QTRY_VERIFY(note->width() >= note->fontMetrics().horizontalAdvance(note->text()));
        QVERIFY2(name->width() <= 360, qPrintable(QString::number(name->width())));
        QVERIFY(bar.rect().contains(note->geometry()));
    }

    void sizesGrowWithTheFontAndNeverShrink()
    {
        QFont font = QApplication::font();
        font.setPixelSize(26);
        TileStrip strip;
        strip.setFont(font);
        QCOMPARE(strip.sizeHint().height(), 152);
        font.setPixelSize(9);
        strip.setFont(font);
        QCOMPARE(strip.sizeHint().height(), 76);
        QVERIFY(fontOf(TextRole::Small, font).pixelSize() >= 10);
    }

    void typeRolesAreFactorsOfTheBase()
    {
        const QFont base = QApplication::font();
        QCOMPARE(fontOf(TextRole::Display, base).pixelSize(), 24);
        QCOMPARE(fontOf(TextRole::Title, base).pixelSize(), 16);
        QCOMPARE(fontOf(TextRole::Body, base).pixelSize(), 13);
        QCOMPARE(fontOf(TextRole::Note, base).pixelSize(), 12);
        QCOMPARE(fontOf(TextRole::Small, base).pixelSize(), 11);
    }

    void digitsAreEquallyWide()
    {
        QFont font(u"Inter"_s);
        font.setPixelSize(13);
        const NumberText number(font);
        QCOMPARE(number.width(u"111.11"_s), number.width(u"888.88"_s));
        QVERIFY(number.width(u"1000"_s) > number.width(u"999"_s));
    }

    void everyStatusHasItsOwnShape()
    {
        std::vector<QImage> pictures;
        for (const Status status : {Status::Critical, Status::Warning, Status::Unknown, Status::Stale, Status::Maintenance,
                                    Status::NotConfigured, Status::Ok}) {
            QImage picture(24, 24, QImage::Format_RGB32);
            picture.fill(Qt::white);
            QPainter painter(&picture);
            drawStatusShape(painter, QRectF(0, 0, 24, 24), status, ShapeColors{Qt::black, Qt::white}); // without colour
            painter.end();
            for (const QImage& other : pictures)
                QVERIFY(picture != other);
            pictures.push_back(picture);
        }
    }

    void chipsSayTheirWord()
    {
        StatusChip chip;
        chip.setStatus(Status::Critical);
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&chip);
        QCOMPARE(spoken->text(QAccessible::Name), nameOf(Status::Critical));
        QCOMPARE(spoken->role(), QAccessible::StaticText);
        const int narrow = chip.sizeHint().width();
        chip.setStatus(Status::Stale, u"Partial: prom-eu silent"_s);
        QVERIFY(chip.sizeHint().width() > narrow);
    }

    void tilesAreEqualAndChosenByKeyboard()
    {
        TileStrip strip;
        strip.resize(400, 76);
        auto why = std::make_shared<Explanation>();
        strip.setTiles({{.title = u"SLOs"_s, .number = u"14"_s, .counts = {{Status::Critical, 1}}},
                        {.title = u"Lowest"_s, .number = u"8.1"_s, .unit = u"%"_s, .why = why}});
        QCOMPARE(strip.tileRect(0).width(), strip.tileRect(1).width());
        QSignalSpy chosen(&strip, &TileStrip::explanationChosen);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0); // nothing to explain
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tileRect(1).center());
        QCOMPARE(chosen.size(), 2);
        const QString value = QAccessible::queryAccessibleInterface(&strip)->text(QAccessible::Value);
        QVERIFY(value.contains(u"Lowest: 8.1 %") && value.contains(nameOf(Status::Critical)));
    }

    /// Six tiles in a narrow pane cut their figures.
    void tilesAreAlikeWhileTheirWordsFit()
    {
        const TileNeed brief{.words = 90, .figure = 80, .smallFigure = 60};
        const TileNeed wordy{.words = 190, .figure = 100, .smallFigure = 70};
        const auto widths = [](const TileLayout& layout) {
            std::vector<int> all;
            for (const QRect& box : layout.boxes)
                all.push_back(box.width());
            return all;
        };
        QCOMPARE(widths(layOutTiles({brief, brief, brief, wordy}, 800, 76)), (std::vector{200, 200, 200, 200}));
        // Who says less gives room to who says more.
        QCOMPARE(widths(layOutTiles({brief, brief, brief, wordy}, 480, 76)), (std::vector{95, 95, 95, 195}));
        // Then notes are cut, not figures.
        const TileLayout tight = layOutTiles({brief, brief, brief, wordy}, 360, 76);
        QVERIFY(tight.rows == 1 && !tight.isSmall);
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(tight.boxes[i].width() >= (i < 3 ? 80 : 100));
        const TileLayout small = layOutTiles({brief, brief, brief, wordy}, 300, 76);
        QVERIFY(small.rows == 1 && small.isSmall);
    }

    void tilesThatDoNotFitHaveTwoRows()
    {
        const TileNeed need{.words = 190, .figure = 100, .smallFigure = 80};
        const TileLayout layout = layOutTiles(std::vector<TileNeed>(5, need), 320, 76);
        QCOMPARE(layout.rows, 2);
        QCOMPARE(layout.boxes[2].top(), 0);
        QCOMPARE(layout.boxes[3], QRect(0, 76, 160, 76));
        QCOMPARE(layout.boxes[4], QRect(160, 76, 160, 76));
        for (const int width : {0, 10, 100}) // nothing fits: within the width all the same
            QVERIFY(layOutTiles(std::vector<TileNeed>(6, need), width, 76).boxes.back().right() < std::max(1, width));
        QVERIFY(layOutTiles({}, 100, 76).boxes.empty());
    }

    void aStripOfTilesGrowsWithItsRows()
    {
        TileStrip strip;
        strip.resize(260, 76);
        strip.setTiles(std::vector<Tile>(6, Tile{.title = u"Availability, 30 d"_s, .number = u"99.908"_s, .unit = u"%"_s}));
        QCOMPARE(strip.sizeHint().height(), 152);
        QVERIFY(strip.tileRect(5).top() == 76 && strip.rect().width() > strip.tileRect(5).right());
    }

    /// Notes that do not fit beside each other; nothing of them may be lost.
    void aNoteThatIsCutHasASecondLine()
    {
        TileStrip strip;
        const Tile brief{.title = u"Caches"_s, .number = u"6"_s, .note = u"all on target"_s};
        const Tile wordy{.title = u"Hit rate"_s,
                         .number = u"90.83"_s,
                         .unit = u"%"_s,
                         .note = u"target 85 %, met; 5 caches, without PostgreSQL"_s};
        const auto heightAt = [&](int width) {
            strip.resize(width, 76);
            strip.setTiles({brief, wordy, wordy, wordy});
            return strip.sizeHint().height();
        };
        QCOMPARE(heightAt(1600), 76);
        QCOMPARE(heightAt(700), 92);
        QCOMPARE(strip.tileRect(1).height(), 92);
        QCOMPARE(heightAt(1600), 76);
    }

    void atMostSixTilesAreShown()
    {
        TileStrip strip;
        strip.setTiles(std::vector<Tile>(9));
        QCOMPARE(strip.tiles().size(), 6U);
        QVERIFY(strip.tileRect(7).isNull());
    }

    void theRailOpensPanes()
    {
        Rail rail;
        rail.setItems({{u"slo"_s, IconName::Slo, u"SLOs"_s, Status::Critical, 2},
                       {u"cost"_s, IconName::Cost, u"Cost"_s},
                       {u"settings"_s, IconName::Settings, u"Settings"_s, Status::Ok, 0, RailItem::Place::Bottom}});
        rail.resize(156, 400);
        QSignalSpy chosen(&rail, &Rail::chosen);
        QTest::keyClick(&rail, Qt::Key_Down);
        QVERIFY(chosen.isEmpty()); // arrows only move
        QTest::keyClick(&rail, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst()[0].toString(), u"cost"_s);
        QTest::mouseClick(&rail, Qt::LeftButton, {}, rail.itemRect(0).center());
        QCOMPARE(rail.current(), u"slo"_s);
        QCOMPARE(rail.itemRect(0).height(), 32);
        QVERIFY(rail.itemRect(2).top() > 350);
        QVERIFY(QAccessible::queryAccessibleInterface(&rail)->text(QAccessible::Value).contains(u"SLOs, Critical: 2"));
        rail.setWidthMode(Rail::Width::Icons);
        QCOMPARE(rail.sizeHint().width(), 48);
    }

    void theRangeBarSaysWhatIsShown()
    {
        const UtcMs now = utcMs(1795442700000); // 23 Nov 2026 14:05 UTC
        TimeRangeBar bar;
        bar.setState({.now = now});
        QVERIFY(buttonNamed(bar, u"Last 30 days"_s));
        QVERIFY(buttonNamed(bar, u"24 Oct 14:05 → now"_s));
        QSignalSpy live(&bar, &TimeRangeBar::liveRequested);
        QSignalSpy stepped(&bar, &TimeRangeBar::stepped);
        buttonNamed(bar, u"Live"_s)->click();
        buttonNamed(bar, u"Earlier"_s)->click();
        QCOMPARE(live.size(), 1);
        QCOMPARE(stepped[0][0].toInt(), -1);
        QVERIFY(!buttonNamed(bar, u"Later"_s)->isEnabled());

        bar.setState({.now = now, .at = now - 17 * kDay});
        QVERIFY(buttonNamed(bar, u"As of Fri 6 Nov 14:05"_s));
        QVERIFY(buttonNamed(bar, u"Return to live"_s));
        QVERIFY(buttonNamed(bar, u"Later"_s)->isEnabled());
        bar.setState({.now = now, .flow = RangeState::Flow::Paused});
        QVERIFY(buttonNamed(bar, u"Paused"_s));
    }

    void theSourceChipNamesTheWorst()
    {
        const UtcMs now = utcMs(1795442700000);
        QCOMPARE(sourceFace({.worst = Status::Stale, .ok = 7, .total = 8, .oldest = Millis{77 * 60'000}}, now).words,
                 u"7 / 8 sources"_s);
        const BarButton::Face offline = sourceFace({.offlineSince = now - Millis{185 * 60'000}}, now);
        QVERIFY(offline.words.startsWith(u"Offline, data to 23 Nov 11:00"));
        QVERIFY(offline.look == BarButton::Look::Inverse);
        QVERIFY(sourceWords({.worst = Status::Stale, .ok = 7, .total = 8}, now).startsWith(nameOf(Status::Stale)));
        QVERIFY(!sourceFace({}, now).words.isEmpty());
    }

    void theTopBarSpeaksAndAsks()
    {
        TopBar bar;
        bar.setWorkspace(u"production"_s, WorkspaceMark::Production);
        QCOMPARE(bar.accessibleName(), u"production, PROD"_s);
        bar.setHistory(TopBar::Way::Open, TopBar::Way::Closed);
        QSignalSpy back(&bar, &TopBar::backRequested);
        buttonNamed(bar, u"Back"_s)->click();
        QCOMPARE(back.size(), 1);
        QVERIFY(!buttonNamed(bar, u"Forward"_s)->isEnabled());
    }

    void escapeEmptiesTheFilter()
    {
        PaneBar bar;
        QSignalSpy changed(&bar, &PaneBar::filterChanged);
        QSignalSpy exported(&bar, &PaneBar::exportRequested);
        QTest::keyClicks(&bar.filter(), u"ab"_s);
        QCOMPARE(changed.size(), 2);
        QTest::keyClick(&bar.filter(), Qt::Key_Escape);
        QVERIFY(bar.filter().text().isEmpty());
        buttonNamed(bar, u"Export"_s)->click();
        QCOMPARE(exported.size(), 1);
    }

    void theFilterIsForTheTableThatWasUsed()
    {
        QWidget window;
        auto* const rows = new QVBoxLayout(&window);
        auto* const bar = new PaneBar;
        const auto model = sampleModel(sampleRows());
        std::vector<TableView*> tables{new TableView, new TableView};
        rows->addWidget(bar);
        for (TableView* const table : tables) {
            rows->addWidget(table);
            table->setSource(model.get(), sampleColumns());
        }
        bar->setTables(tables);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));

        bar->focusFilter();
        QTest::keyClicks(&bar->filter(), u"gateway"_s);
        QCOMPARE(tables[0]->shownRows(), 1);
        QTest::keyClick(&bar->filter(), Qt::Key_Return);
        QVERIFY(tables[0]->hasFocus());

        tables[1]->setFocus();
        bar->focusFilter();
        QVERIFY(bar->filter().text().isEmpty());
        QTest::keyClicks(&bar->filter(), u"nothing like it"_s);
        QCOMPARE(tables[1]->shownRows(), 0);
        QCOMPARE(tables[0]->shownRows(), 1);
        QTest::keyClick(&bar->filter(), Qt::Key_Escape);
        QVERIFY(tables[1]->hasFocus());
        QVERIFY(tables[1]->shownRows() > 1);
        QCOMPARE(bar->filter().text(), u"gateway"_s); // the first again
        QCOMPARE(tables[0]->shownRows(), 1);
    }

    void oneNoticeAtATime()
    {
        NotificationBar bar;
        bar.setNotice(Notice{Status::Critical, u"Disk full"_s, u"Nothing is lost."_s, {{u"again"_s, u"Retry"_s}}});
        QVERIFY(!bar.isHidden());
        QSignalSpy chosen(&bar, &NotificationBar::actionChosen);
        buttonNamed(bar, u"Retry"_s)->click();
        QCOMPARE(chosen[0][0].toString(), u"again"_s);
        QCOMPARE(bar.accessibleName(), u"Disk full"_s);
        buttonNamed(bar, u"Dismiss"_s)->click();
        QVERIFY(bar.isHidden());
    }

    void loadingWaitsBeforeItShows()
    {
        StateView view;
        view.resize(600, 300);
        view.showLoading(u"Waiting for prom"_s);
        QVERIFY(!buttonNamed(view, u"Cancel"_s)->isVisibleTo(&view));
        view.finishWaiting();
        QVERIFY(buttonNamed(view, u"Cancel"_s)->isVisibleTo(&view));
        QSignalSpy cancelled(&view, &StateView::cancelled);
        buttonNamed(view, u"Cancel"_s)->click();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(view.accessibleName(), u"Not loaded"_s);
        QSignalSpy retried(&view, &StateView::retried);
        buttonNamed(view, u"Load"_s)->click();
        QCOMPARE(retried.size(), 1);
        QVERIFY(view.accessibleName() == u"Loading"_s && !buttonNamed(view, u"Load"_s));
        view.showEmpty(IconName::Slo, u"No SLOs yet"_s, u"Add one."_s, u"Add source"_s);
        QSignalSpy action(&view, &StateView::actionChosen);
        buttonNamed(view, u"Add source"_s)->click();
        QCOMPARE(action.size(), 1);
        QCOMPARE(view.accessibleName(), u"No SLOs yet"_s);
    }

    void theInspectorExplainsAndCopies()
    {
        auto why = std::make_shared<Explanation>();
        why->title = u"<b>Budget</b> left"_s;
        why->formula = u"left = 1 − bad ÷ allowed"_s;
        why->inputs = {{u"window"_s, u"30 d"_s}};
        why->source = u"prom"_s;
        why->queries = {{u"good"_s, u"http_requests_total{code!~\"5..\"}"_s}};
        why->command = u"traceo slo burn checkout --at 2026-11-23T14:05:00Z"_s;
        Inspector inspector;
        inspector.setExplanation(why, u"8.1 %"_s, u"checkout, 2 s old"_s);
        const QString words = labelsOf(inspector);
        for (const QString& part : {why->title, why->formula, u"30 d"_s, u"8.1"_s, why->queries[0].text, why->command})
            QVERIFY2(words.contains(part), qPrintable(part));
        for (const QLabel* const label : inspector.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QSignalSpy copied(&inspector, &Inspector::commandCopied);
        buttonNamed(inspector, u"Copy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), why->command);
        QCOMPARE(copied.size(), 1);
        inspector.setExplanation(nullptr, {});
        QVERIFY(!labelsOf(inspector).contains(u"8.1"));
    }

    void theThemeChangesWithoutANewWidget()
    {
        Footer footer;
        footer.resize(200, 24);
        footer.show();
        const auto ground = [&footer] {
            QImage picture(footer.size(), QImage::Format_RGB32);
            footer.render(&picture);
            return picture.pixelColor(100, 12);
        };
        QCOMPARE(ground(), Theme::light().chrome);
        // Qt hands a new palette to living widgets only while the application runs.
        QTimer::singleShot(0, &footer, [] { dress(*qApp, Theme::dark()); });
        QTimer::singleShot(1, qApp, &QCoreApplication::quit);
        QCOMPARE(QApplication::exec(), 0);
        QCOMPARE(ground(), Theme::dark().chrome);
        footer.setPast(u"Not live."_s);
        QCOMPARE(ground(), Theme::dark().past);
        dress(*qApp, Theme::light());
    }

    void paintedWidgetsStayOpaque()
    {
        TileStrip strip;
        Rail rail;
        Footer footer;
        TimeSeriesChart chart;
        for (const QWidget* const widget : std::initializer_list<QWidget*>{&strip, &rail, &footer, &chart}) {
            QVERIFY(widget->testAttribute(Qt::WA_OpaquePaintEvent));
            QVERIFY(widget->styleSheet().isEmpty());
        }
        QVERIFY(qApp->styleSheet().isEmpty());
    }
};

TRACEO_TEST(TstControls);
#include "tst_controls.moc"
