#include "app/wiring/written_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SavedVersion)
};

constexpr qint64 kMostBytes = 1024 * 1024;

/// Lines move when a file changes; the mistakes that stood there are the same.
bool areAlike(const Error& a, const Error& b)
{
    return a.code == b.code && a.expected == b.expected && a.found == b.found && a.hint == b.hint;
}

/// The first of `after` that is not in `before`.
Result<void> newMistake(Errors before, const Errors& after)
{
    for (const Error& error : after) {
        const auto same = std::ranges::find_if(before, [&error](const Error& one) { return areAlike(one, error); });
        if (same == before.end())
            return error;
        before.erase(same);
    }
    return {};
}

Errors mistakesOf(const Workspace& tree)
{
    return loaded(tree, LoadedWorkspace::Kind::File).errors;
}

bool isOfFile(const ConfigNode& node, const QString& file)
{
    return QFileInfo(node.location().file).canonicalFilePath() == QFileInfo(file).canonicalFilePath();
}

/// SLOs as a file holds them: a workspace's list, or documents, of which each may be a list.
std::vector<ConfigNode> documentsIn(const std::vector<ConfigNode>& trees)
{
    std::vector<ConfigNode> documents;
    for (const ConfigNode& tree : trees) {
        const std::vector<ConfigNode>& items = tree.isList() ? tree.items() : tree["slos"].items();
        if (!tree.isList() && items.empty())
            documents.push_back(tree);
        std::ranges::copy_if(items, std::back_inserter(documents), &ConfigNode::isMap);
    }
    return documents;
}

/// Puts what a text says into a workspace as it was read.
using Change = std::function<Result<void>(const std::string& text, Workspace& tree)>;

/// The first mistake that the workspace has once `change` is made by what stands in the file.
Result<void> judgedWith(const QString& file, const LoadedWorkspace& workspace, const Paths& paths, const Change& change)
{
    auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    const auto text = textOfFile(file);
    if (!text)
        return text.error();
    const Errors before = mistakesOf(*tree);
    if (auto changed = change(*text, *tree); !changed)
        return changed;
    return newMistake(before, mistakesOf(*tree));
}

} // namespace

QString includeLine()
{
    return u"include: [traceo.d/*.yaml]"_s;
}

QString ownFolder(const LoadedWorkspace& workspace)
{
    return QFileInfo(workspace.path).absolutePath() + u"/traceo.d/"_s;
}

Result<std::string> textOfFile(const QString& file)
{
    QFile open(file);
    if (!open.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, file, Text::tr("a file that can be read"), open.errorString(), {}};
    const QByteArray bytes = open.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes)
        return Error{ErrorCode::TooLarge, file, Text::tr("at most 1 MiB"), Text::tr("more"), {}};
    return bytes.toStdString();
}

Result<void> judgedBeside(const QString& file, const LoadedWorkspace& workspace, const Paths& paths)
{
    return judgedWith(file, workspace, paths, [&file](const std::string& text, Workspace& tree) -> Result<void> {
        const auto root = readYaml(text, file);
        if (!root)
            return root.error();
        for (const ConfigNode& item : (*root)["slos"].items())
            tree.slos.push_back(item);
        for (const ConfigNode& item : (*root)["exclusions"].items())
            tree.exclusions.push_back(item);
        return {};
    });
}

Result<void> judgedInstead(const QString& file, const QString& original, const LoadedWorkspace& workspace, const Paths& paths)
{
    return judgedWith(file, workspace, paths, [&original](const std::string& text, Workspace& tree) -> Result<void> {
        const auto trees = readYamlDocuments(text, original);
        if (!trees)
            return trees.error();
        const std::vector<ConfigNode> documents = documentsIn(*trees);
        std::size_t next = 0;
        for (ConfigNode& slo : tree.slos) {
            if (isOfFile(slo, original) && next < documents.size())
                slo = documents[next++];
        }
        if (next == 0 || next != documents.size())
            return Error{ErrorCode::Ambiguous, original, Text::tr("the SLOs that were there"), Text::tr("others"), {}};
        return {};
    });
}

Result<bool> isReadWith(const QString& file, const LoadedWorkspace& workspace, const Paths& paths)
{
    const auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    const auto isThere = [&file](const ConfigNode& node) { return isOfFile(node, file); };
    return std::ranges::any_of(tree->slos, isThere) || std::ranges::any_of(tree->exclusions, isThere);
}

} // namespace traceo
