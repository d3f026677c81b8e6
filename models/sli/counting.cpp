#include "sli/counting.h"

#include "sli/observed.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace traceo {
namespace {

/// A fall by less than this share of the value is no restart by itself.
constexpr double kSmallFall = 0.01;
/// Sums of fractions differ in the last digits; a part may exceed its total by as much unflagged.
constexpr double kSumNoise = 1e-9;

struct Step {
    const Sample* before = nullptr; ///< null for the first sample of the series
    const Sample* sample = nullptr;
    bool ended = false; ///< a stale marker stood in between

    bool isFall() const { return before && sample->value < before->value; }
    bool isSmallFall() const { return isFall() && !ended && before->value - sample->value < kSmallFall * before->value; }
};

/// Calls `visit` for each sample of (span.from, span.to] that has a value, with the one before it.
template <class Visit>
void walk(const std::vector<Sample>& samples, TimeSpan span, Visit visit)
{
    Step step;
    std::optional<UtcMs> newest;
    for (const Sample& sample : samples) {
        if (sample.at > span.to)
            return;
        if (newest && sample.at <= *newest)
            continue;
        newest = sample.at;
        if (!std::isfinite(sample.value)) {
            step.ended = true;
            continue;
        }
        step.sample = &sample;
        if (sample.at > span.from)
            visit(step);
        step.before = &sample;
        step.ended = false;
    }
}

double increment(const Step& step)
{
    const double grown = step.isFall() ? step.sample->value : step.sample->value - step.before->value;
    return std::max(0.0, grown);
}

using Restart = std::pair<std::string, UtcMs>;

/// Counters are reset together: where one of a target fell far, a small fall of another is a reset too.
std::set<Restart> restartsOf(const std::vector<CounterSeries>& series, TimeSpan span)
{
    std::set<Restart> restarts;
    for (const CounterSeries& counter : series) {
        const std::string target = counter.target();
        if (target.empty())
            continue;
        walk(counter.samples, span, [&](const Step& step) {
            if (step.isFall() && !step.isSmallFall())
                restarts.emplace(target, step.sample->at);
        });
    }
    return restarts;
}

/// What one counter adds to a slice.
struct Share {
    double counted = 0;
    double uncertain = 0;
    bool odd = false;
};

Share shareOf(const Step& step, const CounterSeries& counter, const std::set<Restart>& restarts, const BirthProof& proof)
{
    if (!step.before) {
        const double value = std::max(0.0, step.sample->value);
        const auto growth = proof(counter, *step.sample);
        return growth ? Share{.counted = value, .odd = value > *growth} : Share{.uncertain = value};
    }
    if (step.isSmallFall() && !restarts.contains({counter.target(), step.sample->at}))
        return {.odd = true};
    return {.counted = increment(step)};
}

/// What the slices are made of before parts and totals meet.
struct Sums {
    double total = 0;
    double part = 0;
    double upper = 0;
    double uncertainTotal = 0;
    double uncertainPart = 0;
    double odd = 0;

    void add(const Share& share, std::uint8_t roles)
    {
        if (roles & CounterSeries::Total) {
            total += share.counted;
            uncertainTotal += share.uncertain;
        }
        if (roles & CounterSeries::Part) {
            part += share.counted;
            uncertainPart += share.uncertain;
        }
        if (roles & CounterSeries::Half) {
            part += share.counted / 2;
            uncertainPart += share.uncertain / 2;
        }
        if (roles & CounterSeries::Upper)
            upper += share.counted;
        odd += share.odd ? 1 : 0;
    }
};

void settle(Slice& slice, const Sums& sums, PartKind kind)
{
    const double excess = sums.part - sums.total;
    const double part = std::min(sums.part, sums.total);
    slice.total = sums.total;
    slice.good = kind == PartKind::Good ? part : sums.total - part;
    slice.undecided = std::max(0.0, std::min(sums.upper, sums.total) - part);
    slice.uncertain = std::max(sums.uncertainTotal, sums.uncertainPart);
    if (excess > kSumNoise * sums.part)
        slice.excess = excess;
    slice.flagged = sums.odd + (slice.excess > 0 ? 1 : 0);
}

} // namespace

std::string CounterSeries::target() const
{
    const std::string_view job = key.labels.value("job");
    const std::string_view instance = key.labels.value("instance");
    if (job.empty() || instance.empty())
        return {};
    return std::string(job) + '\n' + std::string(instance);
}

std::vector<Slice> countCounters(const std::vector<CounterSeries>& series, PartKind part, TimeSpan span, const BirthProof& proof)
{
    std::vector<Slice> slices = emptySlices(span);
    std::vector<Sums> sums(slices.size());
    std::vector<TimeSpan> seen;
    const std::set<Restart> restarts = restartsOf(series, span);
    for (const CounterSeries& counter : series) {
        walk(counter.samples, span, [&](const Step& step) {
            sums[sliceIndex(span, step.sample->at)].add(shareOf(step, counter, restarts, proof), counter.roles);
        });
        if (counter.roles & CounterSeries::Total)
            addSeen(counter.samples, span, seen);
    }
    for (std::size_t i = 0; i < slices.size(); ++i)
        settle(slices[i], sums[i], part);
    noteObserved(std::move(seen), span, slices);
    return slices;
}

std::vector<UtcMs> restartsIn(const std::vector<Sample>& samples)
{
    std::vector<UtcMs> restarts;
    walk(samples, {kDistantPast, kDistantFuture}, [&restarts](const Step& step) {
        if (step.isFall() && !step.isSmallFall())
            restarts.push_back(step.sample->at);
    });
    return restarts;
}

double increaseOf(const std::vector<Sample>& samples, TimeSpan span)
{
    double sum = 0;
    walk(samples, span, [&sum](const Step& step) {
        if (step.before && !step.isSmallFall())
            sum += increment(step);
    });
    return sum;
}

} // namespace traceo
