// `traceo slo compare`: what other tools would say of an SLO from the same raw samples, and why it differs.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/opinion/compared_slo.h"
#include "slo/opinion/opinion_words.h"

#include <cmath>

namespace traceo::cli {
namespace {

constexpr std::size_t kMostMinutes = 60; ///< of a reason, in JSON
constexpr int kMoreDecimals = 2;         ///< of an SLI, beyond the target's

nlohmann::ordered_json numberOf(std::optional<double> value)
{
    return value && std::isfinite(*value) ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

nlohmann::ordered_json reasonOf(const Difference& difference)
{
    auto minutes = nlohmann::ordered_json::array();
    for (const Difference::Share& share : difference.shares) {
        if (minutes.size() < kMostMinutes)
            minutes.push_back(toRfc3339(share.end));
    }
    return {{"kind", std::string(wordOf(difference.kind))},
            {"effect", numberOf(difference.effect)},
            {"minutes", std::move(minutes)},
            {"minutes_total", difference.shares.size()}};
}

nlohmann::ordered_json itemOf(const Opinion& opinion)
{
    auto reasons = nlohmann::ordered_json::array();
    for (const Difference& difference : opinion.differences)
        reasons.push_back(reasonOf(difference));
    const QString instead = insteadOf(opinion);
    const bool isExplained = opinion.refused || !opinion.unknown.isEmpty();
    return {{"tool", std::string(wordOf(opinion.tool))},
            {"sli", numberOf(opinion.sli)},
            {"remaining_ratio", numberOf(opinion.remaining)},
            {"burn_rate", numberOf(opinion.burn)},
            {"difference", numberOf(opinion.difference)},
            {"instead", instead.isEmpty() ? nlohmann::ordered_json() : nlohmann::ordered_json(instead.toStdString())},
            {"reason", isExplained ? nlohmann::ordered_json(whyText(opinion).toStdString()) : nlohmann::ordered_json()},
            {"reasons", std::move(reasons)}};
}

QString text(std::optional<double> value, Unit unit, Better better, int decimals = -1)
{
    const double number = value.value_or(std::numeric_limits<double>::quiet_NaN());
    return toText({.value = number, .unit = unit, .quality = Quality::Ok, .better = better, .decimals = std::int8_t(decimals)});
}

std::vector<QString> rowOf(const Opinion& opinion, const SloDefinition& slo, const Asked& asked)
{
    const QString instead = insteadOf(opinion);
    return {nameOf(opinion.tool),
            instead.isEmpty() ? text(opinion.sli, Unit::Ratio, Better::Higher, slo.objective.decimals + kMoreDecimals) : instead,
            text(opinion.remaining, Unit::Ratio, Better::Higher, 1),
            text(opinion.burn, Unit::Factor, Better::Lower),
            opinion.tool == Opinion::Tool::Ours ? QString() : pointsText(opinion.difference),
            whyText(opinion),
            whereText(opinion, asked.now, asked.style)};
}

Outcome compared(const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto then = sloThen(*opened, context, name);
    if (!then)
        return Outcome::failed(then.error());
    const auto counts = countSlo(then->snapshot, then->slo, then->question, then->question.moment());
    if (!counts)
        return Outcome::failed(counts.error());
    const auto both = comparedSlo(then->snapshot, then->slo, *counts);
    if (!both)
        return Outcome::failed(both.error());
    if (!both->isWhole) {
        opened->complete = false;
        opened->notes.push_back(
            Text::tr("Raw samples of a part of the window are gone or still to be fetched; what others say is of those that are "
                     "there."));
    }
    Answer answer = opened->answer("traceo.slo.compare/v1");
    answer.asOf = both->raw.window.to;
    answer.columns = {{Text::tr("Tool")},
                      {Text::tr("SLI"), true},
                      {Text::tr("Left"), true},
                      {Text::tr("Burn"), true},
                      {Text::tr("Difference"), true},
                      {Text::tr("Why")},
                      {Text::tr("Where"), false, true}};
    for (const Opinion& opinion : secondOpinions(both->raw)) {
        answer.items.push_back(itemOf(opinion));
        answer.rows.push_back(rowOf(opinion, then->slo, context.asked));
    }
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloCompareCommand()
{
    return {.noun = "slo",
            .verb = "compare",
            .help = words(Text::tr("What Prometheus, Sloth, Pyrra and others would say from the same samples, and why")),
            .example = "traceo slo compare checkout-availability -o wide",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The SLO"), kSlo);
                return [name](const Context& context) { return compared(*name, context); };
            }};
}

} // namespace traceo::cli
