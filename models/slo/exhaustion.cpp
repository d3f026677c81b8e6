#include "slo/exhaustion.h"

#include "slo/binomial_interval.h"

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr std::array kPaceOf{kHour, 6 * kHour};
constexpr double kFew = 0.1;
constexpr std::size_t kLeastStretches = 10; ///< fewer say nothing of a tenth

/// The window as it moves on.
class Walk {
public:
    Walk(const SloDefinition& slo, const SloCounts& counts, Pace pace)
        : m_allowed(slo.objective.errorRatio()), m_pace(pace), m_bad(counts.window.bad()), m_total(counts.budgeted())
    {
        if (slo.window.isRolling())
            m_leaving = std::ranges::upper_bound(counts.slices, counts.window.window.from, {}, &Slice::end);
        else
            m_leaving = counts.slices.end();
        m_end = counts.slices.end();
        m_isFixed = !slo.window.isRolling() && slo.method.isOfTime(); // its minutes are counted already
    }

    void step()
    {
        m_bad += m_pace.bad;
        m_total += m_isFixed ? 0 : m_pace.total;
        if (m_leaving == m_end)
            return;
        m_bad = std::max(0.0, m_bad - (m_leaving->total - m_leaving->good));
        m_total -= m_leaving->total;
        ++m_leaving;
    }
    bool isExhausted() const { return m_total > 0 && m_bad >= m_allowed * m_total * (1 - kNothing); }

private:
    static constexpr double kNothing = 1e-9; ///< sums of fractions miss zero by a little

    double m_allowed; ///< of all
    Pace m_pace;
    bool m_isFixed = false;
    double m_bad;
    double m_total;
    std::vector<Slice>::const_iterator m_leaving;
    std::vector<Slice>::const_iterator m_end;
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

/// The shares of bad events of stretches as long as the pace's, back over the window; ascending.
std::vector<double> sharesBefore(const SloCounts& counts, Millis length)
{
    std::vector<double> shares;
    for (UtcMs end = counts.moment; end - length >= counts.window.window.from; end -= length) {
        const SliceSum sum = sumOf(counts.slices, {end - length, end});
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

} // namespace

Course walkOn(const SloDefinition& slo, const SloCounts& counts, Pace pace)
{
    Walk walk(slo, counts, pace);
    Course course;
    if (walk.isExhausted())
        course.exhausted = counts.moment;
    const UtcMs horizon = horizonOf(slo, counts.moment);
    for (UtcMs at = counts.moment + kMinute; at <= horizon && !course.recovered; at += kMinute) {
        walk.step();
        const bool isExhausted = walk.isExhausted();
        if (isExhausted && !course.exhausted)
            course.exhausted = at;
        if (!isExhausted && course.exhausted)
            course.recovered = at;
    }
    return course;
}

std::optional<Exhaustion> exhaustionOf(const SloDefinition& slo, const SloCounts& counts)
{
    const SliceSum* const pace = paceOf(counts);
    if (!pace || !counts.isMostlyFetched())
        return std::nullopt;
    const double perMinute = pace->total / double(pace->window.length() / kMinute);
    const auto walked = [&](double share) { return walkOn(slo, counts, {share * perMinute, perMinute}); };
    const Interval shares = sharesOf(counts, *pace);
    const Course course = walked(pace->bad() / pace->total);
    return Exhaustion{.at = course.exhausted,
                      .p10 = walked(shares.high).exhausted,
                      .p90 = walked(shares.low).exhausted,
                      .recovered = course.recovered};
}

} // namespace traceo
