#pragma once
// Type roles and distances, all factors of the application font.
// Any thread.

#include <QFont>
#include <QString>

#include <cstdint>

namespace traceo {

enum class TextRole : std::uint8_t {
    Display, ///< tile and inspector number
    Title,   ///< pane and object name
    Heading, ///< section, chart title
    Body,    ///< cells, lists, buttons
    Key,     ///< body, 600: the key cell of a selected row
    Note,    ///< second line of a list row, tooltip, inspector rows
    NoteStrong,
    Small,       ///< axis, age, unit, footer
    SmallStrong, ///< table headers (500)
    SmallKey,    ///< small, 600
    Mono,        ///< queries, formulas, commands
};

/// `base` is the widget's or application's own font.
QFont fontOf(TextRole role, const QFont& base);

/// Distances as drawn for a 13 px font at 96 dpi, scaled with the font: u = max(1, B / 13).
class Scale {
public:
    explicit Scale(const QFont& base);
    /// Whole logical pixels.
    int operator()(double px) const { return int(px * m_factor + 0.5); }
    double exact(double px) const { return px * m_factor; }
    double factor() const { return m_factor; }

private:
    double m_factor = 1;
};

} // namespace traceo
