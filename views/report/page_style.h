#pragma once
// Sizes, fonts and colours of a report's pages: A4 at 1200 dpi, always the light theme (look of the report page).
// All lengths are device units.
// GUI thread only.

#include "core/format.h"
#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QFont>
#include <QRectF>

namespace traceo {

/// Lengths in device units.
namespace paper {
inline constexpr int kDpi = 1200;
constexpr double mm(double millimetres)
{
    return millimetres * kDpi / 25.4;
}
constexpr double pt(double points)
{
    return points * kDpi / 72;
}
inline constexpr double kWidth = mm(210);
inline constexpr double kMargin = mm(17);
inline constexpr double kHairline = pt(0.25);
inline constexpr double kRule = pt(0.75);
/// Where blocks may stand, between running head and foot.
inline QRectF body()
{
    return {kMargin, mm(19), kWidth - 2 * kMargin, mm(255)};
}
} // namespace paper

class PageStyle {
public:
    explicit PageStyle(Style format);

    const Theme& theme() const { return m_theme; }
    const Style& format() const { return m_format; }
    /// 9 pt; charts and status shapes scale with it.
    const QFont& base() const { return m_base; }
    const Scale& scale() const { return m_scale; }

    QFont font(double points, QFont::Weight weight = QFont::Normal) const;
    QFont mono(double points) const;
    QFont title() const { return font(20, QFont::DemiBold); }
    QFont heading() const { return font(11, QFont::DemiBold); }
    QFont text() const { return font(9); }
    QFont cell() const { return font(8.5); }
    QFont strongCell() const { return font(8.5, QFont::DemiBold); }
    QFont small() const { return font(7.5); }
    QFont smallStrong() const { return font(7.5, QFont::DemiBold); }
    QFont columnTitle() const { return font(7.5, QFont::Medium); }

private:
    const Theme& m_theme = Theme::light();
    Style m_format;
    QFont m_base;
    Scale m_scale;
};

} // namespace traceo
