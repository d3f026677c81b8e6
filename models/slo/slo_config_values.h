#pragma once
// Values of SLO definitions as both forms of a definition write them: targets, names, windows,
// counters, and the source that is asked.
// Any thread; immutable.

#include "slo/slo_config.h"

#include <optional>
#include <string>
#include <string_view>

namespace traceo {

class SectionReader;

/// A decimal number as written, exact: digits with at most nine behind the point, no sign, no exponent.
struct DecimalText {
    static constexpr std::int64_t kScale = 1'000'000'000;
    std::int64_t parts = 0; ///< of kScale
    int decimals = 0;       ///< written behind the point
};
std::optional<DecimalText> decimalOf(std::string_view text);

enum class ObjectiveForm : std::uint8_t {
    Either,  ///< 99.9% or 0.999
    Ratio,   ///< 0.999
    Percent, ///< 99.9
};
/// From 0 to below 100 %, with at most seven decimals of a percent. Reports what it is instead.
std::optional<Objective> objectiveAt(const ConfigNode& node, ObjectiveForm form, Errors& errors);

/// A label of RFC 1123: a-z, 0-9 and "-", not at the ends, at most 63.
bool isResourceName(std::string_view name);
/// Reports a name that is none and returns an empty text then.
std::string resourceName(const ConfigNode& node, const std::string& name, Errors& errors);

/// Windows are whole minutes from an hour to three years. Reports; false when it is none.
bool isWindow(Millis window, const ConfigNode& node, Errors& errors);

/// A counter: a selector with a metric name, or sum(selector), which counts the same. A boundary of buckets is matched in either
/// form (slo/bucket_boundary.h). Any other expression is NotSupported.
std::optional<Selector> counterAt(const ConfigNode& node, Errors& errors);
/// Whether a text is neither a counter nor a broken selector, but looks like an expression of PromQL.
bool isExpression(const ConfigNode& node);
/// The buckets of a histogram that is named with or without “_bucket”.
Selector bucketsOf(const Selector& histogram);
/// `op` and `value` of a mapping. `ops`: the words for below, at most, above and at least, in this order, once or more.
/// Reports what is missing or wrong.
Threshold thresholdOf(SectionReader& section, const ConfigNode& node, std::initializer_list<std::string_view> ops,
                      Errors& errors);
/// "300ms" or "0.3" as decimal seconds, exact; none for what is neither, or not above zero.
std::optional<std::string> secondsOf(const std::string& text);
/// Reports counters that cannot make an SLI together.
void checkCounters(const SliDefinition& sli, const ConfigNode& at, Errors& errors);

/// The names of those that an SLO can be measured at, in their order.
std::vector<std::string> sourcesOfSlos(const std::vector<SloConfig::SourceName>& sources);

/// How a definition names its source: the text, where it stands, and the key it is written under.
struct SourceReference {
    std::string name; ///< empty: none is named
    const ConfigNode& at;
    std::string_view key;
};
/// The source that is named, or the only one of kind prometheus when none is.
/// Reports NotFound, Ambiguous (with the names) or BadValue (of another kind).
std::optional<std::string> sourceFor(const SourceReference& reference, const std::vector<SloConfig::SourceName>& sources,
                                     Errors& errors);

/// `valid_from`, `created`: a date or RFC 3339. Reports what it is instead.
std::optional<UtcMs> validFromAt(const ConfigNode& node, Errors& errors);

/// `unobserved_after`: whole minutes up to a week. Reports what it is instead.
std::optional<Millis> unobservedAfterAt(const ConfigNode& node, Errors& errors);

/// Legal, but not built yet.
void reportNotSupported(Errors& errors, const ConfigNode& at, const QString& what, const QString& hint = {});

} // namespace traceo
