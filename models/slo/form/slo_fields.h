#pragma once
// What a form asks of an SLO: each field is one text of the short form (slo/short_form.h), under the key it has there. What the
// short form holds beside these (alerts, exclusions, service hours, a budget policy, versions …) is not the form's.
// Any thread; immutable.

#include "core/result.h"
#include "workspace/config_node.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace traceo::form {

/// In the order they are written.
enum class Field : std::uint8_t {
    Name,
    DisplayName,
    Service,
    Owner,
    Source,
    Type, ///< of the indicator; from here to Latency they stand at it
    Good,
    Bad,
    Total,
    SuccessRatio,
    ErrorRatio,
    Counter,
    Histogram,
    Native,
    Metric,
    Op,
    Value,
    Target,
    Threshold,
    Latency,
    Objective,
    Window,
    Method,
    TimeSlice,
    TimeSliceTarget,
};

inline constexpr std::array<std::string_view, 6> kTypes{"prometheus", "latency", "apdex", "gauge", "http_check", "query"};

/// All fields, in their order.
std::span<const Field> allFields();
std::string_view keyOf(Field field);
/// Whether an indicator of this type can have the field; true of all that are not the indicator's.
bool isOf(Field field, std::string_view type);

class SloFields {
public:
    /// Empty where it is not written.
    std::string text(Field field) const;
    bool has(Field field) const { return m_texts.contains(field); }
    /// An empty text stays as one that is still to be filled in. Requires: one line.
    void set(Field field, std::string text) { m_texts[field] = std::move(text); }
    void remove(Field field) { m_texts.erase(field); }

    /// Whether the source is named at the indicator, as the reader allows.
    bool isSourceAtIndicator() const { return m_isSourceAtIndicator; }
    void setSourceAtIndicator(bool isThere) { m_isSourceAtIndicator = isThere; }
    /// Whether it stands under `indicator:`.
    bool isAtIndicator(Field field) const;

    friend bool operator==(const SloFields&, const SloFields&) = default;

private:
    std::map<Field, std::string> m_texts;
    bool m_isSourceAtIndicator = false;
};

/// As a value of YAML that is read back as this text, on one line and anywhere; what is true or false stays so.
std::string yamlValue(Field field, const std::string& text);
/// The document `SLO: …`.
std::string yamlOf(const SloFields& fields);

/// The name of the SLO that a document is, in either form; empty where it has none.
std::string nameIn(const ConfigNode& document);

/// What a document says. Errors, located: NotSupported for one that is no SLO in the short form or that says what the form has no
/// field for in the place of one: a composite, another indicator, a text of several lines.
Result<SloFields> fieldsOf(const ConfigNode& document);

/// Where the text of a field stands in a document; Missing where it does not.
const ConfigNode& nodeOf(const ConfigNode& document, Field field, bool isAtIndicator);
/// The field that a mistake is about, by where the reader says it is: `file:line:column`. None: it is about the whole.
std::optional<Field> fieldAt(const ConfigNode& document, const Error& mistake);

} // namespace traceo::form
