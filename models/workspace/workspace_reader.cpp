#include "workspace/workspace_reader.h"

#include "workspace/config_merge.h"
#include "workspace/path_pattern.h"
#include "workspace/yaml_parts.h"
#include "workspace/yaml_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

constexpr std::int64_t kVersion = 1;
constexpr std::size_t kLongestName = 63;
/// Sections of features that come later; each is known, so that it is no typing mistake.
constexpr std::array<std::string_view, 5> kLaterSections{"regions", "checks", "cost", "compliance", "chaos"};

Result<std::string> readFile(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, path, Text::tr("a file"), Text::tr("nothing"), {}};
    if (!file.isFile()) // a pipe would never end
        return Error{ErrorCode::NotFound, path, Text::tr("a file"), Text::tr("something else, such as a folder"), {}};
    QFile open(path);
    if (!open.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, path, Text::tr("a file that can be read"), open.errorString(), {}};
    const QByteArray bytes = open.read(qint64(YamlText::kMaxBytes) + 1);
    if (bytes.size() > qsizetype(YamlText::kMaxBytes))
        return Error{ErrorCode::TooLarge, path, Text::tr("at most 1 MiB"), Text::tr("more"), {}};
    return bytes.toStdString();
}

bool isName(const std::string& name)
{
    const auto legal = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, legal) && name.front() != '.'
        && name.front() != '-';
}

} // namespace

WorkspaceReader::WorkspaceReader(const QString& path, const QString& dataFolder, Substitute instead)
    : m_given(path), m_dataFolder(dataFolder), m_instead(std::move(instead))
{
    const QFileInfo file(path);
    m_workspace.path = QDir::cleanPath(file.absoluteFilePath());
    m_workspace.folder = QFileInfo(m_workspace.path).absolutePath();
}

Result<std::string> WorkspaceReader::textOf(const QString& path) const
{
    const bool isReplaced = !m_instead.file.isEmpty() && QFileInfo(path).canonicalFilePath() == m_instead.file;
    return isReplaced ? Result<std::string>(m_instead.text) : readFile(path);
}

Result<Workspace> WorkspaceReader::read()
{
    const auto text = textOf(m_given);
    if (!text)
        return text.error();
    const auto parts = readYamlParts(*text, m_given, m_workspace.folder);
    if (!parts)
        return parts.error();
    m_workspace.errors = parts->errors;
    m_read.insert(QFileInfo(m_given).canonicalFilePath());
    readShape(parts->root, Place::Main);
    if (m_workspace.name.empty()) // something to call the window and the history by
        m_workspace.name = "workspace";
    if (m_workspace.history.file.isEmpty())
        m_workspace.history.file = defaultHistory();
    return std::move(m_workspace);
}

void WorkspaceReader::readShape(const ConfigNode& root, Place place)
{
    SectionReader section(root, m_workspace.errors);
    if (!root.isMap() && !root.isMissing())
        return;
    readVersion(section, place);
    readMainOnly(section, place);
    readSources(section.node("sources"));
    readSlos(section.node("slos"));
    readExclusions(section.node("exclusions"));
    readBudgetPolicies(section.node("budget_policies"));
    readLedger(section.node("ledger"));
    m_workspace.cache = merged(m_workspace.cache, section.node("cache"), m_workspace.errors);
    nameLaterSections(section, root);
    section.finish();
    if (place == Place::Main) // behind the file's own lists
        readIncludes(root["include"]);
}

void WorkspaceReader::readMainOnly(SectionReader& section, Place place)
{
    if (place == Place::Main) {
        readName(section);
        readHistory(section.node("history"));
        section.node("include");
        return;
    }
    for (const std::string_view key : {"name", "history", "include"}) {
        const ConfigNode& node = section.node(key);
        if (section.has(key))
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, node,
                                  Text::tr("nothing under “%1” in an included file").arg(QString::fromUtf8(key)), node.kindText(),
                                  Text::tr("It belongs into the workspace file %1.").arg(m_given));
    }
}

void WorkspaceReader::readVersion(SectionReader& section, Place place)
{
    const ConfigNode& node = section.node("version");
    if (!section.has("version")) {
        if (place == Place::Main)
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, node, Text::tr("the key “version”"),
                                  Text::tr("nothing"), Text::tr("Write version: 1"));
        return;
    }
    const auto version = section.integer("version");
    if (!version || *version == kVersion)
        return;
    const ErrorCode code = *version > kVersion ? ErrorCode::NewerVersion : ErrorCode::BadValue;
    SectionReader::report(m_workspace.errors, code, node, Text::tr("version %1").arg(kVersion), node.shownText(),
                          code == ErrorCode::NewerVersion ? Text::tr("The file was written for a newer Traceo.") : QString());
}

