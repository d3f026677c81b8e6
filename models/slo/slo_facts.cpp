#include "slo/slo_facts.h"

#include "core/format.h"
#include "slo/slo_versions.h"
#include "slo/window_text.h"

#include <algorithm>
#include <set>

namespace traceo {
namespace {

constexpr std::string_view kKeyPrefix = "slo/";

std::string textOf(const std::optional<Selector>& selector)
{
    return selector ? selector->toText() : std::string();
}

/// "checkout × 2, payment"
std::string membersText(const Composite& composite)
{
    std::string text;
    for (const CompositeMember& member : composite.members) {
        text += (text.empty() ? "" : ", ") + member.name;
        if (member.weight != 1)
            text += " × " + exactText(member.weight).toStdString();
    }
    return text;
}

/// Of its own; nothing where it has the usual ones, so that what was stored before stays the same version.
std::string alertsOf(const SloDefinition& slo)
{
    std::string text;
    for (const OwnAlert& alert : slo.alerts)
        text += (text.empty() ? "" : "; ") + toText(alert);
    return text;
}

Fact storedAs(const SloDefinition& slo, UtcMs from, std::optional<UtcMs> to)
{
    return {.kind = vocabulary::kDefinitionFact,
            .source = vocabulary::kWorkspaceSource,
            .key = sloFactKey(slo.name),
            .validFrom = from,
            .validTo = to,
            .payload = toJson(factOf(slo)),
            .learnedAt = {}};
}

/// Each until the next begins.
std::vector<Fact> storedAs(const std::vector<const SloDefinition*>& versions, UtcMs now)
{
    if (versions.size() == 1) // it is counted by already, whatever its date
        return {storedAs(*versions[0], std::min(versions[0]->validFrom.value_or(now), now), {})};
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < versions.size(); ++i)
        facts.push_back(storedAs(*versions[i], versions[i]->validFrom.value_or(kSinceEver),
                                 i + 1 < versions.size() ? versions[i + 1]->validFrom : std::nullopt));
    return facts;
}

bool isKnown(const Fact& fact, const std::vector<Fact>& known)
{
    return std::ranges::any_of(known, [&fact](const Fact& one) {
        return one.key == fact.key && one.validTo == fact.validTo && one.payload == fact.payload
            && one.validFrom <= fact.validFrom;
    });
}

} // namespace

vocabulary::SloFact factOf(const SloDefinition& slo)
{
    const SliDefinition& sli = slo.sli;
    vocabulary::SloFact fact{.name = slo.name,
                             .service = slo.service,
                             .owner = slo.owner,
                             .objective = slo.objective.ratio(),
                             .window = slo.window.length,
                             .calendar = slo.window.isRolling() ? std::string() : writtenWindow(slo.window),
                             .serviceHours = slo.serviceHours ? toText(*slo.serviceHours) : std::string(),
                             .method = slo.method.word(),
                             .timeSlice = slo.method.isOfTime() ? slo.method.slice : Millis{0},
                             .timeSliceTarget =
                                 slo.method.kind == BudgetingMethod::Kind::Timeslices ? slo.method.sliceTarget.ratio() : 0,
                             .alerts = alertsOf(slo),
                             .sliHash = hashOf(slo),
                             .indicator = {},
                             .good = {},
                             .bad = {},
                             .total = {},
                             .threshold = {},
                             .target = {},
                             .status = {},
                             .latency = {},
                             .source = sli.source};
    if (slo.composite) {
        fact.indicator = "composite";
        fact.total = membersText(*slo.composite);
        return fact;
    }
    fact.indicator = sli.kindWord();
    if (sli.kind != SliDefinition::Kind::Probe) {
        fact.good = sli.evaluated && sli.good ? sli.evaluated->part : textOf(sli.good);
        fact.bad = sli.evaluated && sli.bad ? sli.evaluated->part : textOf(sli.bad);
        fact.total = sli.evaluated ? sli.evaluated->total : sli.total.toText();
        fact.threshold = sli.threshold ? sli.threshold->text() : std::string();
    } else {
        fact.target = sli.target;
        fact.status = sli.status;
        fact.latency = sli.latency;
    }
    return fact;
}

std::string sloFactKey(std::string_view slo)
{
    return std::string(kKeyPrefix) + std::string(slo);
}

std::vector<Fact> definitionFacts(const SloConfig& config, Missing missing, const std::vector<Fact>& known, UtcMs now)
{
    std::vector<Fact> changed;
    std::set<std::string> present;
    for (const SloDefinition& slo : config.slos) {
        present.insert(sloFactKey(slo.name));
        for (Fact& fact : storedAs(versionsOf(config, slo.name), now)) {
            if (!isKnown(fact, known))
                changed.push_back(std::move(fact));
        }
    }
    for (const Fact& fact : known) {
        const bool isOver = fact.validTo && *fact.validTo <= now;
        if (missing != Missing::IsGone || isOver || !fact.key.starts_with(kKeyPrefix) || present.contains(fact.key))
            continue;
        changed.push_back(fact);
        changed.back().validTo = now;
    }
    return changed;
}

} // namespace traceo
