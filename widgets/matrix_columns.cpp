#include "widgets/matrix_body.h"
#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr int kLeastName = 112;
constexpr int kFairName = 200; ///< shorter only where cells would not fit
constexpr int kMostName = 380;
constexpr int kLeastCell = 86;
constexpr int kFairCell = 110; ///< with a sparkline
constexpr int kMostCell = 280;
constexpr int kLeastVerdict = 96;
constexpr int kLeastEnding = 72;
constexpr qsizetype kMeasured = 256; ///< rows that are measured; the others are as wide
constexpr qsizetype kLongestText = 128;

int widest(const QFont& font, const QStringList& texts)
{
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text.left(kLongestText)));
    return int(std::ceil(width));
}

template <class Get>
QStringList textsOf(const Matrix& matrix, Get get)
{
    QStringList texts;
    for (std::size_t i = 0; i < std::min<std::size_t>(matrix.rows.size(), std::size_t(kMeasured)); ++i)
        texts << get(matrix.rows[i]);
    return texts;
}

void drawHead(QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color, bool right)
{
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width());
    const double x = right ? box.right() - metrics.horizontalAdvance(shown) : box.left();
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(x, baselineIn(metrics, box.top(), box.height())), shown);
}

/// Takes what is missing from a column, down to its least.
void cut(int& column, int least, int& missing)
{
    const int taken = std::clamp(column - least, 0, std::max(0, missing));
    column -= taken;
    missing -= taken;
}

/// Cells first take what a sparkline needs from long names; then everything is narrowed before a column is pushed
/// out of sight.
void share(MatrixColumns& columns, int width, const Scale& scale)
{
    int missing = columns.places * scale(kFairCell) - (width - columns.width());
    cut(columns.name, scale(kFairName), missing);
    columns.cell = std::clamp((width - columns.width()) / columns.places, scale(kLeastCell), scale(kMostCell));
    missing = columns.width() - width;
    cut(columns.name, scale(kLeastName), missing);
    cut(columns.verdict, scale(kLeastVerdict), missing);
    columns.name += std::max(0, -missing);
}

} // namespace

int MatrixColumns::width() const
{
    return name + places * cell + verdict + std::accumulate(endings.begin(), endings.end(), 0);
}

QRect MatrixColumns::endingRect(int ending, int top, int height) const
{
    const int left = name + places * cell + verdict + std::accumulate(endings.begin(), endings.begin() + ending, 0);
    return {left, top, endings[std::size_t(ending)], height};
}

MatrixColumns MatrixColumns::of(const Matrix& matrix, const QFont& base, int width)
{
    const Scale scale(base);
    const QFont words = fontOf(TextRole::Key, base);
    const int padding = scale(16);
    MatrixColumns columns;
    columns.places = int(matrix.places.size());
    const int name = widest(words, textsOf(matrix, [](const MatrixRow& row) { return row.name; })) + scale(8) + padding;
    columns.name = std::clamp(name, scale(kLeastName), scale(kMostName));
    const int verdict = widest(words, textsOf(matrix, [](const MatrixRow& row) { return row.verdict; })) + scale(18) + padding;
    columns.verdict = std::max(verdict, scale(kLeastVerdict));
    for (std::size_t i = 0; i < matrix.endings.size(); ++i) {
        const auto text = [i](const MatrixRow& row) { return i < row.endings.size() ? row.endings[i].text : QString(); };
        const int header = widest(fontOf(TextRole::SmallStrong, base), {matrix.endings[i]});
        const auto measured = std::min<std::ptrdiff_t>(std::ptrdiff_t(matrix.rows.size()), kMeasured);
        const bool hasShapes = std::any_of(matrix.rows.begin(), matrix.rows.begin() + measured, [i](const MatrixRow& row) {
            return i < row.endings.size() && row.endings[i].shape.has_value();
        });
        const int numbers = widest(words, textsOf(matrix, text)) + (hasShapes ? scale(18) : 0);
        columns.endings.push_back(std::max(std::max(numbers, header) + padding, scale(kLeastEnding)));
    }
    if (!columns.endings.empty())
        columns.endings.back() += scale(8);
    if (columns.places > 0)
        share(columns, width, scale);
    return columns;
}

MatrixHeader::MatrixHeader(const MatrixBody& body, QWidget* parent) : PaintedWidget(parent), m_body(body)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MatrixHeader::setOffset(int offset)
{
    m_offset = offset;
    update();
}

QString MatrixHeader::accessibleValue() const
{
    QStringList names;
    for (const MatrixPlace& place : m_body.matrix().places)
        names << (place.note.isEmpty() ? place.name : place.name + u' ' + place.note);
    return names.join(u", "_s);
}

void MatrixHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& colors = theme();
    const Scale s = scale();
    painter.fillRect(rect(), colors.canvas);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line2);
    painter.translate(-m_offset, 0);
    const Matrix& matrix = m_body.matrix();
    const MatrixColumns columns = m_body.columns();
    const QFont strong = fontIn(TextRole::SmallStrong);
    const QFont loud = fontIn(TextRole::SmallKey);
    const QFont small = fontIn(TextRole::Small);
    const int tall = height() - 1;
    drawHead(painter, QRectF(columns.nameRect(0, tall)).adjusted(s(16), 0, -s(8), 0), matrix.things, strong, colors.text2, false);
    for (int i = 0; i < columns.places; ++i) {
        const MatrixPlace& place = matrix.places[std::size_t(i)];
        QRectF box = QRectF(columns.cellRect(i, 0, tall)).adjusted(s(8), 0, -s(4), 0);
        const QFont& font = place.isLoud ? loud : strong;
        if (place.isSilent) {
            const double side = s(12);
            drawStatusShape(painter, QRectF(box.left(), std::round(box.center().y() - side / 2), side, side), Status::Unknown,
                            colors);
            box.setLeft(box.left() + side + s(5));
        }
        const QColor& ink = place.isLoud ? colors.text1 : place.isSilent ? colors.text3 : colors.text2;
        drawHead(painter, box, place.name, font, ink, false);
        box.setLeft(box.left() + QFontMetricsF(font).horizontalAdvance(place.name) + s(5));
        if (!place.note.isEmpty() && box.width() > s(24))
            drawHead(painter, box, place.note, small, colors.text3, false);
    }
    const QRectF verdict = QRectF(columns.verdictRect(0, tall)).adjusted(s(8), 0, -s(8), 0);
    drawHead(painter, verdict, matrix.verdict, strong, colors.text2, false);
    for (int i = 0; i < int(columns.endings.size()); ++i) {
        const bool last = i + 1 == int(columns.endings.size());
        const QRectF box = QRectF(columns.endingRect(i, 0, tall)).adjusted(s(8), 0, -s(last ? 16 : 8), 0);
        drawHead(painter, box, matrix.endings[std::size_t(i)], strong, colors.text2, true);
    }
}

} // namespace traceo
