#pragma once
// A message of the desktop's own, for who does not look at the window.
// GUI thread only.

#include <QString>

namespace traceo {

/// Through org.freedesktop.Notifications; nothing where there is no such service. Words are plain text.
void showDesktopMessage(const QString& title, const QString& words);

} // namespace traceo
