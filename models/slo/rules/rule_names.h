#pragma once
// What recorded series, labels and groups of an SLO are called: by names of ours, or by those of Sloth, so that dashboards
// made for it find them.
// Any thread; immutable.

#include "slo/slo_config.h"

#include <string>
#include <string_view>

namespace traceo::rules {

/// Names of labels are empty where the label is not written.
struct RuleNames {
    std::string_view series; ///< what every recorded series begins with
    std::string_view info;   ///< the series that tells there is such an SLO
    std::string_view group;  ///< what every group begins with
    std::string_view idLabel;
    std::string_view serviceLabel;
    std::string_view sloLabel;
    std::string_view windowLabel;
    std::string_view severityLabel;
    std::string_view objectiveLabel; ///< of the series that tells there is one, in percent
    bool isSloth = false;            ///< groups by what they hold; ours by what must not wait for what

    /// Of an SLO, unique in the workspace; Sloth's is made of the service and the name and need not be.
    std::string idOf(const SloDefinition& slo) const;
    /// Its label; Sloth's is unique within the service alone, so that what an import put in front of it goes again.
    std::string nameOf(const SloDefinition& slo) const;
    /// The labels of everything that is recorded of an SLO.
    Labels labelsOf(const SloDefinition& slo) const;
    Labels labelsOf(const SloDefinition& slo, Millis window) const;
    /// "traceo_slo:sli_error:ratio_rate5m"
    std::string recorded(std::string_view what, Millis window) const;
    std::string recorded(std::string_view what) const;
};

inline constexpr RuleNames kOwnNames{.series = "traceo_slo:",
                                     .info = "traceo_slo_info",
                                     .group = "traceo-slo-",
                                     .idLabel = "",
                                     .serviceLabel = "service",
                                     .sloLabel = "slo",
                                     .windowLabel = "",
                                     .severityLabel = "",
                                     .objectiveLabel = "objective"};
inline constexpr RuleNames kSlothNames{.series = "slo:",
                                       .info = "sloth_slo_info",
                                       .group = "sloth-slo-",
                                       .idLabel = "sloth_id",
                                       .serviceLabel = "sloth_service",
                                       .sloLabel = "sloth_slo",
                                       .windowLabel = "sloth_window",
                                       .severityLabel = "sloth_severity",
                                       .objectiveLabel = "sloth_objective",
                                       .isSloth = true};

/// What is recorded over a window.
inline constexpr std::string_view kErrorRatio = "sli_error:ratio_rate";
inline constexpr std::string_view kBadEvents = "sli_bad:increase";
inline constexpr std::string_view kTotalEvents = "sli_total:increase";
/// Of a member of a composite, which the label names by the way to it: "checkout", or "shop/checkout" of one that is a composite.
inline constexpr std::string_view kMemberErrorRatio = "member_error:ratio_rate";
inline constexpr const char* kMemberLabel = "member";

/// The recorded series of one SLO as PromQL selects it.
std::string selected(const std::string& series, const Labels& labels);

} // namespace traceo::rules
