#include "widgets/tile_strip.h"

#include "widgets/number_text.h"
#include "widgets/sparkline.h"
#include "widgets/status_shapes.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kMostTiles = 6;

struct TileView {
    QPainter& painter;
    const Theme& theme;
    const QFont& base;
    Scale scale;
    QRectF box; ///< within the tile's margins
};

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
    const NumberText number(fontOf(TextRole::Display, view.base));
    const double baseline = view.box.top() + view.scale(16) + baselineIn(number.metrics(), 0, view.scale(28));
    view.painter.setPen(quiet ? view.theme.text3 : view.theme.text1);
    number.draw(view.painter, QPointF(view.box.left(), baseline), tile.number);
    if (tile.unit.isEmpty())
        return;
    QFont unit = fontOf(TextRole::Body, view.base);
    unit.setWeight(QFont::Medium);
    view.painter.setFont(unit);
    view.painter.setPen(quiet ? view.theme.text3 : view.theme.text2);
    const double x = view.box.left() + number.width(tile.number) + view.scale(3);
    view.painter.drawText(QPointF(x, baseline), elided(unit, tile.unit, view.box.right() - x));
}

void drawTileSparkline(const TileView& view, const Tile& tile)
{
    const double width = view.scale(56);
    const NumberText number(fontOf(TextRole::Display, view.base));
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
    const double side = view.scale(10);
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
    const QString words =
        stale && !tile.age.isEmpty() && !tile.note.isEmpty() ? tile.age + u" · "_s + tile.note : tile.age + tile.note;
    drawSmall(view, x, third, words, stale ? view.theme.text3 : view.theme.text2);
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
    update();
}

QRect TileStrip::tileRect(int index) const
{
    double total = 0;
    double before = 0;
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        const double weight = std::max(0.1, m_tiles[std::size_t(i)].weight);
        before += i < index ? weight : 0;
        total += weight;
    }
    if (index < 0 || index >= int(m_tiles.size()))
        return {};
    const double unit = width() / total;
    const int left = int(std::lround(before * unit));
    const int right = int(std::lround((before + std::max(0.1, m_tiles[std::size_t(index)].weight)) * unit));
    return {left, 0, right - left, height()};
}

QSize TileStrip::sizeHint() const
{
    return {scale()(160) * std::max(1, int(m_tiles.size())), scale()(76)};
}

QSize TileStrip::minimumSizeHint() const
{
    return {scale()(96) * std::max(1, int(m_tiles.size())), scale()(76)};
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
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        const QRect tile = tileRect(i);
        if (i > 0)
            painter.fillRect(QRect(tile.left(), 0, 1, height()), colors.line);
        painter.save();
        painter.setClipRect(tile);
        const QRectF box = QRectF(tile).adjusted(s(16), s(8), -s(12), 0);
        drawTile({painter, colors, font(), s, box}, m_tiles[std::size_t(i)]);
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
