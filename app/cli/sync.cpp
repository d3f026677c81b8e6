#include "app/cli/interrupt.h"
#include "app/cli/not_available.h"
#include "app/cli/opened.h"
#include "app/cli/progress_pace.h"
#include "app/cli/text.h"
#include "app/owner/owner_link.h"
#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr int kPartial = 5;
constexpr Millis kSayEvery{2000}; ///< progress of a backfill
constexpr int kLongestWant = 200; ///< of a selector, in a sentence

/// The stored word is one for all ways of not answering; people are told what it means.
QString nameOf(traceo::Outcome outcome, const std::string& kind, bool isPartial)
{
    const bool isHttp = kind != "redis" && kind != "postgres";
    switch (outcome) {
    case traceo::Outcome::Ok:
        return isPartial ? Text::tr("in part") : Text::tr("OK");
    case traceo::Outcome::Auth:
        return Text::tr("login refused");
    case traceo::Outcome::Http:
        return isHttp ? Text::tr("HTTP error") : Text::tr("refused"); // of a Redis that is loading: its words say what
    case traceo::Outcome::Empty:
        return Text::tr("nothing there");
    case traceo::Outcome::Decode:
        return Text::tr("not understood");
    case traceo::Outcome::Timeout:
        return Text::tr("no answer");
    case traceo::Outcome::Cancelled:
        return Text::tr("interrupted");
    }
    Q_UNREACHABLE();
}

QString stateOf(const SourceState& source)
{
    return source.message.isEmpty() ? nameOf(source.outcome, source.kind, source.isPartial) : source.message;
}

QString fillingOf(const SourceState& source)
{
    return source.progress.isFilling() ? Text::tr("filling, %1 of %2 pieces").arg(source.progress.done).arg(source.progress.total)
                                       : QString();
}

QString lineOf(const SourceState& source)
{
    const QString filling = fillingOf(source);
    return filling.isEmpty() ? stateOf(source) : stateOf(source) + QStringLiteral(", ") + filling;
}

/// Polls until interrupted; what changes is said on stderr.
int watched(Opened& opened)
{
    Session& session = *opened.session;
    QObject::connect(&session, &Session::sourceChanged, &session,
                     [&session, pace = ProgressPace()](const SourceState& source) mutable {
                         const Millis now = session.clock().monotonic();
                         if (!pace.isSaid(source.name, stateOf(source), fillingOf(source), now))
                             return;
                         say(QStringLiteral("%1 %2: %3")
                                 .arg(QString::fromStdString(toRfc3339(session.clock().now())),
                                      QString::fromStdString(source.name), lineOf(source)));
                     });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &session, [] {
        if (isInterrupted())
            QCoreApplication::exit(130);
    });
    timer.start(100);
    session.startPolling();
    return QCoreApplication::exec();
}

/// Of sources none of which gave anything: 7 when none was reached, 4 when a login was refused.
int exitCodeOfNothing(const std::vector<SyncReport::Line>& lines)
{
    using enum traceo::Outcome;
    if (std::ranges::any_of(lines, [](const auto& line) { return line.outcome == Auth; }))
        return exitCodeOf(Auth);
    const auto reached = std::ranges::find_if(lines, [](const auto& line) { return line.outcome != Timeout; });
    return exitCodeOf(reached == lines.end() ? Timeout : reached->outcome);
}

/// Partial: 5.
int exitCodeFor(const Session::Synced& synced)
{
    const auto& lines = synced.report.lines;
    if (!synced.report.storage.empty() || synced.problem)
        return 1;
    if (!lines.empty() && !synced.report.reachedAny())
        return exitCodeOfNothing(lines);
    const bool isWhole = std::ranges::all_of(lines, [](const auto& line) { return line.isWhole() && line.remaining == 0; });
    return isWhole ? 0 : kPartial;
}

Errors errorsOf(const Session::Synced& synced)
{
    Errors errors = synced.report.storage;
    if (synced.problem)
        errors.push_back(*synced.problem);
    return errors;
}

/// The longest history any want asks for.
Millis neededHistory(const LoadedWorkspace& workspace)
{
    Millis longest = kDay;
    for (const auto& source : workspace.sources)
        for (const Want& want : workspace.wantsOf(*source))
            longest = std::max(longest, want.history);
    return longest;
}

/// How far a long backfill is, on stderr.
void sayProgress(Session& session)
{
    QObject::connect(&session, &Session::sourceChanged, &session,
                     [&session, said = session.clock().monotonic()](const SourceState& source) mutable {
                         const Millis now = session.clock().monotonic();
                         if (!source.progress.isFilling() || now - said < kSayEvery)
                             return;
                         said = now;
                         say(QStringLiteral("%1: %2").arg(QString::fromStdString(source.name), lineOf(source)));
                     });
}

QString processOf(const owner::OwnerLink& theOwner)
{
    const auto status = theOwner.status();
    return status ? Text::tr("process %1, %2")
                        .arg(QString::number(status->pid), QString::fromStdString(status->program + ' ' + status->version))
                  : toText(status.error());
}

