#pragma once
// What all tools' SLOs have in common, and the OpenSLO v1 object made of it. Nodes are those of the foreign file; Missing: not given.
// Any thread; immutable.

#include "slo/foreign/counter_ratio.h"

namespace traceo::foreign {

using Member = ConfigNode::Member;

struct ForeignSlo {
    Location at;
    std::string name;       ///< any text; becomes a legal name
    ConfigNode displayName; ///< Missing: `name`, where the legal one differs
    ConfigNode service;
    ConfigNode description;
    std::vector<Member> labels;
    std::string method = "Occurrences";
    ConfigNode window;             ///< an item of timeWindow
    std::vector<Member> objective; ///< target or targetPercent, and what the method needs
    CounterRatio ratio;
    ConfigNode value;         ///< instead of the ratio: a query, held against the objective's op and value
    ConfigNode alertPolicies; ///< Missing: the usual alerts

    /// The members of `map`, each in the place of one of the same name.
    void addLabels(const ConfigNode& map, Translation& out);
    /// What an object's metadata in Kubernetes says: its labels, and the namespace as one.
    void addKubernetes(const ConfigNode& metadata, Translation& out);
};

/// Its key stands where its value does.
Member member(std::string key, ConfigNode value);
ConfigNode textAt(const Location& at, std::string text);
/// {duration, isRolling: true}
ConfigNode rollingWindow(std::string duration, const Location& at);
/// `{count: 30, unit: Day}` with or without `isRolling` and `calendar`, as Nobl9 and OpenSLO v1alpha write it; Missing when the list
/// holds no such mapping.
ConfigNode windowOfUnits(const ConfigNode& list, Translation& out);
/// A name for one of several objectives, which OpenSLO v1 has an SLO each for; `name` itself for the only one.
std::string nameOfObjective(const std::string& name, const ConfigNode& objectives, std::size_t index);
ConfigNode openSloOf(const ForeignSlo& slo);
/// An object of kind Service: of its fields the name, the displayed one, the labels and the description.
ConfigNode openSloServiceOf(const ForeignSlo& service);

/// A composite of SLOs in the short form (slo/composite_config.h), which OpenSLO v1 has no words for. What the short form
/// has none for is lost. Each item of `members` is {slo, weight, when_delayed}.
ConfigNode compositeOf(const ForeignSlo& slo, std::vector<ConfigNode> members, const ConfigNode& maxDelay, Translation& out);
/// The name of an SLO in either form; empty for other objects.
std::string sloNameIn(const ConfigNode& document);
/// Without those that are Missing.
ConfigNode mapOf(std::vector<Member> members, const Location& at);
ConfigNode plainAt(const Location& at, std::string text);

} // namespace traceo::foreign
