#include "views/report/page_painter.h"

#include "export/document_words.h"
#include "views/report/paper_text.h"
#include "widgets/chart_painter.h"
#include "widgets/number_text.h"
#include "widgets/status_shapes.h"
#include "widgets/strip_painter.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace traceo {
namespace {

using namespace page;

constexpr double kStrip = paper::mm(2);
constexpr double kHeadTop = paper::mm(8);
constexpr double kHeadLine = paper::mm(4);
constexpr double kFootRule = paper::mm(279);
constexpr double kFootTop = paper::mm(280.8);
constexpr double kFootLine = paper::mm(3.7);
constexpr double kFootGap = paper::mm(2.5);
constexpr double kFigurePad = paper::mm(3.4);
/// Of charts with lanes below them, at a 13 px font.
constexpr double kLaneMargin = 18;
constexpr double kWidestNames = 96;
constexpr double kWidestWords = 200;

double left()
{
    return paper::body().left();
}
double right()
{
    return paper::body().right();
}

double advance(const QFont& font, const QString& text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

void paintHead(QPainter& painter, const Page& page, const Document& document, const PageStyle& style)
{
    const Theme& theme = style.theme();
    painter.fillRect(QRectF(0, 0, paper::kWidth, kStrip), theme.text1);
    const QString period = periodWords(document);
    drawLineRight(painter, {right(), kHeadTop}, kHeadLine, period, style.small(), theme.text2);
    const double room = paper::body().width() - advance(style.small(), period) - paper::mm(8);
    const QString subject = page.section->subject;
    const double words = std::min(room / 2, advance(style.small(), subject));
    const QString workspace = fitted(document.workspace, style.smallStrong(), room - words - paper::mm(3), Qt::ElideMiddle);
    drawLine(painter, {left(), kHeadTop}, kHeadLine, workspace, style.smallStrong(), theme.text1);
    const double at = left() + advance(style.smallStrong(), workspace) + paper::mm(3);
    drawLine(painter, {at, kHeadTop}, kHeadLine, fitted(subject, style.small(), left() + room - at), style.small(), theme.text2);
}

/// Right: how far, of what kind, and which content. Left: how it was counted, from what, when, and how to have it again.
void paintFoot(QPainter& painter, const Page& page, PagePlace place, const Document& document, const PageStyle& style)
{
    const Theme& theme = style.theme();
    painter.fillRect(QRectF(left(), kFootRule, paper::body().width(), paper::kHairline), theme.line2);
    const QString number = QCoreApplication::translate("traceo::Report", "%1 of %2")
                               .arg(QString::number(place.number), QString::number(place.count));
    drawLineRight(painter, {right(), kFootTop}, kFootLine, number, style.smallStrong(), theme.text1);
    double taken = advance(style.smallStrong(), number) + kFootGap;
    if (const QString origin = originWords(document); !origin.isEmpty()) {
        drawLineRight(painter, {right() - taken, kFootTop}, kFootLine, origin, style.small(), theme.text2);
        taken += advance(style.small(), origin) + kFootGap;
    }
    const QString& counted = page.section->method;
    const QString method =
        counted.isEmpty() ? QString() : QCoreApplication::translate("traceo::Report", "Method: %1").arg(counted) + u' ';
    drawLine(painter, {left(), kFootTop}, kFootLine,
             fitted(method + sourceWords(document), style.small(), paper::body().width() - taken), style.small(), theme.text2);

    const double second = kFootTop + kFootLine;
    const QString hash = hashWords(document.hash);
    drawLineRight(painter, {right(), second}, kFootLine, hash, style.small(), theme.text2);
    const QString made = madeWords(document);
    drawLine(painter, {left(), second}, kFootLine, made, style.small(), theme.text2);
    const double at = left() + advance(style.small(), made) + paper::mm(1.2);
    const double room = right() - advance(style.small(), hash) - kFootGap - at;
    if (advance(style.mono(7.5), document.command) <= room) // half a command is worse than none; the last page has it
        drawLine(painter, {at, second}, kFootLine, document.command, style.mono(7.5), theme.text1);
}

class PagePainting {
public:
    PagePainting(QPainter& painter, const Document& document, const PageStyle& style)
        : m_painter(painter), m_document(document), m_style(style), m_theme(style.theme())
    {}

    void paint(const QRectF& box, const PlacedOpening& opening) const
    {
        drawLines(m_painter, box.topLeft(), opening.title, m_style.title(), m_theme.text1, kTitleLine);
        const QPointF below(box.left(), box.top() + kTitleLine * double(opening.title.size()) + kBelowTitle);
        drawLines(m_painter, below, opening.summary, m_style.text(), m_theme.text2, kSummaryLine);
    }

    void paint(const QRectF& box, const PlacedFigures& placed) const
    {
        m_painter.fillRect(QRectF(box.left(), box.top(), box.width(), paper::kRule), m_theme.text1);
        m_painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), paper::kHairline), m_theme.line2);
        const std::vector<double> widths = figureWidths(*placed.figures, box.width());
        double at = box.left();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const KeyFigure& figure = (*placed.figures)[i];
            const double width = widths[i];
            const bool isFirst = i == 0;
            if (!isFirst)
                m_painter.fillRect(QRectF(at, box.top(), paper::kHairline, box.height()), m_theme.line);
            const double pad = isFirst ? 0 : kFigurePad;
            paintFigure(QRectF(at + pad, box.top(), width - pad - paper::mm(1), box.height()), figure);
            at += width;
        }
    }

    void paint(const QRectF& box, const PlacedHeading& heading) const
    {
        double top = box.top();
        if (!heading.title.isEmpty()) {
            double at = box.left();
            if (heading.status) {
                drawStatusShape(m_painter, QRectF(at, top + (kHeading - kShape) / 2, kShape, kShape), *heading.status, m_theme);
                at += kShape + paper::mm(1.8);
            }
            drawLine(m_painter, {at, top}, kHeading, fitted(heading.title, m_style.heading(), box.right() - at, Qt::ElideMiddle),
                     m_style.heading(), m_theme.text1);
            top += kHeading;
        }
        drawLines(m_painter, {box.left(), top}, heading.caption, m_style.small(), m_theme.text2, kCaptionLine);
    }

    void paint(const QRectF& box, const TablePart& part) const { paper_table::paint(m_painter, box, part, m_style); }

    void paint(const QRectF& box, const PlacedNote& placed) const
    {
        const NotePlaces places = NotePlaces::of(*placed.note);
        if (placed.note->status)
            drawStatusShape(m_painter, QRectF(box.left(), box.top() + (kNoteLine - kShape) / 2, kShape, kShape),
                            *placed.note->status, m_theme);
        const double room = places.text - places.subject - paper::mm(2);
        drawLine(m_painter, {box.left() + places.subject, box.top()}, kNoteLine,
                 fitted(placed.note->subject, m_style.strongCell(), room, Qt::ElideMiddle), m_style.strongCell(), m_theme.text1);
        const QPointF at(box.left() + places.text, box.top());
        drawLines(m_painter, at, placed.text, m_style.cell(), m_theme.text2, kNoteLine);
        drawLines(m_painter, {at.x(), at.y() + kNoteLine * double(placed.text.size())}, placed.command, m_style.mono(7.5),
                  m_theme.text1, kCommandLine);
    }

    void paint(const QRectF& box, const PlacedCharts& placed) const
    {
        ChartStyle style = chartStyle(*placed.charts);
        // Charts keep a margin on both sides, which on paper is the page's own.
        const double margin = m_style.scale()(8);
        const QRectF wide(box.left() - margin, box.top(), box.width() + 2 * margin, box.height());
        double top = box.top();
        for (std::size_t i = placed.first; i < placed.last; ++i) {
            const double height = paperChartHeight(i, placed.hasAxisBelow(i), m_style);
            style.timeAxis = placed.hasAxisBelow(i) ? TimeAxis::Shown : TimeAxis::Hidden;
            style.form = placed.charts->isStacked && i == 0 ? ChartForm::Stack : ChartForm::Lines;
            style.changes = i == 0 ? placed.charts->changes : std::vector<ChangePoint>();
            paintChart(m_painter, QRectF(wide.left(), top, wide.width(), height), placed.charts->charts[i], style);
            top += height + paper::mm(1);
        }
        if (placed.hasStrip())
            paintStrip(m_painter, QRectF(wide.left(), top, wide.width(), wide.bottom() - top), placed.charts->strip, style);
    }

