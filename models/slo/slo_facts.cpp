#include "slo/slo_facts.h"

#include <algorithm>
#include <set>

namespace traceo {
namespace {

constexpr std::string_view kKeyPrefix = "slo/";

std::string textOf(const std::optional<Selector>& selector)
{
    return selector ? selector->toText() : std::string();
}

std::string calendarOf(const SloWindow& window)
{
    if (window.isRolling())
        return {};
    const CalendarPeriods& periods = *window.calendar;
    const QString start =
        periods.startDate.toString(Qt::ISODate) + QLatin1Char('T') + periods.startTime.toString(QStringLiteral("HH:mm"));
    return window.text() + " from " + start.toStdString() + ' ' + periods.zone.id().toStdString();
}

/// Of its own; nothing where it has the usual ones, so that what was stored before stays the same version.
std::string alertsOf(const SloDefinition& slo)
{
    std::string text;
    for (const OwnAlert& alert : slo.alerts)
        text += (text.empty() ? "" : "; ") + toText(alert);
    return text;
}

Fact storedAs(const SloDefinition& slo, UtcMs now)
{
    return {.kind = vocabulary::kDefinitionFact,
            .source = vocabulary::kWorkspaceSource,
            .key = std::string(kKeyPrefix) + slo.name,
            .validFrom = std::min(slo.validFrom.value_or(now), now), // it is counted by already
            .validTo = {},
            .payload = toJson(factOf(slo)),
            .learnedAt = {}};
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
                             .calendar = calendarOf(slo.window),
                             .serviceHours = slo.serviceHours ? toText(*slo.serviceHours) : std::string(),
                             .method = slo.method.word(),
                             .timeSlice = slo.method.isOfTime() ? slo.method.slice : Millis{0},
                             .timeSliceTarget =
                                 slo.method.kind == BudgetingMethod::Kind::Timeslices ? slo.method.sliceTarget.ratio() : 0,
                             .alerts = alertsOf(slo),
                             .sliHash = sli.hash(),
                             .indicator = {},
                             .good = {},
                             .bad = {},
                             .total = {},
                             .threshold = {},
                             .target = {},
                             .status = {},
                             .latency = {},
                             .source = sli.source};
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

std::vector<Fact> definitionFacts(const SloConfig& config, Missing missing, const std::vector<Fact>& known, UtcMs now)
{
    std::vector<Fact> changed;
    std::set<std::string> present;
    for (const SloDefinition& slo : config.slos) {
        Fact fact = storedAs(slo, now);
        present.insert(fact.key);
        const auto before = std::ranges::find(known, fact.key, &Fact::key);
        if (before == known.end() || before->payload != fact.payload || before->validFrom > fact.validFrom)
            changed.push_back(std::move(fact));
    }
    for (const Fact& fact : known) {
        if (missing != Missing::IsGone || !fact.key.starts_with(kKeyPrefix) || present.contains(fact.key))
            continue;
        changed.push_back(fact);
        changed.back().validTo = now;
    }
    return changed;
}

} // namespace traceo