/// Sources that stand in the workspace, and what its SLOs need, and not yet in that of the owner, which reads it when it starts.
std::vector<QString> unknownToOwner(const Opened& opened, const SyncReport& report)
{
    std::vector<QString> notes;
    const Session& session = *opened.session;
    if (session.theOwner() == nullptr)
        return notes;
    for (const auto& source : session.workspace().sources) {
        const std::string& name = source->settings().name;
        if (std::ranges::find(report.lines, name, &SyncReport::Line::name) == report.lines.end())
            notes.push_back(Text::tr("%1: not asked. It is new in the workspace; the Traceo that runs reads it when it is "
                                     "started again.")
                                .arg(QString::fromStdString(name)));
    }
    for (const Want& want : neverAsked(opened)) {
        if (std::ranges::find(report.lines, want.source, &SyncReport::Line::name) != report.lines.end())
            notes.push_back(
                Text::tr("%1: %2 was not asked for. It is new in the workspace; the Traceo that runs reads it when it is "
                         "started again.")
                    .arg(QString::fromStdString(want.source), plainText(want.id(), kLongestWant)));
    }
    if (!notes.empty())
        notes.push_back(Text::tr("The Traceo that runs: %1.").arg(processOf(*session.theOwner())));
    return notes;
}

Answer answerOf(const SyncReport& report, const Opened& opened, const Context& context)
{
    Answer answer = opened.answer("traceo.sync/v1");
    answer.asOf = context.asked.at.value_or(context.clock.now());
    answer.columns = {{Text::tr("Source")},        {Text::tr("Result")},
                      {Text::tr("Samples"), true}, {Text::tr("Pieces fetched"), true},
                      {Text::tr("Missing"), true}, {Text::tr("Note")}};
    for (const SyncReport::Line& line : report.lines) {
        answer.items.push_back({{"name", line.name},
                                {"kind", line.kind},
                                {"outcome", wordOf(line.outcome)},
                                {"samples", line.samples},
                                {"filled", line.filled},
                                {"remaining", line.remaining},
                                {"message", line.message.toStdString()},
                                {"warnings", line.warnings}});
        answer.rows.push_back({QString::fromStdString(line.name), nameOf(line.outcome, line.kind, line.isPartial),
                               countText(double(line.samples)), countText(line.filled), countText(line.remaining), line.message});
    }
    return answer;
}

/// Of servers that answer: what they refuse or warn of. What is merely not installed is told by “traceo sources list -o wide”.
void addNotAvailable(std::vector<QString>& notes, const SyncReport& report, const Opened& opened)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    for (const SyncReport::Line& line : report.lines) {
        const QString place = QString::fromStdString(line.name) + QStringLiteral(": ");
        for (const std::string& warning : line.warnings)
            notes.push_back(place + plainText(warning));
        NotAvailable missing =
            snapshot ? notAvailableIn(snapshot->facts(vocabulary::kSourceFact, line.name).valueOr({})) : NotAvailable();
        std::erase_if(missing, [](const auto& one) { return one.second.isEmpty(); }); // nothing can be done about it
        if (!missing.empty())
            notes.push_back(place + wordsOf(missing));
    }
}

Result<Outcome> syncedIn(Opened& opened, const std::optional<Millis>& backfill, const Context& context)
{
    Session& session = *opened.session;
    sayProgress(session);
    const Session::Synced synced =
        session.syncOnce(backfill.value_or(neededHistory(session.workspace())),
                         {.length = context.asked.timeout, .isInterrupted = [] { return isInterrupted(); }});
    if (synced.end == Session::Synced::End::Interrupted)
        return Outcome::interrupted();
    if (synced.unasked)
        return *synced.unasked;
    if (synced.end == Session::Synced::End::TimedOut)
        return Error{.code = ErrorCode::Timeout,
                     .where = Text::tr("sync"),
                     .expected = Text::tr("an end within --timeout"),
                     .found = Text::tr("it was still fetching"),
                     .hint = Text::tr("What was fetched is kept; run it again.")};
    opened.readStates(context);
    const std::vector<QString> unknown = unknownToOwner(opened, synced.report);
    int exitCode = exitCodeFor(synced);
    if (exitCode == 0 && !unknown.empty())
        exitCode = kPartial;
    Answer answer = answerOf(synced.report, opened, context);
    answer.complete = exitCode == 0 && opened.complete;
    Outcome outcome{.answer = std::move(answer),
                    .errors = errorsOf(synced),
                    .notes = opened.notes,
                    .exitCode = exitCode == 0 && !opened.complete ? exitCodeOf(ErrorCode::Usage) : exitCode};
    std::ranges::copy(unknown, std::back_inserter(outcome.notes));
    addNotAvailable(outcome.notes, synced.report, opened);
    return outcome;
}

Outcome synced(const std::string& backfill, const Context& context)
{
    std::optional<Millis> window;
    if (!backfill.empty()) {
        const auto given = parseDuration(backfill);
        if (!given)
            return Outcome::failed(given.error());
        window = *given;
    }
    if (context.asked.offline)
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = Text::tr("sync"),
                                .expected = Text::tr("leave to ask the sources"),
                                .found = QStringLiteral("--offline"),
                                .hint = Text::tr("Without it they are asked.")});
    if (!context.globals.watch)
        return writing(context, [&](Opened& opened) { return syncedIn(opened, window, context); });
    auto opened = openWorkspace(context, Need::Owning);
    if (!opened)
        return Outcome::failed(opened.error());
    return {.exitCode = watched(*opened)};
}

} // namespace

std::vector<Command> syncCommands()
{
    return {{.noun = "sync",
             .verb = "",
             .help = words(Text::tr("Ask every source once, fetch what the history lacks, derive and fold; --watch goes on")),
             .example = "traceo sync --backfill 30d",
             .prepare =
                 [](Syntax& syntax) {
                     auto backfill = std::make_shared<std::string>();
                     syntax.option("--backfill", *backfill,
                                   Text::tr("Fetch what the history lacks of this length (default: what the SLOs need)"),
                                   kLength);
                     return [backfill](const Context& context) { return synced(*backfill, context); };
                 },
             .watchesItself = true}};
}

} // namespace traceo::cli
