#include "slo/slo_report.h"

#include "slo/definition_doubt.h"
#include "slo/evaluation_problem.h"
#include "slo/gone_since.h"
#include "slo/many_counts.h"
#include "slo/own_events.h"
#include "slo/silent_prober.h"
#include "slo/slo_charts.h"
#include "slo/slo_row.h"
#include "slo/slo_tiles.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloReport)
};

/// Burn lines need what lies before the range.
constexpr Millis kBeforeRange = 6 * kHour;

QString consumedTitle(const std::string& rate)
{
    return rate == "hourly" ? Text::tr("Spent in an hour")
        : rate == "daily"   ? Text::tr("Spent in a day")
                            : Text::tr("Spent in a week");
}

void addComposite(const SloComposite& composite, std::vector<SloDetail::Number>& numbers)
{
    if (composite.serialLow.why)
        numbers.insert(numbers.begin() + 1,
                       {{Text::tr("Good for all members, at least"), composite.serialLow},
                        {Text::tr("Good for all members, at most"), composite.serialHigh}});
    for (const SloMember& member : composite.members) {
        numbers.push_back({member.name, member.attained});
        numbers.push_back({Text::tr("Burn of %1").arg(member.name), member.burn});
    }
}

std::vector<SloDetail::Number> numbersOf(const SloRow& row)
{
    std::vector<SloDetail::Number> numbers{
        {Text::tr("Attained"), row.attained},
        {Text::tr("Objective"), row.objective},
        {Text::tr("Budget left"), row.budgetLeft},
        {consumedTitle(row.consumptionRate), row.consumed},
        {Text::tr("Left, as full outage"), row.timeLeft},
        {Text::tr("Bad events left"), row.eventsLeft},
        {row.isOfTime ? Text::tr("Bad minutes allowed") : Text::tr("Bad events allowed"), row.allowed},
        {Text::tr("Gone in"), row.goneIn},
        {Text::tr("Good"), row.good},
        {Text::tr("Bad"), row.bad},
        {Text::tr("Total"), row.total},
        {row.isOfTime ? Text::tr("Uncertain events") : Text::tr("Uncertain"), row.uncertain},
        {Text::tr("Coverage"), row.coverage},
        {Text::tr("Age"), row.age},
    };
    if (row.attainedLow.why)
        numbers.insert(numbers.begin() + 1,
                       {{Text::tr("Attained at least"), row.attainedLow}, {Text::tr("Attained at most"), row.attainedHigh}});
    if (row.excluded)
        numbers.insert(numbers.begin() + 1,
                       {{Text::tr("Without exclusions"), row.excluded->attainedWithout},
                        {Text::tr("Excluded"), row.excluded->time},
                        {row.isOfTime ? Text::tr("Bad minutes excluded") : Text::tr("Bad events excluded"), row.excluded->bad}});
    if (row.composite)
        addComposite(*row.composite, numbers);
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i) {
        const QString window = durationText(kBurnWindows[i].length);
        numbers.push_back({Text::tr("Burn %1").arg(window), row.burns[i]});
    }
    numbers.push_back({Text::tr("Burn %1").arg(row.windowLength), row.burns.back()});
    return numbers;
}

QString sentenceOf(const SloDefinition& slo, const SloRow& row)
{
    const QString objective = toText(row.objective);
    const QString window = windowText(slo.window);
    QString what = slo.composite                     ? Text::tr("%1 for %2, %3").arg(objective, compositeText(slo), window)
        : slo.method.isOfTime()                      ? Text::tr("%1 good of all minutes, %2").arg(objective, window)
        : slo.sli.kind == SliDefinition::Kind::Apdex ? Text::tr("Apdex of %1, %2").arg(objective, window)
        : slo.sli.kind == SliDefinition::Kind::Probe ? Text::tr("%1 good of all runs, %2").arg(objective, window)
        : slo.sli.kind == SliDefinition::Kind::Gauge || slo.sli.kind == SliDefinition::Kind::Ratio
        ? Text::tr("%1 good of all readings, %2").arg(objective, window)
        : Text::tr("%1 good of all events, %2").arg(objective, window);
    if (row.isEvaluatedByServer)
        what = Text::tr("%1, evaluated by the server").arg(what);
    const QString whose = row.service.isEmpty() ? row.owner : row.service;
    return whose.isEmpty() ? what : Text::tr("%1 · %2").arg(what, whose);
}

