#pragma once
// At most six requests of one origin in flight, in the order they came. The network library has a
// queue of its own, but its timers run while a request waits in it; so nothing ever waits there.
// One thread at a time.

#include "core/result.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>

namespace traceo {

class OriginQueue {
public:
    static constexpr int kInFlight = 6;
    static constexpr std::size_t kWaiting = 4096;

    using Ticket = std::uint64_t; ///< never 0
    using Start = std::function<void()>;

    /// Calls `start` now or once there is room; it must not call back into the queue.
    /// Errors: TooLarge when too many wait.
    Result<Ticket> enter(const std::string& origin, Start start);
    /// Gives the place back, held or waited for. May call another's `start`.
    void leave(Ticket ticket);

    int inFlight(const std::string& origin) const;

private:
    struct Waiting {
        Ticket ticket;
        Start start;
    };
    struct Line {
        int inFlight = 0;
        std::deque<Waiting> waiting;
    };
    void startNext(Line& line);

    std::map<std::string, Line> m_lines;
    std::map<Ticket, std::string> m_origins;
    Ticket m_last = 0;
};

} // namespace traceo
