#include "slo/sla/sla_json.h"

#include "core/moment.h"
#include "slo/slo_facts.h"

#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json known(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

Json momentOf(const std::optional<UtcMs>& moment)
{
    return moment ? Json(toRfc3339(*moment)) : Json();
}

Json textOf(const QString& text)
{
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json excludedOf(const SlaEntry& entry)
{
    Json by = Json::array();
    for (const ExclusionUse& use : entry.uses)
        by.push_back({{"id", use.id},
                      {"reason", use.reason},
                      {"author", use.author.empty() ? Json() : Json(use.author)},
                      {"mode", use.mode == Exclusion::Mode::Good ? "good" : "drop"},
                      {"minutes", use.length / kMinute},
                      {"retroactive", known(use.isRetroactive)},
                      {"member", use.member.empty() ? Json() : Json(use.member)}});
    const SlaFigure& figure = entry.figure;
    return {{"minutes", figure.excludedMinutes},
            {"bad", figure.plain.undecided > 0 ? Json() : Json(figure.plain.bad() - figure.counted.bad())},
            {"total", figure.plain.total - figure.counted.total},
            {"retroactive", entry.uses.empty() ? Json() : known(isAnyRetroactive(entry.uses))},
            {"by", std::move(by)}};
}

Json blindOf(const SlaEntry& entry)
{
    Json list = Json::array();
    for (const Blindness& blind : entry.blind)
        list.push_back({{"cause", wordOf(blind.cause)},
                        {"seconds", blind.seconds},
                        {"longest_from", toRfc3339(blind.longest.from)},
                        {"longest_to", toRfc3339(blind.longest.to)}});
    return list;
}

Json stretchesOf(const SlaEntry& entry)
{
    Json list = Json::array();
    for (const BadStretch& stretch : entry.stretches)
        list.push_back({{"from", toRfc3339(stretch.span.from)},
                        {"to", toRfc3339(stretch.span.to)},
                        {"bad", stretch.bad},
                        {"total", stretch.total},
                        {"minutes", stretch.minutes},
                        {"budget_ratio", entry.allowed > 0 ? Json(stretch.bad / entry.allowed) : Json()}});
    return list;
}

Json accountsOf(const std::vector<AccountSum>& sums)
{
    Json list = Json::array();
    for (const AccountSum& sum : sums)
        list.push_back({{"account", sum.account}, {"bad", sum.bad}, {"minutes", sum.minutes}});
    return list;
}

Json definitionOf(const DefinitionVersion& version)
{
    Json changes = Json::array();
    Json changed = Json::array();
    for (const DefinitionVersion::Change& change : version.changes) {
        changes.push_back(toRfc3339(change.at));
        for (const replay::DefinitionChange& one : change.what)
            changed.push_back({{"at", toRfc3339(change.at)}, {"field", one.field}, {"before", one.before}, {"after", one.after}});
    }
    Json since = Json::array();
    for (const replay::DefinitionChange& one : version.since)
        since.push_back({{"field", one.field}, {"held", one.before}, {"today", one.after}});
    return {{"hash", version.hash},
            {"sli_hash", version.sliHash},
            {"valid_from", version.validFrom == kSinceEver ? Json() : momentOf(version.validFrom)},
            {"changes", std::move(changes)},
            {"changed", std::move(changed)},
            {"changed_since", std::move(since)}};
}

Json budgetOf(const SlaEntry& entry)
{
    return {{"total", entry.figure.counted.undecided > 0 ? Json() : Json(entry.allowed)},
            {"spent_ratio", known(entry.spent)},
            {"remaining_ratio", entry.spent ? Json(1 - *entry.spent) : Json()}};
}

} // namespace

Json slaItem(const SlaEntry& entry, const SlaReport& report)
{
    Json item{{"name", entry.slo.name},
              {"display_name", entry.slo.displayName.empty() ? entry.slo.name : entry.slo.displayName},
              {"service", entry.slo.service.empty() ? Json() : Json(entry.slo.service)},
              {"from", toRfc3339(report.counted.from)},
              {"to", toRfc3339(report.counted.to)},
              {"over", report.isOver()},
              {"verdict", entry.error ? Json() : Json(wordOf(entry.figure.verdict))},
              {"reason", textOf(whyUndecided(entry))},
              {"objective", entry.slo.objective.ratio()},
              {"method", entry.slo.method.word()}};
    if (entry.error)
        return item;
    const SlaFigure& figure = entry.figure;
    item.update(Json{{"sli", known(figure.attained)},
                     {"sli_low", known(figure.low)},
                     {"sli_high", known(figure.high)},
                     {"sli_without_exclusions", known(figure.plainAttained)},
                     {"good", figure.counted.good},
                     {"total", figure.counted.total},
                     {"bad", figure.counted.undecided > 0 ? Json() : Json(figure.counted.bad())},
                     {"undecided", figure.counted.undecided},
                     {"unknown", figure.unknown},
                     {"coverage_ratio", figure.coverage()},
                     {"idle_minutes", figure.idleMinutes},
                     {"budget", budgetOf(entry)},
                     {"excluded", excludedOf(entry)},
                     {"not_observed", blindOf(entry)},
                     {"stretches", stretchesOf(entry)},
                     {"accounts", accountsOf(entry.accounts)},
                     {"excluded_accounts", accountsOf(entry.excluded)},
                     {"definition", definitionOf(entry.version)},
                     {"slices", {{"rows", entry.rows}, {"root", entry.root}}}});
    return item;
}

} // namespace traceo
