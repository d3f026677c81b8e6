#pragma once
// Strict YAML over yaml-cpp's event parser. YAML::Load and LoadAll are not used: they drop what follows a
// stray comma in silence, and LoadAll(",") never returns (yaml-cpp issue 1040).
// Any thread.

#include "workspace/config_node.h"

namespace traceo {

enum class YamlDocuments : std::uint8_t { One, Several };

/// As readYaml and readYamlDocuments of workspace.h; `folder` is what relative paths are relative to.
/// Documents::One gives exactly one node, Missing for an empty text.
Result<std::vector<ConfigNode>> readYamlText(std::string_view text, const QString& file, const QString& folder,
                                             YamlDocuments documents);

} // namespace traceo