SloDetail detailOf(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, const Question& question)
{
    const TimeSpan range = chartRange(question);
    const int columns = chartColumns(question);
    SloDetail detail{.key = row.key,
                     .title = row.displayName,
                     .sentence = sentenceOf(slo, row),
                     .status = row.status,
                     .reason = row.reason,
                     .sli = sliChart(slo, counts, row, range, columns),
                     .budget = budgetChart(slo, counts, row, range, columns),
                     .burn = burnChart(slo, counts, row, range, columns),
                     .numbers = numbersOf(row)};
    for (Chart* const chart : {&detail.sli, &detail.budget, &detail.burn}) {
        showOwnEvents(*chart, slo);
        chart->subject = detail.title;
    }
    return detail;
}

/// What the server says of expressions it does not evaluate, in the place of a state that rests on nothing.
Result<void> addProblem(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment, SloRow& row)
{
    if (!isEvaluatedByServer(slo) || (row.status != Status::Unknown && row.status != Status::Stale))
        return {};
    const auto problem = evaluationProblem(snapshot, slo, moment);
    if (!problem)
        return problem.error();
    if (*problem)
        row.reason = toText(**problem);
    return {};
}

/// What the source has and has not of a probe, in the place of a state that blames the source.
Result<void> addSilence(const history::Snapshot& snapshot, const SloDefinition& slo, const Freshness& freshness, UtcMs moment,
                        SloRow& row)
{
    if (row.status != Status::Stale)
        return {};
    const auto silent = isProberSilent(snapshot, slo, freshness, moment);
    if (!silent)
        return silent.error();
    if (*silent)
        sayProberIsSilent(row, moment - *freshness.newest);
    return {};
}

/// What the history shows of the definition itself, before numbers are missing by it. Where events are undecided the state says
/// which boundaries to take; while the past is still being fetched it may bring the series.
Result<void> addDoubt(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts, UtcMs moment,
                      SloRow& row)
{
    if (counts.window.undecided > 0 || counts.broken)
        return {};
    const auto doubt = definitionDoubt(snapshot, slo, moment, counts.freshness.newest && !slo.composite);
    if (!doubt)
        return doubt.error();
    if (!*doubt || ((*doubt)->kind == DefinitionDoubt::Kind::NoSeries && row.isFilling))
        return {};
    row.reason = counts.since ? row.reason + QLatin1Char(' ') + (*doubt)->sentence : (*doubt)->sentence;
    if (row.status != Status::Stale && !row.isFilling)
        row.note = (*doubt)->note;
    return {};
}

/// The selected SLO; else the first of those in the worst state, the least budget first.
std::size_t chosen(const std::vector<SloRow>& rows, const std::string& selected)
{
    const auto named = std::ranges::find(rows, selected, &SloRow::key);
    if (named != rows.end())
        return std::size_t(named - rows.begin());
    const auto rank = [](const SloRow& row) {
        return std::pair{row.status, row.budgetLeft.hasValue() ? row.budgetLeft.value : std::numeric_limits<double>::infinity()};
    };
    return std::size_t(std::ranges::min_element(rows, {}, rank) - rows.begin());
}

/// A report goes on without an SLO that cannot be counted, but not when it is cancelled.
bool endsReport(const Error& error)
{
    return error.code == ErrorCode::Cancelled;
}

using Policies = std::map<std::string, SloPolicyState>;

void addPolicy(SloRow& row, const Policies& policies)
{
    const auto policy = policies.find(row.key);
    if (policy == policies.end())
        return;
    row.policy = policy->second;
    row.reason = (row.reason + QLatin1Char(' ') + sentenceOf(policy->second)).trimmed();
    if (row.note.isEmpty() && policy->second.step() > 0)
        row.note = Text::tr("policy step %1").arg(policy->second.step());
}

/// Before its first version the first holds, as it is what it is counted by; nobody had promised it then.
void addBeginning(SloRow& row, const SloDefinition& slo, const Question& question)
{
    if (!slo.validFrom || *slo.validFrom <= question.moment())
        return;
    row.reason = (row.reason + QLatin1Char(' ')
                  + Text::tr("Its definition holds from %1 on; until then it is only counted by it.")
                        .arg(momentText(*slo.validFrom, question.moment(), question.style)))
                     .trimmed();
    if (row.note.isEmpty())
        row.note = Text::tr("not in force yet");
}

