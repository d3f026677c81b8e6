#pragma once
// What became of the SLOs of another tool: OpenSLO v1 (of composites of SLOs: the short form) as a located tree, in which each value stands at the place of the foreign file
// it comes from, so that a mistake in it is reported there; and a report of what could not be carried over.
// One thread at a time.

#include "slo/foreign/alert_catalogue.h"
#include "workspace/section_reader.h"

#include <map>

namespace traceo::foreign {

struct Translation {
    std::vector<ConfigNode> documents; ///< OpenSLO v1, one object each; composites of SLOs in the short form
    Errors lost;                       ///< what is in none of them: what it was, and why
    std::vector<QString> notes;        ///< what is in them otherwise than it was written

    std::vector<AlertCatalogue> catalogues;                  ///< of the SLOs' tool, of different periods
    std::vector<ConfigNode> adjustments;                     ///< of Nobl9's budgets, until all SLOs have their names
    std::map<std::string, std::vector<std::string>> namesOf; ///< of Nobl9's SLOs: those that their objectives have got

    void lose(const ConfigNode& at, const QString& what, const QString& why);
    /// Unless nothing stands there, or an empty list.
    void loseIfAny(const ConfigNode& at, const QString& what, const QString& why);
    /// Each member of the mapping, named "prefix.key".
    void loseMembers(const ConfigNode& map, const QString& prefix, const QString& why);
    void note(const Location& at, const QString& text);
    /// Whether `key` says one of the versions that are known, or nothing; reports another one.
    bool isKnownVersion(SectionReader& section, std::string_view key, std::initializer_list<std::string_view> versions);
    /// Of an object with apiVersion and kind; reports another kind, or none.
    bool isKnownObject(SectionReader& section, std::string_view version, std::string_view kind);
};

} // namespace traceo::foreign
