#include "slo/watch/watch_course.h"

#include "slo/slo_facts.h"
#include "slo/watch/watch_figures.h"
#include "vocabulary/derived.h"

#include <QCryptographicHash>

#include <algorithm>
#include <sstream>

namespace traceo {
namespace {

using vocabulary::SloAlertFact;

constexpr int kHashBytes = 8;

SloAlertFact::Verdict verdictOf(AlertVerdict verdict)
{
    switch (verdict) {
    case AlertVerdict::Quiet:
        return SloAlertFact::Verdict::Quiet;
    case AlertVerdict::Firing:
        return SloAlertFact::Verdict::Firing;
    case AlertVerdict::Unknown:
        return SloAlertFact::Verdict::Unknown;
    case AlertVerdict::CannotFire:
        return SloAlertFact::Verdict::CannotFire;
    }
    Q_UNREACHABLE();
}

/// The fact that holds at the moment.
const Fact* holdingAt(const std::vector<Fact>& facts, UtcMs moment)
{
    const auto holds = [moment](const Fact& fact) {
        return fact.validFrom <= moment && (!fact.validTo || *fact.validTo > moment);
    };
    const auto it = std::ranges::find_if(facts, holds);
    return it == facts.end() ? nullptr : &*it;
}

void addSteps(SloAlertFact& fact, const BudgetPolicy& policy, std::uint32_t steps)
{
    fact.policy = policy.name;
    for (std::size_t i = 0; i < policy.steps.size(); ++i) {
        if (((steps >> i) & 1U) == 0)
            continue;
        fact.steps.push_back(std::int64_t(i) + 1);
        fact.action = policy.steps[i].action;
        fact.owner = policy.steps[i].owner;
    }
}

} // namespace

std::string watchHash(const SloDefinition& slo)
{
    std::ostringstream text;
    text << vocabulary::toJson(factOf(slo)) << '\n';
    for (const AlertRules& rules : alertRulesOf(slo)) {
        for (const BurnPair& pair : rules.pairs)
            text << int(pair.severity) << ' ' << pair.limit(slo.window.length).factor() << ' ' << pair.longWindow.count() << ' '
                 << pair.shortWindow.count() << '\n';
        text << rules.pending.count() << ' ' << rules.leastBad << ' ' << rules.wantsProof << '\n';
    }
    for (const double level : slo.watch.levels())
        text << level << ' ';
    text << slo.unobservedAfter.value_or(Millis{0}).count() << '\n' << slo.policy.name << '\n';
    for (const PolicyStep& step : slo.policy.steps)
        text << conditionText(step) << '\t' << step.action << '\t' << step.owner << '\n';
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(text.str()), QCryptographicHash::Sha256);
    return hash.first(kHashBytes).toHex().toStdString();
}

WatchCourse::WatchCourse(const SloDefinition& slo, StoredWatches stored, UtcMs from)
    : m_slo(slo), m_definition(watchHash(slo)), m_rules(alertRulesOf(slo)), m_stored(std::move(stored)), m_from(from)
{
    for (std::size_t i = 0; i < kWatchCount; ++i) {
        const Fact* const before = holdingAt(m_stored[i], from);
        if (before == nullptr)
            continue;
        if (const auto fact = vocabulary::sloAlertFact(before->payload))
            m_stretches[i].push_back({before->validFrom, {}, *fact, before->payload});
    }
}

bool WatchCourse::hasBegun() const
{
    return !m_stretches[std::size_t(SloWatch::Page)].empty();
}

WatchMemory WatchCourse::memory() const
{
    WatchMemory memory;
    for (std::size_t i = 0; i < kWatchCount; ++i) {
        if (m_stretches[i].empty() || m_stretches[i].back().fact.definition != m_definition)
            continue;
        const SloAlertFact& fact = m_stretches[i].back().fact;
        memory.isFlapping[i] = fact.isFlapping;
        for (std::size_t step = 1; step <= m_slo.policy.steps.size(); ++step)
            memory.steps |= std::ranges::find(fact.steps, std::int64_t(step)) != fact.steps.end() ? 1U << (step - 1) : 0U;
    }
    return memory;
}

