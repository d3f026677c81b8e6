// `traceo slo slices`: what an SLI counted, minute by minute; every number of an SLO is a sum of these.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "sli/slices.h"

namespace traceo::cli {
namespace {

constexpr Millis kUsual = kHour;

nlohmann::ordered_json itemOf(const Slice& slice)
{
    return {{"end", toRfc3339(slice.end)},         {"good", slice.good},           {"total", slice.total},
            {"observed_s", slice.observedSeconds}, {"uncertain", slice.uncertain}, {"flagged", slice.flagged}};
}

std::vector<QString> rowOf(const Slice& slice, const Asked& asked)
{
    return {momentText(slice.end, asked.now, asked.style),
            countText(slice.good),
            countText(slice.total),
            countText(slice.total - slice.good),
            countText(slice.observedSeconds),
            countText(slice.uncertain),
            countText(slice.flagged)};
}

/// Of what was asked for, whole minutes up to the moment that is counted to.
TimeSpan spanOf(const Opened& opened, const Asked& asked)
{
    const UtcMs end = floorTo(opened.moment, kMinute);
    const TimeSpan span = asked.range.value_or(TimeSpan{end - kUsual, end});
    return {floorTo(span.from, kMinute), std::min(floorTo(span.to, kMinute), end)};
}

Outcome listed(const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto slo = sloNamed(*opened, name);
    if (!slo)
        return Outcome::failed(slo.error());
    auto snapshot =
        opened->session->snapshots()({.view = opened->moment, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto slices = readSlices(*snapshot, slo->sli, slo->name, spanOf(*opened, context.asked));
    if (!slices)
        return Outcome::failed(slices.error());
    Answer answer = opened->answer("traceo.slo.slices/v1");
    answer.columns = {{Text::tr("Minute that ends")},   {Text::tr("Good"), true},     {Text::tr("Total"), true},
                      {Text::tr("Bad"), true},          {Text::tr("Observed"), true}, {Text::tr("Uncertain"), true, true},
                      {Text::tr("Flagged"), true, true}};
    for (const Slice& slice : *slices) {
        answer.items.push_back(itemOf(slice));
        answer.rows.push_back(rowOf(slice, context.asked));
    }
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloSlicesCommand()
{
    return {.noun = "slo",
            .verb = "slices",
            .help = words(Text::tr("What the SLI counted, minute by minute; the last hour unless --since says otherwise")),
            .example = "traceo slo slices checkout-availability --since 1d -o csv",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The SLO"), kSlo);
                return [name](const Context& context) { return listed(*name, context); };
            }};
}

} // namespace traceo::cli
