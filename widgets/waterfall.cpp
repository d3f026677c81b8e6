#include "widgets/waterfall.h"

#include "widgets/chart_parts.h"
#include "widgets/number_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

using Column = WaterfallRows::Column;

constexpr double kHead = 24;
constexpr double kRow = 24;
constexpr double kFoot = 4;
constexpr double kEdge = 16; ///< to the pane's
constexpr double kGap = 12;  ///< between the parts of a row
constexpr double kBar = 9;
constexpr double kUsual = 3; ///< the bar of what is usual, right below
constexpr double kLeastNames = 56;
constexpr double kMostNames = 112;
constexpr double kLeastBar = 2; ///< however short, it is seen

double lengthOf(const Reading& reading)
{
    return reading.hasValue() ? std::max(0.0, reading.value) : 0;
}

/// Where each bar begins; one more: the end of the last.
std::vector<double> startsOf(const WaterfallRows& rows, Column column)
{
    std::vector<double> starts{0};
    for (const WaterfallRows::Row& row : rows.rows)
        starts.push_back(starts.back() + lengthOf(row.readings[column]));
    return starts;
}

TextRole roleOf(const WaterfallRows::Row& row)
{
    return row.series == 0 ? TextRole::Key : TextRole::Body;
}

} // namespace

struct Waterfall::Edges {
    double names = 0; ///< the right end of names
    double left = 0;  ///< of bars
    double right = 0;
    std::array<double, WaterfallRows::kColumns> numbers{}; ///< right ends
    std::array<double, WaterfallRows::kColumns> widths{};
    double whole = 0; ///< what the width of the bars stands for
};

Waterfall::Waterfall(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Waterfall::setRows(WaterfallRows rows)
{
    const bool isAsHigh = rows.rows.size() == m_rows.rows.size();
    m_rows = std::move(rows);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_rows.rows.size()) - 1));
    setAccessibleName(m_rows.title);
    announceValue();
    if (!isAsHigh)
        updateGeometry();
    update();
}

void Waterfall::setFormat(const Style& format)
{
    m_format = format;
    update();
}

QString Waterfall::textOf(const WaterfallRows::Row& row, Column column) const
{
    const Reading& reading = row.readings[column];
    QString text = toText(reading, m_format);
    if (column != WaterfallRows::Change || !reading.hasValue() || reading.value <= 0)
        return text;
    Reading none = reading;
    none.value = 0;
    return text == toText(none, m_format) ? text : u'+' + text;
}

Waterfall::Edges Waterfall::edges() const
{
    const Scale s = scale();
    const NumberText strong(fontIn(TextRole::Key));
    const NumberText head(fontIn(TextRole::Small));
    Edges edges;
    double names = s(kLeastNames);
    edges.widths.fill(std::ceil(strong.width(u"888 ms"_s)));
    for (std::size_t i = 0; i < edges.widths.size(); ++i)
        edges.widths[i] = std::max(edges.widths[i], std::ceil(head.width(m_rows.heads[i])));
    for (const WaterfallRows::Row& row : m_rows.rows) {
        names = std::max(names, std::ceil(strong.width(row.name)));
        for (std::size_t i = 0; i < edges.widths.size(); ++i)
            edges.widths[i] = std::max(edges.widths[i], std::ceil(strong.width(textOf(row, Column(i)))));
    }
    edges.names = s(kEdge) + std::min(names, double(s(kMostNames)));
    edges.left = edges.names + s(8);
    double right = width() - s(kEdge);
    for (std::size_t i = edges.numbers.size(); i-- > 0; right -= edges.widths[i] + s(kGap))
        edges.numbers.at(i) = right;
    edges.right = std::max(edges.left + 1, right);
    edges.whole = std::max(startsOf(m_rows, WaterfallRows::Now).back(), startsOf(m_rows, WaterfallRows::Before).back());
    return edges;
}

QRect Waterfall::rowRect(int row) const
{
    const Scale s = scale();
    return {0, s(kHead) + row * s(kRow), width(), s(kRow)};
}

QRect Waterfall::cellRect(int row, Column column) const
{
    const Edges at = edges();
    const QRect box = rowRect(row);
    return QRectF(at.numbers[column] - at.widths[column], box.top(), at.widths[column], box.height()).toRect();
}

QRectF Waterfall::barRect(int row, Column column) const
{
    const Edges at = edges();
    const WaterfallRows::Row& part = m_rows.rows[std::size_t(row)];
    if (!part.readings[column].hasValue() || at.whole <= 0)
        return {};
    const Scale s = scale();
    const std::vector<double> starts = startsOf(m_rows, column);
    const double unit = (at.right - at.left) / at.whole;
    const double from = at.left + starts[std::size_t(row)] * unit;
    const double to = at.left + starts[std::size_t(row) + 1] * unit;
    const int tall = column == WaterfallRows::Now ? s(kBar) : s(kUsual);
    const int top = rowRect(row).top() + (s(kRow) - s(kBar) - s(kUsual)) / 2 + (column == WaterfallRows::Now ? 0 : s(kBar));
    return {from, double(top), std::max(to - from, s.exact(kLeastBar)), double(tall)};
}

