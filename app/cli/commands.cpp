#include "app/cli/command.h"
#include "app/cli/text.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace traceo::cli {

const std::vector<Command>& commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> rows;
        for (auto part : {workspaceCommands, sourceCommands, sloCommands, probeCommands, cacheCommands, cacheIndexCommands,
                          cacheCompareCommands, alertCommands, eventCommands, metricCommands, historyCommands, reportCommands,
                          syncCommands, doctorCommands, completionCommands, helpCommands}) {
            auto more = part();
            std::ranges::move(more, std::back_inserter(rows));
        }
        return rows;
    }();
    return all;
}

std::string helpOfNoun(const std::string& noun)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("Cli", text); };
    const std::map<std::string, QString> helps = {
        {"workspace", say(QT_TRANSLATE_NOOP("Cli", "The workspace file: check it"))},
        {"sources", say(QT_TRANSLATE_NOOP("Cli", "The systems that are asked: list, test, log in"))},
        {"slo", say(QT_TRANSLATE_NOOP("Cli", "SLOs: status, alerts, forecast, other tools' files and opinions"))},
        {"probes", say(QT_TRANSLATE_NOOP("Cli", "Synthetic checks from every region: list, show"))},
        {"cache", say(QT_TRANSLATE_NOOP("Cli", "Caches: targets, instances, slow log, indexes, before and after"))},
        {"alerts", say(QT_TRANSLATE_NOOP("Cli", "Alerts of all sources: those that fire, those of the past"))},
        {"events", say(QT_TRANSLATE_NOOP("Cli", "Deploys, chaos runs and notes: add, list"))},
        {"report", say(QT_TRANSLATE_NOOP("Cli", "What all panes say, on paper: run"))},
        {"metrics", say(QT_TRANSLATE_NOOP("Cli", "Ask a server, or the history, for series"))},
        {"history", say(QT_TRANSLATE_NOOP("Cli", "The local history: size, export, import, compact"))},
        {"completion", say(QT_TRANSLATE_NOOP("Cli", "Completion of this command for your shell"))}};
    const auto found = helps.find(noun);
    return found == helps.end() ? std::string() : words(found->second);
}

} // namespace traceo::cli
