#pragma once
// Reads the workspace file, what it includes and the SLO files it names into one Workspace, and
// collects every mistake on the way.
// One thread at a time; used once.

#include "workspace/section_reader.h"
#include "workspace/workspace.h"

#include <QSet>
#include <QStringList>

#include <map>

namespace traceo {

class WorkspaceReader {
public:
    WorkspaceReader(const QString& path, const QString& dataFolder, Substitute instead = {});
    Result<Workspace> read();

private:
    enum class Place : std::uint8_t { Main, Included };

    Result<std::string> textOf(const QString& path) const;
    void readShape(const ConfigNode& root, Place place);
    void readMainOnly(SectionReader& section, Place place);
    void readVersion(SectionReader& section, Place place);
    void readName(SectionReader& section);
    void readHistory(const ConfigNode& node);
    std::optional<Millis> keep(SectionReader& section, std::string_view key);
    void readSources(const ConfigNode& list);
    void readIncludes(const ConfigNode& list);
    void readSlos(const ConfigNode& list);
    void readExclusions(const ConfigNode& list);
    void readBudgetPolicies(const ConfigNode& list);
    void readLedger(const ConfigNode& list);
    void readSloFiles(const ConfigNode& pattern);
    void addSloFile(const QString& file);
    void nameLaterSections(SectionReader& section, const ConfigNode& root);
    QStringList matches(const ConfigNode& pattern);
    std::vector<const ConfigNode*> itemsOf(const ConfigNode& list, const QString& expected);
    QString shownPath(const QString& file) const;
    QString defaultHistory() const;

    QString m_given; ///< as the user wrote it, for messages
    QString m_dataFolder;
    Substitute m_instead;
    Workspace m_workspace;
    std::map<std::string, Location> m_sourceNames; ///< where each stands first
    QSet<QString> m_read;                          ///< canonical paths: what two patterns match is read once
};

} // namespace traceo