QSize Waterfall::sizeHint() const
{
    return {scale()(400), scale()(kHead + kFoot) + scale()(kRow) * std::max(1, int(m_rows.rows.size()))};
}

QSize Waterfall::minimumSizeHint() const
{
    return {scale()(280), sizeHint().height()};
}

QString Waterfall::accessibleValue() const
{
    QStringList rows;
    for (const WaterfallRows::Row& row : m_rows.rows) {
        QStringList words;
        for (std::size_t i = 0; i < m_rows.heads.size(); ++i)
            words << m_rows.heads.at(i) + u' ' + textOf(row, Column(i));
        rows << row.name + u": "_s + words.join(u", "_s);
    }
    return rows.join(u"; "_s);
}

void Waterfall::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    const Edges at = edges();
    paintHeads(painter, at);
    for (int row = 0; row < int(m_rows.rows.size()); ++row)
        paintRow(painter, row, at);
    if (showsFocus() && !m_rows.rows.empty())
        drawFocusRing(painter, QRectF(rowRect(m_current)), theme(), scale());
}

void Waterfall::paintHeads(QPainter& painter, const Edges& edges) const
{
    const NumberText small(fontIn(TextRole::Small));
    const double baseline = baselineIn(small.metrics(), 0, scale()(kHead));
    painter.setPen(theme().text3);
    for (std::size_t i = 0; i < edges.numbers.size(); ++i)
        small.drawRight(painter, {edges.numbers.at(i), baseline}, m_rows.heads.at(i));
}

void Waterfall::paintRow(QPainter& painter, int row, const Edges& edges) const
{
    const Theme& colors = theme();
    const WaterfallRows::Row& part = m_rows.rows[std::size_t(row)];
    const QRect box = rowRect(row);
    if (row == m_hovered)
        painter.fillRect(box, colors.hover);
    const bool isSubject = part.series == 0;
    const NumberText words(fontIn(roleOf(part)));
    const double baseline = baselineIn(words.metrics(), box.top(), box.height());
    painter.setPen(isSubject ? colors.text1 : colors.text2);
    const QString name = words.metrics().elidedText(part.name, Qt::ElideRight, edges.names - scale()(kEdge));
    words.drawRight(painter, {edges.names, baseline}, name);
    painter.fillRect(barRect(row, WaterfallRows::Now), stackColor({.series = part.series}, colors));
    painter.fillRect(barRect(row, WaterfallRows::Before), colors.text3);
    for (std::size_t i = 0; i < edges.numbers.size(); ++i) {
        const Column column{std::uint8_t(i)};
        const bool isQuiet = !part.readings[i].hasValue() || column == WaterfallRows::Before;
        const NumberText number(fontIn(column == WaterfallRows::Before ? TextRole::Body : roleOf(part)));
        painter.setPen(isQuiet ? colors.text3 : column == WaterfallRows::Now || isSubject ? colors.text1 : colors.text2);
        number.drawRight(painter, {edges.numbers[i], baseline}, textOf(part, column));
    }
}

void Waterfall::choose(int row, Column column)
{
    m_current = row;
    m_column = column;
    update();
    const WaterfallRows::Row& part = m_rows.rows[std::size_t(row)];
    if (part.readings[column].why)
        Q_EMIT explanationChosen(part.readings[column].why, textOf(part, column));
}

void Waterfall::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    for (int row = 0; row < int(m_rows.rows.size()); ++row) {
        if (!rowRect(row).contains(at))
            continue;
        const bool isBefore = cellRect(row, WaterfallRows::Before).contains(at);
        const bool isChange = cellRect(row, WaterfallRows::Change).contains(at);
        return choose(row, isBefore ? WaterfallRows::Before : isChange ? WaterfallRows::Change : WaterfallRows::Now);
    }
}

void Waterfall::mouseMoveEvent(QMouseEvent* event)
{
    const Scale s = scale();
    const double y = event->position().y() - s(kHead);
    const int row = y < 0 ? -1 : int(y) / s(kRow);
    if (row == m_hovered)
        return;
    m_hovered = row;
    update();
}

void Waterfall::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void Waterfall::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_rows.rows.size()) - 1;
    if (last < 0)
        return PaintedWidget::keyPressEvent(event);
    const auto column = [](int at) { return Column(std::clamp(at, int(WaterfallRows::Now), int(WaterfallRows::Change))); };
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(std::max(0, m_current - 1), column(m_column));
    case Qt::Key_Down:
        return choose(std::min(last, m_current + 1), column(m_column));
    case Qt::Key_Left:
        return choose(m_current, column(m_column - 1));
    case Qt::Key_Right:
        return choose(m_current, column(m_column + 1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_current, column(m_column));
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

} // namespace traceo
