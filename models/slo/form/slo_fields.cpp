#include "slo/form/slo_fields.h"

#include "slo/rules/yaml_scalar.h"
#include "slo/slo_versions.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

struct Place {
    Field field;
    std::string_view key;
    std::string_view types; ///< of indicators that have it, between bars; empty: it is not the indicator's
};

constexpr std::array kPlaces{
    Place{Field::Name, "name", ""},
    Place{Field::DisplayName, "display_name", ""},
    Place{Field::Service, "service", ""},
    Place{Field::Owner, "owner", ""},
    Place{Field::Source, "source", ""},
    Place{Field::Type, "type", "|prometheus|latency|apdex|gauge|http_check|query|"},
    Place{Field::Good, "good", "|prometheus|query|"},
    Place{Field::Bad, "bad", "|prometheus|query|"},
    Place{Field::Total, "total", "|prometheus|query|"},
    Place{Field::SuccessRatio, "success_ratio", "|query|"},
    Place{Field::ErrorRatio, "error_ratio", "|query|"},
    Place{Field::Counter, "counter", "|query|"},
    Place{Field::Histogram, "histogram", "|latency|apdex|"},
    Place{Field::Native, "native", "|latency|"},
    Place{Field::Metric, "metric", "|gauge|"},
    Place{Field::Op, "op", "|gauge|"},
    Place{Field::Value, "value", "|gauge|"},
    Place{Field::Target, "target", "|http_check|"},
    Place{Field::Threshold, "threshold", "|latency|apdex|http_check|"},
    Place{Field::Latency, "latency", "|http_check|"},
    Place{Field::Objective, "objective", ""},
    Place{Field::Window, "window", ""},
    Place{Field::Method, "method", ""},
    Place{Field::TimeSlice, "time_slice", ""},
    Place{Field::TimeSliceTarget, "time_slice_target", ""},
};

constexpr auto kFields = [] {
    std::array<Field, kPlaces.size()> fields{};
    for (std::size_t i = 0; i < kPlaces.size(); ++i)
        fields[i] = kPlaces[i].field;
    return fields;
}();

const Place& placeOf(Field field)
{
    return kPlaces[std::size_t(field)];
}

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What needs no quotes in any reader: a number, a length, a share, a name. A word that may be more than text does.
bool isSimple(std::string_view text)
{
    const bool isWord = rules::yamlScalar(text) == text;
    const bool isNumber = !text.empty() && text[0] >= '0' && text[0] <= '9';
    return (isWord || isNumber) && isAlphanumeric(text[0]) && std::ranges::all_of(text, [](char c) {
               return isAlphanumeric(c) || std::string_view("_./%-").find(c) != std::string_view::npos;
           });
}

Error notShown(const ConfigNode& at, const QString& expected, const QString& found)
{
    return {ErrorCode::NotSupported, at.location().toText(), expected, found, Text::tr("Change it in its file.")};
}

/// A text of one line; a list of statuses as "200|301".
Result<std::string> textAt(const ConfigNode& node, Field field)
{
    const auto isLine = [](const ConfigNode& one) {
        return one.isScalar() && one.text().find_first_of("\r\n") == std::string::npos;
    };
    if (isLine(node))
        return node.text();
    if (field != Field::Threshold || !node.isList() || !std::ranges::all_of(node.items(), isLine))
        return notShown(node, Text::tr("a text of one line"), node.isScalar() ? Text::tr("several lines") : node.kindText());
    std::string joined;
    for (const ConfigNode& item : node.items())
        joined += (joined.empty() ? "" : "|") + item.text();
    return joined;
}

std::string line(const std::string& margin, Field field, const std::string& text)
{
    return margin + std::string(keyOf(field)) + ": " + yamlValue(field, text) + '\n';
}

} // namespace

std::span<const Field> allFields()
{
    return kFields;
}

std::string_view keyOf(Field field)
{
    return placeOf(field).key;
}

