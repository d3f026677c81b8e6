#pragma once
// The options that say what is to be different in a definition.
// Main thread only.

#include "app/cli/syntax.h"
#include "slo/rehearsal/alert_policy.h"
#include "slo/revision.h"

namespace traceo::cli {

/// An option that was given something senseless.
Error wrongOption(const char* option, const QString& expected, const std::string& found);

struct RevisionWords {
    std::string target;
    std::string window;
    std::string method;
    std::string slice;
    std::string sliceTarget;
    std::string threshold;
    std::vector<std::string> excluded;
    std::vector<std::string> included;
    std::vector<std::string> pages;
    std::vector<std::string> tickets;
    std::vector<std::string> undone;
};
void addRevisionOptions(Syntax& syntax, RevisionWords& words);

/// What did not happen. Errors: Usage.
Result<std::vector<TimeSpan>> undoneOf(const RevisionWords& words, UtcMs now);
/// Errors: Usage, naming the option.
Result<replay::Revision> revisionOf(const RevisionWords& words, UtcMs now);
/// The alerts of `slo` with those that were given instead of its own; none where none were. Errors: Usage.
Result<std::optional<AlertPolicy>> alertsOf(const RevisionWords& words, const SloDefinition& slo);

} // namespace traceo::cli
