#pragma once
// A workspace with every section read by the feature it belongs to. Mistakes leave out what they
// stand in and nothing else.
// Any thread; immutable.

#include "app/wiring/paths.h"
#include "cache/cache_config.h"
#include "cache/shadow_config.h"
#include "overview/overview_config.h"
#include "slo/slo_config.h"
#include "sources/source.h"
#include "synthetics/synthetics_config.h"
#include "workspace/workspace.h"

#include <memory>
#include <vector>

namespace traceo {

struct LoadedWorkspace {
    enum class Kind : std::uint8_t { File, Demo };
    Kind kind = Kind::File;
    QString path; ///< absolute; of the demo the file that is made anew at each start
    std::string name;
    HistoryConfig history;
    std::vector<std::shared_ptr<const Source>> sources;
    SloConfig slos;
    SyntheticsConfig synthetics;
    CacheConfig cache;
    std::vector<ShadowConfig> shadows; ///< caches that are read along; none unless the workspace lists them
    std::vector<Fact> told;            ///< by the demo, as people would tell them with `traceo events add`
    Errors errors;                     ///< of all sections, in the order of the file
    std::vector<QString> warnings;     ///< what works and should not stay so
    std::vector<QString> remarks;      ///< what works as it stands and may surprise

    /// A command of an explanation with the workspace it is about, so that it gives the same answer in any folder.
    QString runnable(const QString& command) const;
    /// What `source` should be asked for: the domains' wants that name it or any source of its kind, each selector
    /// once, as far back as anybody needs it.
    std::vector<Want> wantsOf(const Source& source) const;
    /// What *Now* watches of it.
    OverviewConfig watched() const;
};

/// Errors: NotFound, Syntax of the main file.
Result<LoadedWorkspace> loadWorkspace(const QString& path, const Paths& paths);

/// Reads every section of `workspace`.
LoadedWorkspace loaded(const Workspace& workspace, LoadedWorkspace::Kind kind);

} // namespace traceo
