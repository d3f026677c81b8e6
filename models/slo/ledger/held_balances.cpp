#include "slo/ledger/held_balances.h"

#include "slo/ledger/account_rules.h"
#include "slo/no_number.h"

#include <algorithm>
#include <iterator>

namespace traceo {
namespace {

constexpr Millis kLongestMonth = 32 * kDay; // and what a change of clocks adds

std::vector<TimeSpan> monthsOf(TimeSpan range, const QTimeZone& zone)
{
    const CalendarPeriods calendar{.zone = zone};
    std::vector<TimeSpan> months;
    for (UtcMs from = calendar.around(range.from + kMinute).from; from < range.to;) {
        const UtcMs next = calendar.around(from + kMinute).to;
        months.push_back({from, std::min(next, range.to)});
        from = next;
    }
    return months;
}

/// The last part that began before the month was over.
const SloDefinition& heldAtEnd(const std::vector<replay::HeldPart>& parts, TimeSpan month)
{
    auto part = parts.begin();
    for (auto next = std::next(part); next != parts.end() && next->since < month.to; ++next)
        part = next;
    return part->slo;
}

/// Neighbours are judged by different definitions; the last by the one that is asked with.
Result<std::vector<HeldMonths>> grouped(const history::Snapshot& snapshot, const SloConfig& config, const MonthsAsk& ask,
                                        const Question& question)
{
    std::vector<HeldMonths> groups;
    const std::vector<TimeSpan> months = monthsOf(ask.range, ask.zone);
    if (months.empty())
        return groups;
    const auto parts = replay::heldParts(snapshot, config, ask.slo.name, {months.front().from, ask.range.to}, question);
    if (!parts)
        return parts.error();
    for (const TimeSpan& month : months) {
        const bool isNewest = month == months.back();
        const SloDefinition& slo = isNewest ? ask.slo : heldAtEnd(*parts, month);
        auto since = replay::changesBetween(slo, ask.slo);
        if (!groups.empty() && groups.back().since == since)
            groups.back().span.to = month.to;
        else
            groups.push_back({.slo = slo, .since = std::move(since), .problem = {}, .span = month, .months = {}});
    }
    return groups;
}

Result<void> fill(HeldMonths& group, const history::Snapshot& snapshot, const SloCounts& counts, const MonthsAsk& ask)
{
    const TimeSpan needed{group.slo.window.at(group.span.from).from, group.span.to};
    group.problem = noNumber(group.slo, sumOf(counts.slices, needed), counts.memberExcess);
    if (group.problem)
        return {};
    const auto claims = claimsOf(snapshot, group.slo, ask.rules, counts.slices);
    if (!claims)
        return claims.error();
    group.months = monthlyBalances(group.slo, Ledger(counts.slices, *claims), SliceSums(counts.slices), group.span, ask.zone,
                                   counts.memberExcess);
    return {};
}

} // namespace

Result<std::vector<HeldMonths>> heldBalances(const history::Snapshot& snapshot, const SloConfig& config, const MonthsAsk& ask,
                                             const Question& question)
{
    auto groups = grouped(snapshot, config, ask, question);
    if (!groups)
        return groups;
    for (HeldMonths& group : *groups) {
        if (group.since.empty()) {
            if (const auto done = fill(group, snapshot, ask.counts, ask); !done)
                return done.error();
            continue;
        }
        const UtcMs from = group.span.from - kLongestMonth - group.slo.window.longest();
        const auto counts = countSlo(snapshot, group.slo, question, from);
        if (!counts)
            return counts.error();
        if (const auto done = fill(group, snapshot, *counts, ask); !done)
            return done.error();
    }
    return groups;
}

} // namespace traceo
