#pragma once
// A series' samples some UTC days at a time, forwards or backwards: however long the window, little of it is in
// memory, and long stretches without a sample cost nothing.
// One thread at a time: the connection's.

#include "history/connection.h"

#include <span>
#include <vector>

namespace traceo::history {

class SampleWalk {
public:
    enum class Order : std::uint8_t { Ascending, Descending };
    /// Over (window.from, window.to].
    SampleWalk(Connection& connection, AsOf asOf, SeriesId series, TimeSpan window, Order order);

    /// The next samples in the order of the walk, of a day at first and of up to 16 later, valid until the next call;
    /// none at the end. Errors: Storage, Corrupt (names the chunk), Cancelled.
    Result<std::span<const Sample>> next();

private:
    Result<std::optional<std::int64_t>> nextDay();
    TimeSpan take(std::int64_t day);

    Connection* m_connection;
    AsOf m_asOf;
    SeriesId m_series;
    TimeSpan m_window;
    Order m_order;
    std::int64_t m_firstDay; ///< days that are still to be looked at
    std::int64_t m_lastDay;
    std::int64_t m_days = 1; ///< how many are read at once
    std::vector<Sample> m_samples;
};

} // namespace traceo::history
