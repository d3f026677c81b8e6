#pragma once
// What the chip of the sources opens: how each is doing, in lines, and what can be done about it.
// GUI thread only.

#include "app/wiring/session.h"

#include <QMenu>

namespace traceo {

/// "OK, 4 s old", what is partial, the server's warnings, what it has not enabled, how far its past is fetched.
QStringList sourceLines(const SourceState& state, UtcMs now);

/// Deletes itself when it is closed.
QMenu* sourceMenu(Session& session, QWidget* parent);

} // namespace traceo
