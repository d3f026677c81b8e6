#include "views/report/page_painter.h"

#include "export/document_words.h"
#include "views/report/paper_text.h"
#include "widgets/chart_painter.h"
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
constexpr double kFootLift = paper::mm(1.6); ///< for each line more than two
constexpr double kCommandGap = paper::mm(1.2);
constexpr int kMostCounted = 2;

double left()
{
    return paper::body().left();
}
double right()
{
    return paper::body().right();
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

/// Left: how it was counted and from what, in one line or two; when; and the command that gives it again, beside that or
/// below it.
struct FootWords {
    QStringList counted;
    QString made;
    bool isCommandBelow = false;
    bool hasCommand = true;

    static FootWords of(const Page& page, const Document& document, const PageStyle& style, double first, double second)
    {
        const QString& method = page.section->method;
        const QString words =
            method.isEmpty() ? QString() : QCoreApplication::translate("traceo::Report", "Method: %1").arg(method) + u' ';
        FootWords foot{.counted = wrapped(words + sourceWords(document), style.small(), first, kMostCounted),
                       .made = madeWords(document)};
        const double command = advance(style.mono(7.5), document.command);
        foot.isCommandBelow = advance(style.small(), foot.made) + kCommandGap + command > second;
        foot.hasCommand = command <= paper::body().width(); // half a command is worse than none; the last page has it
        return foot;
    }
    qsizetype lines() const { return counted.size() + 1 + (isCommandBelow && hasCommand ? 1 : 0); }
};

/// Right: how far, of what kind, and which content.
void paintFoot(QPainter& painter, const Page& page, PagePlace place, const Document& document, const PageStyle& style)
{
    const Theme& theme = style.theme();
    const QString number = QCoreApplication::translate("traceo::Report", "%1 of %2")
                               .arg(QString::number(place.number), QString::number(place.count));
    const QString origin = originWords(document);
    const QString hash = hashWords(document.hash);
    const double numbered = advance(style.smallStrong(), number) + kFootGap;
    const double marked = origin.isEmpty() ? 0 : advance(style.small(), origin) + kFootGap;
    const double width = paper::body().width();
    const FootWords words =
        FootWords::of(page, document, style, width - numbered - marked, width - advance(style.small(), hash) - kFootGap);
    // Two lines are usual; what is more takes the room between the text and them.
    const double lift = kFootLift * double(std::max<qsizetype>(0, words.lines() - 2));
    painter.fillRect(QRectF(left(), kFootRule - lift, width, paper::kHairline), theme.line2);
    double top = kFootTop - lift;
    drawLineRight(painter, {right(), top}, kFootLine, number, style.smallStrong(), theme.text1);
    drawLineRight(painter, {right() - numbered, top}, kFootLine, origin, style.small(), theme.text2);
    drawLines(painter, {left(), top}, words.counted, style.small(), theme.text2, kFootLine);
    top += kFootLine * double(words.counted.size());
    drawLineRight(painter, {right(), top}, kFootLine, hash, style.small(), theme.text2);
    drawLine(painter, {left(), top}, kFootLine, words.made, style.small(), theme.text2);
    if (!words.hasCommand)
        return;
    const QPointF beside(left() + advance(style.small(), words.made) + kCommandGap, top);
    const QPointF below(left(), top + kFootLine);
    drawLine(painter, words.isCommandBelow ? below : beside, kFootLine, document.command, style.mono(7.5), theme.text1);
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

    void paint(const QRectF& box, const FigureRow& row) const { paper_figures::paint(m_painter, box, row, m_style); }

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
    /// Gutters for the longest words of all of them.
    ChartStyle chartStyle(const DocumentCharts& charts) const
    {
        ChartStyle style{.theme = m_theme, .base = m_style.base(), .format = m_style.format(), .now = m_document.made};
        style.mark = originWords(m_document);
        style.pixel = paper::kHairline;
        for (const Chart& chart : charts.charts)
            style.rightGutter = std::max(style.rightGutter, neededRightGutter(chart, style));
        style.leftGutter = neededLeftGutter(charts.strip, style.base);
        style.rightGutter = neededRightGutter(charts.strip, style.base, style.rightGutter);
        return style;
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
