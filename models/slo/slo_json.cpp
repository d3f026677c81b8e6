#include "slo/slo_json.h"

#include "core/moment.h"
#include "slo/slo_counts.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace traceo {
namespace {

using nlohmann::json;

constexpr double kExactWhole = 9007199254740992.0; // 2^53

json numberOf(const Reading& reading)
{
    if (!reading.hasValue())
        return nullptr;
    if (reading.unit == Unit::Count && std::trunc(reading.value) == reading.value && std::abs(reading.value) < kExactWhole)
        return std::int64_t(reading.value);
    return reading.value;
}

json textOf(const QString& text)
{
    return text.isEmpty() ? json() : json(text.toStdString());
}

json minutesOf(const Reading& seconds)
{
    return seconds.hasValue() ? json(seconds.value / 60) : json();
}

json momentOf(const std::optional<UtcMs>& moment)
{
    return moment ? json(toRfc3339(*moment)) : json();
}

/// true, false, or null: unknown or cannot fire.
json firingOf(AlertVerdict verdict)
{
    return verdict == AlertVerdict::Firing || verdict == AlertVerdict::Quiet ? json(verdict == AlertVerdict::Firing) : json();
}

json mutedOf(const std::optional<BurnPair::Severity>& severity)
{
    return severity ? json(*severity == BurnPair::Severity::Page ? "page" : "ticket") : json();
}

json alertsOf(const SloAlerts& alerts)
{
    return {{"page", firingOf(alerts.page)},  {"ticket", firingOf(alerts.ticket)}, {"reason", textOf(alerts.reason)},
            {"muted", mutedOf(alerts.muted)}, {"since", momentOf(alerts.since)},   {"clears", momentOf(alerts.clears)}};
}

json knownOf(const std::optional<bool>& known)
{
    return known ? json(*known) : json();
}

json excludedOf(const std::optional<SloExcluded>& excluded)
{
    const SloExcluded known = excluded.value_or(SloExcluded());
    json by = json::array();
    for (const ExclusionUse& use : known.uses)
        by.push_back({{"id", use.id},
                      {"reason", use.reason},
                      {"author", use.author.empty() ? json() : json(use.author)},
                      {"mode", use.mode == Exclusion::Mode::Good ? "good" : "drop"},
                      {"minutes", use.length / kMinute},
                      {"retroactive", knownOf(use.isRetroactive)},
                      {"member", use.member.empty() ? json() : json(use.member)}});
    return {{"bad", numberOf(known.bad)},
            {"total", numberOf(known.total)},
            {"minutes", minutesOf(known.time)},
            {"sli_without", numberOf(known.attainedWithout)},
            {"retroactive", excluded ? knownOf(isAnyRetroactive(known.uses)) : json()},
            {"by", std::move(by)}};
}

/// Null where today's definition judges.
json definitionOf(const std::optional<replay::HeldDefinition>& held)
{
    if (!held)
        return nullptr;
    json changes = json::array();
    for (const replay::DefinitionChange& change : held->changes)
        changes.push_back({{"field", change.field}, {"held", change.before}, {"today", change.after}});
    return {{"since", momentOf(held->since)}, {"changed_since", std::move(changes)}};
}

json compositeOf(const std::optional<SloComposite>& composite)
{
    if (!composite)
        return nullptr;
    json members = json::array();
    for (const SloMember& member : composite->members)
        members.push_back({{"name", member.name.toStdString()},
                           {"weight", member.weight},
                           {"sli", numberOf(member.attained)},
                           {"objective", numberOf(member.objective)},
                           {"burn_rate", numberOf(member.burn)},
                           {"coverage_ratio", numberOf(member.coverage)}});
    return {{"burn", composite->isSum ? "sum" : "score"},
            {"serial_low", numberOf(composite->serialLow)},
            {"serial_high", numberOf(composite->serialHigh)},
            {"members", std::move(members)}};
}

json exhaustionOf(const std::optional<Exhaustion>& exhaustion)
{
    const Exhaustion known = exhaustion.value_or(Exhaustion());
    return {{"at", momentOf(known.at)},
            {"p10", momentOf(known.p10)},
            {"p90", momentOf(known.p90)},
            {"gone_before", momentOf(known.goneBefore)},
            {"recovered", momentOf(known.recovered)}};
}

/// null without a policy; step 0: none of its steps holds.
json policyOf(const std::optional<SloPolicyState>& policy)
{
    if (!policy)
        return nullptr;
    const auto textOrNull = [](const std::string& text) { return text.empty() ? json() : json(text); };
    return {{"name", textOrNull(policy->name)},
            {"step", policy->step()},
            {"steps", policy->steps},
            {"action", textOrNull(policy->action)},
            {"owner", textOrNull(policy->owner)},
            {"since", momentOf(policy->since)}};
}

} // namespace

json toJson(const SloRow& row)
{
    json burns = json::object();
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        burns[std::string(kBurnWindows[i].name)] = numberOf(row.burns[i]);
    burns["window"] = numberOf(row.burns.back());
    return {{"name", row.key},
            {"display_name", textOf(row.displayName)},
            {"service", textOf(row.service)},
            {"owner", textOf(row.owner)},
            {"state", std::string(wordOf(row.status))},
            {"reason", textOf(row.reason)},
            {"objective", numberOf(row.objective)},
            {"window", row.window.toStdString()},
            {"window_type", row.isRolling ? "rolling" : "calendar"},
            {"method", row.method},
            {"good", numberOf(row.good)},
            {"total", numberOf(row.total)},
            {"uncertain", numberOf(row.uncertain)},
            {"sli", numberOf(row.attained)},
            {"sli_low", numberOf(row.attainedLow)},
            {"sli_high", numberOf(row.attainedHigh)},
            {"excluded", excludedOf(row.excluded)},
            {"composite", compositeOf(row.composite)},
            {"coverage_ratio", numberOf(row.coverage)},
            {"filling", row.isFilling},
            {"budget",
             {{"total", numberOf(row.allowed)},
              {"spent_ratio", numberOf(row.budgetSpent)},
              {"remaining_ratio", numberOf(row.budgetLeft)},
              {"remaining_ratio_high", numberOf(row.budgetLeftHigh)},
              {"alert_level_ratio", row.budgetLevel ? json(*row.budgetLevel) : json()},
              {"remaining_minutes", minutesOf(row.timeLeft)},
              {"remaining_events", numberOf(row.eventsLeft)}}},
            {"consumption", {{"rate", row.consumptionRate}, {"spent_ratio", numberOf(row.consumed)}}},
            {"burn_rate", std::move(burns)},
            {"alerts", alertsOf(row.alerts)},
            {"policy", policyOf(row.policy)},
            {"exhaustion", exhaustionOf(row.exhaustion)},
            {"evaluated", row.isEvaluatedByServer ? "server" : "local"},
            {"definition", definitionOf(row.held)},
            {"age_s", numberOf(row.age)}};
}

std::vector<json> sloItems(const SloReport& report)
{
    std::vector<json> items;
    items.reserve(report.rows.size());
    for (const SloRow& row : report.rows)
        items.push_back(toJson(row));
    return items;
}

} // namespace traceo
