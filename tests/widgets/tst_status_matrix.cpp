#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/matrix_body.h"
#include "widgets/status_matrix.h"
#include "widgets/status_strip.h"
#include "widgets/strip_painter.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

MatrixCell cell(const QString& key, Status status = Status::Ok)
{
    auto why = std::make_shared<Explanation>();
    why->title = key;
    return {.look = MatrixCell::Look::Shown, .key = key, .status = status, .number = u"71 ms"_s, .spoken = u"Up"_s, .why = why};
}

Matrix matrix(int rows)
{
    Matrix matrix{
        .things = u"Check"_s, .verdict = u"Verdict"_s, .places = {{u"fra"_s}, {u"iad"_s}, {u"sin"_s}}, .endings = {u"Avail."_s}};
    for (int i = 0; i < rows; ++i) {
        MatrixRow row{.key = QString::number(i),
                      .name = u"check %1"_s.arg(i),
                      .verdict = u"up 3 of 3"_s,
                      .endings = {{.text = u"99.9 %"_s}}};
        for (const char* place : {"fra", "iad", "sin"})
            row.cells.push_back(cell(u"%1@%2"_s.arg(i).arg(QLatin1String(place))));
        matrix.rows.push_back(std::move(row));
    }
    matrix.rows[1].cells[1] = {}; // not there at all
    return matrix;
}

} // namespace

class TstStatusMatrix : public QObject {
    Q_OBJECT

