#pragma once
// The definition tab of an SLO: the definition as text, what it says in words, and its versions as history knows them, each with
// what it changed.
// Any thread; immutable. buildDefinitionTab: one thread at a time, as the snapshot.

#include "core/batch.h"
#include "refresh/cell.h"
#include "slo/detail/counted_slo.h"

namespace traceo {

struct FieldRow {
    std::string key;
    QString name;
    QString value;
    friend bool operator==(const FieldRow&, const FieldRow&) = default;
};
std::vector<Column<FieldRow>> fieldColumns();

/// What one version of a definition changed, or the first version.
struct VersionRow {
    std::string key;
    Reading from; ///< when the version begins to hold
    QString field;
    QString before; ///< empty where it was not there
    QString after;  ///< empty where it is gone
    friend bool operator==(const VersionRow&, const VersionRow&) = default;
};
std::vector<Column<VersionRow>> versionColumns();

struct DefinitionTab {
    std::string key; ///< the SLO
    UtcMs moment{};
    QString location; ///< file:line:column
    QString form;     ///< which the text is in, "OpenSLO v1"
    QString text;     ///< OpenSLO v1, or the short form of a probe; of what is not in it, a comment says so
    std::vector<FieldRow> fields;
    std::vector<VersionRow> versions; ///< newest first
};

/// Errors: NotFound, those of the snapshot.
Result<DefinitionTab> buildDefinitionTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
