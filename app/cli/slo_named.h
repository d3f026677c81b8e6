#pragma once
// What the commands of SLOs are asked: for which SLO, as of when, for which share.
// Main thread only.

#include "app/cli/opened.h"
#include "refresh/question.h"
#include "slo/definition_diff.h"

namespace traceo::cli {

/// Of the workspace, in the version that holds at a moment; the newest unless one is given. Errors: NotFound, with the nearest
/// name.
Result<SloDefinition> sloNamed(const LoadedWorkspace& workspace, const std::string& name, UtcMs moment = kDistantFuture);
/// What is asked of it: as of the moment the command answers for.
Question questionOf(const Opened& opened, const Context& context);

/// An SLO as it is judged at the moment a command answers for: by the definition that held then, of a range by the one that held
/// when it ended.
struct SloThen {
    Question question;
    history::Snapshot snapshot;
    SloDefinition slo;
};
/// Adds a note where that is not today's definition. Errors: NotFound, with the nearest name; those of the snapshot.
Result<SloThen> sloThen(Opened& opened, const Context& context, const std::string& name);
/// "checkout is judged by the definition that held then; since: objective 99% → 99.9%"
QString heldText(const QString& name, const std::vector<replay::DefinitionChange>& changes);

/// Behind the column of SLOs, which people read, a column of what commands take: `names`, one a row; not where all are the same.
void addNames(Answer& answer, const std::vector<QString>& names);

/// "5%", "0.05" or "5 %", as a ratio. Errors: Usage, naming the option.
Result<double> shareOf(const std::string& words, const char* option);
/// Such words as "0.04 %", with the decimals of a percent that they have: none of "5%" and "0.05", two of "0.0004". Requires: a
/// share.
QString typedShare(const std::string& words);

} // namespace traceo::cli
