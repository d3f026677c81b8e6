#pragma once
// The series the writer has met, and what it knows of each without asking the file. A poll names the same series in the same
// order as the one before: what came with a list that is known is found by its place there, everything else behind what it
// came behind last, and by its key only where it is not there.
// The writer's thread only.

#include "core/series_runs.h"
#include "history/snapshot.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
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
    void forgetBefore(std::int64_t first)
    {
        m_since = std::max(m_since, first);
        if (!m_times.empty() && m_times[m_times.size() / 2] < m_since)
            dropOld(); // many at once: each poll leaves one behind
    }
    /// They are stored now.
    void add(std::int64_t at);
    void add(std::span<const Sample> samples)
    {
        for (const Sample& sample : samples) {
            if (msOf(sample.at) >= m_since)
                add(msOf(sample.at));
        }
    }
    /// Puts what is not known of samples in ascending time into `fresh`. Requires: reachTo the first of them.
    void leaveOut(std::span<const Sample> samples, std::vector<Sample>& fresh) const;

private:
    void dropOld();

    std::int64_t m_since = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> m_times; ///< ascending; all from m_since on, and some from before
};

class KnownSeries {
public:
    struct Metric {
        std::string source;
        std::string name;
        mutable std::size_t place = 0; ///< where a list of those that a batch touched has it, if that is there

        friend bool operator<(const Metric& one, const Metric& other)
        {
            return std::tie(one.source, one.name) < std::tie(other.source, other.name);
        }
    };
    struct Entry {
        SeriesId id = 0;
        const Metric* metric = nullptr;      ///< the same of all its series
        std::optional<std::int64_t> newest;  ///< the time of the newest sample, once it was looked for
        std::unique_ptr<RecentTimes> recent; ///< once they were asked for: most polls bring what is newer alone

        /// Of what came from `first` on, `fresh` is stored now.
        void note(UtcMs first, std::span<const Sample> fresh)
        {
            const std::int64_t last = msOf(fresh.back().at);
            newest = newest ? std::max(*newest, last) : last;
            if (!recent)
                return;
            recent->forgetBefore(msOf(first));
            recent->add(fresh);
        }
    };

    /// A batch begins.
    void startOver() { m_before = &m_start; }
    /// None: not met yet. What it points to stays until clear().
    Entry* find(const SeriesKey& key);
    Entry& add(const SeriesKey& key, SeriesId id);
    /// Entries of the list's series by their place in it: null is for whoever meets a series first to fill in. Empty for a
    /// list that nobody else holds: it does not come again. Until the next call.
    std::span<Entry*> entriesOf(const SeriesList& list);
    void clear();

private:
    struct Met;
    using Named = std::pair<const SeriesKey, Met>;
    struct Met {
        Entry* entry = nullptr;
        Named* next = nullptr; ///< what came behind it last
    };
    Entry& follow(Named& named);
    Entry& newEntry();

    struct Listed {
        std::weak_ptr<const std::vector<SeriesKey>> list; ///< another may lie where one that is gone lay
        std::vector<Entry*> entries;
    };

    static constexpr std::size_t kBlock = 512; ///< entries
    /// In the order they were met, which is that of polls: they lie side by side, as polls walk through all of them.
    std::vector<std::unique_ptr<Entry[]>> m_blocks;
    std::size_t m_inBlock = kBlock; ///< so many of the last block are taken
    std::set<Metric> m_metrics;
    std::unordered_map<SeriesKey, Met, SeriesKeyHash> m_met;
    std::unordered_map<const void*, Listed> m_lists; ///< by where the list lies
    Met m_start;                                     ///< in front of a batch's first
    Met* m_before = &m_start;
};

} // namespace traceo::history
