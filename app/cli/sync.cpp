#include "app/cli/opened.h"
#include "core/duration.h"
#include "core/format.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>

namespace traceo::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

QString tr(const char* text)
{
    return QCoreApplication::translate("traceo::cli", text);
}

/// Polls until interrupted; what changes is said on stderr.
int watched(Opened& opened)
{
    std::signal(SIGINT, [](int) { interrupted = 1; });
    std::signal(SIGTERM, [](int) { interrupted = 1; });
    Session& session = *opened.session;
    QObject::connect(&session, &Session::sourceChanged, &session, [](const PolledSource& source) {
        std::fputs((QString::fromStdString(source.name) + QStringLiteral(": ") + source.words() + QLatin1Char('\n')).toUtf8().constData(), stderr);
    });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &session, [] {
        if (interrupted != 0)
            QCoreApplication::exit(130);
    });
    timer.start(100);
    session.startPolling();
    return QCoreApplication::exec();
}

Outcome synced(const std::string& backfill, const Context& context)
{
    Millis window = 0 * kDay;
    if (!backfill.empty()) {
        const auto length = parseDuration(backfill);
        if (!length)
            return Outcome::failed(length.error());
        window = *length;
    }
    auto opened = openWorkspace(context, Need::Writing);
    if (!opened)
        return Outcome::failed(opened.error());
    if (context.globals.watch)
        return {.exitCode = watched(*opened)};

    const auto report = opened->session->syncOnce(window, context.asked.timeout);
    Answer answer = opened->answer("traceo.sync/v1", context.asked);
    answer.columns = {{tr("Source")}, {tr("Result")}, {tr("Samples"), true}, {tr("Requests"), true}, {tr("Note")}};
    int reached = 0;
    for (const SyncedSource& source : report.sources) {
        reached += source.reached ? 1 : 0;
        answer.items.push_back({{"name", source.name}, {"ok", source.reached}, {"samples", source.samples},
                                {"requests", source.requests}, {"message", source.message.toStdString()}});
        answer.rows.push_back({QString::fromStdString(source.name), source.reached ? tr("OK") : tr("failed"), countText(double(source.samples)),
                               countText(double(source.requests)), source.message});
    }
    Outcome outcome{.answer = std::move(answer), .errors = report.errors};
    if (reached == 0 && !report.sources.empty())
        outcome.exitCode = exitCodeOf(ErrorCode::Unreachable);
    else if (reached < int(report.sources.size()))
        outcome.exitCode = 5;
    else if (!report.errors.empty())
        outcome.exitCode = 1;
    return outcome;
}

} // namespace

std::vector<Command> syncCommands()
{
    return {{.noun = "sync", .verb = "", .help = "Ask every source once, fetch what the history lacks, derive and fold; --watch goes on",
             .example = "traceo sync --backfill 30d", .prepare = [](CLI::App& app) {
                 auto backfill = std::make_shared<std::string>();
                 app.add_option("--backfill", *backfill, "Fetch what the history lacks of this length (default: what the SLOs need)");
                 return [backfill](const Context& context) { return synced(*backfill, context); };
             }}};
}

} // namespace traceo::cli
