#include "tidy/source_tree.h"

#include "support/paths.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace traceo::test {
namespace {

std::string root()
{
    return sourceFile("").toStdString();
}

std::vector<SourceFile> filesUnder(const std::string& folder, const QStringList& patterns)
{
    std::vector<SourceFile> files;
    QDirIterator found(QString::fromStdString(root() + folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const std::string path = found.next().toStdString().substr(root().size());
        files.push_back({.path = path, .text = readText(path)});
    }
    return files;
}

std::vector<SourceFile> sorted(std::vector<SourceFile> files)
{
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

/// Where the comment or literal that begins at `at` ends; `at` when none begins there.
std::size_t skipped(std::string_view text, std::size_t at)
{
    const auto after = [text](std::size_t found, std::size_t length) {
        return found == std::string_view::npos ? text.size() : found + length;
    };
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//"))
        return after(text.find('\n', at), 0);
    if (rest.starts_with("/*"))
        return after(text.find("*/", at + 2), 2);
    if (rest.starts_with("R\"")) {
        const std::size_t open = text.find('(', at);
        if (open == std::string_view::npos)
            return text.size();
        const std::string end = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
        return after(text.find(end, open), end.size());
    }
    const char quote = text[at];
    const bool digitSeparator = quote == '\'' && at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0);
    if ((quote != '"' && quote != '\'') || digitSeparator)
        return at;
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != quote && text[i] != '\n')
        i += text[i] == '\\' ? 2 : 1;
    return std::min(i + 1, text.size());
}

} // namespace

bool SourceFile::isUnder(std::string_view folder) const
{
    return path.starts_with(folder);
}

std::string SourceFile::folder() const
{
    return path.substr(0, path.find_last_of('/'));
}

std::string readText(const std::string& pathFromRoot)
{
    QFile file(QString::fromStdString(root() + pathFromRoot));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<SourceFile> codeUnder(const std::vector<std::string>& folders)
{
    std::vector<SourceFile> files;
    for (const std::string& folder : folders)
        std::ranges::move(filesUnder(folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}), std::back_inserter(files));
    return sorted(std::move(files));
}

std::vector<SourceFile> everyText()
{
    const QStringList patterns{QStringLiteral("*.h"),   QStringLiteral("*.cpp"),   QStringLiteral("*.md"),
                               QStringLiteral("*.txt"), QStringLiteral("*.cmake"), QStringLiteral("*.sh"),
                               QStringLiteral("*.py"),  QStringLiteral("*.go"),    QStringLiteral("*.yaml"),
                               QStringLiteral("*.yml"), QStringLiteral("*.ts"),    QStringLiteral("*.json"),
                               QStringLiteral("*.qrc"), QStringLiteral("*.in")};
    std::vector<SourceFile> files;
    for (const char* folder : {".ci", "app", "installer", "models", "resources", "tests", "translations", "views", "widgets"})
        std::ranges::move(filesUnder(folder, patterns), std::back_inserter(files));
    for (const char* name : {"CMakeLists.txt", "CMakePresets.json", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
                             "CHANGELOG.md", "dev", ".ci/run", ".ci/new", ".ci/lint-files", ".ci/groups", ".ci/packages"})
        files.push_back({.path = name, .text = readText(name)});
    return sorted(std::move(files));
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string withoutCommentsAndStrings(std::string_view text)
{
    std::string out(text);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = skipped(text, i);
        for (std::size_t k = i; k < end; ++k) {
            if (text[k] != '\n')
                out[k] = ' ';
        }
        i = std::max(end, i + 1);
    }
    return out;
}

} // namespace traceo::test
