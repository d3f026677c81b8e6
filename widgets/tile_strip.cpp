#include "widgets/tile_strip.h"

#include "widgets/number_text.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kMostTiles = 6;
constexpr double kHeight = 76;
constexpr double kLine = 16; ///< of small words
constexpr double kLeftMargin = 16;
constexpr double kRightMargin = 12;
constexpr double kCountShape = 10;

struct TileView {
    QPainter& painter;
    const Theme& theme;
    const QFont& base;
    Scale scale;
    QRectF box; ///< within the tile's margins
    TextRole number = TextRole::Display;
    int noteLines = 1;
};

QFont unitFont(const QFont& base)
{
    QFont font = fontOf(TextRole::Body, base);
    font.setWeight(QFont::Medium);
    return font;
}

QString elided(const QFont& font, const QString& text, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

void drawSmall(const TileView& view, double x, double top, const QString& text, const QColor& color)
{
    const QFont font = fontOf(TextRole::Small, view.base);
    view.painter.setFont(font);
    view.painter.setPen(color);
    view.painter.drawText(QPointF(x, baselineIn(QFontMetricsF(font), top, view.scale(16))),
                          elided(font, text, view.box.right() - x));
}

void drawNumberLine(const TileView& view, const Tile& tile)
{
    const bool quiet = tile.quality == Quality::Stale;
    const NumberText number(fontOf(view.number, view.base));
    const double baseline = view.box.top() + view.scale(16) + baselineIn(number.metrics(), 0, view.scale(28));
    view.painter.setPen(quiet ? view.theme.text3 : view.theme.text1);
    number.draw(view.painter, QPointF(view.box.left(), baseline), tile.number);
    if (tile.unit.isEmpty())
        return;
    const QFont unit = unitFont(view.base);
    view.painter.setFont(unit);
    view.painter.setPen(quiet ? view.theme.text3 : view.theme.text2);
    const double x = view.box.left() + number.width(tile.number) + view.scale(3);
    view.painter.drawText(QPointF(x, baseline), elided(unit, tile.unit, view.box.right() - x));
}

void drawTileSparkline(const TileView& view, const Tile& tile)
{
    const double width = view.scale(56);
    const NumberText number(fontOf(view.number, view.base));
    const double used = number.width(tile.number) + QFontMetricsF(fontOf(TextRole::Body, view.base)).horizontalAdvance(tile.unit);
    if (tile.sparkline.isEmpty() || used + width + view.scale(12) > view.box.width())
        return;
    const QRectF box(view.box.right() - width, view.box.top() + view.scale(18), width, view.scale(20));
    const QColor end = tile.sparklineEnd ? view.theme.status(*tile.sparklineEnd) : view.theme.text3;
    drawSparkline(view.painter, box, tile.sparkline, {view.theme.text3, end, view.scale.exact(1.25), view.scale.exact(1.8)});
}

void drawCounts(const TileView& view, const Tile& tile, double top)
{
    const NumberText number(fontOf(TextRole::Small, view.base));
    double x = view.box.left();
    const double side = view.scale(kCountShape);
    for (const auto& [status, count] : tile.counts) {
        const QString text = QString::number(count);
        const double width = side + view.scale(3) + number.width(text);
        if (x + width > view.box.right())
            return;
        drawStatusShape(view.painter, QRectF(x, top + view.scale(3), side, side), status, view.theme);
        view.painter.setPen(view.theme.text2);
        number.draw(view.painter, QPointF(x + side + view.scale(3), baselineIn(number.metrics(), top, view.scale(16))), text);
        x += width + view.scale(8);
    }
}

QString thirdLine(const Tile& tile)
{
    const bool hasAge = tile.quality == Quality::Stale && !tile.age.isEmpty();
    return hasAge && !tile.note.isEmpty() ? tile.age + u" · "_s + tile.note : tile.age + tile.note;
}

/// As many words as fit, and the rest. One line stays one.
std::pair<QString, QString> inTwoLines(const QString& text, const QFont& font, double width)
{
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width)
        return {text, {}};
    qsizetype end = text.indexOf(QLatin1Char(' '));
    for (qsizetype next = end; next >= 0 && metrics.horizontalAdvance(text.left(next)) <= width;
         next = text.indexOf(QLatin1Char(' '), next + 1))
        end = next;
    return end < 0 ? std::pair(text, QString()) : std::pair(text.left(end), text.mid(end + 1));
}