SloAlertFact WatchCourse::said(SloWatch watch, const WatchState& state) const
{
    SloAlertFact fact{.name = m_slo.name, .service = m_slo.service, .definition = m_definition, .watch = watch};
    fact.verdict = verdictOf(state.verdict);
    fact.isMuted = state.isMuted;
    fact.isFlapping = state.isFlapping;
    fact.level = state.level;
    if (state.pair) {
        const BurnPair& pair = *state.pair;
        fact.longWindow = pair.longWindow;
        fact.shortWindow = pair.shortWindow;
        fact.factor = pair.limit(m_slo.window.length).factor();
    }
    if (watch == SloWatch::Policy)
        addSteps(fact, m_slo.policy, state.steps);
    return fact;
}

void WatchCourse::begin(SloWatch watch, const WatchState& state, UtcMs at, const WatchSlices& slices)
{
    std::vector<Stretch>& stretches = m_stretches[std::size_t(watch)];
    SloAlertFact fact = said(watch, state);
    if (!stretches.empty() && stretches.back().fact.isSameState(fact)) { // goes on from what was stored
        stretches.back().state = state;
        return;
    }
    if (fact.verdict == SloAlertFact::Verdict::Firing) {
        const bool goesOn = !stretches.empty() && stretches.back().fact.verdict == SloAlertFact::Verdict::Firing;
        fact.since = goesOn && stretches.back().fact.since ? stretches.back().fact.since : at;
    }
    addFigures(fact, m_slo, m_rules, state, at, slices);
    stretches.push_back({at, state, fact, toJson(fact)});
}

void WatchCourse::note(const WatchSlices& slices, TimeSpan range, const WatchedMinutes& minutes)
{
    for (const SloWatch watch : vocabulary::kSloWatches) {
        const std::vector<WatchState>& states = minutes[std::size_t(watch)];
        const std::vector<Stretch>& stretches = m_stretches[std::size_t(watch)];
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (stretches.empty() || stretches.back().state != states[i])
                begin(watch, states[i], range.from + std::int64_t(i + 1) * kMinute, slices);
        }
    }
}

/// A watch that the definition does not ask for any more ends where this one begins.
void WatchCourse::endOpen(SloWatch watch, std::vector<Fact>& changed) const
{
    for (Fact fact : m_stored[std::size_t(watch)]) {
        if (fact.validTo)
            continue;
        fact.validTo = std::max(fact.validFrom, m_from) + kMinute;
        changed.push_back(std::move(fact));
    }
}

std::vector<Fact> WatchCourse::changed() const
{
    std::vector<Fact> changed;
    for (const SloWatch watch : vocabulary::kSloWatches) {
        const std::vector<Stretch>& stretches = m_stretches[std::size_t(watch)];
        if (stretches.empty() || !stretches.back().state) {
            endOpen(watch, changed);
            continue;
        }
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            Fact fact{.kind = vocabulary::kSloAlertFact,
                      .source = vocabulary::kDerivedSource,
                      .key = vocabulary::sloAlertKey(m_slo.name, watch),
                      .validFrom = stretches[i].from,
                      .validTo = {},
                      .payload = stretches[i].payload,
                      .learnedAt = {}};
            if (i + 1 < stretches.size())
                fact.validTo = stretches[i + 1].from;
            const auto isSame = [&fact](const Fact& known) {
                return known.validFrom == fact.validFrom && known.validTo == fact.validTo && known.payload == fact.payload;
            };
            if (std::ranges::none_of(m_stored[std::size_t(watch)], isSame))
                changed.push_back(std::move(fact));
        }
    }
    return changed;
}

} // namespace traceo