    std::unique_ptr<StatusMatrix> shown(int rows = 10)
    {
        auto widget = std::make_unique<StatusMatrix>();
        widget->resize(900, 240);
        widget->setMatrix(matrix(rows));
        widget->show();
        return widget;
    }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::light()); }

    void linesAre24AndCellsShareTheRest()
    {
        const auto widget = shown();
        QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
        const QRect first = widget->cellRect(u"0@fra"_s);
        const QRect next = widget->cellRect(u"0@iad"_s);
        const QRect below = widget->cellRect(u"1@fra"_s);
        const Scale scale(widget->font());
        QCOMPARE(first.height(), scale(24));
        QCOMPARE(below.top() - first.top(), scale(24));
        QCOMPARE(next.left(), first.left() + first.width());
        QVERIFY(first.width() >= scale(86) && first.width() <= scale(280));
    }

    void columnsFillTheWidthAndNothingElse()
    {
        for (const int width : {700, 900, 1400, 3000}) {
            const MatrixColumns columns = MatrixColumns::of(matrix(5), QApplication::font(), width);
            QCOMPARE(columns.width(), width);
        }
    }

    /// The width of the pane at 1280 px beside rail and inspector: five places stand there without scrolling.
    void columnsAreNarrowedBeforeOneIsOutOfSight()
    {
        Matrix wide = matrix(5);
        for (MatrixRow& row : wide.rows) {
            row.name = u"https://shop.traceo.io/a/rather/long/path/to/one/thing"_s;
            row.verdict = u"up, 1 of 5 slow"_s;
            row.cells.resize(5, row.cells.front());
        }
        wide.places.resize(5, wide.places.front());
        wide.endings = {u"Avail. 30 d"_s, u"Certificate"_s};
        const int room = Scale(QApplication::font())(836);
        QCOMPARE(MatrixColumns::of(wide, QApplication::font(), room).width(), room);
        const int more = Scale(QApplication::font())(1116); // without the inspector: cells have their sparkline
        QVERIFY(MatrixColumns::of(wide, QApplication::font(), more).cell >= Scale(QApplication::font())(110));
    }

    void theKeyboardGoesFromCellToCell()
    {
        const auto widget = shown();
        widget->selectCell(u"0@fra"_s);
        QSignalSpy chosen(widget.get(), &StatusMatrix::selectedCellChanged);
        QSignalSpy explained(widget.get(), &StatusMatrix::explanationChosen);
        QTest::keyClick(widget->body(), Qt::Key_Right);
        QCOMPARE(widget->selectedCell(), u"0@iad"_s);
        QTest::keyClick(widget->body(), Qt::Key_Down); // nothing there: the nearest
        QCOMPARE(widget->selectedCell(), u"1@fra"_s);
        QTest::keyClick(widget->body(), Qt::Key_Right); // over what is not there
        QCOMPARE(widget->selectedCell(), u"1@sin"_s);
        QTest::keyClick(widget->body(), Qt::Key_End);
        QCOMPARE(widget->selectedCell(), u"9@sin"_s);
        QCOMPARE(chosen.size(), 4);
        QTest::keyClick(widget->body(), Qt::Key_Return);
        QCOMPARE(explained.size(), 5);
    }

    void aClickChoosesItsCell()
    {
        const auto widget = shown();
        QTest::mouseClick(widget->body(), Qt::LeftButton, {}, widget->cellRect(u"2@iad"_s).center());
        QCOMPARE(widget->selectedCell(), u"2@iad"_s);
        QTest::mouseClick(widget->body(), Qt::LeftButton, {}, QPoint(20, widget->cellRect(u"3@iad"_s).center().y()));
        QCOMPARE(widget->selectedCell(), u"3@iad"_s); // its line, the same place
    }

    void onlyWantedLinesAreShown()
    {
        const auto widget = shown();
        widget->setShownCells(QSet<QString>{u"4@sin"_s, u"7@fra"_s});
        QCOMPARE(widget->shownRows(), 2);
        QCOMPARE(widget->cellRect(u"7@fra"_s).top(), Scale(widget->font())(24));
        widget->setShownCells({});
        QCOMPARE(widget->shownRows(), 10);
    }

    void itSaysTheSelectedCellInWords()
    {
        const auto widget = shown();
        widget->selectCell(u"0@iad"_s);
        const auto* body = qobject_cast<const MatrixBody*>(widget->body());
        QCOMPARE(body->accessibleRole(), QAccessible::Table);
        QCOMPARE(body->accessibleValue(), u"check 0, iad, Up, up 3 of 3, Avail. 99.9 %"_s);
    }

    /// What is out of sight costs nothing: 20,000 lines are drawn as fast as twenty.
    void onlyVisibleLinesAreDrawn()
    {
        const auto few = shown(20);
        const auto many = shown(20'000);
        const auto timeOf = [](StatusMatrix& widget) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 5; ++i)
                widget.grab();
            return timer.elapsed();
        };
        timeOf(*few);
        timeOf(*many);
        QVERIFY(timeOf(*many) < 10 * timeOf(*few) + 200);
    }

    void aStripSaysWhatWasWhen()
    {
        const UtcMs now = utcMs(1'790'000'000'000);
        StatusStrip strip;
        strip.resize(600, 100);
        strip.setStrip({.title = u"Regions"_s,
                        .range = {now - kDay, now},
                        .lanes = {{.name = u"fra"_s,
                                   .parts = {{{now - kDay, now - kHour}, Status::Ok}, {{now - kHour, now}, Status::Critical}},
                                   .now = Status::Critical,
                                   .words = u"Down since 13:13"_s},
                                  {.name = u"gru"_s, .parts = {}, .words = u"Not observed"_s}}});
        QCOMPARE(strip.accessibleValue(), u"now; fra: Down since 13:13; gru: Not observed"_s);
        strip.setCursor(now - 2 * kHour);
        QVERIFY2(strip.accessibleValue().endsWith(u"fra: OK; gru: not observed"_s), qPrintable(strip.accessibleValue()));
        const Scale scale(strip.font());
        QCOMPARE(strip.laneRect(0).height(), double(scale(11)));
        QCOMPARE(strip.laneRect(1).top() - strip.laneRect(0).top(), double(scale(14)));
        QCOMPARE(strip.laneRect(0).left(), double(scale(52)));
        QVERIFY(!strip.grab().isNull());
    }

    /// A failed run in 30 days is a mark a pixel wide: the pointer beside it means it, in the strip's own words.
    void aThinMarkIsHitBesideIt()
    {
        const UtcMs now = utcMs(1'790'000'000'000);
        const UtcMs failed = now - 15 * kDay;
        StatusStrip strip;
        strip.resize(600, 100);
        strip.setStrip({.title = u"Regions"_s,
                        .words = {{Status::Ok, u"Up"_s}, {Status::Critical, u"Down"_s}},
                        .range = {now - 30 * kDay, now},
                        .lanes = {{.name = u"fra"_s,
                                   .parts = {{{now - 30 * kDay, failed}, Status::Ok},
                                             {{failed, failed + 5 * kMinute}, Status::Critical},
                                             {{failed + 5 * kMinute, now}, Status::Ok}}}}});
        const auto saidAt = [&strip](double x) {
            const QPoint at(int(x), int(strip.laneRect(0).center().y()));
            QHelpEvent help(QEvent::ToolTip, at, strip.mapToGlobal(at));
            QToolTip::hideText();
            QCoreApplication::sendEvent(&strip, &help);
            return QToolTip::text();
        };
        strip.show();
        const double mark = strip.geometryNow().xOf(failed);
        QVERIFY2(saidAt(mark + 3).startsWith(u"fra: Down"_s), qPrintable(saidAt(mark + 3)));
        QVERIFY2(saidAt(mark - 2).startsWith(u"fra: Down"_s), qPrintable(saidAt(mark - 2)));
        QVERIFY2(saidAt(mark + 40).startsWith(u"fra: Up"_s), qPrintable(saidAt(mark + 40)));
    }

    /// Cells are hours: apart from each other, calm without a shape, hatched where nothing is known.
    void aStripOfCellsIsAHeatMap()
    {
        const UtcMs from = utcMs(1'790'000'000'000);
        Strip strip{.title = u"State by hour"_s, .range = {from, from + 4 * kHour}, .cell = kHour, .lanes = {}};
        strip.lanes.push_back({.name = u"checkout-with-a-long-name"_s,
                               .parts = {{{from, from + kHour}, Status::Ok},
                                         {{from + kHour, from + 2 * kHour}, Status::Warning},
                                         {{from + 3 * kHour, from + 4 * kHour}, Status::Critical}},
                               .now = Status::Critical,
                               .words = nameOf(Status::Critical)});
        strip.lanes.push_back({.name = u"search"_s, .parts = {}, .words = u"not known"_s});
        StatusStrip widget;
        widget.resize(600, 100);
        widget.setLeftGutter(neededLeftGutter(strip, widget.font()));
        widget.setStrip(strip);
        const Scale scale(widget.font());
        const QRectF lane = widget.laneRect(0);
        QVERIFY(lane.left() > scale(52)); // the whole name stands before it
        QCOMPARE(widget.laneRect(1).top() - lane.top(), double(scale(20)));

        const QImage image = widget.grab().toImage();
        const auto colour = [&](int hour, double inCell) {
            const double ratio = image.devicePixelRatio();
            const QPointF at(lane.left() + lane.width() / 4 * (hour + inCell), lane.top() + 2);
            return image.pixelColor((at * ratio).toPoint());
        };
        const Theme& theme = themeOf(widget);
        QCOMPARE(colour(1, 0.5).name(), theme.warning.name());
        QCOMPARE(colour(3, 0.5).name(), theme.critical.name());
        QVERIFY(colour(0, 0.5) != theme.ok && colour(0, 0.5) != theme.surface);
        QCOMPARE(image
                     .pixelColor(
                         ((QPointF(lane.left() + lane.width() / 4, lane.top() + 2) - QPointF(1, 0)) * image.devicePixelRatio())
                             .toPoint())
                     .name(),
                 theme.surface.name()); // the seam
    }

    void eventsStandBetweenTheStatesAndTheTime()
    {
        const UtcMs from = utcMs(1'790'000'000'000);
        StatusStrip strip;
        strip.setStrip({.title = {}, .range = {from, from + 4 * kHour}, .cell = kHour, .lanes = {{.name = u"shop"_s}}});
        const int before = strip.sizeHint().height();
        strip.setEvents(lanesOf({{.kind = Band::Kind::Deploy, .span = {from + kHour, from + kHour}, .name = u"shop 4.2"_s},
                                 {.span = {from + 2 * kHour, from + 3 * kHour}, .name = u"Burns"_s}},
                                {from, from + 4 * kHour}));
        QCOMPARE(strip.sizeHint().height(), before + 2 * Scale(strip.font())(16));
        strip.resize(600, strip.sizeHint().height());
        const ChartGeometry geometry = strip.geometryNow();
        QVERIFY(geometry.lanes.top() >= geometry.plot.bottom() && geometry.timeLabels.top() >= geometry.lanes.bottom());
        const QImage image = strip.grab().toImage();
        const QPointF alert(geometry.xOf(from + 150 * kMinute), geometry.lanes.top() + geometry.lanes.height() * 0.75);
        QCOMPARE(image.pixelColor((alert * image.devicePixelRatio()).toPoint()).name(), themeOf(strip).critical.name());
        strip.setEvents({});
        QCOMPARE(strip.sizeHint().height(), before);
    }

    /// A lane must not look critical for hours because a page fell into a long warning.
    void aShortPageAmidALongWarningIsNoLongPage()
    {
        const UtcMs from = utcMs(1'790'000'000'000);
        const TimeSpan range{from, from + 8 * kHour};
        StatusStrip strip;
        strip.setStrip({.title = {}, .range = range, .cell = kHour, .lanes = {{.name = u"shop"_s}}});
        strip.setEvents(lanesOf({{.status = Status::Warning, .span = range, .name = u"TargetDown"_s},
                                 {.span = {from + 4 * kHour, from + 5 * kHour}, .name = u"Burns"_s}},
                                range));
        strip.resize(600, strip.sizeHint().height());
        const ChartGeometry geometry = strip.geometryNow();
        const QImage image = strip.grab().toImage();
        const auto at = [&](int minutes) {
            const QPointF place(geometry.xOf(from + minutes * kMinute), geometry.lanes.center().y());
            return image.pixelColor((place * image.devicePixelRatio()).toPoint()).name();
        };
        const Theme& theme = themeOf(strip);
        QCOMPARE(at(60), theme.warning.name());
        QCOMPARE(at(270), theme.critical.name());
        QCOMPARE(at(420), theme.warning.name());
    }

    void namesOfLanesHaveTheRoomTheyNeed()
    {
        const auto stripOf = [](const QString& name) { return Strip{.title = {}, .range = {}, .lanes = {{.name = name}}}; };
        const QFont font = QApplication::font();
        QCOMPARE(neededLeftGutter(stripOf(u"fra"_s), font), kLeftGutter); // that of every chart
        const QString region = u"ap-southeast"_s;
        const double name = QFontMetricsF(fontOf(TextRole::Small, font)).horizontalAdvance(region);
        const double needed = neededLeftGutter(stripOf(region), font);
        QVERIFY2(needed * Scale(font).factor() >= name + Scale(font)(8), qPrintable(QString::number(needed)));
        QCOMPARE(neededLeftGutter(stripOf(QString(400, u'm')), font), 152.0); // the plot is what is looked at
    }
};

TRACEO_TEST(TstStatusMatrix);
#include "tst_status_matrix.moc"
