#include "workspace/yaml_document.h"

#include "workspace/workspace_writer.h"

#include <algorithm>
#include <array>

namespace traceo {
namespace {

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isWordCharacter(char c)
{
    return isAlphanumeric(c) || std::string_view("_./-").find(c) != std::string_view::npos;
}

/// What every reader of YAML takes for the same text, word or number without quotes.
bool isPlain(std::string_view text)
{
    constexpr std::array kNothing{"null", "Null", "NULL"};
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    return text.size() > sign && isAlphanumeric(text[sign]) && std::ranges::all_of(text, isWordCharacter)
        && std::ranges::find(kNothing, text) == kNothing.end();
}

/// In double quotes, the only ones that hold line breaks as they are.
std::string escaped(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '"' || c == '\\')
            out += {'\\', c};
        else
            out += c;
    }
    return out + '"';
}

std::string scalarText(std::string_view text, bool quoted)
{
    if (!quoted && isPlain(text))
        return std::string(text);
    return text.find_first_of("\r\n") == std::string_view::npos ? yamlText(text) : escaped(text);
}

/// Writes `node` where the line already holds what stands before it; its own lines begin at `depth`.
void write(std::string& out, const ConfigNode& node, int depth);

std::string indented(int depth)
{
    return std::string(std::size_t(depth) * 2, ' ');
}

void writeItems(std::string& out, const ConfigNode& list, int depth)
{
    for (const ConfigNode& item : list.items()) {
        if (&item != &list.items().front())
            out += indented(depth);
        out += "- ";
        write(out, item, depth + 1);
    }
}

void writeMembers(std::string& out, const ConfigNode& map, int depth)
{
    for (const ConfigNode::Member& member : map.members()) {
        if (&member != &map.members().front())
            out += indented(depth);
        out += scalarText(member.key, false) + ':';
        const ConfigNode& value = member.value;
        const bool isBelow = !value.members().empty() || !value.items().empty();
        out += isBelow ? '\n' + indented(depth + 1) : value.isMissing() ? std::string() : " ";
        write(out, value, depth + 1);
    }
}

void write(std::string& out, const ConfigNode& node, int depth)
{
    switch (node.kind()) {
    case ConfigNode::Kind::Missing:
        out += '\n';
        return;
    case ConfigNode::Kind::Scalar:
        out += scalarText(node.text(), node.quoted()) + '\n';
        return;
    case ConfigNode::Kind::List:
        if (node.items().empty())
            out += "[]\n";
        writeItems(out, node, depth);
        return;
    case ConfigNode::Kind::Map:
        if (node.members().empty())
            out += "{}\n";
        writeMembers(out, node, depth);
        return;
    }
}

} // namespace

std::string yamlOf(const ConfigNode& tree)
{
    std::string out;
    write(out, tree, 0);
    return out;
}

} // namespace traceo
