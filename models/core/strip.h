#pragma once
// States over time, a lane a region, ready to be drawn.
// Any thread; immutable.

#include "core/status.h"
#include "core/time.h"

#include <QString>

#include <algorithm>
#include <utility>
#include <vector>

namespace traceo {

struct Strip {
    struct Part {
        TimeSpan span;
        Status status = Status::Ok;
    };
    struct Lane {
        QString name;
        std::vector<Part> parts; ///< ascending; what none covers was not observed
        Status now = Status::Unknown;
        QString words; ///< the state now, in words
    };
    QString title;
    std::vector<std::pair<Status, QString>> words{}; ///< what states are called here; of others nameOf()
    TimeSpan range;                                  ///< [from, to) of the whole axis
    Millis cell{0}; ///< parts are cells of this length, drawn apart and with their shape; 0: bars of any length
    std::vector<Lane> lanes;

    QString wordOf(Status status) const
    {
        const auto own = std::ranges::find(words, status, &std::pair<Status, QString>::first);
        return own == words.end() ? nameOf(status) : own->second;
    }
};

} // namespace traceo
