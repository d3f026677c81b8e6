#include "vocabulary/payload.h"

#include "core/json.h"
#include "core/moment.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace traceo::vocabulary {

using nlohmann::json;

Result<json> payloadOf(std::string_view text)
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

json objectOf(const Labels& labels)
{
    json object = json::object();
    for (const auto& [name, value] : labels)
        object[name] = value;
    return object;
}

Labels labelsAt(const json& object, const char* key)
{
    std::vector<Labels::Pair> pairs;
    const auto member = object.find(key);
    if (member != object.end() && member->is_object()) {
        for (const auto& [name, value] : member->items()) {
            if (value.is_string())
                pairs.emplace_back(name, value.get_ref<const std::string&>());
        }
    }
    return Labels(std::move(pairs));
}

std::map<std::string, std::string> namedTextsAt(const json& object, const char* key)
{
    std::map<std::string, std::string> texts;
    const auto it = object.find(key);
    if (it == object.end() || !it->is_object())
        return texts;
    for (const auto& [name, text] : it->items()) {
        if (text.is_string())
            texts.emplace(name, text.get<std::string>());
    }
    return texts;
}

void putMoment(json& object, const char* key, std::optional<UtcMs> moment)
{
    if (moment)
        object[key] = toRfc3339(*moment);
}

std::optional<UtcMs> momentAt(const json& object, const char* key)
{
    const auto text = textAt(object, key);
    if (!text || text->find('T') == std::string::npos) // the grammar of people ("now-6h") has no place here
        return std::nullopt;
    const auto moment = parseMoment(*text, UtcMs{});
    return moment && *moment > UtcMs{} ? std::optional(*moment) : std::nullopt;
}

} // namespace traceo::vocabulary
