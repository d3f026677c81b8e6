#include "app/cli/slo_past.h"

#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/no_number.h"

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr double kWellSeen = 0.99;

/// None where all of the range is empty.
std::optional<UtcMs> dataBegin(const std::vector<Slice>& slices, TimeSpan range)
{
    const auto begin = std::ranges::upper_bound(slices, range.from, {}, &Slice::end);
    const auto first =
        std::find_if(begin, slices.end(), [](const Slice& slice) { return slice.observedSeconds > 0 || slice.total > 0; });
    return first == slices.end() ? std::nullopt : std::optional(first->end - kMinute);
}

} // namespace

Result<TimeSpan> pastRange(const Context& context, const SloDefinition& slo, std::optional<Millis> usual, UtcMs end)
{
    const TimeSpan own = usual ? TimeSpan{end - *usual, end} : slo.window.at(end);
    const TimeSpan asked = context.asked.range.value_or(own);
    const TimeSpan range{floorTo(asked.from, kMinute), std::min(floorTo(asked.to, kMinute), end)};
    if (!range.isEmpty())
        return range;
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--since"),
                 .expected = Text::tr("a range of a minute or more that begins before now"),
                 .found = rangeText(asked, context.asked.now, context.asked.style),
                 .hint = {}};
}

Answer SloPast::answer(const std::string& schema)
{
    if (!hasData) {
        opened.complete = false;
        opened.notes.push_back(Text::tr("Nothing is known of %1 in that time.").arg(QString::fromStdString(slo.name)));
    }
    if (!counts.filling.empty()) {
        opened.complete = false;
        opened.notes.push_back(fillingText());
    }
    const double seen = sumOf(counts.slices, range).coverage();
    if (hasData && seen < kWellSeen)
        opened.notes.push_back(Text::tr("Only %1 of that time, %2, was observed.")
                                   .arg(toText({.value = seen, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 0}),
                                        durationText(range.length())));
    Answer answer = opened.answer(schema);
    answer.asOf = range.to;
    return answer;
}

Result<SloPast> sloPast(const Context& context, const std::string& name, std::optional<Millis> usual,
                        const std::function<Millis(const SloDefinition&)>& reach)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return opened.error();
    auto then = sloThen(*opened, context, name);
    if (!then)
        return then.error();
    const SloDefinition& slo = then->slo;
    const auto range = pastRange(context, slo, usual, floorTo(opened->moment, kMinute));
    if (!range)
        return range.error();
    auto counts = countSlo(then->snapshot, slo, then->question, range->from - reach(slo));
    if (!counts)
        return counts.error();
    const TimeSpan judged{std::min(range->from, counts->window.window.from), counts->moment};
    for (const auto& error : {noNumber(slo, *counts), noNumber(slo, sumOf(counts->slices, judged), counts->memberExcess)}) {
        if (error)
            return *error;
    }
    const auto begin = dataBegin(counts->slices, *range);
    const TimeSpan known{std::max(range->from, begin.value_or(range->from)), range->to};
    // A composite has counted what some of its members did, whatever another was; of one that was never seen nothing is known.
    const bool isSeen = begin && sumOf(counts->slices, known).observedSeconds > 0;
    return SloPast{std::move(*opened), slo, std::move(then->snapshot), std::move(*counts), known, isSeen};
}

} // namespace traceo::cli
