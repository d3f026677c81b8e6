#pragma once
// The SLOs of a workspace: the short form and OpenSLO v1, read from the located tree.
// Any thread; immutable.

#include "sli/sli_definition.h"
#include "slo/account_rule.h"
#include "slo/budget_policy.h"
#include "slo/budget_watch.h"
#include "slo/budgeting_method.h"
#include "slo/composite.h"
#include "slo/exclusions.h"
#include "slo/own_alert.h"
#include "slo/slo_window.h"
#include "vocabulary/want.h"
#include "workspace/config_node.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceo {

struct SloDefinition {
    std::string name;
    std::string displayName; ///< the name when none is given
    std::string service;     ///< empty when not given
    std::string owner;
    std::string description;
    SliDefinition sli; ///< of a composite nothing but its source
    Objective objective;
    SloWindow window;
    BudgetingMethod method;
    std::optional<Composite> composite; ///< what it is made of, instead of an indicator
    BudgetWatch watch;
    std::vector<OwnAlert> alerts; ///< its own; empty: the usual ones (slo/burn_alerts.h)
    BudgetPolicy policy;
    std::optional<Millis> unobservedAfter; ///< not observed for longer is an alert; none: as slo/watch/unobserved.h says
    std::optional<ServiceHours> serviceHours;
    std::vector<Exclusion> exclusions; ///< of the workspace, those that apply to it
    std::vector<AccountRule> accounts; ///< of the workspace's ledger, in their order; empty: the usual ones
    std::optional<UtcMs> validFrom;    ///< since when it holds, where that was before it was first seen
    Location location;
    friend bool operator==(const SloDefinition&, const SloDefinition&) = default;
};

/// What an object of kind Service says of one.
struct ServiceWords {
    std::string name;
    std::string displayName; ///< the name when none is given
    std::string owner;
    std::string description;
    friend bool operator==(const ServiceWords&, const ServiceWords&) = default;
};

struct SloConfig {
    std::vector<SloDefinition> slos;      ///< in the order of the workspace; names are unique; of several versions the newest
    std::vector<SloDefinition> earlier{}; ///< versions before those (slo/slo_versions.h), of each name ascending
    Errors literalSecrets{};              ///< warnings of objects beside them (slo/openslo_objects.h)
    Errors unknownPolicies{};             ///< warnings of annotations that name one another workspace has
    std::vector<ServiceWords> services{}; ///< in the order of the workspace; of several of a name the first

    /// Documents are those of Workspace::slos; `sources` the names and kinds of the workspace's sources,
    /// to find the only one that fits. Mistakes go to `errors`, located; what is legal but not
    /// supported yet is NotSupported and its SLO is left out.
    struct SourceName {
        std::string name;
        std::string kind;
    };
    static SloConfig parse(const std::vector<ConfigNode>& documents, const std::vector<SourceName>& sources, Errors& errors);

    /// What the SLOs need from their sources: 30 days or the window, and an hour before it.
    std::vector<Want> wants() const;
    /// What is legal and of little use, located.
    Errors warnings() const;
    /// Of SLOs with the usual alerts: a severity that cannot fire though the other one can, located, and why.
    Errors silentAlerts() const;
    /// The workspace's default window of history: the longest window of an SLO.
    Millis longestWindow() const;
};

} // namespace traceo
