#include "slo/held_definition.h"

#include "slo/composite_config.h"
#include "slo/exclusion_config.h"
#include "slo/slo_facts.h"
#include "slo/slo_versions.h"
#include "slo/window_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace traceo::replay {
namespace {

using vocabulary::SloFact;
using Kind = SliDefinition::Kind;

/// Decimals of a percent as short as they can be.
Objective objectiveOf(double ratio)
{
    constexpr int kPlaces = 7; // of a percent, nine of the ratio
    Objective objective{.parts = std::llround(ratio * double(Objective::kScale)), .decimals = kPlaces};
    for (std::int64_t rest = objective.parts; objective.decimals > 0 && rest % 10 == 0; rest /= 10)
        --objective.decimals;
    return objective;
}

/// "<= 0.3"
std::optional<Threshold> thresholdOf(const std::string& text)
{
    constexpr std::array<std::string_view, 4> kSigns{"<", "<=", ">", ">="}; // in the order of Threshold::Op
    const std::size_t space = text.find(' ');
    const auto sign = std::ranges::find(kSigns, std::string_view(text).substr(0, std::min(space, text.size())));
    if (space == std::string::npos || sign == kSigns.end())
        return std::nullopt;
    return Threshold{.op = Threshold::Op(sign - kSigns.begin()), .value = text.substr(space + 1)};
}

std::optional<Selector> selectorOf(const std::string& text)
{
    const auto selector = text.empty() ? Result<Selector>(Error{}) : Selector::parse(text);
    return selector ? std::optional(*selector) : std::nullopt;
}

std::optional<Kind> kindOf(const std::string& word)
{
    for (const Kind kind :
         {Kind::Counters, Kind::Probe, Kind::Counts, Kind::Gauge, Kind::Ratio, Kind::Latency, Kind::NativeLatency, Kind::Apdex}) {
        if (word == SliDefinition{.kind = kind}.kindWord())
            return kind;
    }
    return std::nullopt;
}

/// None where it does not come out as the very indicator that was counted.
std::optional<SliDefinition> indicatorOf(const SloFact& fact)
{
    const auto kind = kindOf(fact.indicator);
    if (!kind)
        return std::nullopt;
    SliDefinition sli{.kind = *kind};
    sli.source = fact.source;
    if (*kind == Kind::Probe) {
        sli.target = fact.target;
        sli.status = fact.status;
        sli.latency = fact.latency;
    } else {
        sli.good = selectorOf(fact.good);
        sli.bad = selectorOf(fact.bad);
        sli.total = selectorOf(fact.total).value_or(Selector());
        sli.threshold = thresholdOf(fact.threshold);
    }
    return sli.hash() == fact.sliHash ? std::optional(std::move(sli)) : std::nullopt;
}

std::optional<BudgetingMethod> methodOf(const SloFact& fact)
{
    for (const auto kind :
         {BudgetingMethod::Kind::Occurrences, BudgetingMethod::Kind::Timeslices, BudgetingMethod::Kind::RatioTimeslices}) {
        BudgetingMethod method{.kind = kind};
        if (method.word() != fact.method)
            continue;
        if (method.isOfTime() && fact.timeSlice >= kMinute)
            method.slice = fact.timeSlice;
        if (fact.timeSliceTarget > 0)
            method.sliceTarget = objectiveOf(fact.timeSliceTarget);
        return method;
    }
    return std::nullopt;
}

std::optional<ServiceHours> hoursOf(const std::string& text)
{
    Errors errors;
    return text.empty() ? std::nullopt : serviceHoursAt(ConfigNode::scalar(text, {}), errors);
}

bool isPast(const Question& question)
{
    return question.knownAt || question.moment() < question.now;
}

/// Definitions as facts tell them, by key; each list by time.
class KnownDefinitions {
public:
    void add(const Fact& fact) { m_facts[fact.key].push_back(fact); }

