#include "slo/rules/rule_names.h"

#include "core/duration.h"

namespace traceo::rules {

std::string RuleNames::idOf(const SloDefinition& slo) const
{
    return isSloth && !slo.service.empty() ? slo.service + '-' + nameOf(slo) : slo.name;
}

std::string RuleNames::nameOf(const SloDefinition& slo) const
{
    const std::string service = slo.service + '-';
    const bool isPrefixed = isSloth && !slo.service.empty() && slo.name.starts_with(service) && slo.name.size() > service.size();
    return isPrefixed ? slo.name.substr(service.size()) : slo.name;
}

Labels RuleNames::labelsOf(const SloDefinition& slo) const
{
    Labels labels{{std::string(serviceLabel), slo.service}, {std::string(sloLabel), nameOf(slo)}};
    return idLabel.empty() ? labels : labels.with(idLabel, idOf(slo));
}

Labels RuleNames::labelsOf(const SloDefinition& slo, Millis window) const
{
    return windowLabel.empty() ? labelsOf(slo) : labelsOf(slo).with(windowLabel, toText(window));
}

std::string RuleNames::recorded(std::string_view what, Millis window) const
{
    return recorded(what) + toText(window);
}

std::string RuleNames::recorded(std::string_view what) const
{
    return std::string(series) + std::string(what);
}

std::string selected(const std::string& series, const Labels& labels)
{
    return series + labels.toText();
}

} // namespace traceo::rules
