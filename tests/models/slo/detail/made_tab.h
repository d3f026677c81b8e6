#pragma once
// What tabs of an SLO's detail are made of, made by hand.

#include "models/slo/made_counts.h"
#include "slo/detail/counted_slo.h"
#include "slo/slo_charts.h"

namespace traceo::test {

inline CountedSlo countedOf(const SloDefinition& slo, SloCounts counts, const Question& asked = question())
{
    CountedSlo counted{
        .slo = slo, .counts = std::move(counts), .state = {}, .range = chartRange(asked), .columns = chartColumns(asked)};
    counted.state = stateOf(slo, counted.counts, asked.moment());
    return counted;
}

/// `build` as buildBudgetTab() and its like.
template <class Tab>
Tab builtTab(Result<Tab> (*build)(const history::Snapshot&, const SloConfig&, const Question&), const Store& store,
             const SloDefinition& slo, const Question& asked)
{
    auto tab = build(store.snapshot({.view = asked.moment()}), {{slo}}, asked);
    if (!tab)
        qFatal("%s", qPrintable(toText(tab.error())));
    return std::move(*tab);
}

inline Question questionOf(const std::string& slo, Millis range = kDay)
{
    Question asked = question();
    asked.selected = slo;
    asked.range = range;
    return asked;
}

} // namespace traceo::test
