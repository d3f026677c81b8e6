#include "widgets/palette_of.h"

namespace traceo {

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, theme.chrome},
        {QPalette::Base, theme.surface},
        {QPalette::Button, theme.surface},
        {QPalette::AlternateBase, theme.canvas},
        {QPalette::WindowText, theme.text1},
        {QPalette::Text, theme.text1},
        {QPalette::ButtonText, theme.text1},
        {QPalette::BrightText, theme.text1},
        {QPalette::PlaceholderText, theme.text3},
        {QPalette::Highlight, theme.selection},
        {QPalette::HighlightedText, theme.text1},
        {QPalette::Mid, theme.line2},
        {QPalette::Midlight, theme.line},
        {QPalette::Light, theme.surface},
        {QPalette::Dark, theme.line2},
        {QPalette::Shadow, theme.line2},
        {QPalette::Link, theme.accent},
        {QPalette::LinkVisited, theme.text2},
        {QPalette::ToolTipBase, theme.surface},
        {QPalette::ToolTipText, theme.text1},
    };
    for (const auto& [role, color] : roles)
        palette.setColor(QPalette::All, role, color);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.selectionIdle);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, theme.selectionIdle);
    return palette;
}

QPalette::ColorRole roleOf(Tone tone)
{
    switch (tone) {
    case Tone::Value:
        return QPalette::WindowText;
    case Tone::Secondary:
        return QPalette::LinkVisited;
    case Tone::Quiet:
        return QPalette::PlaceholderText;
    }
    Q_UNREACHABLE();
}

} // namespace traceo
