#include "slo/exclusions.h"

#include "sli/asked.h"
#include "sli/observed.h"

#include <QRegularExpression>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds

std::string clockText(Millis ofDay)
{
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(ofDay / kHour) + ':' + two(ofDay % kHour / kMinute);
}

std::span<Slice> partOf(std::span<Slice> slices, TimeSpan span)
{
    const auto begin = std::ranges::upper_bound(slices, span.from, {}, &Slice::end);
    const auto end = std::ranges::upper_bound(slices, span.to, {}, &Slice::end);
    return begin < end ? std::span(begin, end) : std::span<Slice>();
}

} // namespace

bool Exclusion::appliesTo(std::string_view slo) const
{
    const QString name = QString::fromUtf8(slo.data(), qsizetype(slo.size()));
    return slos.empty() || std::ranges::any_of(slos, [&name](const std::string& pattern) {
               const QString expression = QRegularExpression::wildcardToRegularExpression(QString::fromStdString(pattern));
               return QRegularExpression(expression).match(name).hasMatch();
           });
}

std::string toText(const ServiceHours& hours)
{
    std::string days;
    for (std::size_t i = 0; i < hours.days.size(); ++i) {
        if (hours.days[i])
            days.append(days.empty() ? "" : ",").append(ServiceHours::kDays[i]);
    }
    return days + ' ' + clockText(hours.from) + '-' + clockText(hours.to) + ' ' + hours.zone.id().toStdString();
}

std::string idsText(const std::vector<Exclusion>& exclusions)
{
    constexpr std::size_t kMostNamed = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(exclusions.size(), kMostNamed); ++i)
        text.append(text.empty() ? "" : ", ").append(exclusions[i].id);
    return exclusions.size() > kMostNamed ? text + ", …" : text;
}

std::vector<TimeSpan> spansOf(const Exclusion& exclusion, TimeSpan within)
{
    constexpr Millis kChangedClocks = kDay;
    const LocalMs from = localOf(within.from, exclusion.zone) - kChangedClocks;
    const LocalMs to = localOf(within.to, exclusion.zone) + kChangedClocks;
    const auto times = exclusion.rrule.empty() ? std::vector{exclusion.start}
                                               : recurrences(exclusion.rrule, exclusion.start, to, exclusion.zone);
    std::vector<TimeSpan> spans;
    for (const LocalMs time : times) {
        if (time + exclusion.duration < from)
            continue;
        const UtcMs begin = momentOf(time, exclusion.zone);
        spans.push_back({begin, begin + exclusion.duration});
    }
    return intersected(joinedSpans(std::move(spans)), {within});
}

std::vector<TimeSpan> spansOutside(const ServiceHours& hours, TimeSpan within)
{
    using std::chrono::days;
    const Millis end = hours.to > hours.from ? hours.to : hours.to + kDay;
    const auto last = std::chrono::floor<days>(localOf(within.to, hours.zone));
    std::vector<TimeSpan> inside;
    for (auto day = std::chrono::floor<days>(localOf(within.from, hours.zone)) - days(1); day <= last; day += days(1)) {
        if (hours.days[std::chrono::weekday(day).iso_encoding() - 1])
            inside.push_back({momentOf(day + hours.from, hours.zone), momentOf(day + end, hours.zone)});
    }
    return without(within, joinedSpans(std::move(inside)));
}

Millis lengthOf(const std::vector<TimeSpan>& spans)
{
    Millis length{0};
    for (const TimeSpan& span : spans)
        length += span.length();
    return length;
}

std::vector<TimeSpan> ExcludedSpans::all() const
{
    std::vector<TimeSpan> both = dropped;
    both.insert(both.end(), good.begin(), good.end());
    return joinedSpans(std::move(both));
}

void exclude(const ExcludedSpans& spans, std::span<Slice> slices, Seen when)
{
    const auto first = std::ranges::find_if(slices, [](const Slice& slice) {
        return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
    });
    const std::span<Slice> seen(when == Seen::Before ? slices.begin() : first, slices.end());
    for (const TimeSpan& span : spans.good) {
        for (Slice& slice : partOf(seen, span)) {
            slice.good = slice.total;
            slice.undecided = 0;
            slice.excess = 0;
            slice.observedSeconds = kWholeMinute;
        }
    }
    for (const TimeSpan& span : spans.dropped) {
        for (Slice& slice : partOf(seen, span))
            slice = {.end = slice.end, .observedSeconds = kWholeMinute};
    }
}

} // namespace traceo