void drawNote(const TileView& view, double x, double top, const QString& text, const QColor& color)
{
    if (view.noteLines == 1)
        return drawSmall(view, x, top, text, color);
    const auto [first, second] = inTwoLines(text, fontOf(TextRole::Small, view.base), view.box.right() - x);
    drawSmall(view, x, top, first, color);
    drawSmall(view, x, top + view.scale(kLine), second, color);
}

void drawTile(const TileView& view, const Tile& tile)
{
    drawSmall(view, view.box.left(), view.box.top(), tile.title, view.theme.text2);
    drawNumberLine(view, tile);
    drawTileSparkline(view, tile);
    const double third = view.box.top() + view.scale(44);
    if (!tile.counts.empty()) {
        drawCounts(view, tile, third);
        return;
    }
    double x = view.box.left();
    const bool stale = tile.quality == Quality::Stale;
    if (stale) {
        drawStatusShape(view.painter, QRectF(x, third + view.scale(2), view.scale(12), view.scale(12)), Status::Stale,
                        view.theme);
        x += view.scale(16);
    }
    drawNote(view, x, third, thirdLine(tile), stale ? view.theme.text3 : view.theme.text2);
}

double countsWidth(const Tile& tile, const NumberText& number, const Scale& scale)
{
    double width = 0;
    for (const auto& [status, count] : tile.counts)
        width += scale(kCountShape) + scale(3) + number.width(QString::number(count)) + scale(8);
    return width;
}

/// Whole steps, so that a tile does not move with every digit.
double stepped(double width, const Scale& scale)
{
    const double step = scale(8);
    return std::ceil(width / step) * step;
}

/// Of its third line, where that has words.
double noteWidth(const Tile& tile, const QFont& base)
{
    const double words = QFontMetricsF(fontOf(TextRole::Small, base)).horizontalAdvance(thirdLine(tile));
    return words + (tile.quality == Quality::Stale ? Scale(base)(16) : 0);
}

TileNeed needOf(const Tile& tile, const QFont& base)
{
    const Scale scale(base);
    const NumberText small(fontOf(TextRole::Small, base));
    const double unit = tile.unit.isEmpty() ? 0 : QFontMetricsF(unitFont(base)).horizontalAdvance(tile.unit) + scale(3);
    const auto line = [&](TextRole role) { return NumberText(fontOf(role, base)).width(tile.number) + unit; };
    const double title = small.metrics().horizontalAdvance(tile.title);
    const double third = tile.counts.empty() ? noteWidth(tile, base) : countsWidth(tile, small, scale);
    const double picture = tile.sparkline.isEmpty() ? 0 : scale(56) + scale(12);
    const double margins = scale(kLeftMargin) + scale(kRightMargin) + 1;
    const double counts = tile.counts.empty() ? 0 : third; // they are figures, too
    return {.words = stepped(std::max({title, third, line(TextRole::Display) + picture}) + margins, scale),
            .figure = stepped(std::max({title, counts, line(TextRole::Display)}) + margins, scale),
            .smallFigure = stepped(std::max({title, counts, line(TextRole::Title)}) + margins, scale),
            .weight = tile.weight};
}

QString spoken(const Tile& tile)
{
    QStringList words{tile.title + u':', tile.number, tile.unit, tile.age, tile.note};
    for (const auto& [status, count] : tile.counts)
        words << nameOf(status) + u' ' + QString::number(count);
    words.removeAll(QString());
    return words.join(u' ');
}

} // namespace

TileStrip::TileStrip(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Key figures"));
}

