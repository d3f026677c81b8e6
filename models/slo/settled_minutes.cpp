#include "slo/settled_minutes.h"

#include "history/remembered.h"

#include <algorithm>

namespace traceo {
namespace {

using history::Snapshot;

struct KnownCounts {
    SloDefinition slo;
    Snapshot::Mark mark;
    UtcMs now{}; ///< the whole minute
    std::optional<UtcMs> at;
    UtcMs from{};
    SloCounts counts;
};

/// A definition beside its strings and lists, roughly.
constexpr std::size_t kBytesOfDefinition = 2048;

/// What was not known at a moment of the past is not what these rest on.
history::Remembered* memoryOf(const Snapshot& snapshot)
{
    return snapshot.asOf().know == kDistantFuture ? snapshot.remembered() : nullptr;
}

bool holds(const SettledMinutes& minutes, const Snapshot& snapshot)
{
    if (snapshot.isAsOf(minutes.mark))
        return true;
    const auto newer = snapshot.samplesSince(minutes.mark);
    return newer && std::ranges::none_of(minutes.series, [&](history::SeriesId series) {
               const auto first = newer->find(series);
               return first != newer->end() && first->second <= minutes.counted.span().to;
           });
}

} // namespace

std::shared_ptr<const SettledMinutes> settledMinutes(const Snapshot& snapshot, const SloDefinition& slo, UtcMs from, UtcMs moment)
{
    history::Remembered* const memory = memoryOf(snapshot);
    auto minutes = memory ? memory->find<SettledMinutes>(slo.name) : nullptr;
    const bool isEnough = minutes && minutes->slo == slo && minutes->counted.span().from <= from
        && minutes->counted.span().to <= moment && holds(*minutes, snapshot);
    return isEnough ? minutes : nullptr;
}

void keep(const Snapshot& snapshot, SettledMinutes minutes)
{
    history::Remembered* const memory = memoryOf(snapshot);
    if (memory == nullptr || minutes.counted.isEmpty())
        return;
    const std::size_t bytes = kBytesOfDefinition + minutes.counted.bytes() + minutes.whole.bytes();
    const std::string name = minutes.slo.name;
    memory->put(name, std::make_shared<const SettledMinutes>(std::move(minutes)), bytes);
}

std::shared_ptr<const SloCounts> knownCounts(const Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                                             UtcMs from)
{
    history::Remembered* const memory = memoryOf(snapshot);
    const auto known = memory ? memory->find<KnownCounts>(slo.name) : nullptr;
    const bool isSame = known && snapshot.isAsOf(known->mark) && known->now == floorTo(question.now, kMinute)
        && known->at == question.at && known->from == from && known->slo == slo;
    return isSame ? std::shared_ptr<const SloCounts>(known, &known->counts) : nullptr;
}

void keep(const Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from, SloCounts counts)
{
    history::Remembered* const memory = memoryOf(snapshot);
    const Snapshot::Mark mark = snapshot.mark();
    if (memory == nullptr || !mark.commits)
        return;
    counts.slices.clear();
    counts.slices.shrink_to_fit();
    // Where nothing is still to be fetched the track shares its days with the settled minutes.
    const std::size_t bytes = kBytesOfDefinition + (counts.filling.empty() ? 0 : counts.track.bytes());
    memory->put(slo.name,
                std::make_shared<const KnownCounts>(
                    KnownCounts{slo, mark, floorTo(question.now, kMinute), question.at, from, std::move(counts)}),
                bytes);
}

} // namespace traceo
