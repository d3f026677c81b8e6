#include "vocabulary/facts.h"

#include "core/json.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace traceo::vocabulary {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;

/// The payload as an object. A newer version is read as far as we know it: readers keep what they
/// do not understand, and payloads are only ever extended.
Result<json> payload(std::string_view text)
{
    auto parsed = parseJson(text);
    if (!parsed)
        return parsed;
    if (!parsed->is_object() || integerAt(*parsed, "v").value_or(0) < 1) {
        return Error{ErrorCode::Decode,
                     {},
                     QCoreApplication::translate("Fact", "an object with its version \"v\""),
                     QCoreApplication::translate("Fact", "something else"),
                     {}};
    }
    return parsed;
}

std::vector<std::string> textsAt(const json& object, const char* key)
{
    std::vector<std::string> texts;
    const auto it = object.find(key);
    if (it == object.end() || !it->is_array())
        return texts;
    for (const json& item : *it) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

/// JSON has no NaN and no infinities; they are written as Prometheus' words for them.
json numberOrWord(double value)
{
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

double numberOrWordAt(const json& object, const char* key)
{
    if (const auto number = numberAt(object, key))
        return *number;
    const std::string word = textAt(object, key).value_or("");
    if (word == "+Inf" || word == "-Inf")
        return word[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::string toJson(const SourceFact& fact)
{
    const json object{{"v", kVersion},
                      {"kind", fact.kind},
                      {"product", fact.product},
                      {"version", fact.version},
                      {"not_enabled", fact.notEnabled},
                      {"warnings", fact.warnings}};
    return toText(object);
}

Result<SourceFact> sourceFact(std::string_view text)
{
    const auto object = payload(text);
    if (!object)
        return object.error();
    SourceFact fact;
    fact.kind = textAt(*object, "kind").value_or("");
    fact.product = textAt(*object, "product").value_or("");
    fact.version = textAt(*object, "version").value_or("");
    fact.notEnabled = textsAt(*object, "not_enabled");
    fact.warnings = textsAt(*object, "warnings");
    return fact;
}

std::string toJson(const AlertFact& fact)
{
    const json object{{"v", kVersion},           {"name", fact.name},
                      {"state", fact.state},     {"severity", fact.severity},
                      {"summary", fact.summary}, {"value", numberOrWord(fact.value)}};
    return toText(object);
}

Result<AlertFact> alertFact(std::string_view text)
{
    const auto object = payload(text);
    if (!object)
        return object.error();
    AlertFact fact;
    fact.name = textAt(*object, "name").value_or("");
    fact.state = textAt(*object, "state").value_or("");
    fact.severity = textAt(*object, "severity").value_or("");
    fact.summary = textAt(*object, "summary").value_or("");
    fact.value = numberOrWordAt(*object, "value");
    return fact;
}

} // namespace traceo::vocabulary
