#pragma once
// What a visitor is told of a series, and how: in summaries, in columns, or in samples of runs that were joined.

#include "store.h"

namespace traceo::test {

struct Told {
    std::vector<TimeSpan> summaries; ///< that were offered, whether they were enough or not
    std::vector<std::vector<Sample>> columns;
    std::vector<std::vector<Sample>> samples;
    std::vector<Sample> all; ///< in their order, but what summaries were enough for
};

inline Told toldOf(const history::Snapshot& snapshot, history::SeriesId series, TimeSpan window,
                   const std::function<bool(const history::Aggregate& all, TimeSpan run)>& isEnough)
{
    Told told;
    const auto add = [&told](std::vector<std::vector<Sample>>& to, std::vector<Sample> run) {
        told.all.insert(told.all.end(), run.begin(), run.end());
        to.push_back(std::move(run));
    };
    const history::RunVisitor visitor{.summary =
                                          [&](const history::Aggregate& all, TimeSpan run) {
                                              told.summaries.push_back(run);
                                              return isEnough(all, run);
                                          },
                                      .columns =
                                          [&](auto times, auto values) {
                                              std::vector<Sample> run;
                                              for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i)
                                                  run.push_back({utcMs(times[i]), values[i]});
                                              add(told.columns, std::move(run));
                                          },
                                      .samples =
                                          [&](auto run) {
                                              add(told.samples, {run.begin(), run.end()});
                                          }};
    const auto done = snapshot.visit(series, window, visitor);
    if (!done)
        qWarning("%s", qPrintable(toText(done.error()))); // fails the test
    return told;
}

} // namespace traceo::test
