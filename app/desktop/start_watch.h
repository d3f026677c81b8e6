#pragma once
// Logs how long the program took until its window was painted, and until its first pane was complete. Whoever starts it says when: TRACEO_STARTED holds the monotonic
// clock in milliseconds (a fraction is fine) before the program was executed. Without it nothing is watched.
// GUI thread only.

#include <functional>

class QWidget;

namespace traceo {

/// Requires: `window` is shown and the events of its system were not dealt with yet.
void watchStart(QWidget& window, std::function<bool()> isComplete);

} // namespace traceo
