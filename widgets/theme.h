#pragma once
// The colours of one theme, as data. Status colours mean status and nothing else, series colours mean "this
// line", the accent means "where you are". Contrast is measured by a test, not by eye.
// Any thread; immutable.

#include "core/status.h"

#include <QColor>
#include <QPalette>

#include <array>
#include <cstdint>

class QWidget;

namespace traceo {

struct Theme {
    enum class Kind : std::uint8_t { Light, Dark };

    Kind kind = Kind::Light;
    QColor surface;       ///< everything that shows data: tables, charts, tiles
    QColor canvas;        ///< table headers, section bars, inspector
    QColor chrome;        ///< top bar, rail, footer
    QColor hover;         ///< the row under the pointer
    QColor selection;     ///< the selected row
    QColor selectionIdle; ///< the selected row of a view without focus
    QColor line;          ///< row lines, chart grid; never carries meaning
    QColor line2;         ///< pane borders, header rule, controls, hatch, axis
    QColor text1;         ///< values, names
    QColor text2;         ///< secondary words
    QColor text3;         ///< axis, age, units
    QColor disabled;      ///< disabled controls, stale bars; never a value
    QColor accent;        ///< focus ring, selection bar, live dot, links
    QColor past;          ///< the frame of time travel, nothing else
    QColor pastText;      ///< words on it
    QColor ok;
    QColor warning;
    QColor critical;
    QColor unknown; ///< stale too
    QColor maintenance;
    std::array<QColor, 4> neutral; ///< parts of a stack that are not the subject
    std::array<QColor, 8> series;  ///< in the order of lines
    std::array<int, 6> stackOrder; ///< indexes into `series` for stacked fills
    double tint = 0;               ///< of a status colour over the surface: chips, warning cells
    double calmCell = 0;           ///< of ok over the surface: heat cells and status strips

    static const Theme& light();
    static const Theme& dark();

    const QColor& status(Status status) const;
    /// The status colour over the surface; words on it are text1.
    QColor tintOf(Status status) const;
    /// Fills a stretch of time: calm is faint, and what is so on purpose steps back behind what is wrong.
    QColor stretchOf(Status status) const;
    /// Wraps nothing: the ninth and later are "other", the third neutral.
    const QColor& seriesColor(int index) const;
};

/// `share` of `over` on `under`, opaque.
QColor mixed(const QColor& under, const QColor& over, double share);

/// The theme a palette stands for: dark when its window colour is darker than its text.
const Theme& themeOf(const QPalette& palette);
const Theme& themeOf(const QWidget& widget);

} // namespace traceo
