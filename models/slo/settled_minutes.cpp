#include "slo/settled_minutes.h"

#include "history/remembered.h"
#include "sli/slices.h"
#include "sli/stored_days.h"

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

/// With the minutes of these days; null where they are not to be had that way any more.
std::shared_ptr<const SettledMinutes> withMinutes(const Snapshot& snapshot, const SettledMinutes& minutes,
                                                  std::span<const TimeSpan> days)
{
    SettledMinutes all = minutes;
    for (const TimeSpan& span : days) {
        const auto stored = storedDays(snapshot, minutes.slo.name, minutes.slo.sli.hash(), span, {&span, 1});
        if (!stored || stored->parts.size() != 1 || !stored->parts.front().isOfDays())
            return nullptr;
        all.counted = all.counted.with(stored->parts.front().days);
    }
    all.mark = snapshot.mark();
    return std::make_shared<const SettledMinutes>(std::move(all));
}

/// Days before what is asked for that are kept: others ask for somewhat more.
constexpr Millis kSpare = 2 * kDay;

/// By its file too: what a form makes of the same name stands beside it, and does not take its place.
std::string keyOfCounts(const SloDefinition& slo)
{
    return slo.name + '\n' + slo.location.file.toStdString();
}

/// Its stored slices are kept beside what it makes of them.
std::string keyOfMinutes(const SloDefinition& slo)
{
    return keyOfCounts(slo) + (isAsStored(slo) ? "" : "\n");
}

void put(history::Remembered& memory, std::shared_ptr<const SettledMinutes> minutes)
{
    const std::size_t bytes = kBytesOfDefinition + minutes->counted.bytes() + minutes->whole.bytes();
    const std::string key = keyOfMinutes(minutes->slo);
    memory.put(key, std::move(minutes), bytes);
}

} // namespace

bool isAsStored(const SloDefinition& slo)
{
    return !slo.composite && !slo.method.isOfTime() && slo.exclusions.empty() && !slo.serviceHours;
}

std::shared_ptr<const SettledMinutes> settledMinutes(const Snapshot& snapshot, const SloDefinition& slo, UtcMs from, UtcMs moment,
                                                     std::span<const TimeSpan> wanted)
{
    history::Remembered* const memory = memoryOf(snapshot);
    auto minutes = memory ? memory->find<SettledMinutes>(keyOfMinutes(slo)) : nullptr;
    const bool isEnough = minutes && minutes->slo == slo && minutes->counted.span().from <= from
        && minutes->counted.span().to <= moment && holds(*minutes, snapshot);
    if (!isEnough)
        return nullptr;
    const std::vector<TimeSpan> lacking = minutes->counted.lacking(wanted);
    if (lacking.empty())
        return minutes;
    minutes = withMinutes(snapshot, *minutes, lacking);
    if (minutes)
        put(*memory, minutes);
    return minutes;
}

void keep(const Snapshot& snapshot, SettledMinutes minutes)
{
    history::Remembered* const memory = memoryOf(snapshot);
    if (memory != nullptr && !minutes.counted.isEmpty())
        put(*memory, std::make_shared<const SettledMinutes>(std::move(minutes)));
}

Result<SliceTrack> countedTrack(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                                std::span<const TimeSpan> wanted)
{
    using Packing = SliceTrack::Packing;
    const auto settled = settledMinutes(snapshot, slo, span.from, span.to, wanted);
    const UtcMs from = settled ? settled->counted.span().to : floorTo(span.from + kMinute, kDay) - kMinute; // its first day whole
    auto read = readTrack(snapshot, slo.sli, slo.name, {from, span.to}, wanted);
    if (!read)
        return read.error();
    SliceTrack track = settled ? settled->counted.continued(span.from - kSpare, {}, Packing::Loose) : SliceTrack();
    track.append(read->settled);
    const bool isWorthKeeping = read->settledUntil - from >= kWorthKeeping;
    const auto keepAll = [&](SliceTrack counted) {
        keep(
            snapshot,
            {.slo = slo, .mark = snapshot.mark(), .counted = std::move(counted), .whole = {}, .series = std::move(read->series)});
    };
    if (isWorthKeeping && read->settledUntil == span.to) { // all of it, so packed once
        track = track.continued(kDistantPast, read->newer, Packing::Joined);
        keepAll(track);
        return track.continued(span.from, {}, Packing::Loose);
    }
    if (isWorthKeeping) {
        const UtcMs rest = read->newer.empty() ? span.to : read->newer.front().end - kMinute;
        const auto newer = std::span(read->newer).first(std::size_t((read->settledUntil - rest) / kMinute));
        keepAll(track.continued(kDistantPast, newer, Packing::Joined));
    }
    return track.continued(span.from, read->newer, Packing::Loose);
}

Result<std::vector<Slice>> eventSlices(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    SloDefinition stored = slo;
    stored.method = {};
    stored.exclusions.clear();
    stored.serviceHours.reset();
    const auto settled = settledMinutes(snapshot, stored, span.from, kDistantFuture, {&span, 1});
    if (settled && settled->counted.span().to >= span.to)
        return settled->counted.slices(span);
    const auto track = countedTrack(snapshot, stored, span, {&span, 1});
    return track ? Result(track->slices(span)) : Result<std::vector<Slice>>(track.error());
}

std::shared_ptr<const SloCounts> knownCounts(const Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                                             UtcMs from, std::span<const TimeSpan> wanted)
{
    history::Remembered* const memory = memoryOf(snapshot);
    const auto known = memory ? memory->find<KnownCounts>(keyOfCounts(slo)) : nullptr;
    const bool isSame = known && snapshot.isAsOf(known->mark) && known->now == floorTo(question.now, kMinute)
        && known->at == question.at && known->from == from && known->slo == slo && known->counts.track.lacking(wanted).empty();
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
    // Where there are settled minutes the track shares its days with them.
    const bool isShared = counts.filling.empty() && !slo.composite;
    const std::size_t bytes = kBytesOfDefinition + (isShared ? 0 : counts.track.bytes());
    memory->put(keyOfCounts(slo),
                std::make_shared<const KnownCounts>(
                    KnownCounts{slo, mark, floorTo(question.now, kMinute), question.at, from, std::move(counts)}),
                bytes);
}

} // namespace traceo
