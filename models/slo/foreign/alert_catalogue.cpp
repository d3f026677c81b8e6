#include "slo/foreign/alert_catalogue.h"

#include "slo/rules/openslo_policies.h"
#include "workspace/workspace.h"

namespace traceo::foreign {
namespace {

ConfigNode placedAt(const Location& at, const ConfigNode& node)
{
    switch (node.kind()) {
    case ConfigNode::Kind::Missing:
        return ConfigNode::nothing(at);
    case ConfigNode::Kind::Scalar:
        return ConfigNode::scalar(node.text(), at, node.quoted());
    case ConfigNode::Kind::List: {
        std::vector<ConfigNode> items;
        for (const ConfigNode& item : node.items())
            items.push_back(placedAt(at, item));
        return ConfigNode::list(std::move(items), at);
    }
    case ConfigNode::Kind::Map:
        break;
    }
    std::vector<ConfigNode::Member> members;
    for (const ConfigNode::Member& one : node.members())
        members.push_back({one.key, at, placedAt(at, one.value)});
    return ConfigNode::map(std::move(members), at);
}

} // namespace

ConfigNode alertPoliciesOf(const std::vector<BurnPair>& pairs, Millis period, const Location& at)
{
    SloDefinition slo;
    slo.window.length = period;
    for (const BurnPair& pair : pairs)
        slo.alerts.push_back({.pair = pair});
    rules::YamlLines lines;
    lines.add(0, "spec:");
    rules::addAlertPolicies(slo, lines); // as an export writes them
    const auto tree = readYaml(lines.take(), {});
    Q_ASSERT(tree);
    return placedAt(at, (*tree)["spec"]["alertPolicies"]);
}

} // namespace traceo::foreign