    const Fact* at(const std::string& key, UtcMs moment) const
    {
        const auto found = m_facts.find(key);
        if (found == m_facts.end())
            return nullptr;
        const auto holds = [moment](const Fact& fact) {
            return fact.validFrom <= moment && (!fact.validTo || *fact.validTo > moment);
        };
        const auto fact = std::ranges::find_if(found->second, holds);
        return fact == found->second.end() ? nullptr : &*fact;
    }
    /// Where one begins or ends.
    std::set<UtcMs> turns(const std::string& key) const
    {
        std::set<UtcMs> moments;
        const auto found = m_facts.find(key);
        for (const Fact& fact : found == m_facts.end() ? std::vector<Fact>() : found->second) {
            moments.insert(fact.validFrom);
            if (fact.validTo)
                moments.insert(*fact.validTo);
        }
        return moments;
    }

private:
    std::map<std::string, std::vector<Fact>> m_facts;
};

Result<KnownDefinitions> knownDefinitions(const history::Snapshot& snapshot, TimeSpan range)
{
    const auto facts = snapshot.factSpans(vocabulary::kDefinitionFact, range, vocabulary::kWorkspaceSource);
    if (!facts)
        return facts.error();
    KnownDefinitions known;
    for (const Fact& fact : *facts)
        known.add(fact);
    return known;
}

/// Those at the question's moment; of now the workspace says it.
Result<KnownDefinitions> knownAt(const history::Snapshot& snapshot, const Question& question)
{
    if (!isPast(question))
        return KnownDefinitions();
    return knownDefinitions(snapshot, {question.moment(), question.moment() + Millis{1}});
}

/// What held at a moment. A version that the workspace dates is what is known of it today, whatever was written then.
SloDefinition definitionAt(const SloConfig& config, std::string_view name, UtcMs moment, const KnownDefinitions& known,
                           const Question& question)
{
    SloDefinition held = *versionAt(config, name, moment);
    if (const UtcMs know = question.knownAt.value_or(kDistantFuture); question.knownAt)
        std::erase_if(held.exclusions, [know](const Exclusion& one) { return one.createdAt && *one.createdAt > know; });
    const bool isDated = held.validFrom && *held.validFrom <= moment;
    const Fact* const fact = isDated && !question.knownAt ? nullptr : known.at(sloFactKey(name), moment);
    if (fact == nullptr || fact->payload == toJson(factOf(held)))
        return held;
    const auto read = vocabulary::sloFact(fact->payload);
    auto other = read ? definitionOf(*read, held) : std::nullopt;
    if (!other || changesBetween(factOf(*other), factOf(held)).empty())
        return held;
    other->validFrom = fact->validFrom;
    return *std::move(other);
}

/// The same, with the SLOs it is made of as they were defined then.
SloDefinition wholeAt(const SloConfig& config, std::string_view name, UtcMs moment, const KnownDefinitions& known,
                      const Question& question)
{
    SloDefinition slo = definitionAt(config, name, moment, known, question);
    if (!slo.composite)
        return slo;
    SloConfig held;
    for (const SloDefinition& one : config.slos)
        held.slos.push_back(definitionAt(config, one.name, moment, known, question));
    refreshComposites(held);
    return *std::ranges::find(held.slos, name, &SloDefinition::name);
}

/// Where a version of the SLO begins or ends, or of one that it is made of.
void addTurns(const SloConfig& config, std::string_view name, const KnownDefinitions& known, std::set<std::string>& seen,
              std::set<UtcMs>& turns)
{
    if (!seen.insert(std::string(name)).second)
        return;
    turns.merge(known.turns(sloFactKey(name)));
    for (const SloDefinition* const version : versionsOf(config, name)) {
        if (version->validFrom)
            turns.insert(*version->validFrom);
        for (const CompositeMember& member : version->composite.value_or(Composite()).members) {
            if (!member.isOwn)
                addTurns(config, member.name, known, seen, turns);
        }
    }
}

/// Whether two are judged the same.
bool areSame(const SloDefinition& a, const SloDefinition& b)
{
    return changesBetween(a, b).empty();
}

} // namespace

std::optional<SloDefinition> definitionOf(const SloFact& fact, const SloDefinition& today)
{
    SloDefinition slo = today;
    const auto method = methodOf(fact);
    const auto window = parseWindow(fact.calendar);
    if (!method || fact.window <= Millis{0} || (!fact.calendar.empty() && !window))
        return std::nullopt;
    if (fact.sliHash != hashOf(today)) {
        auto sli = indicatorOf(fact);
        if (!sli)
            return std::nullopt;
        slo.sli = *std::move(sli);
        slo.composite.reset();
    }
    slo.objective = objectiveOf(fact.objective);
    if (slo.objective.parts == today.objective.parts)
        slo.objective = today.objective; // as it was written
    slo.window = window.value_or(SloWindow{.length = fact.window, .calendar = {}});
    slo.method = *method;
    slo.serviceHours = hoursOf(fact.serviceHours);
    slo.service = fact.service;
    slo.owner = fact.owner;
    return slo;
}

SloConfig workspaceAt(const SloConfig& config, UtcMs moment)
{
    SloConfig held = config;
    for (SloDefinition& slo : held.slos)
        slo = versionAt(config, slo, moment);
    refreshComposites(held);
    return held;
}

Result<std::optional<HeldConfig>> heldConfig(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    if (!isPast(question) && config.earlier.empty())
        return std::optional<HeldConfig>();
    const UtcMs moment = question.moment();
    const auto known = knownAt(snapshot, question);
    if (!known)
        return known.error();
    HeldConfig held;
    for (const SloDefinition& newest : config.slos) {
        SloDefinition slo = definitionAt(config, newest.name, moment, *known, question);
        const SloDefinition& today = *versionAt(config, newest.name, question.now);
        auto changes = changesBetween(factOf(slo), factOf(today));
        if (!changes.empty())
            held.differing[slo.name] = {slo.validFrom, std::move(changes)};
        held.config.slos.push_back(std::move(slo));
    }
    refreshComposites(held.config);
    return std::optional(std::move(held));
}

Result<SloDefinition> heldDefinition(const history::Snapshot& snapshot, const SloConfig& config, std::string_view name,
                                     const Question& question)
{
    const auto held = heldConfig(snapshot, config, question);
    if (!held)
        return held.error();
    return *versionAt(*held ? (*held)->config : config, name, question.moment());
}

Result<std::vector<HeldPart>> heldParts(const history::Snapshot& snapshot, const SloConfig& config, std::string_view name,
                                        TimeSpan range, const Question& question)
{
    const auto known = knownDefinitions(snapshot, range);
    if (!known)
        return known.error();
    std::set<std::string> seen;
    std::set<UtcMs> turns;
    addTurns(config, name, *known, seen, turns);
    std::vector<HeldPart> parts;
    UtcMs since = range.from;
    const auto add = [&](TimeSpan span) {
        if (span.isEmpty())
            return;
        SloDefinition slo = wholeAt(config, name, span.from + kMinute, *known, question);
        if (!parts.empty() && areSame(parts.back().slo, slo))
            parts.back().span.to = span.to;
        else
            parts.push_back({span, std::move(slo), since});
    };
    UtcMs from = range.from;
    for (const UtcMs turn : turns) {
        // A minute is judged at its end, by what holds then.
        const UtcMs before = floorTo(turn - Millis{1}, kMinute);
        if (before > from && before < range.to) {
            add({from, before});
            from = before;
        }
        if (before == from) // of several in one minute the last
            since = turn;
    }
    add({from, range.to});
    return parts;
}

} // namespace traceo::replay
