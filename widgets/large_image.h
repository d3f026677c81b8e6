#pragma once
// Pictures as large as a screen: the system hands out their memory page by page, and of small pages that takes as long as drawing.
// Any thread.

#include <QImage>

namespace traceo {

/// Format_RGB32, as QImage(size, format): not filled.
QImage largeImage(QSize size);

} // namespace traceo
