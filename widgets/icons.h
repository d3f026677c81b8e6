#pragma once
// Our own 16 px line icons as paths, so that no image plugin is loaded at start-up.
// GUI thread only.

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QRectF>

#include <cstdint>

class QPainter;

namespace traceo {

enum class IconName : std::uint8_t {
    Overview,
    Synthetics,
    Slo,
    Budgets,
    Cache,
    Cost,
    Compliance,
    Chaos,
    Ml,
    Explore,
    Reports,
    Settings,
    Search,
    Back,
    Forward,
    Up,
    Down,
    Export,
    Close,
    Copy,
    Source,
};

/// Strokes on a 16 × 16 grid; draw with a round 1.3 px pen and no fill.
QPainterPath iconPath(IconName name);
void drawIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& color);
/// For menus and stock buttons.
QIcon iconOf(IconName name, const QColor& color);

/// The stair of a spent budget; at 16 px only stair and dot.
void drawAppIcon(QPainter& painter, const QRectF& box);
QIcon appIcon();

} // namespace traceo