void TileStrip::setTiles(std::vector<Tile> tiles)
{
    if (tiles.size() > kMostTiles)
        tiles.resize(kMostTiles);
    m_tiles = std::move(tiles);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_tiles.size()) - 1));
    announceValue();
    layOut();
}

QRect TileStrip::tileRect(int index) const
{
    return index < 0 || index >= int(m_layout.boxes.size()) ? QRect() : m_layout.boxes[std::size_t(index)];
}

void TileStrip::layOut()
{
    std::vector<TileNeed> needs;
    for (const Tile& tile : m_tiles)
        needs.push_back(needOf(tile, font()));
    const int before = sizeHint().height();
    m_noteLines = 1;
    m_layout = layOutTiles(needs, width(), rowHeight());
    if (isNoteCut()) {
        m_noteLines = 2;
        m_layout = layOutTiles(needs, width(), rowHeight());
    }
    if (sizeHint().height() != before)
        updateGeometry();
    update();
}

bool TileStrip::isNoteCut() const
{
    const double margins = scale()(kLeftMargin) + scale()(kRightMargin);
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        const Tile& tile = m_tiles[std::size_t(i)];
        if (tile.counts.empty() && noteWidth(tile, font()) > tileRect(i).width() - margins)
            return true;
    }
    return false;
}

int TileStrip::rowHeight() const
{
    return scale()(kHeight) + (m_noteLines - 1) * scale()(kLine);
}

void TileStrip::resizeEvent(QResizeEvent* event)
{
    PaintedWidget::resizeEvent(event);
    layOut();
}

void TileStrip::appearanceChanged()
{
    layOut();
    PaintedWidget::appearanceChanged();
}

QSize TileStrip::sizeHint() const
{
    return {scale()(160) * std::max(1, int(m_tiles.size())), rowHeight() * m_layout.rows};
}

QSize TileStrip::minimumSizeHint() const
{
    return {scale()(96) * std::max(1, (int(m_tiles.size()) + 1) / 2), sizeHint().height()};
}

QString TileStrip::accessibleValue() const
{
    QStringList all;
    for (const Tile& tile : m_tiles)
        all << spoken(tile);
    return all.join(u"; "_s);
}

void TileStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& colors = theme();
    const Scale s = scale();
    painter.fillRect(rect(), colors.surface);
    const TextRole number = m_layout.isSmall ? TextRole::Title : TextRole::Display;
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        const QRect tile = tileRect(i);
        if (tile.left() > 0)
            painter.fillRect(QRect(tile.left(), tile.top(), 1, tile.height()), colors.line);
        if (tile.top() > 0)
            painter.fillRect(QRect(tile.left(), tile.top(), tile.width(), 1), colors.line);
        painter.save();
        painter.setClipRect(tile);
        const QRectF box = QRectF(tile).adjusted(s(kLeftMargin), s(8), -s(kRightMargin), 0);
        drawTile({painter, colors, font(), s, box, number, m_noteLines}, m_tiles[std::size_t(i)]);
        painter.restore();
        if (showsFocus() && i == m_current)
            drawFocusRing(painter, QRectF(tile).adjusted(1, 0, 0, -1), colors, s);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line2);
}

void TileStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_tiles.size()) - 1;
    if (event->key() == Qt::Key_Right)
        m_current = std::min(last, m_current + 1);
    else if (event->key() == Qt::Key_Left)
        m_current = std::max(0, m_current - 1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose(m_current);
    else
        return PaintedWidget::keyPressEvent(event);
    update();
}

void TileStrip::mousePressEvent(QMouseEvent* event)
{
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        if (!tileRect(i).contains(event->position().toPoint()))
            continue;
        m_current = i;
        choose(i);
        update();
    }
}

void TileStrip::choose(int index)
{
    if (index < 0 || index >= int(m_tiles.size()))
        return;
    const Tile& tile = m_tiles[std::size_t(index)];
    if (tile.why)
        Q_EMIT explanationChosen(tile.why, tile.unit.isEmpty() ? tile.number : tile.number + u' ' + tile.unit);
}

} // namespace traceo