private:
    /// As much as the words need, at least half of an equal share; what is missing or left over is everybody's.
    std::vector<double> figureWidths(const std::vector<KeyFigure>& figures, double width) const
    {
        const double least = width / double(figures.size()) / 2;
        std::vector<double> widths;
        double all = 0;
        for (const KeyFigure& figure : figures) {
            const QString number = toText(figure.value, m_style.format()) + figure.unit;
            const double display = advance(fontOf(TextRole::Display, m_style.base()), number);
            const double words = std::max(advance(m_style.small(), figure.title), advance(m_style.small(), figure.note));
            const double needed = std::max({words, display, least}) + kFigurePad + paper::mm(2);
            widths.push_back(needed);
            all += needed;
        }
        for (double& one : widths)
            one = all > width ? one * width / all : one + (width - all) / double(widths.size());
        return widths;
    }

    /// Gutters for the longest words of all of them.
    ChartStyle chartStyle(const DocumentCharts& charts) const
    {
        ChartStyle style{.theme = m_theme, .base = m_style.base(), .format = m_style.format(), .now = m_document.made};
        style.mark = originWords(m_document);
        style.pixel = paper::kHairline;
        for (const Chart& chart : charts.charts)
            style.rightGutter = std::max(style.rightGutter, neededRightGutter(chart, style));
        for (const Strip::Lane& lane : charts.strip.lanes) {
            const QFont font = fontOf(TextRole::Small, style.base);
            const double unit = m_style.scale().factor();
            style.leftGutter = std::clamp(advance(font, lane.name) / unit + kLaneMargin, style.leftGutter, kWidestNames);
            style.rightGutter = std::clamp(advance(font, lane.words) / unit + kLaneMargin, style.rightGutter, kWidestWords);
        }
        return style;
    }

    void paintFigure(const QRectF& box, const KeyFigure& figure) const
    {
        const QFont small = m_style.small();
        drawLine(m_painter, {box.left(), box.top() + paper::mm(2)}, kCaptionLine, fitted(figure.title, small, box.width()), small,
                 m_theme.text2);
        Style format = m_style.format();
        format.unit = figure.unit.isEmpty();
        const NumberText number(fontOf(TextRole::Display, m_style.base()));
        const QString text = toText(figure.value, format);
        const double baseline = baselineIn(number.metrics(), box.top() + paper::mm(5.4), paper::mm(6.4));
        const bool isPlain = figure.value.hasValue() && figure.value.quality != Quality::Stale;
        m_painter.setPen(isPlain ? m_theme.text1 : m_theme.text3);
        number.draw(m_painter, {box.left(), baseline}, text);
        m_painter.setFont(small);
        m_painter.setPen(m_theme.text2);
        m_painter.drawText(QPointF(box.left() + number.width(text) + paper::mm(1), baseline), figure.unit);
        const double bottom = box.top() + paper::mm(11.8);
        if (figure.counts.empty())
            drawLine(m_painter, {box.left(), bottom}, kCaptionLine, fitted(figure.note, small, box.width()), small,
                     m_theme.text2);
        else
            paintCounts({box.left(), bottom}, figure);
    }

    void paintCounts(QPointF at, const KeyFigure& figure) const
    {
        constexpr double kSide = paper::mm(2.4);
        for (const auto& [status, count] : figure.counts) {
            drawStatusShape(m_painter, QRectF(at.x(), at.y() + (kCaptionLine - kSide) / 2, kSide, kSide), status, m_theme);
            const QString text = QString::number(count);
            at.rx() += kSide + paper::mm(0.8);
            drawLine(m_painter, at, kCaptionLine, text, m_style.small(), m_theme.text2);
            at.rx() += advance(m_style.small(), text) + paper::mm(2);
        }
    }

    QPainter& m_painter;
    const Document& m_document;
    const PageStyle& m_style;
    const Theme& m_theme;
};

} // namespace

void paintPage(QPainter& painter, const Page& page, PagePlace place, const Document& document, const PageStyle& style)
{
    paintHead(painter, page, document, style);
    const PagePainting painting(painter, document, style);
    for (const Placed& placed : page.placed)
        std::visit([&](const auto& what) { painting.paint(placed.box, what); }, placed.what);
    paintFoot(painter, page, place, document, style);
}

} // namespace traceo
