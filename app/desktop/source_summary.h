#pragma once
// What the window's frame says of the session: all sources in one chip, their trouble in one notice,
// the history in the footer.
// GUI thread only.

#include "app/wiring/session.h"
#include "widgets/notification_bar.h"
#include "widgets/source_chip.h"

namespace traceo {

SourcesState summaryOf(const Session& session, std::optional<UtcMs> at);
/// The first line of SourcesState::details, and how many more there are. Requires: not empty.
Notice noticeOf(const QString& details);
/// File and size, series, newest commit, what was set aside.
QStringList footerWords(const history::FileStatus& file, UtcMs now);
/// No source is still being asked for the first time or for its past: what there is to be had is there.
bool isSettled(const Session& session);
Millis shortestInterval(const LoadedWorkspace& workspace);

} // namespace traceo