bool isOf(Field field, std::string_view type)
{
    const std::string_view types = placeOf(field).types;
    return types.empty() || types.find('|' + std::string(type) + '|') != std::string_view::npos;
}

std::string SloFields::text(Field field) const
{
    const auto found = m_texts.find(field);
    return found == m_texts.end() ? std::string() : found->second;
}

bool SloFields::isAtIndicator(Field field) const
{
    return field == Field::Source ? m_isSourceAtIndicator : !placeOf(field).types.empty();
}

std::string yamlValue(Field field, const std::string& text)
{
    const bool isFlag = (field == Field::Native || field == Field::Counter) && (text == "true" || text == "false");
    if (isFlag || isSimple(text))
        return text;
    std::string value = rules::yamlScalar(text);
    return value.starts_with('"') ? value : yamlText(text);
}

std::string yamlOf(const SloFields& fields)
{
    std::string head;
    std::string indicator;
    std::string rest;
    for (const Field field : kFields) {
        if (!fields.has(field))
            continue;
        if (fields.isAtIndicator(field))
            indicator += line("    ", field, fields.text(field));
        else
            (field < Field::Type ? head : rest) += line("  ", field, fields.text(field));
    }
    return "SLO:\n" + head + "  indicator:\n" + indicator + rest;
}

std::string nameIn(const ConfigNode& document)
{
    const ConfigNode& shortForm = document["SLO"];
    return (shortForm.isMissing() ? document["metadata"] : shortForm)["name"].text();
}

Result<SloFields> fieldsOf(const ConfigNode& document)
{
    const ConfigNode& slo = document["SLO"];
    const QString expected = Text::tr("an SLO in the short form");
    if (!slo.isMap())
        return notShown(document, expected, document["apiVersion"].isScalar() ? Text::tr("OpenSLO") : document.kindText());
    if (SloVersions::isChange(document))
        return notShown(slo, expected, Text::tr("what a version changes"));
    if (!slo["composite"].isMissing())
        return notShown(slo["composite"], Text::tr("an SLO with an indicator"), Text::tr("a composite"));
    const ConfigNode& indicator = slo["indicator"];
    const std::string type = indicator["type"].text();
    if (!indicator.isMap() || std::ranges::find(kTypes, std::string_view(type)) == kTypes.end())
        return notShown(indicator, Text::tr("an indicator that the form knows"), indicator["type"].shownText());
    SloFields fields;
    fields.setSourceAtIndicator(!indicator["source"].isMissing());
    for (const Field field : kFields) {
        const ConfigNode& node = nodeOf(document, field, fields.isAtIndicator(field));
        if (node.isMissing() || !isOf(field, type))
            continue;
        auto text = textAt(node, field);
        if (!text)
            return text.error();
        fields.set(field, *std::move(text));
    }
    return fields;
}

const ConfigNode& nodeOf(const ConfigNode& document, Field field, bool isAtIndicator)
{
    const ConfigNode& slo = document["SLO"];
    return (isAtIndicator ? slo["indicator"] : slo)[keyOf(field)];
}

std::optional<Field> fieldAt(const ConfigNode& document, const Error& mistake)
{
    const auto isThere = [&](const ConfigNode& node) { return node.location().toText() == mistake.where; };
    for (const Field field : kFields) {
        for (const bool isAtIndicator : {false, true}) {
            const ConfigNode& node = nodeOf(document, field, isAtIndicator);
            if (node.isScalar() && isThere(node))
                return field;
        }
    }
    const bool isUnnamed = mistake.code == ErrorCode::Ambiguous || mistake.code == ErrorCode::NotFound;
    if (isUnnamed && isThere(document["SLO"]["indicator"]))
        return Field::Source; // which none is named of
    if (mistake.code == ErrorCode::Ambiguous && isThere(document["SLO"]))
        return Field::Name;
    return std::nullopt;
}

} // namespace traceo::form
