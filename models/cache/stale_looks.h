#pragma once
// Single looks at whether a cache's answer was true, as events of vocabulary kStaleStream: written by the shadow reader, or by
// whoever else looked. A canary needs a write, which Traceo never does: a job of the user's writes a token at the origin, reads
// the cache until it sees it, and reports outcome "fresh" with the time that took as age, or "stale" where it gave up.
// Any thread.

#include "core/batch.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

enum class LookOutcome : std::uint8_t { Fresh, Stale, Undecided };
/// "fresh", "stale", "undecided".
std::string_view wordOf(LookOutcome outcome);

struct StaleLook {
    UtcMs at{};
    std::string id; ///< with the moment what makes it that one: told twice it counts once
    std::string cache;
    std::string estimator; ///< shadow, version, canary
    LookOutcome outcome = LookOutcome::Undecided;
    Millis age{-1}; ///< −1 ms: unknown
};

/// As the history keeps them.
EventBlock eventsOf(const std::vector<StaleLook>& looks);

/// What a job of the user's reports, an object a line:
///   {"at": "2026-11-06T03:41:00Z", "cache": "sessions", "estimator": "canary", "outcome": "fresh", "age_ms": 120, "id": "…"}
/// `age_ms` and `id` may be missing; empty lines are none. An id counts once a moment, cache and estimator; lines without one
/// count each, however equal, and the same file read again adds none of them. Lines that cannot be read are left out and go to
/// `errors`, with the place as `file`:line.
std::vector<StaleLook> staleLooks(std::string_view text, const QString& file, Errors& errors);

} // namespace traceo
