#include "slo/watch/watch_derivation.h"

#include "slo/composite_counts.h"
#include "slo/slo_counts.h"
#include "slo/slo_facts.h"
#include "slo/watch/watch_course.h"
#include "vocabulary/derived.h"

#include <algorithm>
#include <map>

namespace traceo {
namespace {

using history::Snapshot;

/// A part that is judged in one go.
constexpr Millis kPiece = 30 * kDay;
/// How far back one begins that was never judged; what is older is judged when it is fetched.
constexpr Millis kFirstLook = 30 * kDay;
/// What an answer changes before the minutes it speaks of: a gap that became too short to be one.
constexpr Millis kEdge = 5 * kMinute;
/// Observations merge; a failure that is older than this was looked at when it was new.
constexpr Millis kRecent = 2 * kDay;
/// Nothing but definitions changed.
constexpr TimeSpan kOnlyDefinitions{utcMs(0), utcMs(1)};

UtcMs ceilToMinute(UtcMs moment)
{
    return floorTo(moment + kMinute - Millis{1}, kMinute);
}

/// What must be known to tell whether a change concerns these SLOs.
class Touched {
public:
    explicit Touched(const std::vector<SloDefinition>& slos) : m_wants(SloConfig{slos}.wants()) {}

    TimeSpan by(const ChangeSet& changes) const
    {
        std::optional<TimeSpan> span;
        const auto add = [&span](TimeSpan part) {
            span = span ? TimeSpan{std::min(span->from, part.from), std::max(span->to, part.to)} : part;
        };
        for (const ChangeSet::SeriesChange& change : changes.series) {
            if (isSlice(change))
                add({change.span.from - Millis{1}, change.span.to});
        }
        for (const Observation& observation : changes.observations) {
            if (isFailure(observation))
                add(observation.span);
        }
        if (span)
            return {floorTo(span->from, kMinute), ceilToMinute(span->to)};
        const auto& kinds = changes.factKinds;
        return std::ranges::find(kinds, vocabulary::kDefinitionFact) != kinds.end() ? kOnlyDefinitions : TimeSpan{};
    }

private:
    static bool isSlice(const ChangeSet::SeriesChange& change)
    {
        return change.source == vocabulary::kDerivedSource && change.name.starts_with("traceo_sli_");
    }
    /// No slices come of it, but time went on in which nothing was seen.
    bool isFailure(const Observation& observation) const
    {
        const bool isGood = observation.outcome == Outcome::Ok || observation.outcome == Outcome::Empty;
        return !isGood && std::ranges::any_of(m_wants, [&](const Want& want) {
            return want.source == observation.source && want.id() == observation.want;
        });
    }

    std::vector<Want> m_wants;
};

/// What is stored of all SLOs.
class Stored {
public:
    static Result<Stored> read(const Snapshot& snapshot)
    {
        Stored stored;
        auto open = snapshot.facts(vocabulary::kSloAlertFact, vocabulary::kDerivedSource);
        if (!open)
            return open.error();
        for (Fact& fact : *open)
            stored.m_open[fact.key] = std::move(fact);
        auto definitions =
            snapshot.factSpans(vocabulary::kDefinitionFact, {kDistantPast, kDistantFuture}, vocabulary::kWorkspaceSource);
        if (!definitions)
            return definitions.error();
        for (Fact& fact : *definitions)
            stored.m_definitions[fact.key].push_back(std::move(fact));
        return stored;
    }

    const std::map<std::string, Fact>& open() const { return m_open; }

    /// When the version that holds began; none where nothing else held before it.
    std::optional<UtcMs> versionBegin(const SloDefinition& slo) const
    {
        const auto known = m_definitions.find("slo/" + slo.name);
        if (known == m_definitions.end() || known->second.size() < 2)
            return std::nullopt;
        const std::string payload = vocabulary::toJson(factOf(slo));
        const std::vector<Fact>& versions = known->second;
        const bool hasOther = std::ranges::any_of(versions, [&](const Fact& fact) { return fact.payload != payload; });
        return hasOther && versions.back().payload == payload ? std::optional(versions.back().validFrom) : std::nullopt;
    }

    /// When the SLO was taken out of the workspace; none where that is not known.
    std::optional<UtcMs> endOf(const std::string& slo) const
    {
        const auto known = m_definitions.find("slo/" + slo);
        return known == m_definitions.end() ? std::nullopt : known->second.back().validTo;
    }

