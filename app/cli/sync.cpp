#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

namespace traceo::cli {
namespace {

/// The stored word is one for all ways of not answering; people are told what it means.
QString nameOf(traceo::Outcome outcome)
{
    switch (outcome) {
    case traceo::Outcome::Ok:
        return Text::tr("OK");
    case traceo::Outcome::Auth:
        return Text::tr("login refused");
    case traceo::Outcome::Http:
        return Text::tr("HTTP error");
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

QString wordsOf(const SourceState& source)
{
    const QString filling = source.progress.isFilling()
        ? Text::tr("filling, %1 of %2 pieces").arg(source.progress.done).arg(source.progress.total)
        : QString();
    const QString state = source.message.isEmpty() ? nameOf(source.outcome) : source.message;
    return filling.isEmpty() ? state : state + QStringLiteral(", ") + filling;
}

/// Polls until interrupted; what changes is said on stderr.
int watched(Opened& opened)
{
    Session& session = *opened.session;
    QObject::connect(&session, &Session::sourceChanged, &session,
                     [&session, said = std::map<std::string, QString>()](const SourceState& source) mutable {
                         const QString words = wordsOf(source);
                         if (std::exchange(said[source.name], words) == words)
                             return; // only what changed
                         const QString line = QStringLiteral("%1 %2: %3\n")
                                                  .arg(QString::fromStdString(toRfc3339(session.clock().now())),
                                                       QString::fromStdString(source.name), words);
                         std::fputs(line.toUtf8().constData(), stderr);
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

/// Nothing reached: 7 (or 4 when it was the login); some of it: 5.
int exitCodeFor(const Session::Synced& synced)
{
    const auto& lines = synced.report.lines;
    const auto failed = std::ranges::count_if(lines, [](const auto& line) { return line.outcome != traceo::Outcome::Ok; });
    if (!synced.report.storage.empty() || synced.problem)
        return 1;
    if (!lines.empty() && failed == std::ssize(lines))
        return lines.front().outcome == traceo::Outcome::Auth ? 4 : exitCodeOf(ErrorCode::Unreachable);
    const bool missing = std::ranges::any_of(lines, [](const auto& line) { return line.remaining > 0; });
    return failed > 0 || missing ? 5 : 0;
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

Outcome synced(const std::string& backfill, const Context& context)
{
    const auto given = parseDuration(backfill.empty() ? "0s" : backfill);
    if (!given)
        return Outcome::failed(given.error());
    auto opened = openWorkspace(context, Need::Writing);
    if (!opened)
        return Outcome::failed(opened.error());
    const Millis window = backfill.empty() ? neededHistory(opened->session->workspace()) : *given;
    if (context.globals.watch)
        return {.exitCode = watched(*opened)};

    const Session::Synced synced = opened->session->syncOnce(window, context.asked.timeout);
    if (synced.timedOut)
        return Outcome::failed({.code = ErrorCode::Timeout,
                                .where = Text::tr("sync"),
                                .expected = Text::tr("an end within --timeout"),
                                .found = Text::tr("it was still fetching"),
                                .hint = Text::tr("What was fetched is kept; run it again.")});
    Answer answer = opened->answer("traceo.sync/v1", context.asked);
    answer.columns = {{Text::tr("Source")},        {Text::tr("Result")},
                      {Text::tr("Samples"), true}, {Text::tr("Pieces fetched"), true},
                      {Text::tr("Missing"), true}, {Text::tr("Note")}};
    for (const SyncReport::Line& line : synced.report.lines) {
        answer.items.push_back({{"name", line.name},
                                {"kind", line.kind},
                                {"outcome", wordOf(line.outcome)},
                                {"samples", line.samples},
                                {"filled", line.filled},
                                {"remaining", line.remaining},
                                {"message", line.message.toStdString()}});
        answer.rows.push_back({QString::fromStdString(line.name), nameOf(line.outcome), countText(double(line.samples)),
                               countText(line.filled), countText(line.remaining), line.message});
    }
    const int exitCode = exitCodeFor(synced);
    return {.answer = std::move(answer),
            .errors = errorsOf(synced),
            .notes = opened->notes,
            .exitCode = exitCode == 0 && !opened->complete ? exitCodeOf(ErrorCode::Usage) : exitCode};
}

} // namespace

std::vector<Command> syncCommands()
{
    return {{.noun = "sync",
             .verb = "",
             .help = words(Text::tr("Ask every source once, fetch what the history lacks, derive and fold; --watch goes on")),
             .example = "traceo sync --backfill 30d",
             .prepare = [](CLI::App& app) {
                 auto backfill = std::make_shared<std::string>();
                 app.add_option("--backfill", *backfill,
                                words(Text::tr("Fetch what the history lacks of this length (default: what the SLOs need)")));
                 return [backfill](const Context& context) { return synced(*backfill, context); };
             }}};
}

} // namespace traceo::cli
