#include "app/desktop/source_summary.h"

#include "app/desktop/actions.h"
#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace traceo {

namespace {

/// What a request failed with names its source itself, "prom (http://…): …".
QString saidOf(const std::string& source, const QString& message)
{
    const QString name = QString::fromStdString(source);
    return message.startsWith(name + QStringLiteral(" (")) ? message : name + QStringLiteral(": ") + message;
}

} // namespace

SourcesState summaryOf(const Session& session, std::optional<UtcMs> at)
{
    const UtcMs now = session.clock().now();
    SourcesState summary{.worst = Status::Ok, .ok = 0, .total = int(session.workspace().sources.size()), .at = at};
    std::optional<UtcMs> newest;
    BackfillProgress fetched;
    for (const auto& source : session.workspace().sources) {
        const SourceSettings& settings = source->settings();
        const auto it = session.sourceStates().find(settings.name);
        if (it != session.sourceStates().end() && it->second.progress.isFilling()) {
            fetched.done += it->second.progress.done;
            fetched.total += it->second.progress.total;
        }
        const std::optional<UtcMs> lastOk = it == session.sourceStates().end() ? std::nullopt : it->second.lastOk;
        if (it != session.sourceStates().end() && !it->second.message.isEmpty())
            summary.details += saidOf(settings.name, it->second.message) + QLatin1Char('\n');
        if (lastOk) {
            newest = std::max(newest.value_or(*lastOk), *lastOk);
            summary.oldest = std::max(summary.oldest, now - *lastOk);
        }
        const bool fresh = lastOk && now - *lastOk <= 2 * settings.interval;
        summary.ok += fresh ? 1 : 0;
        if (!fresh)
            summary.worst = std::min(summary.worst, lastOk ? Status::Stale : Status::Unknown);
    }
    summary.details = summary.details.trimmed();
    if (fetched.isFilling())
        summary.fetched = double(fetched.done) / double(fetched.total);
    if (summary.ok == 0 && summary.total > 0)
        summary.offlineSince = newest;
    return summary;
}

Notice noticeOf(const QString& details)
{
    const int more = int(details.count(QLatin1Char('\n')));
    return {.status = Status::Warning,
            .cause = details.section(QLatin1Char('\n'), 0, 0),
            .next =
                more > 0 ? QCoreApplication::translate("traceo::MainWindow", "and %n more source(s)", nullptr, more) : QString(),
            .actions = {{kSources, QCoreApplication::translate("traceo::MainWindow", "Details")}},
            .closing = Notice::Closing::ByUser};
}

QStringList footerWords(const history::FileStatus& file, UtcMs now)
{
    QStringList words{QFileInfo(file.path).fileName() + QStringLiteral(" · ") + bytesText(double(file.fileBytes))};
    if (file.series > 0) // counted now and then: a new file has some before they are counted
        words << QCoreApplication::translate("traceo::MainWindow", "%n series", nullptr, int(file.series));
    if (file.lastCommit)
        words << QCoreApplication::translate("traceo::MainWindow", "last commit %1").arg(momentText(*file.lastCommit, now));
    if (file.quarantined > 0)
        words << QCoreApplication::translate("traceo::MainWindow", "%n sample(s) set aside: ahead of the clock, or before 1970",
                                             nullptr, int(file.quarantined));
    return words;
}

bool isSettled(const Session& session)
{
    const auto& states = session.sourceStates();
    const auto settled = [&states](const auto& source) {
        const auto it = states.find(source->settings().name);
        const bool isAsked = it != states.end() && it->second.asked == SourceState::Asked::Once;
        return isAsked && (it->second.isSettled || it->second.outcome != Outcome::Ok); // the silent give no more
    };
    return session.ownsHistory() ? std::ranges::all_of(session.workspace().sources, settled) : session.knowsSources();
}

Millis shortestInterval(const LoadedWorkspace& workspace)
{
    Millis shortest{15'000};
    for (const auto& source : workspace.sources)
        shortest = std::min(shortest, source->settings().interval);
    return shortest;
}

} // namespace traceo
