#pragma once
// What a cache says of itself at the moment: memory, keys, product, whether it is up.
//   gross overhead   overhead ÷ used
//   net overhead     (overhead − start-up) ÷ (used − start-up), which is 1 − dataset_perc ÷ 100
//   bytes per key    dataset ÷ keys
//   fragmentation    resident ÷ used; a server that is near empty has 20 and more, so none below 64 MiB
// Source: redis/redis object.c getMemoryOverheadData.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "vocabulary/caches.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace traceo {

struct CacheNow {
    // Bytes, all of one answer.
    std::optional<double> used;
    std::optional<double> resident;
    std::optional<double> overhead;
    std::optional<double> startup;
    std::optional<double> dataset;
    std::optional<double> limit; ///< none where there is none
    std::optional<double> keys;
    UtcMs at{}; ///< of that answer

    bool isDown = false; ///< its exporter answers, it does not
    QString product;     ///< "Redis 7.0.15"; may be empty
    QString role;
    QStringList refused;                   ///< what it does not allow us to ask
    std::map<QString, QString> remedies{}; ///< of those, where there is one

    /// Samples exist whose overhead is more than all: ratios are then cut to 1.
    bool isContradictory() const { return used && overhead && *overhead > *used; }
    std::optional<double> overheadGross() const;
    std::optional<double> overheadNet() const;
    std::optional<double> bytesPerKey() const;
    std::optional<double> fragmentation() const;
};

/// Below it shares of memory mean little.
inline constexpr double kLeastMemory = 64.0 * 1024 * 1024;

/// `polled`: the newest poll of its hits; `fact`: what it said of itself when it was asked directly.
Result<CacheNow> nowOf(const history::Snapshot& snapshot, const CacheInstance& instance,
                       const std::optional<vocabulary::CacheFact>& fact, std::optional<UtcMs> polled, UtcMs moment);

} // namespace traceo
