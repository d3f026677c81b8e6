#pragma once
// One window a history: who starts the program again means the window that is there.
// GUI thread only, before there is a window or in it.

#include "app/wiring/session.h"

class QWidget;

namespace traceo {

/// The session of a new window; null when there is a window already, which was brought to the front (and to `at`
/// when that is given). Where another program owns the history, or one that does not answer, the session reads.
/// Waits some seconds for an owner that is just beginning. Errors: those of Session::open.
Result<std::unique_ptr<Session>> openOrRaise(const LoadedWorkspace& workspace, const QString& historyFile,
                                             std::optional<UtcMs> at, const Clock& clock);

void bringToFront(QWidget& window, const std::string& token);

} // namespace traceo
