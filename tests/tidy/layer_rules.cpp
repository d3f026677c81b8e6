#include "tidy/layer_rules.h"

#include <algorithm>
#include <regex>

namespace traceo::test {
namespace {

Names namesIn(const std::string& text)
{
    Names names;
    static const std::regex word("[a-z_/]+");
    for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it)
        names.insert(it->str());
    return names;
}

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find(at, begin)) != std::string::npos; begin = end + 1)
        parts.push_back(text.substr(begin, end - begin));
    parts.push_back(text.substr(begin));
    return parts;
}

void addLayers(LayerRules& rules, const std::string& layers, const Names& allowed)
{
    if (const std::size_t open = layers.find('('); open != std::string::npos) {
        const Names folders = namesIn(layers.substr(open));
        for (const std::string& folder : folders) {
            rules.mayInclude[folder] = allowed;
            rules.mayInclude[folder].insert(folders.begin(), folders.end());
        }
        return;
    }
    Names below;
    for (const std::string& part : split(layers, '<')) {
        const Names folders = namesIn(part);
        for (const std::string& folder : folders) {
            rules.mayInclude[folder] = allowed;
            rules.mayInclude[folder].insert(below.begin(), below.end());
        }
        below.insert(folders.begin(), folders.end());
    }
}

/// models/core/x.h → core, app/demo/x.h → app.
std::string layerOf(const std::string& path)
{
    const auto parts = split(path, '/');
    return parts[0] == "models" && parts.size() > 1 ? parts[1] : parts[0];
}

std::string wrongLayer(const LayerRules& rules, const SourceFile& file, const std::string& target)
{
    const std::string from = layerOf(file.path);
    const std::string to = layerOf(pathOf(target));
    const auto rule = rules.mayInclude.find(from);
    if (rule == rules.mayInclude.end())
        return file.path + ": layers.txt does not know " + from;
    if (from != to && !rule->second.contains(to) && !rule->second.contains("everything"))
        return file.path + " includes " + target + ": " + from + " may not see " + to;
    for (const LayerRules::Exception& never : rules.never) {
        if (file.path.find(never.part) != std::string::npos && never.folders.contains(to))
            return file.path + " includes " + target + ": never there";
    }
    return {};
}

std::string wrongHeader(const LayerRules& rules, const SourceFile& file, const std::string& target)
{
    for (const LayerRules::Exception& only : rules.only) {
        if (!target.starts_with(only.part))
            continue;
        const bool allowed = std::ranges::any_of(only.folders, [&file](const std::string& folder) {
            return file.isUnder("models/" + folder + "/") || file.isUnder(folder + "/");
        });
        if (!allowed)
            return file.path + " includes <" + target + ">: not there";
    }
    return {};
}

} // namespace

LayerRules layerRules(const std::string& text)
{
    LayerRules rules;
    Names domains;
    for (const std::string& line : linesOf(text)) {
        const std::size_t colon = line.find(':');
        if (line.starts_with('#') || colon == std::string::npos)
            continue;
        std::string left = line.substr(0, colon);
        Names allowed = namesIn(line.substr(colon + 1));
        if (left.starts_with("never ") || left.starts_with("only ")) {
            auto& list = left.starts_with("never ") ? rules.never : rules.only;
            list.push_back({.part = left.substr(left.find(' ') + 1), .folders = allowed});
            continue;
        }
        if (left.starts_with("slo "))
            domains = namesIn(left);
        if (allowed.contains("domains"))
            allowed.insert(domains.begin(), domains.end());
        addLayers(rules, left, allowed);
    }
    return rules;
}

std::vector<Include> includesOf(const SourceFile& file)
{
    static const std::regex pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    std::vector<Include> includes;
    for (const std::string& line : linesOf(file.text)) {
        std::smatch match;
        if (line.find("include") != std::string::npos && std::regex_search(line, match, pattern))
            includes.push_back({.target = match[2], .ours = match[1] == "\""});
    }
    return includes;
}

std::string pathOf(const std::string& include)
{
    const bool top = include.starts_with("app/") || include.starts_with("views/") || include.starts_with("widgets/");
    return top ? include : "models/" + include;
}

std::vector<std::string> mistakesOf(const LayerRules& rules, const SourceFile& file)
{
    static const std::regex moduleHeader("^Qt[A-Z]?[A-Za-z0-9]*/");
    std::vector<std::string> mistakes;
    for (const Include& include : includesOf(file)) {
        if (std::regex_search(include.target, moduleHeader))
            mistakes.push_back(file.path + " includes <" + include.target + ">: leave the module out");
        if (file.isUnder("tests/") || include.target.ends_with(".moc"))
            continue;
        if (include.ours && include.target.find('/') == std::string::npos)
            mistakes.push_back(file.path + " includes \"" + include.target + "\" without its folder");
        const std::string wrong =
            include.ours ? wrongLayer(rules, file, include.target) : wrongHeader(rules, file, include.target);
        if (!wrong.empty())
            mistakes.push_back(wrong);
    }
    return mistakes;
}

} // namespace traceo::test