void WorkspaceReader::readName(SectionReader& section)
{
    const std::string name = section.requiredText("name");
    if (isName(name))
        m_workspace.name = name;
    else if (!name.empty())
        SectionReader::report(m_workspace.errors, ErrorCode::BadValue, section.node("name"),
                              Text::tr("a name of at most %1 letters, digits, “-”, “_” and “.”").arg(kLongestName),
                              section.node("name").shownText());
}

std::optional<Millis> WorkspaceReader::keep(SectionReader& section, std::string_view key)
{
    const auto length = section.duration(key);
    if (!length || *length >= kDay)
        return length;
    const ConfigNode& node = section.node(key);
    SectionReader::report(m_workspace.errors, ErrorCode::BadValue, node, Text::tr("at least 1d"), node.shownText());
    return std::nullopt;
}

void WorkspaceReader::readHistory(const ConfigNode& node)
{
    SectionReader section(node, m_workspace.errors);
    HistoryConfig& history = m_workspace.history;
    if (const auto file = section.text("file"); file && !file->empty())
        history.file = node["file"].location().resolve(*file);
    else if (file)
        SectionReader::report(m_workspace.errors, ErrorCode::BadValue, node["file"], Text::tr("a path"),
                              Text::tr("an empty text"));
    history.keepRaw = keep(section, "keep_raw").value_or(history.keepRaw);
    history.keepMinutes = keep(section, "keep_minutes").value_or(history.keepMinutes);
    history.keepEvents = keep(section, "keep_events").value_or(history.keepEvents);
    if (history.keepMinutes < history.keepRaw) {
        SectionReader::report(m_workspace.errors, ErrorCode::BadValue,
                              section.has("keep_minutes") ? node["keep_minutes"] : node["keep_raw"],
                              Text::tr("keep_minutes at least as long as keep_raw"),
                              QString::fromStdString(toText(history.keepMinutes) + " < " + toText(history.keepRaw)));
        history.keepMinutes = history.keepRaw; // the one that keeps more
    }
    section.finish();
}

std::vector<const ConfigNode*> WorkspaceReader::itemsOf(const ConfigNode& list, const QString& expected)
{
    if (!list.isList() && !list.isMissing())
        SectionReader::report(m_workspace.errors, ErrorCode::BadValue, list, expected, list.kindText());
    std::vector<const ConfigNode*> items;
    for (const ConfigNode& item : list.items())
        items.push_back(&item);
    return items;
}

void WorkspaceReader::readSources(const ConfigNode& list)
{
    for (const ConfigNode* item : itemsOf(list, Text::tr("a list of sources"))) {
        if (!item->isMap()) {
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, *item,
                                  Text::tr("a source such as {name: …, kind: …, url: …}"), item->kindText());
            continue;
        }
        const ConfigNode& name = (*item)["name"];
        const auto [first, isNew] = m_sourceNames.emplace(name.text(), name.location());
        if (isNew || name.text().empty())
            m_workspace.sources.push_back(*item);
        else
            SectionReader::report(m_workspace.errors, ErrorCode::Ambiguous, name, Text::tr("a name no other source has"),
                                  name.shownText(), Text::tr("It stands first at %1.").arg(first->second.toText()));
    }
}

QString WorkspaceReader::shownPath(const QString& file) const
{
    const QString relative = QDir(m_workspace.folder).relativeFilePath(file);
    if (relative.startsWith(u"../"_s) || QDir::isAbsolutePath(relative))
        return file;
    return QDir::cleanPath(QFileInfo(m_given).dir().filePath(relative));
}

QStringList WorkspaceReader::matches(const ConfigNode& pattern)
{
    if (!pattern.isScalar()) {
        SectionReader::report(m_workspace.errors, ErrorCode::BadValue, pattern, Text::tr("a path or a pattern"),
                              pattern.kindText());
        return {};
    }
    const auto files = filesOf(pattern.text(), pattern.location());
    if (!files) {
        m_workspace.errors.push_back(files.error());
        return {};
    }
    QStringList fresh;
    for (const QString& file : *files) {
        const QString canonical = QFileInfo(file).canonicalFilePath();
        if (m_read.contains(canonical))
            continue;
        m_read.insert(canonical);
        fresh << file;
    }
    return fresh;
}

