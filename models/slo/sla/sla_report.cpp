#include "slo/sla/sla_report.h"

#include "core/format.h"
#include "sli/asked.h"
#include "slo/error_budget.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/excluded_accounts.h"
#include "slo/sla/sla_chart.h"
#include "slo/sla/slice_digest.h"
#include "slo/slo_counts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SlaReport)
};

using history::Snapshot;

/// What of the span somebody will still fetch.
Result<std::vector<TimeSpan>> fillingOf(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs now)
{
    const auto asked = askedOf(snapshot, slo, span);
    if (!asked)
        return asked.error();
    return *asked ? stillToCome(**asked, span, now - slo.window.longest()) : std::vector<TimeSpan>{};
}

void fillBudget(SlaEntry& entry, const SliceRows& table, const SlaReport& report)
{
    const SloDefinition& slo = entry.slo;
    if (slo.method.isOfTime() && !report.isOver()) {
        const TimeSpan rest{report.counted.to, report.period.span.to};
        entry.toCome = double((rest.length() - lengthOf(excludedSpans(slo, rest).dropped)) / kMinute);
    }
    const double budgeted = entry.figure.counted.total + entry.toCome;
    entry.allowed = allowedBad(slo.objective, budgeted);
    if (entry.figure.attained)
        entry.spent = budgetSpent(slo.objective, entry.figure.counted.bad(), budgeted);
    // Whoever reads it takes a stretch for an outage: no minute of one was good.
    entry.stretches = badStretches(slo.objective, table.judged, table.span(), kInARow);
    std::ranges::stable_sort(entry.stretches, std::ranges::greater(),
                             [](const BadStretch& one) { return std::pair(one.span.length(), one.bad); });
    entry.stretches.resize(std::min(entry.stretches.size(), kMostStretches));
}

Result<void> fillAccounts(SlaEntry& entry, const Snapshot& snapshot, const SliceRows& table)
{
    const std::vector<AccountRule> rules = rulesOf(entry.slo);
    const auto claims = claimsOf(snapshot, entry.slo, rules, table.judged);
    if (!claims)
        return claims.error();
    entry.accounts = Ledger(table.judged, *claims).sums(table.span());
    entry.excluded = excludedSums(entry.slo, rules, table.plain, table.judged);
    return {};
}

JudgedPeriod judgedPeriod(const SlaAsk& ask)
{
    JudgedPeriod judged{.span = ask.period.span, .moment = ask.moment, .asked = {}};
    judged.asked.now = ask.now;
    judged.asked.knownAt = ask.knownAt;
    return judged;
}

Result<void> fill(SlaEntry& entry, const Snapshot& snapshot, const SloConfig& config, const SlaReport& report, const SlaAsk& ask)
{
    const TimeSpan counted = report.counted;
    const auto filling = fillingOf(snapshot, entry.slo, counted, ask.now);
    if (!filling)
        return filling.error();
    const auto table = readSliceRows(snapshot, entry.slo, counted, counted.to, {.weighed = counted});
    if (!table)
        return table.error();
    entry.figure = figureOf(*table);
    if (const auto excess = partExcessOf(entry.slo, entry.figure.plain, table->members))
        return errorOf(entry.slo, *excess);
    entry.isFilling = !filling->empty();
    if (entry.isFilling) // of a minute one counter may be here and another still to come
        entry.figure.verdict = SlaVerdict::Undecidable;
    entry.uses = allExclusionsUsed(entry.slo, counted);
    entry.rows = table->size();
    entry.root = sliceRoot(*table);
    auto version = versionOf(snapshot, config, entry.slo, judgedPeriod(ask));
    if (!version)
        return version.error();
    entry.version = std::move(version).value();
    auto blind = blindnessOf(snapshot, entry.slo, counted, unseenOf(*table), *filling);
    if (!blind)
        return blind.error();
    entry.blind = std::move(blind).value();
    if (entry.figure.counted.undecided > 0) // what was bad, and whose it was, is no number then
        return {};
    fillBudget(entry, *table, report);
    if (ask.columns > 0)
        entry.chart = slaChart(*table, entry.allowed, report.period.span, ask.columns);
    return fillAccounts(entry, snapshot, *table);
}

QString share(double ratio, int decimals)
{
    return toText({.value = ratio,
                   .unit = Unit::Ratio,
                   .quality = Quality::Ok,
                   .better = Better::Higher,
                   .decimals = std::int8_t(decimals)});
}

} // namespace

Result<SlaReport> build(const Snapshot& snapshot, const SloConfig& config, const SlaAsk& ask)
{
    const UtcMs end = std::min(ask.period.span.to, floorTo(ask.moment, kMinute));
    SlaReport report{.period = ask.period, .counted = {ask.period.span.from, std::max(ask.period.span.from, end)}, .entries = {}};
    const auto held = replay::heldConfig(snapshot, config, judgedPeriod(ask).question());
    if (!held)
        return held.error();
    for (const SloDefinition& slo : (*held ? (*held)->config : config).slos) {
        if (!ask.only.empty() && slo.name != ask.only)
            continue;
        SlaEntry entry;
        entry.slo = slo;
        if (const auto done = fill(entry, snapshot, config, report, ask); !done) {
            if (done.error().code == ErrorCode::Cancelled)
                return done.error();
            entry = {};
            entry.slo = slo;
            entry.error = done.error();
        }
        report.entries.push_back(std::move(entry));
    }
    return report;
}

QString verdictText(SlaVerdict verdict)
{
    switch (verdict) {
    case SlaVerdict::Met:
        return Text::tr("Met");
    case SlaVerdict::Missed:
        return Text::tr("Missed");
    case SlaVerdict::Undecidable:
        return Text::tr("Undecidable");
    }
    Q_UNREACHABLE();
}

QString whyUndecided(const SlaEntry& entry)
{
    const SlaFigure& figure = entry.figure;
    if (entry.error)
        return Text::tr("It could not be counted: %1").arg(toText(*entry.error));
    if (figure.verdict != SlaVerdict::Undecidable)
        return {};
    if (entry.isFilling)
        return Text::tr("Part of the history is still being fetched.");
    if (!figure.low && figure.excludedMinutes >= double(entry.rows))
        return Text::tr("All of the period is excluded.");
    if (!figure.low && figure.unseenSeconds <= 0)
        return Text::tr("There was no traffic.");
    if (!figure.low && figure.counted.observedSeconds > 0)
        return Text::tr("There was no traffic in what was seen.");
    if (!figure.low)
        return Text::tr("Nothing of the period was seen.");
    const int decimals = entry.slo.objective.decimals + kDecimalsBeyondTarget; // as the figures beside it have
    constexpr int kDecimalsOfCoverage = 2;
    QString unseen =
        Text::tr("Only %1 was observed: it attained between %2 and %3.")
            .arg(share(figure.coverage(), kDecimalsOfCoverage), share(*figure.low, decimals), share(*figure.high, decimals));
    if (!(figure.counted.undecided > 0))
        return unseen;
    // each of the two has its own bounds: what the threshold leaves open, and what nobody saw on top of it
    const SliceSum& sum = figure.counted;
    const bool isProbe = entry.slo.sli.kind == SliDefinition::Kind::Probe;
    const QString open =
        (isProbe ? Text::tr("Of successful runs the status or the duration was not observed: between %1 and %2 were good.")
                 : Text::tr("The threshold is no boundary of the histogram: between %1 and %2 were within it."))
            .arg(share(sum.good / sum.total, decimals), share((sum.good + sum.undecided) / sum.total, decimals));
    return figure.unknown > 0 ? open + QLatin1Char(' ') + unseen : open;
}

} // namespace traceo
