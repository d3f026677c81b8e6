#pragma once
// Strict YAML over yaml-cpp's event parser. YAML::Load and LoadAll are not used: they drop what follows a
// stray comma in silence, and LoadAll(",") never returns (yaml-cpp issue 1040).
// Any thread.

#include "workspace/config_node.h"

namespace traceo {

enum class YamlDocuments : std::uint8_t { One, Several };

/// As readYaml and readYamlDocuments of workspace.h; `folder` is what relative paths are relative to.
/// Documents::One gives exactly one node, Missing for an empty text. After an error `mistakeLine`, when given,
/// is the line it stands at (from 1), or 0 when it is the whole text's.
Result<std::vector<ConfigNode>> readYamlText(std::string_view text, const QString& file, const QString& folder,
                                             YamlDocuments documents, int* mistakeLine = nullptr);

} // namespace traceo
