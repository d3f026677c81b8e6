#pragma once
// Lines of a YAML file in block style, one after the other.
// One thread at a time.

#include "slo/rules/yaml_scalar.h"

#include <string>
#include <string_view>
#include <utility>

namespace traceo::rules {

class YamlLines {
public:
    /// Words that are YAML already.
    void add(std::size_t indent, std::string_view words) { m_text += std::string(indent, ' ') + std::string(words) + '\n'; }
    /// A text as the value of a key.
    void add(std::size_t indent, std::string_view key, std::string_view value)
    {
        add(indent, std::string(key) + ": " + yamlScalar(value, indent));
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace traceo::rules
