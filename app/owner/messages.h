#pragma once
// What can be asked of a history's owner, and what it answers, as values and as frames. PROTOCOL.md describes
// every byte.
// Any thread; immutable.

#include "app/owner/frame.h"
#include "core/batch_sink.h"
#include "core/time.h"
#include "poll/poll_state.h"

#include <QString>

#include <optional>
#include <string>
#include <variant>

namespace traceo::owner {

struct Commit {
    Batch batch;
};
/// Every source once. `workspace`: which one the asker means (see workspaceId).
struct Poll {
    std::string workspace;
};
/// Poll, and fetch what the history lacks of the last `window`.
struct Sync {
    std::string workspace;
    Millis window{0};
};
struct Compact {};
struct Status {};
/// Bring the window to the front, and to a moment when one is given.
struct Raise {
    std::string workspace;
    std::string token; ///< of the desktop, by which the asker may hand over its right to the front; may be empty
    std::optional<UtcMs> at;
};
using Question = std::variant<Commit, Poll, Sync, Compact, Status, Raise>;

/// Errors: TooLarge, for a batch alone.
Result<Frame> frameOf(const Question& question);
/// Errors: Decode.
Result<Question> questionOf(const Frame& frame);

/// Who owns the file.
struct OwnerStatus {
    std::int64_t pid = 0;
    std::string program; ///< "traceo-desktop", "traceo"
    std::string version;
    std::string workspace; ///< its name, for people
    bool hasWindow = false;
};

Frame doneWith(const ChangeSet& changes);
Frame doneWith(const SyncReport& report);
Frame doneWith(const OwnerStatus& status);
Frame done();

// What a Done holds depends on the question. Errors: Decode.
Result<void> readDone(const Frame& frame, ChangeSet& changes);
Result<void> readDone(const Frame& frame, SyncReport& report);
Result<void> readDone(const Frame& frame, OwnerStatus& status);

/// Why nothing was done.
struct Refusal {
    Error error;
    bool again = false; ///< nothing was begun, and another try may do: the owner leaves, or has no room now
};
Frame frameOf(const Refusal& refusal);
Result<Refusal> refusalOf(const Frame& frame);

} // namespace traceo::owner