    /// The newest begin of a stretch: so far was judged. None where nothing was.
    std::optional<UtcMs> judgedTo(const std::string& slo) const
    {
        std::optional<UtcMs> newest;
        for (const SloWatch watch : vocabulary::kSloWatches) {
            if (const auto fact = m_open.find(vocabulary::sloAlertKey(slo, watch)); fact != m_open.end())
                newest = std::max(newest.value_or(fact->second.validFrom), fact->second.validFrom);
        }
        return newest;
    }

    bool isOfVersion(const std::string& slo, const std::string& definition) const
    {
        const auto page = m_open.find(vocabulary::sloAlertKey(slo, SloWatch::Page));
        const auto fact =
            page == m_open.end() ? Result<vocabulary::SloAlertFact>(Error{}) : vocabulary::sloAlertFact(page->second.payload);
        return fact && fact->definition == definition;
    }

private:
    std::map<std::string, Fact> m_open;                     ///< by key
    std::map<std::string, std::vector<Fact>> m_definitions; ///< by key, ascending
};

/// What is to be judged of one SLO: (span.from, span.to].
struct Task {
    const SloDefinition* slo = nullptr;
    TimeSpan span;
    Millis settling{0};
};

/// The newest moment that was asked for, whatever came of it.
Result<std::optional<UtcMs>> newestAsked(const Snapshot& snapshot, const Want& want, UtcMs around)
{
    for (const UtcMs from : {around - kRecent, kDistantPast}) {
        const auto spans = snapshot.observed(want.source, want.id(), {from, kDistantFuture});
        if (!spans)
            return spans.error();
        std::optional<UtcMs> newest;
        for (const history::ObservedSpan& part : *spans)
            newest = std::max(newest.value_or(part.span.to), part.span.to);
        if (newest)
            return newest;
    }
    return std::optional<UtcMs>();
}

/// What is known, or known to be missing: imported data were never asked for, they are all there is.
Result<std::optional<UtcMs>> knownTo(const Snapshot& snapshot, const SloDefinition& slo, std::optional<UtcMs> newestSample,
                                     UtcMs around)
{
    std::optional<UtcMs> all;
    for (const Want& want : SloConfig{{slo}}.wants()) {
        const auto newest = newestAsked(snapshot, want, around);
        if (!newest)
            return newest.error();
        if (*newest)
            all = std::min(all.value_or(**newest), **newest);
    }
    return all ? all : newestSample;
}

/// Where nobody asked for a while before `from`, the end of what was answered before that.
Result<UtcMs> beforeGap(const Snapshot& snapshot, const SloDefinition& slo, UtcMs from)
{
    const auto asked = askedOf(snapshot, slo, {from - slo.window.longest(), from});
    if (!asked)
        return asked.error();
    return *asked && !(*asked)->empty() ? (*asked)->back().to : from;
}

/// From where a change of `dirty` has to be judged; none where only definitions changed.
Result<std::optional<UtcMs>> changedFrom(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan dirty, Millis settling)
{
    if (dirty == kOnlyDefinitions)
        return std::optional<UtcMs>();
    const UtcMs from = dirty.from - settling - kEdge;
    const auto answered = beforeGap(snapshot, slo, from);
    if (!answered)
        return answered.error();
    return std::optional(std::min(from, *answered - settling));
}

Result<std::optional<Task>> taskOf(const Snapshot& snapshot, const SloDefinition& slo, const Stored& stored, TimeSpan dirty)
{
    const auto freshness = freshnessOf(snapshot, slo, kDistantFuture);
    if (!freshness)
        return freshness.error();
    if (!freshness->newest)
        return std::optional<Task>();
    const Millis settling = settlingOf(*freshness);
    const auto known = knownTo(snapshot, slo, freshness->newest, dirty == kOnlyDefinitions ? *freshness->newest : dirty.to);
    if (!known)
        return known.error();
    const auto changed = changedFrom(snapshot, slo, dirty, settling);
    if (!changed)
        return changed.error();
    const Millis step = std::max(kMinute, slo.method.slice); // a time slice is judged as a whole
    const auto judged = stored.judgedTo(slo.name);
    const UtcMs to = std::max(floorTo(**known - settling, step), floorTo(judged.value_or(kDistantPast), kMinute));
    const auto version = stored.versionBegin(slo);
    std::optional<UtcMs> from = *changed;
    if (!judged)
        from = std::min(from.value_or(to), to - std::max(kFirstLook, slo.window.longest()));
    else if (!stored.isOfVersion(slo.name, watchHash(slo)))
        from = std::min(from.value_or(to - step), version.value_or(to - step));
    if (!from)
        return std::optional<Task>();
    *from = floorTo(*from, step);
    if (version)
        *from = std::max(*from, ceilToMinute(*version) - kMinute);
    return *from < to ? std::optional(Task{&slo, {*from, to}, settling}) : std::optional<Task>();
}

/// Judges a piece of a task. What nobody has seen yet is nothing to be judged.
Result<void> judgePiece(const Snapshot& snapshot, const Task& task, TimeSpan piece, WatchCourse& course)
{
    const SloDefinition& slo = *task.slo;
    const TimeSpan whole{floorTo(piece.from - watchReach(slo), slo.method.slice), piece.to};
    auto known = knownSlices(snapshot, slo, whole, task.settling, task.span.to + task.settling);
    if (!known)
        return known.error();
    const WatchSlices slices(slo, std::move(*known), task.settling);
    if (!course.hasBegun()) {
        const auto begin = slices.begin(whole);
        if (!begin || *begin >= piece.to)
            return {};
        piece.from = std::max(piece.from, *begin);
    }
    course.note(slices, piece, watchMinutes(slo, slices, piece, course.memory()));
    return {};
}

Result<void> judge(const Snapshot& snapshot, const Task& task, StoredWatches stored, Batch& batch)
{
    WatchCourse course(*task.slo, std::move(stored), task.span.from);
    for (UtcMs from = task.span.from; from < task.span.to; from += kPiece) {
        if (auto done = judgePiece(snapshot, task, {from, std::min(from + kPiece, task.span.to)}, course); !done)
            return done;
    }
    if (course.hasBegun())
        std::ranges::move(course.changed(), std::back_inserter(batch.facts));
    return {};
}

using StoredByKey = std::map<std::string, std::vector<Fact>>;

Result<StoredByKey> storedFrom(const Snapshot& snapshot, const std::vector<Task>& tasks)
{
    StoredByKey stored;
    if (tasks.empty())
        return stored;
    const UtcMs from = std::ranges::min_element(tasks, {}, [](const Task& task) { return task.span.from; })->span.from;
    auto facts = snapshot.factSpans(vocabulary::kSloAlertFact, {from, kDistantFuture}, vocabulary::kDerivedSource);
    if (!facts)
        return facts.error();
    for (Fact& fact : *facts)
        stored[fact.key].push_back(std::move(fact));
    return stored;
}

/// Those that reach beyond the task's begin.
StoredWatches storedOf(const Task& task, const StoredByKey& stored)
{
    StoredWatches watches;
    for (const SloWatch watch : vocabulary::kSloWatches) {
        const auto known = stored.find(vocabulary::sloAlertKey(task.slo->name, watch));
        if (known == stored.end())
            continue;
        std::ranges::copy_if(known->second, std::back_inserter(watches[std::size_t(watch)]),
                             [&task](const Fact& fact) { return !fact.validTo || *fact.validTo > task.span.from; });
    }
    return watches;
}

void endRemoved(const Stored& stored, const std::vector<SloDefinition>& slos, Batch& batch)
{
    for (const auto& [key, fact] : stored.open()) {
        const std::string slo = key.substr(0, key.rfind('/'));
        const auto end = stored.endOf(slo);
        if (!end || std::ranges::find(slos, slo, &SloDefinition::name) != slos.end())
            continue;
        batch.facts.push_back(fact);
        batch.facts.back().validTo = std::max(*end, fact.validFrom + kMinute);
    }
}

Result<Batch> derive(const Snapshot& snapshot, const std::vector<SloDefinition>& slos, TimeSpan dirty)
{
    Batch batch;
    if (dirty.isEmpty())
        return batch;
    const auto stored = Stored::read(snapshot);
    if (!stored)
        return stored.error();
    std::vector<Task> tasks;
    for (const SloDefinition& slo : slos) {
        // One that cannot be counted is no reason to leave the others unwatched; its report says why.
        const auto task = taskOf(snapshot, slo, *stored, dirty);
        if (!task && task.error().code == ErrorCode::Cancelled)
            return task.error();
        if (task && *task)
            tasks.push_back(**task);
    }
    const auto byKey = storedFrom(snapshot, tasks);
    if (!byKey)
        return byKey.error();
    for (const Task& task : tasks) {
        const auto done = judge(snapshot, task, storedOf(task, *byKey), batch);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return done.error();
    }
    endRemoved(*stored, slos, batch);
    return batch;
}

} // namespace

Derivation watchDerivation(std::vector<SloDefinition> slos)
{
    Touched touched(slos);
    return {.name = "slo alerts",
            .dirty = [touched = std::move(touched)](const ChangeSet& changes) { return touched.by(changes); },
            .derive = [slos = std::move(slos)](const Snapshot& snapshot,
                                               TimeSpan dirty) { return derive(snapshot, slos, dirty); }};
}

} // namespace traceo
