#include "sli/slice_track.h"

#include "core/wide.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <type_traits>

namespace traceo {
namespace {

constexpr std::size_t kHourMinutes = 60;

constexpr std::array kQuantitiesOfSlice{&Slice::good,    &Slice::total,     &Slice::observedSeconds, &Slice::uncertain,
                                        &Slice::flagged, &Slice::undecided, &Slice::excess};
constexpr std::array kQuantitiesOfSum{&SliceSum::good,    &SliceSum::total,     &SliceSum::observedSeconds, &SliceSum::uncertain,
                                      &SliceSum::flagged, &SliceSum::undecided, &SliceSum::excess};

/// Added to a whole number from 0 to 2^51, it leaves that number in the lowest bits: 1.5 * 2^52. Few processors turn several
/// doubles into integers at once otherwise.
constexpr double kRoom = 6755399441055744.0;
constexpr auto kRoomBits = std::bit_cast<std::uint64_t>(kRoom);

/// What tells how narrow values can be kept, bit in bit: simple, so that many go at once in the processor's wide registers.
struct Bits {
    std::uint64_t differing = 0; ///< of any from the first
    std::uint64_t lost = 0;      ///< where one is no whole number
    std::uint64_t all = 0;       ///< of them as whole numbers
};

TRACEO_WIDE Bits bitsOf(std::span<const double> values)
{
    Bits found;
    const auto first = std::bit_cast<std::uint64_t>(values.front());
    for (const double value : values) {
        const double shifted = value + kRoom;
        const auto bits = std::bit_cast<std::uint64_t>(value);
        found.differing |= bits ^ first;
        found.lost |= bits ^ std::bit_cast<std::uint64_t>(shifted - kRoom);
        found.all |= std::bit_cast<std::uint64_t>(shifted) ^ kRoomBits;
    }
    return found;
}

/// The narrowest that keeps every value.
std::uint8_t widthOf(const Bits& bits)
{
    if (bits.lost != 0 || bits.all > std::numeric_limits<std::uint32_t>::max())
        return sizeof(double);
    return bits.all <= std::numeric_limits<std::uint8_t>::max() ? sizeof(std::uint8_t)
        : bits.all <= std::numeric_limits<std::uint16_t>::max() ? sizeof(std::uint16_t)
                                                                : sizeof(std::uint32_t);
}

template <class Narrow>
Narrow toNarrow(double value)
{
    if constexpr (std::is_same_v<Narrow, double>)
        return value;
    else
        return static_cast<Narrow>(std::bit_cast<std::uint64_t>(value + kRoom));
}

template <class Narrow>
double get(const unsigned char* from)
{
    Narrow narrow{};
    std::memcpy(&narrow, from, sizeof narrow);
    return double(narrow);
}

template <class Narrow>
double sumOfValues(const unsigned char* from, std::size_t count)
{
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += get<Narrow>(from + i * sizeof(Narrow));
    return sum;
}

bool isKnown(const Slice& slice)
{
    return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
}

bool isKnown(const SliceSum& sum)
{
    return sum.observedSeconds > 0 || sum.total > 0 || sum.uncertain > 0;
}

void add(SliceSum& sum, const SliceSum& part)
{
    for (const auto quantity : kQuantitiesOfSum)
        sum.*quantity += part.*quantity;
}

} // namespace

bool isWanted(TimeSpan stretch, std::span<const TimeSpan> wanted)
{
    return std::ranges::any_of(wanted, [stretch](const TimeSpan& one) { return one.from < stretch.to && one.to > stretch.from; });
}

SliceTrack::Column::Column(std::span<const double> values) : m_same(values.front())
{
    const Bits bits = bitsOf(values);
    if (bits.differing == 0)
        return;
    m_width = widthOf(bits);
    switch (m_width) {
    case sizeof(std::uint8_t):
        pack<std::uint8_t>(values);
        break;
    case sizeof(std::uint16_t):
        pack<std::uint16_t>(values);
        break;
    case sizeof(std::uint32_t):
        pack<std::uint32_t>(values);
        break;
    default:
        pack<double>(values);
    }
}

/// Whole numbers add up to the same in any order, so quickly.
template <class Narrow>
void SliceTrack::Column::pack(std::span<const double> values)
{
    using Sum = std::conditional_t<std::is_same_v<Narrow, double>, double, std::uint64_t>;
    m_hours = std::uint32_t((values.size() + kHourMinutes - 1) / kHourMinutes);
    m_bytes.resize(m_hours * sizeof(double) + values.size() * sizeof(Narrow));
    unsigned char* hours = m_bytes.data();
    unsigned char* to = hours + m_hours * sizeof(double);
    std::array<Narrow, kHourMinutes> narrow;
    while (!values.empty()) {
        const auto hour = values.first(std::min(kHourMinutes, values.size()));
        for (std::size_t i = 0; i < hour.size(); ++i)
            narrow[i] = toNarrow<Narrow>(hour[i]);
        std::memcpy(to, narrow.data(), hour.size() * sizeof(Narrow));
        to += hour.size() * sizeof(Narrow);
        const auto sum = double(std::accumulate(narrow.begin(), narrow.begin() + std::ptrdiff_t(hour.size()), Sum{0}));
        std::memcpy(hours, &sum, sizeof sum);
        hours += sizeof sum;
        values = values.subspan(hour.size());
    }
}

SliceTrack::Column SliceTrack::Column::same(double value)
{
    Column column;
    column.m_same = value;
    return column;
}

SliceTrack::Column SliceTrack::Column::sumAlone(double sum)
{
    Column column;
    column.m_same = sum;
    column.m_width = kSumAlone;
    return column;
}

double SliceTrack::Column::at(std::size_t minute) const
{
    const unsigned char* const from = values() + (hasMinutes() ? minute * m_width : 0);
    switch (m_width) {
    case 0:
        return m_same;
    case kSumAlone:
        return std::numeric_limits<double>::quiet_NaN();
    case sizeof(std::uint8_t):
        return get<std::uint8_t>(from);
    case sizeof(std::uint16_t):
        return get<std::uint16_t>(from);
    case sizeof(std::uint32_t):
        return get<std::uint32_t>(from);
    default:
        return get<double>(from);
    }
}

double SliceTrack::Column::sum(std::size_t begin, std::size_t end) const
{
    if (m_width == 0)
        return m_same * double(end - begin);
    if (!hasMinutes())
        return std::numeric_limits<double>::quiet_NaN();
    const auto minutes = [this](std::size_t from, std::size_t to) {
        const unsigned char* const first = values() + from * m_width;
        switch (m_width) {
        case sizeof(std::uint8_t):
            return sumOfValues<std::uint8_t>(first, to - from);
        case sizeof(std::uint16_t):
            return sumOfValues<std::uint16_t>(first, to - from);
        case sizeof(std::uint32_t):
            return sumOfValues<std::uint32_t>(first, to - from);
        default:
            return sumOfValues<double>(first, to - from);
        }
    };
    const std::size_t firstHour = (begin + kHourMinutes - 1) / kHourMinutes;
    const std::size_t lastHour = end / kHourMinutes;
    if (firstHour >= lastHour)
        return minutes(begin, end);
    double sum = minutes(begin, firstHour * kHourMinutes);
    for (std::size_t hour = firstHour; hour < lastHour; ++hour)
        sum += get<double>(m_bytes.data() + hour * sizeof(double));
    return sum + minutes(lastHour * kHourMinutes, end);
}

Slice SliceTrack::Day::slice(std::size_t minute) const
{
    Slice slice{.end = from + kMinute * (std::int64_t(minute) + 1)};
    for (std::size_t i = 0; i < kQuantities; ++i)
        slice.*kQuantitiesOfSlice[i] = columns[i].at(minute);
    return slice;
}

SliceSum SliceTrack::Day::sum(std::size_t begin, std::size_t end) const
{
    SliceSum sum;
    if (begin >= end)
        return sum;
    for (std::size_t i = 0; i < kQuantities; ++i)
        sum.*kQuantitiesOfSum[i] = columns[i].sum(begin, end);
    return sum;
}

bool SliceTrack::Day::hasMinutes() const
{
    return std::ranges::all_of(columns, &Column::hasMinutes);
}

std::pair<std::size_t, std::size_t> SliceTrack::Day::minutesIn(TimeSpan window) const
{
    // A minute belongs to a window where its end does: (window.from, window.to].
    const auto minutesUpTo = [this](UtcMs moment) {
        return std::size_t(std::clamp<std::int64_t>((moment - from) / kMinute, 0, std::int64_t(minutes)));
    };
    return {minutesUpTo(window.from), minutesUpTo(window.to)};
}

std::shared_ptr<const SliceTrack::Day> SliceTrack::pack(std::span<const Slice> slices)
{
    auto day = std::make_shared<Day>();
    day->from = slices.front().end - kMinute;
    day->minutes = slices.size();
    std::vector<double> values(kQuantities * slices.size()); // one quantity after the other
    for (std::size_t minute = 0; minute < slices.size(); ++minute) {
        for (std::size_t i = 0; i < kQuantities; ++i)
            values[i * slices.size() + minute] = slices[minute].*kQuantitiesOfSlice[i];
    }
    for (std::size_t i = 0; i < kQuantities; ++i)
        day->columns[i] = Column(std::span(values).subspan(i * slices.size(), slices.size()));
    return day;
}

SliceTrack::SliceTrack(std::span<const Slice> slices)
{
    append(slices);
}

SliceTrack SliceTrack::ofDay(UtcMs day, Columns columns, std::size_t minutes)
{
    auto packed = std::make_shared<Day>();
    packed->from = day - kMinute;
    packed->minutes = minutes;
    packed->columns = std::move(columns);
    SliceTrack track;
    track.append(std::move(packed));
    return track;
}

void SliceTrack::append(std::shared_ptr<const Day> day)
{
    if (isEmpty())
        m_span.from = day->from;
    m_span.to = day->to();
    SliceSum& sum = m_sums.emplace_back();
    for (std::size_t i = 0; i < kQuantities; ++i)
        sum.*kQuantitiesOfSum[i] = day->columns[i].sumOfAll(day->minutes);
    m_days.push_back(std::move(day));
}

void SliceTrack::append(std::span<const Slice> slices)
{
    while (!slices.empty()) {
        const UtcMs first = slices.front().end;
        const auto rest = std::size_t((floorTo(first, kDay) + kDay - first) / kMinute);
        const auto part = slices.first(std::min(rest, slices.size()));
        append(pack(part));
        slices = slices.subspan(part.size());
    }
}

void SliceTrack::append(const SliceTrack& newer)
{
    if (newer.isEmpty())
        return;
    m_span = {isEmpty() ? newer.m_span.from : m_span.from, newer.m_span.to};
    m_days.insert(m_days.end(), newer.m_days.begin(), newer.m_days.end());
    m_sums.insert(m_sums.end(), newer.m_sums.begin(), newer.m_sums.end());
}

SliceTrack::Days::const_iterator SliceTrack::firstDayAfter(UtcMs moment) const
{
    return std::ranges::upper_bound(m_days, moment, {}, [](const auto& day) { return day->to(); });
}

SliceSum SliceTrack::over(TimeSpan window) const
{
    SliceSum sum;
    for (auto day = firstDayAfter(window.from); day != m_days.end() && (*day)->from < window.to; ++day) {
        const auto [begin, end] = (*day)->minutesIn(window);
        const bool isWhole = begin == 0 && end == (*day)->minutes;
        add(sum, isWhole ? m_sums[std::size_t(day - m_days.begin())] : (*day)->sum(begin, end));
    }
    sum.window = window;
    return sum;
}

std::vector<Slice> SliceTrack::slices(TimeSpan span) const
{
    const TimeSpan held{std::max(span.from, m_span.from), std::min(span.to, m_span.to)};
    std::vector<Slice> slices;
    if (held.isEmpty())
        return slices;
    slices.reserve(std::size_t(held.length() / kMinute) + 1);
    for (auto day = firstDayAfter(held.from); day != m_days.end() && (*day)->from < held.to; ++day) {
        const auto [begin, end] = (*day)->minutesIn(held);
        for (std::size_t minute = begin; minute < end; ++minute)
            slices.push_back((*day)->slice(minute));
    }
    return slices;
}

std::optional<UtcMs> firstKnown(std::span<const Slice> slices)
{
    const auto first = std::ranges::find_if(slices, [](const Slice& slice) { return isKnown(slice); });
    return first == slices.end() ? std::nullopt : std::optional(first->end - kMinute);
}

std::optional<UtcMs> SliceTrack::firstKnown(UtcMs moment) const
{
    for (auto day = firstDayAfter(moment); day != m_days.end(); ++day) {
        if (!isKnown(m_sums[std::size_t(day - m_days.begin())]))
            continue;
        const auto first = (*day)->minutesIn({moment, (*day)->to()}).first;
        for (std::size_t minute = first; minute < (*day)->minutes; ++minute) {
            if (const Slice slice = (*day)->slice(minute); isKnown(slice))
                return slice.end - kMinute;
        }
    }
    return std::nullopt;
}

SliceTrack SliceTrack::continued(UtcMs from, std::span<const Slice> newer, Packing packing) const
{
    SliceTrack track;
    const auto first = firstDayAfter(from);
    auto last = m_days.end();
    if (packing == Packing::Joined && first != last)
        last = std::ranges::find_if(first, last, [today = floorTo(m_span.to + kMinute, kDay) - kMinute](const auto& day) {
            return day->from >= today; // of a day there may be several parts
        });
    if (newer.empty() && last != m_days.end() && std::next(last) == m_days.end())
        last = m_days.end(); // it is packed as it will be
    track.m_days.assign(first, last);
    track.m_sums.assign(m_sums.begin() + (first - m_days.begin()), m_sums.begin() + (last - m_days.begin()));
    if (!track.m_days.empty())
        track.m_span = {track.m_days.front()->from, track.m_days.back()->to()};
    if (last == m_days.end()) {
        track.append(newer);
        return track;
    }
    std::vector<Slice> today = slices({(*last)->from, m_span.to});
    today.insert(today.end(), newer.begin(), newer.end());
    track.append(today);
    return track;
}

std::vector<TimeSpan> SliceTrack::lacking(std::span<const TimeSpan> wanted) const
{
    std::vector<TimeSpan> days;
    for (const auto& day : m_days) {
        if (day->hasMinutes() || !isWanted({day->from, day->to()}, wanted))
            continue;
        if (!days.empty() && days.back().to == day->from)
            days.back().to = day->to();
        else
            days.push_back({day->from, day->to()});
    }
    return days;
}

SliceTrack SliceTrack::with(const SliceTrack& days) const
{
    SliceTrack track = *this;
    for (std::size_t i = 0; i < days.m_days.size(); ++i) {
        const auto own = std::ranges::find(track.m_days, days.m_days[i]->from, [](const auto& day) { return day->from; });
        Q_ASSERT(own != track.m_days.end() && (*own)->minutes == days.m_days[i]->minutes);
        track.m_sums[std::size_t(own - track.m_days.begin())] = days.m_sums[i];
        *own = days.m_days[i];
    }
    return track;
}

std::size_t SliceTrack::bytes() const
{
    std::size_t bytes = sizeof *this;
    for (const auto& day : m_days) {
        bytes += sizeof(Day) + sizeof(SliceSum) + sizeof(day);
        for (const Column& column : day->columns)
            bytes += column.bytes();
    }
    return bytes;
}

} // namespace traceo
