#pragma once
// What changed between two moments: facts that opened, closed or became different, and sources that fell
// silent or came back. Knows no kind of fact: what is different is read from the payloads.
// Any thread; immutable. changesOf: one thread at a time, as the snapshot.

#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/cell.h"

#include <span>
#include <string>
#include <vector>

namespace traceo {

struct StateChange {
    enum class Way : std::uint8_t { Began, Ended, Changed };
    std::string key{}; ///< unique in a report
    UtcMs at{};
    Way way = Way::Began;
    std::string kind{};   ///< of the fact; "silence" for sources
    QString name{};       ///< what it is called in the payload, else the fact's key
    QString difference{}; ///< "state: pending → firing"; of what began, what it is
    std::string source{};
    UtcMs moment{}; ///< the report's: years are said when they are not its own
    friend bool operator==(const StateChange&, const StateChange&) = default;
};

struct ChangeReport {
    TimeSpan span{};
    std::vector<StateChange> changes{}; ///< newest first, at most kMostChanges
    int left = 0;                       ///< older ones that found no room
};
inline constexpr int kMostChanges = 5000;

/// In [span.from, span.to). What a source told when it was first asked did not begin then. Errors: those of the snapshot.
Result<ChangeReport> changesOf(const history::Snapshot& snapshot, TimeSpan span, std::span<const std::string> sources);

/// Scalars of two payloads that differ, "a: 1 → 2, b: x → y"; an empty `before` lists what there is.
QString differenceOf(std::string_view before, std::string_view after);

std::vector<Column<StateChange>> changeColumns();

} // namespace traceo
