#pragma once
// An SLO over time: the versions of its definition, each from a date on. A workspace says them as
//   documents of the same name, each with `valid_from` but the first, which may hold since ever;
//   a list in the short form, each item the date and what is different from the version before (slo/revision.h):
//     SLO: {name: checkout, …, versions: [{valid_from: 2026-06-01, objective: 99.95%}]}
//   or a document that only says what is different, which is what is written when a version is saved:
//     SLO: {name: checkout, valid_from: 2026-06-01, changes: {objective: 99.95%}}
// At any moment the version holds that began last, and all of what an SLO says at the moment is said by that version. Before
// the first of them the first holds: it is what it is counted by.
// Any thread; immutable.

#include "slo/revision.h"
#include "slo/slo_config.h"

#include <map>
#include <set>

namespace traceo {

/// Gathers the versions of all SLOs while a workspace is read. One thread at a time; used once.
class SloVersions {
public:
    /// Requires: `errors` outlives it.
    explicit SloVersions(Errors& errors) : m_errors(errors) {}

    /// Whether a document in the short form only says what is different.
    static bool isChange(const ConfigNode& document);

    /// A definition that was read from `document`, and the versions listed in it. Of two that have no date the first counts.
    void add(SloDefinition slo, const ConfigNode& document);
    /// A document as isChange() says.
    void addChange(const ConfigNode& document);
    /// The newest versions as `slos`, in the order of the workspace, the others as `earlier`. What is wrong is reported by then:
    /// two versions of one date, versions of one file out of order, a change of something that is not there or that it
    /// cannot be made to; each costs that version alone.
    SloConfig take();

private:
    struct Version {
        std::optional<UtcMs> from;
        Location at; ///< of the date
        std::optional<SloDefinition> whole;
        replay::Revision change; ///< where it is not whole
    };
    using Versions = std::vector<Version>;

    void addVersion(const std::string& name, Version version);
    void addListed(const std::string& name, const ConfigNode& list);
    Version readChange(SectionReader& section, const ConfigNode& changes, SectionReader& changed);
    bool isUsable(const Version& change, const ConfigNode& at, std::size_t errorsBefore);
    void takeVersions(const std::string& name, Versions versions, SloConfig& config);

    Errors& m_errors;
    std::vector<std::string> m_names; ///< in the order of the workspace
    std::map<std::string, Versions> m_versions;
};

/// All versions of an SLO, ascending; empty for a name that is not there.
std::vector<const SloDefinition*> versionsOf(const SloConfig& config, std::string_view name);
/// The one that holds at a moment; null for a name that is not there. It lives as long as `config`.
const SloDefinition* versionAt(const SloConfig& config, std::string_view name, UtcMs moment);
/// The version that holds at a moment of the SLO whose newest one this is.
const SloDefinition& versionAt(const SloConfig& config, const SloDefinition& newest, UtcMs moment);
/// All that an SLI must be counted by: of versions with the same indicator one.
std::vector<SloDefinition> countedDefinitions(const SloConfig& config);

} // namespace traceo
