#include "synthetics/availability.h"

#include <algorithm>

namespace traceo {
namespace {

/// A run is up when it says 1; anything else that was said is no success.
bool isUp(const Sample& run)
{
    return run.value == 1;
}

void add(std::vector<Stretch>& stretches, const Stretch& next)
{
    if (next.span.isEmpty())
        return;
    if (!stretches.empty() && stretches.back().span.to == next.span.from && stretches.back().isUp == next.isUp)
        stretches.back().span.to = next.span.to;
    else
        stretches.push_back(next);
}

double shareOf(Millis part, TimeSpan window)
{
    return window.isEmpty() ? 0 : double(part.count()) / double(window.length().count());
}

} // namespace

std::vector<Stretch> stretchesOf(const std::vector<Sample>& runs, const std::vector<TimeSpan>& seen, TimeSpan window)
{
    std::vector<Stretch> stretches;
    for (const TimeSpan& part : seen) {
        UtcMs from = std::max(part.from, window.from);
        const UtcMs to = std::min(part.to, window.to);
        // What is behind the newest run was seen through repetitions of its result.
        auto run = std::ranges::upper_bound(runs, from, {}, &Sample::at);
        while (from < to && !runs.empty()) {
            const Sample& result = run != runs.end() ? *run : runs.back();
            const UtcMs until = run != runs.end() ? std::min(run->at, to) : to;
            add(stretches, {{from, until}, isUp(result)});
            from = until;
            run = run != runs.end() ? std::next(run) : run;
        }
    }
    return stretches;
}

std::optional<double> Availability::ratio() const
{
    return runs() > 0 ? std::optional(double(up) / double(runs())) : std::nullopt;
}

double Availability::upShare() const
{
    return shareOf(upTime, window);
}

double Availability::downShare() const
{
    return shareOf(downTime, window);
}

/// Not 1 − coverage(), which would leave noise of a subtraction behind the 15 digits that are shown and cut.
double Availability::unseenShare() const
{
    return window.isEmpty() ? 1 : shareOf(window.length() - upTime - downTime, window);
}

double Availability::coverage() const
{
    return shareOf(upTime + downTime, window);
}

Availability& Availability::operator+=(const Availability& other)
{
    up += other.up;
    down += other.down;
    upTime += other.upTime;
    downTime += other.downTime;
    window.to += other.window.length(); // the time of both
    return *this;
}

TimeSpan withoutAwaited(TimeSpan window, const std::vector<Stretch>& stretches)
{
    return stretches.empty() ? window : TimeSpan{window.from, std::clamp(stretches.back().span.to, window.from, window.to)};
}

Availability availabilityOf(const std::vector<Sample>& runs, const std::vector<Stretch>& stretches, TimeSpan window)
{
    Availability sum{.window = window};
    for (const Sample& run : runs) {
        if (run.at > window.from && run.at <= window.to)
            ++(isUp(run) ? sum.up : sum.down);
    }
    for (const Stretch& stretch : stretches)
        (stretch.isUp ? sum.upTime : sum.downTime) += stretch.span.length();
    return sum;
}

} // namespace traceo
