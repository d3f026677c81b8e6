#pragma once
// How a number of a probe came to be: formula, window, runs, series, and the command that gives it again.
// Any thread; immutable.

#include "core/reading.h"
#include "refresh/question.h"
#include "synthetics/availability.h"
#include "synthetics/probe_runs.h"

#include <memory>

namespace traceo {

class ProbeExplainer {
public:
    /// `sum` may end before the window, where a run is awaited.
    ProbeExplainer(const ProbePair& pair, const ProbeRuns& runs, const Availability& sum, TimeSpan window,
                   const Question& question);

    using Why = std::shared_ptr<const Explanation>;
    /// `metric` is the series the number is made of.
    Why number(const QString& title, const QString& formula, const char* metric) const;
    /// A number that speaks of the prober at the moment, not of the window.
    Why now(const QString& title, const QString& formula, const char* metric, std::vector<Explanation::Input> inputs) const;

private:
    Explanation start(const QString& title, const QString& formula, const char* metric) const;

    const ProbePair& m_pair;
    QString m_source;
    QString m_command;
    std::vector<Explanation::Input> m_window; ///< said of every number over the window
};

} // namespace traceo