void WorkspaceReader::readIncludes(const ConfigNode& list)
{
    const auto patterns =
        list.isScalar() ? std::vector<const ConfigNode*>{&list} : itemsOf(list, Text::tr("a list of files to include"));
    for (const ConfigNode* pattern : patterns) {
        for (const QString& file : matches(*pattern)) {
            const auto text = textOf(file);
            const auto parts = text ? readYamlParts(*text, shownPath(file), m_workspace.folder) : Result<YamlParts>(text.error());
            if (!parts) {
                m_workspace.errors.push_back(parts.error());
                continue;
            }
            m_workspace.errors.insert(m_workspace.errors.end(), parts->errors.begin(), parts->errors.end());
            readShape(parts->root, Place::Included);
        }
    }
}

void WorkspaceReader::readSlos(const ConfigNode& list)
{
    const auto items =
        list.isScalar() ? std::vector<const ConfigNode*>{&list} : itemsOf(list, Text::tr("a list of files or documents"));
    for (const ConfigNode* item : items) {
        if (item->isMap())
            m_workspace.slos.push_back(*item);
        else
            readSloFiles(*item);
    }
}

void WorkspaceReader::readSloFiles(const ConfigNode& pattern)
{
    for (const QString& file : matches(pattern))
        addSloFile(file);
}

void WorkspaceReader::addSloFile(const QString& file)
{
    const auto text = textOf(file);
    if (!text) {
        m_workspace.errors.push_back(text.error());
        return;
    }
    const auto parts = readYamlDocumentParts(*text, shownPath(file), m_workspace.folder);
    if (!parts) {
        m_workspace.errors.push_back(parts.error());
        return;
    }
    m_workspace.errors.insert(m_workspace.errors.end(), parts->errors.begin(), parts->errors.end());
    for (const ConfigNode& document : parts->documents) {
        if (!document.isList()) {
            m_workspace.slos.push_back(document);
            continue;
        }
        // OpenSLO files may also be one list of objects
        m_workspace.slos.insert(m_workspace.slos.end(), document.items().begin(), document.items().end());
    }
}

void WorkspaceReader::readExclusions(const ConfigNode& list)
{
    for (const ConfigNode* item : itemsOf(list, Text::tr("a list of exclusions"))) {
        if (item->isMap())
            m_workspace.exclusions.push_back(*item);
        else
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, *item,
                                  Text::tr("an exclusion such as {id: …, start: …, duration: …, reason: …}"), item->kindText());
    }
}

void WorkspaceReader::readBudgetPolicies(const ConfigNode& list)
{
    for (const ConfigNode* item : itemsOf(list, Text::tr("a list of budget policies"))) {
        if (item->isMap())
            m_workspace.budgetPolicies.push_back(*item);
        else
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, *item,
                                  Text::tr("a budget policy such as {name: …, steps: [{when: …, do: …}]}"), item->kindText());
    }
}

void WorkspaceReader::readLedger(const ConfigNode& list)
{
    for (const ConfigNode* item : itemsOf(list, Text::tr("a list of rules of accounts"))) {
        if (item->isMap() || item->isScalar())
            m_workspace.ledger.push_back(*item);
        else
            SectionReader::report(m_workspace.errors, ErrorCode::BadValue, *item,
                                  Text::tr("a rule such as “chaos=chaos” or {rule: …, slos: […]}"), item->kindText());
    }
}

void WorkspaceReader::nameLaterSections(SectionReader& section, const ConfigNode& root)
{
    for (const std::string_view key : kLaterSections)
        section.node(key);
    for (const ConfigNode::Member& member : root.members()) {
        if (std::ranges::find(kLaterSections, member.key) != kLaterSections.end())
            SectionReader::report(m_workspace.errors, ErrorCode::NotSupported, member.keyLocation, {},
                                  u"“%1”"_s.arg(QString::fromStdString(member.key)),
                                  Text::tr("This version of Traceo does not support this section yet; it is left out."));
    }
}

/// Named after the workspace and its path. The path decides: a workspace that was given another name, or
/// whose name is a mistake just now, keeps its history.
QString WorkspaceReader::defaultHistory() const
{
    const QByteArray hash = QCryptographicHash::hash(m_workspace.path.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    const QString ending = u'-' + QString::fromLatin1(hash) + u".traceo"_s;
    const QDir data(m_dataFolder);
    const QString named = QDir::cleanPath(data.filePath(QString::fromStdString(m_workspace.name) + ending));
    const QStringList others = data.entryList({u"*"_s + ending}, QDir::Files);
    return !QFile::exists(named) && others.size() == 1 ? QDir::cleanPath(data.filePath(others.front())) : named;
}

} // namespace traceo
