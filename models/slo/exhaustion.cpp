#include "slo/exhaustion.h"

#include "slo/binomial_interval.h"
#include "slo/error_budget.h"

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr std::array kPaceOf{kHour, 6 * kHour};
constexpr double kFew = 0.1;
/// So much is passed in one step where nothing happens in it.
constexpr Millis kLongStretch = kDay;
constexpr Millis kShortStretch = kHour;
constexpr std::size_t kLeastStretches = 10; ///< fewer say nothing of a tenth

/// The window as it moves on.
class Walk {
public:
    Walk(const SloDefinition& slo, const SloCounts& counts, Pace pace)
        : m_allowed(slo.objective.errorRatio()), m_pace(pace), m_track(counts.track), m_isRolling(slo.window.isRolling()),
          m_isFixed(!m_isRolling && slo.method.isOfTime()), // its minutes are counted already
          m_leaving(counts.window.window.from), m_bad(counts.window.bad()), m_total(counts.budgeted())
    {}

    /// Minute by minute up to a moment `length` from where it is now, as long as `goesOn` after a minute.
    template <class GoesOn>
    void walk(Millis length, GoesOn goesOn)
    {
        const TimeSpan leaving{m_leaving, m_leaving + length};
        const std::vector<Slice> slices = m_isRolling ? m_track.slices(leaving) : std::vector<Slice>();
        m_leaving = leaving.to;
        for (std::int64_t minute = 0; minute < length / kMinute; ++minute) {
            enter(1);
            if (std::size_t(minute) < slices.size())
                leave(slices[std::size_t(minute)].total - slices[std::size_t(minute)].good, slices[std::size_t(minute)].total);
            if (!goesOn(minute + 1))
                return;
        }
    }

    /// Goes on by `length` in one step where nothing can cross the line on the way; false: it did not move. What enters comes
    /// before what leaves, so that what is on the way is between these two.
    bool skip(Millis length)
    {
        const TimeSpan leaving{m_leaving, m_leaving + length};
        const SliceSum sum = m_isRolling ? m_track.over(leaving) : SliceSum{};
        const double minutes = double(length / kMinute);
        const double badIn = minutes * m_pace.bad;
        const double totalIn = m_isFixed ? 0 : minutes * m_pace.total;
        const bool isSafe = isSpent(m_bad - sum.bad(), m_total + totalIn) // exhausted all along
            || !isSpent(m_bad + badIn, m_total - sum.total);              // or never
        if (!isSafe || m_total - sum.total <= 0)
            return false;
        enter(minutes);
        leave(sum.bad(), sum.total);
        m_leaving = leaving.to;
        return true;
    }
    bool isExhausted() const { return isSpent(m_bad, m_total); }

private:
    static constexpr double kNothing = 1e-9; ///< sums of fractions miss zero by a little

    bool isSpent(double bad, double total) const { return total > 0 && bad >= m_allowed * total * (1 - kNothing); }
    void enter(double minutes)
    {
        m_bad += minutes * m_pace.bad;
        m_total += m_isFixed ? 0 : minutes * m_pace.total;
    }
    void leave(double bad, double total)
    {
        m_bad = std::max(0.0, m_bad - bad);
        m_total -= total;
    }

    double m_allowed; ///< of all
    Pace m_pace;
    const SliceTrack& m_track;
    bool m_isRolling;
    bool m_isFixed;
    UtcMs m_leaving; ///< the window begins here
    double m_bad;
    double m_total;
};

UtcMs horizonOf(const SloDefinition& slo, UtcMs moment)
{
    return slo.window.isRolling() ? moment + slo.window.length : slo.window.end(moment);
}

/// The faster one of those that are known.
const SliceSum* paceOf(const SloCounts& counts)
{
    const SliceSum* fastest = nullptr;
    const auto perMinute = [](const SliceSum& sum) { return sum.bad() / double(sum.window.length() / kMinute); };
    for (const Millis length : kPaceOf) {
        const SliceSum& sum = counts.burn(length);
        const bool isKnown = sum.total > 0 && sum.coverage() >= kLeastBurnCoverage;
        if (isKnown && (!fastest || perMinute(sum) > perMinute(*fastest)))
            fastest = &sum;
    }
    return fastest;
}

/// The shares of bad events of stretches as long as the pace's, back over the window from the last whole hour; ascending.
std::vector<double> sharesBefore(const SloCounts& counts, Millis length)
{
    std::vector<double> shares;
    for (UtcMs end = floorTo(counts.moment, kHour); end - length >= counts.window.window.from; end -= length) {
        const SliceSum sum = counts.track.over({end - length, end});
        if (sum.total > 0 && sum.coverage() >= kLeastBurnCoverage)
            shares.push_back(sum.bad() / sum.total);
    }
    std::ranges::sort(shares);
    return shares;
}

Interval sharesOf(const SloCounts& counts, const SliceSum& pace)
{
    const Interval shares = jeffreysInterval(pace.bad(), pace.total, 1 - 2 * kFew);
    const std::vector<double> before = sharesBefore(counts, pace.window.length());
    if (before.size() < kLeastStretches)
        return shares;
    const auto place = std::size_t(kFew * double(before.size()));
    return {std::min(shares.low, before[place]), std::max(shares.high, before[before.size() - 1 - place])};
}

std::optional<Exhaustion> goneAlready(const SloDefinition& slo, const SloCounts& counts)
{
    const bool isNumber = counts.window.total > 0 && !(counts.window.undecided > 0) && !counts.broken;
    const auto left = budgetLeft(slo.objective, counts.window.bad(), counts.budgeted());
    if (!isNumber || !left || *left > 0)
        return std::nullopt;
    return Exhaustion{.isGone = true};
}

} // namespace

Course walkOn(const SloDefinition& slo, const SloCounts& counts, Pace pace)
{
    Walk walk(slo, counts, pace);
    Course course;
    if (walk.isExhausted())
        course.exhausted = counts.moment;
    const UtcMs horizon = horizonOf(slo, counts.moment);
    for (UtcMs at = counts.moment; at < horizon && !course.recovered;) {
        Millis stretch = std::min(kLongStretch, horizon - at);
        bool isPassed = walk.skip(stretch);
        if (!isPassed) {
            stretch = std::min(kShortStretch, horizon - at);
            isPassed = walk.skip(stretch);
        }
        if (!isPassed) {
            walk.walk(stretch, [&](std::int64_t minute) {
                const bool isExhausted = walk.isExhausted();
                if (isExhausted && !course.exhausted)
                    course.exhausted = at + kMinute * minute;
                if (!isExhausted && course.exhausted)
                    course.recovered = at + kMinute * minute;
                return !course.recovered;
            });
        }
        at += stretch;
    }
    return course;
}

std::optional<Exhaustion> exhaustionOf(const SloDefinition& slo, const SloCounts& counts)
{
    if (!counts.isMostlyFetched())
        return std::nullopt;
    const SliceSum* const pace = paceOf(counts);
    if (!pace)
        return goneAlready(slo, counts);
    const double perMinute = pace->total / double(pace->window.length() / kMinute);
    const auto walked = [&](double share) { return walkOn(slo, counts, {share * perMinute, perMinute}); };
    const Interval shares = sharesOf(counts, *pace);
    const Course course = walked(pace->bad() / pace->total);
    if (course.exhausted == counts.moment)
        return Exhaustion{.recovered = course.recovered, .isGone = true};
    return Exhaustion{.at = course.exhausted,
                      .p10 = walked(shares.high).exhausted,
                      .p90 = walked(shares.low).exhausted,
                      .recovered = course.recovered};
}

} // namespace traceo
