#pragma once
// The series the writer has met, and what it knows of each without asking the file. A poll names the same series in the same
// order as the one before: each is looked for behind the one before it, and by its key only where it is not there.
// The writer's thread only.

#include "core/labels.h"
#include "history/snapshot.h"

#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace traceo::history {

struct SeriesKeyHash {
    std::size_t operator()(const SeriesKey& key) const
    {
        std::size_t hash = std::hash<std::string>()(key.name);
        const auto mix = [&hash](const std::string& text) { hash = hash * 31 + std::hash<std::string>()(text); };
        mix(key.source);
        for (const auto& [name, value] : key.labels)
            mix(value); // the names of labels say little: of one metric they are the same
        return hash;
    }
};

/// All times from a moment on at which a series has samples, if anybody asked. Answers overlap: each brings what the one before
/// had as well.
class RecentTimes {
public:
    /// So many at once: more than the two minutes have that answers overlap, of a series with a sample a second.
    static constexpr std::size_t kMost = 256;

    /// Whether every sample from `first` on is known here.
    bool reachTo(std::int64_t first) const { return first >= m_since; }
    /// From here on they are known: `times`, ascending, are all from `since` on.
    void begin(std::int64_t since, std::span<const std::int64_t> times);
    /// Times before are not asked for again.
    void forgetBefore(std::int64_t first);
    /// One more sample is stored.
    void add(std::int64_t at);
    /// Puts what is not known of samples in ascending time into `fresh`. Requires: reachTo the first of them.
    void leaveOut(std::span<const Sample> samples, std::vector<Sample>& fresh) const;

private:
    void makeRoom();

    std::int64_t m_since = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> m_times;
};

class KnownSeries {
public:
    struct Entry {
        SeriesId id = 0;
        std::optional<std::int64_t> newest; ///< the time of the newest sample, once it was looked for
        RecentTimes recent;
    };

    /// A batch begins.
    void startOver() { m_before = &m_start; }
    /// None: not met yet. What it points to stays until clear().
    Entry* find(const SeriesKey& key);
    Entry& add(const SeriesKey& key, SeriesId id);
    void clear();

private:
    struct Met;
    using Named = std::pair<const SeriesKey, Met>;
    struct Met {
        Entry entry;
        Named* next = nullptr; ///< what came behind it last
    };
    Entry& follow(Named& named);

    std::unordered_map<SeriesKey, Met, SeriesKeyHash> m_met;
    Met m_start; ///< in front of a batch's first
    Met* m_before = &m_start;
};

} // namespace traceo::history
