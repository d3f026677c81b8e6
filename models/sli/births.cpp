#include "sli/births.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

/// The newest sample with a value that is earlier than (or at) `moment`.
const Sample* newestBefore(const std::vector<Sample>& samples, UtcMs moment)
{
    auto it = std::ranges::lower_bound(samples, moment, {}, &Sample::at);
    while (it != samples.begin()) {
        --it;
        if (std::isfinite(it->value))
            return &*it;
    }
    return nullptr;
}

bool cameTogether(const CounterSeries& born, const CounterSeries& witness, UtcMs moment, const Asked& asked)
{
    if ((born.roles & witness.roles) != 0)
        return true;
    return ((born.roles & CounterSeries::Total) != 0 && asked(CounterSeries::Total, moment))
        || ((born.roles & CounterSeries::Part) != 0 && asked(CounterSeries::Part, moment));
}

using Targets = std::multimap<std::string, const CounterSeries*>;

std::optional<double> growthOfOthers(const Targets& targets, const Asked& asked, const CounterSeries& born, const Sample& first)
{
    const std::string target = born.target();
    if (target.empty())
        return {};
    std::optional<double> growth;
    const auto [begin, end] = targets.equal_range(target);
    for (auto it = begin; it != end; ++it) {
        const CounterSeries& witness = *it->second;
        if (&witness == &born || witness.key.source != born.key.source)
            continue;
        const Sample* before = newestBefore(witness.samples, first.at);
        if (!before || !cameTogether(born, witness, before->at, asked))
            continue;
        growth = growth.value_or(0) + increaseOf(witness.samples, {before->at, first.at});
    }
    return growth;
}

} // namespace

BirthProof proofAmong(const std::vector<CounterSeries>& series, Asked asked)
{
    Targets targets;
    for (const CounterSeries& counter : series)
        targets.emplace(counter.target(), &counter);
    return [targets = std::move(targets), asked = std::move(asked)](const CounterSeries& born, const Sample& first) {
        return growthOfOthers(targets, asked, born, first);
    };
}

bool isSyntheticName(std::string_view metric)
{
    return metric == "up" || metric.starts_with("scrape_") || metric.starts_with("ALERTS")
        || metric.find(':') != std::string_view::npos;
}

} // namespace traceo
