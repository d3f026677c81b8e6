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

/// What the file says before any feature has read its section. Sections of features that are not
/// built yet are NotSupported in `errors`, located. Of two sources of one name the first stands.
struct Workspace {
    QString path; ///< absolute; of the demo the file that is made anew at each start
    QString folder;
    std::string name;
    HistoryConfig history;
    std::vector<ConfigNode> sources;        ///< items of `sources:` of the file and its includes
    std::vector<ConfigNode> slos;           ///< each one document: inline, or from a file that `slos:` names
    std::vector<ConfigNode> exclusions;     ///< items of `exclusions:` of the file and its includes
    std::vector<ConfigNode> ledger;         ///< items of `ledger:` of the file and its includes: texts and mappings
    std::vector<ConfigNode> budgetPolicies; ///< items of `budget_policies:` of the file and its includes
    ConfigNode cache;                       ///< `cache:` of the file and its includes, as one (workspace/config_merge.h)
    Errors errors;                          ///< all mistakes of this level; the rest of the tree is usable
};

/// Reads one YAML text strictly: one document, no anchors, aliases, tags or directives, no duplicate
/// keys, nothing after the end, UTF-8, at most 1 MiB, 100,000 nodes and 64 levels. Columns count
/// characters. An empty text is a Missing node. Errors: Syntax and TooLarge, located.
Result<ConfigNode> readYaml(std::string_view text, const QString& file);
/// The same for a file of several documents divided by `---` (OpenSLO files); empty ones are left
/// out, at most 1,000.
Result<std::vector<ConfigNode>> readYamlDocuments(std::string_view text, const QString& file);

/// A text to be read in the place of a file's, to see what the workspace would be.
struct Substitute {
    QString file{}; ///< canonical; empty: of none
    std::string text{};
};

/// Mistakes are in Workspace::errors and lose nothing else. Where a line is no YAML, the list item or section
/// (of a file of SLOs: the document) it stands in is left out; only where that does not help the file fails as a
/// whole, and the other files stay.
/// `include` and `slos` take paths and patterns (* ? [] in any part of the path), relative to the
/// workspace file even in an included file. A pattern may match nothing; a plain path must exist.
/// Included files bring sources, slos, exclusions, the ledger, budget policies, parts of `cache:` and later sections; name,
/// history and include stay in the main one.
/// Without `history: file:` the history lies in `dataFolder`, named after the workspace and its path; another
/// name of the same path keeps the file that is there.
/// Errors: NotFound, TooLarge, Storage, Syntax of the main file.
Result<Workspace> readWorkspace(const QString& path, const QString& dataFolder, const Substitute& instead = {});

/// `explicitPath`, else the environment's TRACEO_WORKSPACE, else traceo.yaml in `folder` or above.
std::optional<QString> findWorkspace(const QString& explicitPath, const QString& environment, const QString& folder);

} // namespace traceo
