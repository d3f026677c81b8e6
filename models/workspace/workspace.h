#pragma once
// Finds and reads a workspace: the file, its includes and the SLO files, as one located tree.
// Any thread; immutable.

#include "core/time.h"
#include "workspace/config_node.h"

namespace traceo {

struct HistoryConfig {
    QString file; ///< absolute
    Millis keepRaw = 90 * kDay;
    Millis keepMinutes = 3 * 365 * kDay;
    Millis keepEvents = 400 * kDay;
};

/// What the file says before any feature has read its section.
struct Workspace {
    QString path; ///< absolute; empty for the demo
    QString folder;
    std::string name;
    HistoryConfig history;
    std::vector<ConfigNode> sources; ///< items of `sources:` of the file and its includes
    std::vector<ConfigNode> slos;    ///< each one document: inline, or from a file that `slos:` names
    Errors errors;                   ///< all mistakes of this level; the rest of the tree is usable
};

/// Reads one YAML text strictly: one document, no anchors or aliases, no duplicate keys, nothing
/// after the end, at most 1 MiB and 100,000 nodes. Errors: Syntax, located.
Result<ConfigNode> readYaml(std::string_view text, const QString& file);
/// The same for a file of several documents divided by `---` (OpenSLO files).
Result<std::vector<ConfigNode>> readYamlDocuments(std::string_view text, const QString& file);

/// Never fails as a whole once the file could be read: mistakes are in Workspace::errors.
/// Errors: NotFound, Syntax of the main file.
Result<Workspace> readWorkspace(const QString& path, const QString& dataFolder);

/// `explicitPath`, else the environment's TRACEO_WORKSPACE, else traceo.yaml in `folder` or above.
std::optional<QString> findWorkspace(const QString& explicitPath, const QString& environment, const QString& folder);

} // namespace traceo
