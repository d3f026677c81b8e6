#pragma once
// The events a stream has from a moment on, without asking the file. A server tells the last of its log again each minute, to a
// stream that a hundred others write as well: what is new among it must not cost a look at all that they told today.
// The writer's thread only.

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace traceo::history {

class RecentEvents {
public:
    /// So many at once; of more the older half is forgotten.
    static constexpr std::size_t kMost = 1 << 14;

    /// Whether every event from `first` on is known here.
    bool reachTo(std::int64_t first) const { return first >= m_since; }
    /// From here on all are known that are added.
    void begin(std::int64_t since);
    bool hasBegun() const { return m_since != kNone; }
    void forget() { begin(kNone); }
    /// One from before the beginning is passed over.
    void add(std::int64_t at, std::string_view id);
    bool has(std::int64_t at, std::string_view id) const;

private:
    static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
    void dropOlderHalf();

    std::int64_t m_since = kNone;
    std::map<std::int64_t, std::set<std::string, std::less<>>> m_ids; ///< by time
    std::size_t m_count = 0;
};

} // namespace traceo::history
