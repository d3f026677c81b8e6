#pragma once
// A text with a line that is no YAML: what is wrong is left out, a list item or else a section or document,
// and the rest is read as strictly as ever. So one slip of the hand does not blind the whole team.
// Any thread.

#include "workspace/config_node.h"

namespace traceo {

struct YamlParts {
    ConfigNode root;
    Errors errors; ///< what was left out, in the order of the text; empty when nothing was
};

/// Reads a workspace of one document. The section `history` is never left out: without it another file would
/// be begun. Errors: the first mistake, when leaving parts out does not help or leaves nothing to work with.
Result<YamlParts> readYamlParts(std::string_view text, const QString& file, const QString& folder);

struct YamlDocumentParts {
    std::vector<ConfigNode> documents; ///< without empty ones
    Errors errors;
};

/// Reads a file of SLOs: documents divided by `---`, each of which may be a list. Errors: the first mistake, when
/// nothing is left without it.
Result<YamlDocumentParts> readYamlDocumentParts(std::string_view text, const QString& file, const QString& folder);

} // namespace traceo
