#pragma once
// How a number of a cache came to be: formula, window, counters, series, and the command that gives it again.
// Any thread; immutable.

#include "cache/cache_instance.h"
#include "cache/hit_counts.h"
#include "core/reading.h"
#include "refresh/question.h"

#include <memory>
#include <span>

namespace traceo {

class CacheExplainer {
public:
    CacheExplainer(const CacheInstance& instance, const HitCounts& counts, TimeSpan window, const Question& question);

    using Why = std::shared_ptr<const Explanation>;
    /// Of a number over the window. `more` stand before what is said of every window.
    Why number(const QString& title, const QString& formula, std::vector<Explanation::Input> more = {}) const;
    /// Of a number at the moment, made of the series of these metrics.
    Why now(const QString& title, const QString& formula, std::vector<Explanation::Input> inputs,
            std::span<const char* const> metrics) const;

private:
    Explanation start(const QString& title, const QString& formula) const;
    static void addQueries(Explanation& why, const QString& role, const std::vector<history::SeriesInfo>& series);

    const CacheInstance& m_instance;
    QString m_source;
    QString m_command;
    std::vector<Explanation::Input> m_window; ///< said of every number over the window
};

} // namespace traceo
