#pragma once
// How often the process that owns a history has changed it. Two readers that began at the same count see the same: it grows
// before a change can be seen and again once all can see it, and in between there is no count.
// Any thread.

#include <atomic>
#include <cstdint>
#include <optional>

namespace traceo::history {

class CommitCount {
public:
    /// None while something is being committed.
    std::optional<std::uint64_t> now() const
    {
        const std::uint64_t count = m_count.load();
        return count % 2 == 0 ? std::optional(count) : std::nullopt;
    }

    /// From before a change can be seen until all can see it. One at a time.
    class Change {
    public:
        explicit Change(CommitCount& count) : m_count(count) { ++m_count.m_count; }
        ~Change() { ++m_count.m_count; }
        Change(const Change&) = delete;
        Change& operator=(const Change&) = delete;

    private:
        CommitCount& m_count;
    };

private:
    std::atomic<std::uint64_t> m_count{0};
};

} // namespace traceo::history
