#pragma once
// What is known of a chunk without its body, and the key it goes by.
// Any thread.

#include "history/snapshot.h"

#include <chrono>
#include <cstdint>

namespace traceo::history {

/// Series-major: k = series << 28 | day << 12 | part.
inline constexpr int kDayBits = 16;
inline constexpr int kPartBits = 12;
inline constexpr std::int64_t kLastDay = (std::int64_t{1} << kDayBits) - 1; ///< in 2149

constexpr std::int64_t chunkKey(SeriesId series, std::int64_t day, std::int64_t part)
{
    return (series << (kDayBits + kPartBits)) | (day << kPartBits) | part;
}
constexpr SeriesId seriesOfKey(std::int64_t key)
{
    return key >> (kDayBits + kPartBits);
}
constexpr std::int64_t dayOfKey(std::int64_t key)
{
    return (key >> kPartBits) & kLastDay;
}
constexpr std::int64_t partOfKey(std::int64_t key)
{
    return key & ((std::int64_t{1} << kPartBits) - 1);
}

/// Days of a calendar month in UTC: k = series << 12 | months since January 1970.
inline constexpr int kMonthBits = 12;

constexpr std::int64_t monthOf(std::int64_t day)
{
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return (int(date.year()) - 1970) * std::int64_t{12} + unsigned(date.month()) - 1;
}
constexpr std::int64_t firstDayOf(std::int64_t month)
{
    const std::chrono::year_month_day date{std::chrono::year{1970 + int(month / 12)},
                                           std::chrono::month{unsigned(month % 12) + 1}, std::chrono::day{1}};
    return std::chrono::sys_days{date}.time_since_epoch().count();
}
constexpr std::int64_t monthKey(SeriesId series, std::int64_t month)
{
    return (series << kMonthBits) | month;
}
constexpr std::int64_t monthKeyOf(std::int64_t chunkKey)
{
    return monthKey(seriesOfKey(chunkKey), monthOf(dayOfKey(chunkKey)));
}

/// A chunk without its body.
struct ChunkRow {
    std::int64_t key = 0;
    std::int64_t t0 = 0;
    std::int64_t t1 = 0;
    std::int64_t stored = 0;     ///< samples in the body
    std::int64_t bytes = 0;      ///< of the body
    std::int64_t thinned = 0;    ///< 1: the body lost samples to retention, `all` is still of the raw ones; 2: nothing to lose
    std::int64_t learnedMin = 0; ///< learned marks of the samples: earliest and latest
    std::int64_t learned = 0;
    Aggregate all;

    bool isThinned() const { return thinned == 1; }
};

} // namespace traceo::history
