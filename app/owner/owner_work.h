#pragma once
// What the owner of a history does for others: functions of those who can, so that the server knows neither
// history nor poller.
// Called on the server's thread; futures may finish on any.

#include "app/owner/messages.h"

#include <QFuture>

#include <functional>

namespace traceo::owner {

struct OwnerWork {
    std::function<QFuture<Result<ChangeSet>>(Batch)> commit;
    std::function<QFuture<SyncReport>()> poll;
    std::function<QFuture<SyncReport>(Millis window)> sync;
    std::function<QFuture<Result<void>>()> compact;
    std::function<OwnerStatus()> status;
    /// False when there is no window.
    std::function<bool(const Raise&)> raise;
    std::string workspace; ///< see workspaceId
};

} // namespace traceo::owner
