#pragma once
// SLO files of other tools as OpenSLO v1, each document by its own format: Sloth, Pyrra, slo-generator, Nobl9, and OpenSLO of any
// version. What comes out has been read by the reader of workspaces; what that refuses is left out and reported.
// Any thread.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

enum class Format : std::uint8_t { Sloth, Pyrra, SloGenerator, Nobl9, OpenSlo };
/// "sloth", "pyrra", "slo-generator", "nobl9", "openslo"
std::optional<Format> formatNamed(std::string_view word);
/// By the version a document says; none when it is nobody's.
std::optional<Format> formatOf(const ConfigNode& document);

struct ImportOptions {
    std::optional<Format> format; ///< none: that of each document
    std::string source;           ///< of the workspace, for SLIs that name none; empty: they go on naming none
    bool flips = false;           ///< turns conditions of burn rates round that would fire while all is well: lte and lt, to gt
};

/// `documents`: those of a file; one that is a list is each of its items.
Translation importSlos(const std::vector<ConfigNode>& documents, const ImportOptions& options);
/// YAML, a document each.
std::string yamlOf(const std::vector<ConfigNode>& documents);

} // namespace traceo::foreign
