#pragma once
// The four targets over all caches, and the numbers above the table. Numerators and denominators are added up, never ratios.
// The shared buffers of PostgreSQL count blocks where others count look-ups, so they are summed only where there is nothing else.
// Any thread; immutable.

#include "cache/cache_report.h"
#include "cache/cache_row.h"

#include <vector>

namespace traceo {

/// What of all caches is added up.
class CacheSums {
public:
    void add(const CacheView& view, const CacheRow& row);
    /// The four, in the order of the mission. Empty without a cache.
    std::vector<CacheTarget> targets(const CacheTargets& targets, const CacheReport& report) const;

private:
    struct Lookups {
        double hits = 0;
        double misses = 0;
        int caches = 0;
        bool isPartial = false;
    };
    CacheTarget hitRate(double target, const CacheReport& report) const;
    CacheTarget latencyReduction(double target, const CacheReport& report) const;
    QString untimedWords() const; ///< why nothing is known of what is saved
    CacheTarget falseResults(double target, const CacheReport& report) const;
    QString staleWords() const; ///< what was compared
    CacheTarget memoryOverhead(double target, const CacheReport& report) const;

    /// What is missing for a number: `unless` more polls alone would bring one.
    QString needed(const QString& unless) const;

    int m_caches = 0;
    int m_once = 0; ///< caches that were polled once
    Lookups m_lookups;
    Lookups m_blocks;    ///< of PostgreSQL
    double m_spent = 0;  ///< seconds that look-ups took
    double m_origin = 0; ///< that they would have taken at the origin
    int m_timed = 0;
    int m_withOrigin = 0; ///< caches of which the workspace says what their origin takes
    int m_idle = 0;       ///< of these those without look-ups
    int m_withoutHit = 0; ///< and those of which nobody says what a hit takes
    double m_stale = 0;
    double m_compared = 0;
    int m_overseen = 0;  ///< caches whose answers were compared
    int m_ofEntries = 0; ///< of these those whose entries were, however often each is read
    double m_overhead = 0;
    double m_memory = 0;
    bool m_isMemoryPartial = false; ///< of some it is not of now, or contradictory
    int m_measured = 0;             ///< caches whose memory is known
    int m_nearEmpty = 0;            ///< of which so little is used that a share means nothing; left out
};

/// How many caches there are and in which state, and the targets. Requires: rows and targets.
std::vector<KeyFigure> tilesOf(const CacheReport& report);

} // namespace traceo
