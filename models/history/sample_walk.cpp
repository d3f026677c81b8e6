#include "history/sample_walk.h"

#include "history/chunk_row.h"
#include "history/known_time.h"
#include "history/series_reader.h"

#include <algorithm>

namespace traceo::history {
namespace {

constexpr Millis kOne{1};
constexpr std::int64_t kLastPart = (std::int64_t{1} << kPartBits) - 1;
constexpr UtcMs kFirst = utcMs(0);
constexpr UtcMs kLast = utcMs((kLastDay + 1) * kDay.count() - 1);

constexpr std::int64_t kMostDays = 16;

/// (start - 1 ms, end] of whole days.
TimeSpan windowOf(std::int64_t first, std::int64_t last)
{
    return {utcMs(first * kDay.count()) - kOne, utcMs((last + 1) * kDay.count()) - kOne};
}

} // namespace

SampleWalk::SampleWalk(Connection& connection, AsOf asOf, SeriesId series, TimeSpan window, Order order)
    : m_connection(&connection), m_asOf(asOf),
      m_series(series), m_window{std::max(window.from, kFirst - kOne), std::min({window.to, asOf.view, kLast})}, m_order(order),
      m_firstDay(dayOf(msOf(m_window.from) + 1)), m_lastDay(dayOf(msOf(m_window.to)))
{}

/// The nearest day that is left and has something: of this series a body, of any in the head.
Result<std::optional<std::int64_t>> SampleWalk::nextDay()
{
    const bool forwards = m_order == Order::Ascending;
    const std::int64_t first = chunkKey(m_series, m_firstDay, 0);
    const std::int64_t last = chunkKey(m_series, m_lastDay, kLastPart);
    std::optional<std::int64_t> day;
    {
        auto row = forwards
            ? m_connection->database().query("SELECT min(k) FROM chunk_body WHERE k BETWEEN ?1 AND ?2", first, last)
            : m_connection->database().query("SELECT max(k) FROM chunk_body WHERE k BETWEEN ?1 AND ?2", first, last);
        if (row.step() && !row.isNull(0))
            day = dayOfKey(row.integer(0));
    }
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    for (const auto& [headDay, visible] : m_connection->head().view().days) {
        if (headDay >= m_firstDay && headDay <= m_lastDay)
            day = forwards ? std::min(day.value_or(headDay), headDay) : std::max(day.value_or(headDay), headDay);
    }
    return day;
}

/// From `day` on: one at first, as that may be all that is wanted, then more, as each call costs something.
TimeSpan SampleWalk::take(std::int64_t day)
{
    const std::int64_t more = m_days - 1;
    m_days = std::min(m_days * 2, kMostDays);
    if (m_order == Order::Ascending) {
        const std::int64_t last = std::min(day + more, m_lastDay);
        m_firstDay = last + 1;
        return windowOf(day, last);
    }
    const std::int64_t first = std::max(day - more, m_firstDay);
    m_lastDay = first - 1;
    return windowOf(first, day);
}

Result<std::span<const Sample>> SampleWalk::next()
{
    m_samples.clear();
    while (m_samples.empty() && !m_window.isEmpty() && m_firstDay <= m_lastDay) {
        const auto day = nextDay();
        if (!day)
            return day.error();
        if (!*day)
            break;
        const TimeSpan whole = take(**day);
        auto samples = SeriesReader(*m_connection, m_asOf, m_series)
                           .samples({std::max(whole.from, m_window.from), std::min(whole.to, m_window.to)});
        if (!samples)
            return samples.error();
        m_samples = std::move(*samples);
    }
    if (m_order == Order::Descending)
        std::ranges::reverse(m_samples);
    return std::span<const Sample>(m_samples);
}

} // namespace traceo::history
