#include "vocabulary/caches.h"

#include "core/json.h"
#include "vocabulary/payload.h"

#include <nlohmann/json.hpp>

namespace traceo::vocabulary {
namespace {

using nlohmann::json;

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

/// Left out where there is nothing, as of all below: most indexes have neither predicate nor included columns.
void putTexts(json& object, const char* key, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        object[key] = texts;
}

void putText(json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

void putTrue(json& object, const char* key, bool is)
{
    if (is)
        object[key] = true;
}

} // namespace

std::string toJson(const CacheFact& fact)
{
    json object{{"v", kPayloadVersion}, {"product", fact.product}, {"version", fact.version}};
    putText(object, "role", fact.role);
    putText(object, "run_id", fact.runId);
    putText(object, "policy", fact.policy);
    putTexts(object, "refused", fact.refused);
    if (!fact.remedies.empty())
        object["remedies"] = fact.remedies;
    return toText(object);
}

Result<CacheFact> cacheFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    CacheFact fact;
    fact.product = textAt(*object, "product").value_or("");
    fact.version = textAt(*object, "version").value_or("");
    fact.role = textAt(*object, "role").value_or("");
    fact.runId = textAt(*object, "run_id").value_or("");
    fact.policy = textAt(*object, "policy").value_or("");
    fact.refused = textsAt(*object, "refused");
    fact.remedies = namedTextsAt(*object, "remedies");
    return fact;
}

std::string toJson(const ShadowFact& fact)
{
    json object{{"v", kPayloadVersion}};
    putText(object, "problem", fact.problem);
    putText(object, "remedy", fact.remedy);
    return toText(object);
}

Result<ShadowFact> shadowFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    return ShadowFact{textAt(*object, "problem").value_or(""), textAt(*object, "remedy").value_or("")};
}

std::string toJson(const StatementFact& fact)
{
    return toText(json{{"v", kPayloadVersion}, {"text", fact.text}});
}

Result<StatementFact> statementFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    return StatementFact{textAt(*object, "text").value_or("")};
}

std::string toJson(const IndexFact& fact)
{
    json object{{"v", kPayloadVersion},
                {"table", fact.table},
                {"method", fact.method},
                {"columns", fact.columns},
                {"definition", fact.definition}};
    putTexts(object, "included", fact.included);
    putText(object, "predicate", fact.predicate);
    putTrue(object, "unique", fact.isUnique);
    putTrue(object, "primary", fact.isPrimary);
    putTrue(object, "constraint", fact.isConstraint);
    putTrue(object, "invalid", !fact.isValid);
    putText(object, "opclasses", fact.opclasses);
    return toText(object);
}

Result<IndexFact> indexFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    IndexFact fact;
    fact.table = textAt(*object, "table").value_or("");
    fact.method = textAt(*object, "method").value_or("");
    fact.columns = textsAt(*object, "columns");
    fact.included = textsAt(*object, "included");
    fact.predicate = textAt(*object, "predicate").value_or("");
    fact.definition = textAt(*object, "definition").value_or("");
    fact.isUnique = boolAt(*object, "unique").value_or(false);
    fact.isPrimary = boolAt(*object, "primary").value_or(false);
    fact.isConstraint = boolAt(*object, "constraint").value_or(false);
    fact.isValid = !boolAt(*object, "invalid").value_or(false);
    fact.opclasses = textAt(*object, "opclasses").value_or("");
    return fact;
}

} // namespace traceo::vocabulary
