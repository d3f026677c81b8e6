#pragma once
// From what stands in a form to the text that would be written, read by the reader of workspaces: what is wrong with it, field by
// field, and the definition it is.
// Any thread; immutable.

#include "slo/form/slo_fields.h"
#include "slo/revision.h"
#include "slo/slo_config.h"

#include <memory>

namespace traceo::form {

/// The rest of the workspace, as its files say it.
struct Surroundings {
    std::vector<SloConfig::SourceName> sources{};
    std::vector<ConfigNode> documents{}; ///< all SLOs but the one that is edited
    std::vector<ConfigNode> exclusions{};
    std::vector<ConfigNode> budgetPolicies{};
    std::vector<ConfigNode> ledger{};
};

/// An SLO that is edited: what stands where.
struct Subject {
    QString file;     ///< as it is found
    std::string text; ///< all of the file
    Location slo;     ///< the mapping under `SLO:`
    SloFields fields; ///< as the newest version has them
    SloDefinition newest;
    bool hasVersions =
        false; ///< dated ones: its document alone says no more what holds, and cannot be changed for all of the past
};

enum class Saving : std::uint8_t {
    New,     ///< in a file of its own
    FromNow, ///< as a dated version in a file of its own
    AllPast, ///< in the place of what stands in its file
};

struct Input {
    Saving saving = Saving::New;
    SloFields fields{};
    std::shared_ptr<const Surroundings> around{};
    std::shared_ptr<const Subject> subject{}; ///< null of a new one
};

struct Mistake {
    std::optional<Field> field; ///< none: it is about the whole
    Error error;
};

struct Draft {
    std::string shown{};         ///< YAML, of this SLO alone; empty where nothing can be said
    std::string file{};          ///< AllPast: the whole file
    replay::Revision revision{}; ///< FromNow
    std::vector<Mistake> mistakes{};
    std::optional<SloDefinition> slo{};   ///< what would hold; none where there is a mistake
    std::vector<SloDefinition> earlier{}; ///< its versions before
    bool isChanged = true;                ///< whether it is not what is there already

    bool canBeSaved() const { return mistakes.empty() && isChanged && slo.has_value(); }
};

/// `now`: from when a dated version holds.
Draft drafted(const Input& input, UtcMs now);

} // namespace traceo::form
