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
    QString file;                ///< as it is found
    std::string text;            ///< all of the file
    Location slo;                ///< the mapping under `SLO:`
    SloFields fields;            ///< as `held` has them
    SloDefinition held;          ///< the version that a further one would follow if it were saved now
    std::vector<UtcMs> begins{}; ///< of its dated versions, ascending
    bool hasVersions =
        false; ///< dated ones: its document alone says no more what holds, and cannot be changed for all of the past
};

/// When a version begins that is saved in the minute `now`: in a minute in which another one begins, at the next.
UtcMs beginAt(const std::vector<UtcMs>& begins, UtcMs now);

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
    std::string shown{};          ///< YAML, of this SLO alone; empty where nothing can be said
    std::string file{};           ///< AllPast: the whole file
    replay::Revision revision{};  ///< FromNow
    UtcMs from{};                 ///< FromNow: when it begins
    std::optional<UtcMs> until{}; ///< FromNow: when the next version begins, which is there already
    std::vector<Mistake> mistakes{};
    std::optional<SloDefinition> slo{};   ///< what would hold; none where there is a mistake
    std::vector<SloDefinition> earlier{}; ///< its versions before
    bool isChanged = true;                ///< whether it is not what is there already

    bool canBeSaved() const { return mistakes.empty() && isChanged && slo.has_value(); }
};

/// `now`: the minute in which it would be saved. Places of mistakes are those of the file that is changed; a text of the form
/// alone has none.
Draft drafted(const Input& input, UtcMs now);

} // namespace traceo::form
