// `traceo slo slices`: what an SLI counted, minute by minute, and what the SLO's method makes of it; every number of an SLO is
// a sum of those that are not excluded.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "sli/slices.h"
#include "slo/excluded.h"

namespace traceo::cli {
namespace {

constexpr Millis kUsual = kHour;

/// A minute, and the part of it that counts: null where the method counts events.
struct Judged {
    const Slice& slice;
    const Slice* minutes;
    bool isExcluded;
};

nlohmann::ordered_json itemOf(const Judged& judged)
{
    const Slice& slice = judged.slice;
    nlohmann::ordered_json item{{"end", toRfc3339(slice.end)},         {"good", slice.good},           {"total", slice.total},
                                {"observed_s", slice.observedSeconds}, {"uncertain", slice.uncertain}, {"flagged", slice.flagged},
                                {"excluded", judged.isExcluded}};
    if (judged.minutes != nullptr) {
        item["good_minutes"] = judged.minutes->good;
        item["total_minutes"] = judged.minutes->total;
    }
    return item;
}

std::vector<QString> rowOf(const Judged& judged, const Asked& asked)
{
    const Slice& slice = judged.slice;
    std::vector<QString> row{momentText(slice.end, asked.now, asked.style),
                             countText(slice.good),
                             countText(slice.total),
                             countText(slice.total - slice.good),
                             countText(slice.observedSeconds),
                             countText(slice.uncertain),
                             countText(slice.flagged)};
    if (judged.minutes != nullptr) {
        row.push_back(countText(judged.minutes->good));
        row.push_back(countText(judged.minutes->total));
    }
    return row;
}

std::vector<TableColumn> columnsFor(const BudgetingMethod& method)
{
    std::vector<TableColumn> columns{{Text::tr("Minute that ends")},   {Text::tr("Good"), true},
                                     {Text::tr("Total"), true},        {Text::tr("Bad"), true},
                                     {Text::tr("Observed"), true},     {Text::tr("Uncertain"), true, true},
                                     {Text::tr("Flagged"), true, true}};
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
    const auto slo = sloNamed(opened->session->workspace(), name, opened->moment);
    if (!slo)
        return Outcome::failed(slo.error());
    auto snapshot =
        opened->session->snapshots()({.view = opened->moment, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const TimeSpan span = spanOf(*opened, context.asked);
    // A time slice is judged as a whole, also where only a part of it was asked for.
    const Millis slice = slo->method.slice;
    const auto slices = readSlices(*snapshot, slo->sli, slo->name,
                                   {floorTo(span.from, slice), std::min(floorTo(span.to + slice, slice), opened->moment)});
    if (!slices)
        return Outcome::failed(slices.error());
    std::vector<Slice> minutes = *slices;
    judge(slo->method, minutes);
    Answer answer = opened->answer("traceo.slo.slices/v1");
    answer.columns = columnsFor(slo->method);
    const std::vector<TimeSpan> excluded = excludedSpans(*slo, span).all();
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        const UtcMs end = minutes[i].end;
        if (end <= span.from || end > span.to)
            continue;
        const auto near = std::ranges::lower_bound(excluded, end, {}, &TimeSpan::to);
        const Judged judged{.slice = (*slices)[i],
                            .minutes = slo->method.isOfTime() ? &minutes[i] : nullptr,
                            .isExcluded = near != excluded.end() && near->from < end};
        answer.items.push_back(itemOf(judged));
        answer.rows.push_back(rowOf(judged, context.asked));
    }
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloSlicesCommand()
{
    return {.noun = "slo",
            .verb = "slices",
            .help = words(
                Text::tr("What the SLI counted, minute by minute, and for methods that count minutes what they make of it; the "
                         "last hour unless --since says otherwise")),
            .example = "traceo slo slices checkout-availability --since 1d -o csv",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The SLO"), kSlo);
                return [name](const Context& context) { return listed(*name, context); };
            }};
}

} // namespace traceo::cli
