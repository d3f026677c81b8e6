#include "workspace/yaml_parts.h"

#include "workspace/parted_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(YamlReader)
};

constexpr std::size_t kMostMistakes = 10;
constexpr std::size_t kMostBytes = 256 * 1024; ///< it is read several times
constexpr int kNoLine = std::numeric_limits<int>::max();

/// What every reading of the same text has in common.
struct Manner {
    const QString& file;
    const QString& folder;
    YamlDocuments documents;
    /// Whether what is left is worth going on with.
    bool (*isEnough)(const std::vector<ConfigNode>& nodes);
};

/// One way to read on.
struct Attempt {
    PartedText text;
    Lines leftOut;
    int nextMistake = 0; ///< its line, from 0; kNoLine: none
};

Attempt attemptWithout(const PartedText& text, Lines part, const Manner& manner)
{
    Attempt attempt{text.without(part), part, 0};
    int line = 0;
    const auto read = readYamlText(attempt.text.text(), manner.file, manner.folder, manner.documents, &line);
    attempt.nextMistake = read ? kNoLine : line - 1;
    return attempt;
}

/// The part without which the text can be read furthest, if that is behind the part itself.
std::optional<Attempt> withoutOneOf(const std::vector<Lines>& parts, const PartedText& text, int mistake, const Manner& manner)
{
    std::optional<Attempt> best;
    for (const Lines part : parts) {
        if (part.isEmpty() || !text.mayGo(part))
            continue;
        Attempt attempt = attemptWithout(text, part, manner);
        if (attempt.nextMistake == kNoLine)
            return attempt;
        const bool helps = attempt.nextMistake >= part.to && attempt.nextMistake > mistake;
        if (helps && (!best || attempt.nextMistake > best->nextMistake))
            best = std::move(attempt);
    }
    return best;
}

void sayLeftOut(Error& error, Lines lines)
{
    const QString said = lines.to - lines.from == 1
        ? Text::tr("Line %1 is left out until then.").arg(lines.to)
        : Text::tr("Lines %1 to %2 are left out until then.").arg(lines.from + 1).arg(lines.to);
    error.hint = error.hint.isEmpty() ? said : error.hint + u' ' + said;
}

bool isWorkspace(const std::vector<ConfigNode>& nodes)
{
    return std::ranges::any_of(std::array{"sources", "slos", "include"},
                               [&nodes](const char* key) { return !nodes.front()[key].isMissing(); });
}

bool isAnything(const std::vector<ConfigNode>& nodes)
{
    return !nodes.empty();
}

struct Parts {
    std::vector<ConfigNode> nodes;
    Errors errors;
};

Result<Parts> readParts(std::string_view text, const Manner& manner)
{
    int line = 0;
    auto whole = readYamlText(text, manner.file, manner.folder, manner.documents, &line);
    if (whole)
        return Parts{std::move(*whole), {}};
    Errors errors{whole.error()};
    if (text.size() > kMostBytes)
        return whole.error();
    PartedText parted(text, manner.documents);
    while (line > 0 && errors.size() <= kMostMistakes) {
        auto rest = withoutOneOf(parted.items(line - 1), parted, line - 1, manner);
        if (!rest)
            rest = withoutOneOf(parted.sections(line - 1), parted, line - 1, manner);
        if (!rest)
            break;
        parted = std::move(rest->text);
        sayLeftOut(errors.back(), rest->leftOut);
        auto nodes = readYamlText(parted.text(), manner.file, manner.folder, manner.documents, &line);
        if (!nodes) {
            errors.push_back(nodes.error());
            continue;
        }
        if (!manner.isEnough(*nodes))
            break;
        return Parts{std::move(*nodes), std::move(errors)};
    }
    return whole.error();
}

} // namespace

Result<YamlParts> readYamlParts(std::string_view text, const QString& file, const QString& folder)
{
    auto parts = readParts(text, {file, folder, YamlDocuments::One, isWorkspace});
    if (!parts)
        return parts.error();
    return YamlParts{std::move(parts->nodes.front()), std::move(parts->errors)};
}

Result<YamlDocumentParts> readYamlDocumentParts(std::string_view text, const QString& file, const QString& folder)
{
    auto parts = readParts(text, {file, folder, YamlDocuments::Several, isAnything});
    if (!parts)
        return parts.error();
    return YamlDocumentParts{std::move(parts->nodes), std::move(parts->errors)};
}

} // namespace traceo
