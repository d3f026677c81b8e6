#include "app/wiring/written_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SavedVersion)
};

constexpr qint64 kMostBytes = 1024 * 1024;

/// Lines move when a file changes; the mistakes that stood there are the same. Hints name lines as well ("It stands first at …").
bool areAlike(const Error& a, const Error& b)
{
    return a.code == b.code && a.expected == b.expected && a.found == b.found;
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

/// Whether an SLO or an exclusion of the workspace stands in the file.
bool isReadIn(const Workspace& tree, const QString& file)
{
    const auto isThere = [&file](const ConfigNode& node) { return isOfFile(node, file); };
    return std::ranges::any_of(tree.slos, isThere) || std::ranges::any_of(tree.exclusions, isThere);
}

} // namespace

Result<void> mayHaveFiles(const LoadedWorkspace& workspace)
{
    if (workspace.kind != LoadedWorkspace::Kind::Demo)
        return {};
    return Error{ErrorCode::NotSupported,
                 {},
                 Text::tr("a workspace of yours"),
                 Text::tr("the demo, which is made anew at each start"),
                 Text::tr("“Add source…” makes one.")};
}

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
    auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    const auto text = textOfFile(file);
    if (!text)
        return text.error();
    const auto root = readYaml(*text, file);
    if (!root)
        return root.error();
    const Errors before = mistakesOf(*tree);
    for (const ConfigNode& item : (*root)["slos"].items())
        tree->slos.push_back(item);
    for (const ConfigNode& item : (*root)["exclusions"].items())
        tree->exclusions.push_back(item);
    return newMistake(before, mistakesOf(*tree));
}

Result<void> judgedInstead(const QString& file, const QString& original, const LoadedWorkspace& workspace, const Paths& paths)
{
    auto text = textOfFile(file);
    if (!text)
        return text.error();
    const auto before = readWorkspace(workspace.path, paths.data);
    if (!before)
        return before.error();
    const auto after =
        readWorkspace(workspace.path, paths.data, {.file = QFileInfo(original).canonicalFilePath(), .text = *std::move(text)});
    if (!after)
        return after.error();
    if (!isReadIn(*after, original))
        return Error{ErrorCode::Ambiguous, original, Text::tr("the SLOs that were there"), Text::tr("others"), {}};
    return newMistake(mistakesOf(*before), mistakesOf(*after));
}

Result<bool> isReadWith(const QString& file, const LoadedWorkspace& workspace, const Paths& paths)
{
    const auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    return isReadIn(*tree, file);
}

} // namespace traceo
