// `traceo slo slices`: what an SLI counted, minute by minute, and what the SLO's method makes of it; every number of an SLO is
// a sum of those that are not excluded.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/sla/slice_json.h"

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr Millis kUsual = kHour;

/// A column of their own, where there are any.
bool hasExcluded(const SliceRows& table)
{
    return std::ranges::any_of(table.excluded, [](const auto& mode) { return mode.has_value(); });
}

QString excludedText(std::optional<Exclusion::Mode> mode)
{
    if (!mode)
        return {};
    return *mode == Exclusion::Mode::Good ? Text::tr("counted as good") : Text::tr("left out");
}

std::vector<QString> rowOf(const SliceRows& table, std::size_t i, const Asked& asked)
{
    const Slice& slice = table.counted[i];
    std::vector<QString> row{momentText(slice.end, asked.now, asked.style),
                             countText(slice.good),
                             countText(slice.total),
                             countText(slice.total - slice.good),
                             countText(slice.observedSeconds),
                             countText(slice.uncertain),
                             countText(slice.flagged),
                             countText(slice.excess)};
    if (table.method.isOfTime()) {
        row.push_back(countText(table.judged[i].good));
        row.push_back(countText(table.judged[i].total));
    }
    return row;
}

std::vector<TableColumn> columnsFor(const BudgetingMethod& method)
{
    std::vector<TableColumn> columns{{Text::tr("Minute that ends")},    {Text::tr("Good"), true},
                                     {Text::tr("Total"), true},         {Text::tr("Bad"), true},
                                     {Text::tr("Observed"), true},      {Text::tr("Uncertain"), true, true},
                                     {Text::tr("Flagged"), true, true}, {Text::tr("Excess"), true, true}};
    if (method.isOfTime()) {
        columns.push_back({Text::tr("Good minutes"), true});
        columns.push_back({Text::tr("Minutes"), true});
    }
    return columns;
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
    const auto then = sloThen(*opened, context, name);
    if (!then)
        return Outcome::failed(then.error());
    const auto table = readSliceRows(then->snapshot, then->slo, spanOf(*opened, context.asked), floorTo(opened->moment, kMinute));
    if (!table)
        return Outcome::failed(table.error());
    if (const auto excess = partExcessOf(then->slo, sumOf(table->plain, table->span()), table->members))
        opened->notes.push_back(reasonOf(*excess));
    Answer answer = opened->answer("traceo.slo.slices/v1");
    answer.columns = columnsFor(then->slo.method);
    const bool isMarked = hasExcluded(*table);
    if (isMarked)
        answer.columns.push_back({Text::tr("Excluded")});
    for (std::size_t i = 0; i < table->size(); ++i) {
        answer.items.push_back(sliceItem(*table, i));
        answer.rows.push_back(rowOf(*table, i, context.asked));
        if (isMarked)
            answer.rows.back().push_back(excludedText(table->excluded[i]));
    }
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloSlicesCommand()
{
    return {.noun = "slo",
            .verb = "slices",
            .help = words(Text::tr(
                "What the SLI counted, minute by minute, and for methods that count minutes what they make of it; the "
                "last hour unless --since says otherwise; “-o csv” is what “traceo slo verify” reads. Items of -o json "
                "and columns of -o csv: end, good, total, observed_s (0 to 60), uncertain, undecided, flagged, excluded, "
                "excluded_as (drop, good), slo, objective, method; of methods that count minutes slice_s, slice_target, "
                "good_minutes, total_minutes; excess (events of the part beyond the total, which are left out), "
                "evaluated (local: from raw samples; server: by expressions)")),
            .example = "traceo slo slices checkout-availability --since 1d -o csv",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The SLO"), kSlo);
                return [name](const Context& context) { return listed(*name, context); };
            }};
}

} // namespace traceo::cli
