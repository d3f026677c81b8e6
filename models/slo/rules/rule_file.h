#pragma once
// Rules as files: a rule file of Prometheus, or the PrometheusRule of its operator on Kubernetes around the same groups.
// Source: Prometheus' documentation of recording and alerting rules; monitoring.coreos.com/v1.
// Any thread; immutable.

#include "slo/rules/rule_names.h"
#include "slo/rules/slo_rules.h"

namespace traceo::rules {

std::string fileOf(const std::vector<RuleGroup>& groups);
Exported prometheusFile(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known = {});
Exported operatorFile(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known = {});

/// Lines of comment, and labels as a mapping under `key`, indented by so much; nothing where there are none.
std::string commentLines(const std::vector<QString>& lines, std::size_t indent);
std::string mappingOf(std::string_view key, const Labels& labels, std::size_t indent);

} // namespace traceo::rules