/// What is said instead of what the counts say, or beside it.
Result<void> addWords(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts,
                      const Question& question, const Policies& policies, SloRow& row)
{
    const UtcMs moment = question.moment();
    if (auto done = addProblem(snapshot, slo, moment, row); !done)
        return done;
    if (auto done = addSilence(snapshot, slo, counts.freshness, moment, row); !done)
        return done;
    if (auto done = addDoubt(snapshot, slo, counts, moment, row); !done)
        return done;
    addPolicy(row, policies);
    addBeginning(row, slo, question);
    return {};
}

Result<void> addRow(SloReport& report, const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                    const Result<SloCounts>& counts, const Policies& policies)
{
    if (!counts && endsReport(counts.error()))
        return counts.error();
    if (!counts) {
        report.rows.push_back(rowOf(slo, counts.error(), report.moment));
        return {};
    }
    report.isFilling = report.isFilling || counts->fillingShare() > 0;
    report.rows.push_back(rowOf(slo, *counts, question, SloExplainer(slo, *counts, question, std::nullopt)));
    return addWords(snapshot, slo, *counts, question, policies, report.rows.back());
}

/// The row again, with all there is to say of a single SLO.
Result<void> addDetail(SloReport& report, std::size_t place, const history::Snapshot& snapshot, const SloDefinition& slo,
                       const Question& question, const Policies& policies)
{
    const auto counts = countSlo(snapshot, slo, question, chartRange(question).from - kBeforeRange);
    if (!counts)
        return endsReport(counts.error()) ? counts.error() : Result<void>();
    const auto resets = resetsOf(snapshot, slo, counts->window.window);
    const SloExplainer explain(slo, *counts, question, resets ? std::optional(*resets) : std::nullopt);
    report.rows[place] = rowOf(slo, *counts, question, explain);
    if (auto done = addWords(snapshot, slo, *counts, question, policies, report.rows[place]); !done)
        return done;
    report.detail = detailOf(slo, *counts, report.rows[place], question);
    return {};
}

/// By these definitions.
Result<SloReport> built(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    SloReport report;
    report.moment = floorTo(question.moment(), kMinute);
    const auto policies = policiesAt(snapshot, config);
    if (!policies)
        return policies.error();
    Result<void> rows;
    countSlos(snapshot, config.slos, question, report.moment, Minutes::InTrack, {},
              [&](std::size_t place, const Result<SloCounts>& counts) {
                  rows = addRow(report, snapshot, config.slos[place], question, counts, *policies);
                  return rows.ok();
              });
    if (!rows)
        return rows.error();
    if (report.rows.empty())
        return report;
    const std::size_t place = chosen(report.rows, question.selected);
    if (auto done = addDetail(report, place, snapshot, config.slos[place], question, *policies); !done)
        return done.error();
    report.tiles = tilesOf(report.rows, report.moment, question);
    return report;
}

void sayWhatHeld(SloReport& report, const std::map<std::string, replay::HeldDefinition>& differing)
{
    for (SloRow& row : report.rows) {
        const auto other = differing.find(row.key);
        if (other == differing.end())
            continue;
        row.held = other->second;
        if (report.detail && report.detail->key == row.key)
            report.detail->sentence =
                Text::tr("%1 · as it was defined then; since: %2").arg(report.detail->sentence, toText(other->second.changes));
    }
}

} // namespace

Result<SloReport> build(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto held = replay::heldConfig(snapshot, config, question);
    if (!held)
        return held.error();
    if (!*held)
        return built(snapshot, config, question);
    auto report = built(snapshot, (*held)->config, question);
    if (report)
        sayWhatHeld(*report, (*held)->differing);
    return report;
}

Result<void> addWhenGone(const history::Snapshot& snapshot, const SloConfig& config, const Question& question,
                         const std::string& only, SloReport& report)
{
    const auto isWanted = [&only](const SloRow& row) {
        return row.exhaustion && row.exhaustion->isGone && (only.empty() || row.key == only);
    };
    if (std::ranges::none_of(report.rows, isWanted))
        return {};
    const auto held = replay::heldConfig(snapshot, config, question);
    if (!held)
        return held.error();
    const std::vector<SloDefinition>& slos = *held ? (*held)->config.slos : config.slos;
    for (SloRow& row : report.rows) {
        const auto slo = std::ranges::find(slos, row.key, &SloDefinition::name);
        if (!isWanted(row) || slo == slos.end())
            continue;
        const auto since = goneSince(snapshot, *slo, question);
        if (!since && endsReport(since.error()))
            return since.error();
        if (since)
            sayWhenGone(*since, *row.exhaustion);
    }
    return {};
}

} // namespace traceo
