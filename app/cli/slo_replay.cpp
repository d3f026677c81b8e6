// `traceo slo replay`: the whole past of an SLO as it was judged beside what another definition makes of it.
#include "app/cli/slo_named.h"
#include "app/cli/slo_past.h"
#include "app/cli/slo_replay_answer.h"
#include "app/cli/slo_revision.h"
#include "app/cli/text.h"
#include "app/wiring/saved_version.h"
#include "core/format.h"
#include "core/moment.h"

namespace traceo::cli {
namespace {

using Step = CalendarPeriods::Unit;

constexpr Millis kUsual = 365 * kDay;
constexpr Millis kLongestInDays = 92 * kDay;   ///< a longer range is told by months
constexpr Millis kLongestInMinutes = 7 * kDay; ///< ten thousand lines

struct Wish {
    std::string name;
    RevisionWords words;
    std::string by;
    std::string save;
    bool dryRun = false;
};

struct Stage {
    Opened opened;
    SloDefinition slo;
    replay::Revision revision;
    Replayed replayed;
};

Result<Step> stepOf(const Wish& wish, TimeSpan range)
{
    if (wish.by.empty())
        return range.length() > kLongestInDays ? Step::Month : Step::Day;
    if (wish.by == "month" || wish.by == "day")
        return wish.by == "month" ? Step::Month : Step::Day;
    if (wish.by != "minute")
        return wrongOption("--by", QStringLiteral("month, day, minute"), wish.by);
    if (range.length() > kLongestInMinutes)
        return wrongOption("--by", Text::tr("minutes of at most 7 days: give --since 7d or less"),
                           durationText(range.length()).toStdString());
    return Step::Minute;
}

void note(Stage& stage, const Asked& asked)
{
    std::vector<QString>& notes = stage.opened.notes;
    for (std::size_t i = 0; i < stage.replayed.held.size(); ++i) {
        const QString differs = toText(replay::changesBetween(stage.replayed.held[i].slo, stage.replayed.after));
        const UtcMs since = stage.replayed.held[i].since;
        if (!differs.isEmpty())
            notes.push_back(stage.replayed.held.size() > 1
                                ? Text::tr("From %1 on: %2").arg(momentText(since, asked.now, asked.style), differs)
                                : Text::tr("What is different: %1").arg(differs));
    }
    if (!stage.replayed.past.hasData) {
        stage.opened.complete = false;
        notes.push_back(Text::tr("Nothing is known of %1 in that time.").arg(QString::fromStdString(stage.slo.name)));
    }
    if (stage.replayed.past.undecided)
        notes.push_back(Text::tr("As it was there is no number: %1").arg(toText(*stage.replayed.past.undecided)));
    if (stage.replayed.past.rawSince)
        notes.push_back(
            Text::tr("It is counted anew from raw samples, of which the first are of %1; what lies before is left out.")
                .arg(momentText(*stage.replayed.past.rawSince, asked.now, asked.style)));
    if (!stage.replayed.past.filling.empty()) {
        stage.opened.complete = false;
        notes.push_back(fillingText());
    }
}

/// What the definition becomes; what does not go together was asked for on the command line.
Result<SloDefinition> revisedBy(const replay::Revision& revision, const SloDefinition& slo)
{
    auto after = replay::revised(slo, revision);
    if (after)
        return after;
    Error error = after.error();
    error.where = QString::fromStdString(slo.name);
    error.code = error.code == ErrorCode::NotFound ? error.code : ErrorCode::Usage;
    return error;
}

Result<Stage> staged(const Wish& wish, const Context& context)
{
    auto revision = revisionOf(wish.words, context.asked.now);
    if (!revision)
        return revision.error();
    const auto undone = undoneOf(wish.words, context.asked.now);
    if (!undone)
        return undone.error();
    if (const auto alerts = alertsOf(wish.words, {}); !alerts) // before anything is fetched
        return alerts.error();
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return opened.error();
    const UtcMs end = floorTo(opened->moment, kMinute);
    auto slo = sloNamed(opened->session->workspace(), wish.name, end);
    if (!slo)
        return slo.error();
    const auto range = pastRange(context, *slo, kUsual, end);
    if (!range)
        return range.error();
    const Question question = questionOf(*opened, context);
    const auto snapshot = snapshotOf(*opened, question);
    if (!snapshot)
        return snapshot.error();
    auto held = replay::heldParts(*snapshot, opened->session->workspace().slos, wish.name, *range, question);
    if (!held)
        return held.error();
    auto after = revisedBy(*revision, held->back().slo);
    if (!after)
        return after.error();
    const auto alerts = alertsOf(wish.words, *after);
    auto past = replay::replayed(*snapshot, {*held, *after, alerts ? *alerts : std::nullopt, *range, *undone}, question);
    if (!past)
        return past.error();
    replay::MinuteChanges changes = past->hasData ? changesBetween(past->before, past->after) : replay::MinuteChanges();
    return Stage{std::move(*opened),
                 std::move(*slo),
                 std::move(*revision),
                 {std::move(*past), std::move(*held), std::move(*after), std::move(changes)}};
}

/// The version as a file: shown, or written; what becomes of it is said.
Result<void> save(const Wish& wish, Stage& stage, const Context& context, Outcome& outcome)
{
    const auto from = parseMoment(wish.save, context.asked.now);
    if (!from)
        return wrongOption("--save", Text::tr("since when it holds, such as 2026-12-01"), wish.save);
    const LoadedWorkspace& workspace = stage.opened.session->workspace();
    const auto plan = plannedVersion(workspace, stage.slo.name, stage.revision, *from, context.asked.now);
    if (!plan) {
        Error error = plan.error();
        error.where = QStringLiteral("--save");
        error.code = ErrorCode::Usage;
        return error;
    }
    if (wish.dryRun) {
        outcome.answer = Answer{.raw = plan->text, .isRaw = true};
        outcome.notes.push_back(Text::tr("Nothing is written; it would be %1.").arg(plan->file));
        return {};
    }
    const auto isRead = savedVersion(*plan, workspace, Paths::ofUser());
    if (!isRead)
        return isRead.error();
    outcome.notes.push_back(Text::tr("Written: %1").arg(plan->file));
    if (!*isRead)
        outcome.notes.push_back(Text::tr("%1 was written by hand and is left as it is. Add this line to it: %2")
                                    .arg(workspace.path, QStringLiteral("include: [traceo.d/*.yaml]")));
    return {};
}

std::optional<Error> mistakeIn(const Wish& wish)
{
    const bool isTried = !wish.words.pages.empty() || !wish.words.tickets.empty() || !wish.words.undone.empty();
    if (wish.dryRun && wish.save.empty())
        return wrongOption("--dry-run", Text::tr("--save FROM beside it"), "--dry-run");
    if (!wish.save.empty() && isTried)
        return wrongOption("--save",
                           Text::tr("no --page, --ticket or --undo beside it: they are tried, and not part of a version"),
                           wish.save);
    if (const auto step = stepOf(wish, {}); !step)
        return step.error();
    return std::nullopt;
}

Outcome answered(const Wish& wish, const Context& context)
{
    if (const auto mistake = mistakeIn(wish))
        return Outcome::failed(*mistake);
    auto stage = staged(wish, context);
    if (!stage)
        return Outcome::failed(stage.error());
    const auto step = stepOf(wish, stage->replayed.past.range);
    if (!step)
        return Outcome::failed(step.error());
    note(*stage, context.asked);
    Answer answer = stage->opened.answer("traceo.slo.replay/v1");
    answer.asOf = stage->replayed.past.range.to;
    answer.complete = stage->opened.complete;
    fill(answer, stage->replayed, *step, context.asked.style.zone);
    Outcome outcome = stage->opened.outcome(std::move(answer));
    if (!wish.save.empty()) {
        if (const auto done = save(wish, *stage, context, outcome); !done)
            return Outcome::failed(done.error());
    }
    return outcome;
}

} // namespace

Command sloReplayCommand()
{
    return {
        .noun = "slo",
        .verb = "replay",
        .help = words(Text::tr(
            "The past as it was judged beside what another objective, window, method, threshold or exclusion makes of it; a "
            "year unless --since says otherwise. Items of -o json: period (the last one: all), from, to, changed_minutes, "
            "before and after {good, total, attained_ratio, coverage_ratio, budget_left_ratio, lowest_left_ratio, state, "
            "pages, tickets, page_s, ticket_s, exhausted_s}; of “all” also changes [{before, after, minutes, bad_before, "
            "bad_after, total_before, total_after}], recounted_minutes, definition [{field, before, after}], versions [{from, "
            "to, differs}], firings and exhausted {before, after}")),
        .example = "traceo slo replay checkout-availability --target 99.95% --window 28d",
        .prepare = [](Syntax& syntax) {
            auto wish = std::make_shared<Wish>();
            syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
            addRevisionOptions(syntax, wish->words);
            syntax.option("--by", wish->by, Text::tr("What a line is (default: a month, a day where the range is short)"),
                          "month|day|minute");
            syntax.option("--save", wish->save,
                          Text::tr("Keep it as the version from this date on: a file of its own in traceo.d"), kTime);
            syntax.flag("--dry-run", wish->dryRun, Text::tr("With --save: show the file and write nothing"));
            return [wish](const Context& context) { return answered(*wish, context); };
        }};
}

} // namespace traceo::cli
