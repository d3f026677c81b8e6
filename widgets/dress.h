#pragma once
// Puts style, palette and accessibility on the application, once at start and again when the theme changes.
// GUI thread only.

#include "widgets/theme.h"

class QApplication;

namespace traceo {

/// Sets TraceoStyle, the theme's palette and the accessibility of painted widgets. May be called again with
/// another theme; widgets repaint by themselves.
void dress(QApplication& application, const Theme& theme);

/// What the desktop asks for, by the lightness of its own window colour; asked before the first dress().
const Theme& desktopTheme();

} // namespace traceo
