#include "app/cli/command.h"

#include <algorithm>
#include <iterator>

namespace traceo::cli {

const std::vector<Command>& commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> rows;
        for (auto part :
             {workspaceCommands, sourceCommands, sloCommands, probeCommands, alertCommands, eventCommands, metricCommands,
              historyCommands, reportCommands, syncCommands, doctorCommands, completionCommands, helpCommands}) {
            auto more = part();
            std::ranges::move(more, std::back_inserter(rows));
        }
        return rows;
    }();
    return all;
}

} // namespace traceo::cli
