#include "vocabulary/slo_alert.h"

#include "core/json.h"
#include "vocabulary/payload.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace traceo::vocabulary {
namespace {

using nlohmann::json;
using Verdict = SloAlertFact::Verdict;

constexpr std::array<std::string_view, 5> kWatchWords{"page", "ticket", "budget", "unobserved", "policy"};
constexpr std::array<std::string_view, 4> kVerdictWords{"quiet", "firing", "unknown", "cannot_fire"};
constexpr double kMsOfSecond = 1'000;
/// Sums of fractions differ in the last digits by where they begin; a figure that differs by that is the same.
constexpr int kDigits = 6;

double rounded(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10.0, double(kDigits - 1) - std::floor(std::log10(std::abs(value))));
    return std::round(value * unit) / unit;
}

void put(json& object, const char* key, const std::optional<double>& value)
{
    if (value)
        object[key] = rounded(*value);
}

void put(json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

void put(json& object, const char* key, Millis length)
{
    if (length > Millis{0})
        object[key] = length.count() / std::int64_t(kMsOfSecond);
}

Millis lengthAt(const json& object, const char* key)
{
    return Millis{integerAt(object, key).value_or(0) * std::int64_t(kMsOfSecond)};
}

template <class Words>
std::size_t placeOf(const Words& words, const std::string& word)
{
    return std::size_t(std::ranges::find(words, std::string_view(word)) - words.begin());
}

json inputsOf(const std::vector<std::optional<double>>& inputs)
{
    json list = json::array();
    for (const auto& input : inputs)
        list.push_back(input ? json(rounded(*input)) : json());
    return list;
}

void readPolicy(const json& object, SloAlertFact& fact)
{
    fact.policy = textAt(object, "policy").value_or("");
    fact.action = textAt(object, "action").value_or("");
    fact.owner = textAt(object, "owner").value_or("");
    for (const json& step : object.value("steps", json::array())) {
        if (step.is_number_integer())
            fact.steps.push_back(step.get<std::int64_t>());
    }
    for (const json& input : object.value("inputs", json::array()))
        fact.inputs.push_back(input.is_number() ? std::optional(input.get<double>()) : std::nullopt);
}

} // namespace

std::string_view wordOf(SloWatch watch)
{
    return kWatchWords[std::size_t(watch)];
}

std::string sloAlertKey(std::string_view slo, SloWatch watch)
{
    return std::string(slo) + '/' + std::string(wordOf(watch));
}

bool SloAlertFact::isSameState(const SloAlertFact& other) const
{
    const auto state = [](const SloAlertFact& fact) {
        return std::tie(fact.name, fact.definition, fact.watch, fact.verdict, fact.isMuted, fact.isFlapping, fact.level,
                        fact.longWindow, fact.shortWindow, fact.steps);
    };
    return state(*this) == state(other);
}

std::string toJson(const SloAlertFact& fact)
{
    json object{{"v", kPayloadVersion},
                {"name", fact.name},
                {"watch", std::string(wordOf(fact.watch))},
                {"verdict", std::string(kVerdictWords[std::size_t(fact.verdict)])},
                {"definition", fact.definition}};
    put(object, "service", fact.service);
    if (fact.isMuted)
        object["muted"] = true;
    if (fact.isFlapping)
        object["flapping"] = true;
    putMoment(object, "since", fact.since);
    if (fact.level)
        object["level_ratio"] = *fact.level;
    put(object, "long_s", fact.longWindow);
    put(object, "short_s", fact.shortWindow);
    if (fact.factor)
        object["limit"] = *fact.factor;
    put(object, "burn_long", fact.burnLong);
    put(object, "burn_short", fact.burnShort);
    put(object, "spent_ratio", fact.spent);
    put(object, "coverage_ratio", fact.coverage);
    put(object, "policy", fact.policy);
    put(object, "action", fact.action);
    put(object, "owner", fact.owner);
    if (!fact.steps.empty())
        object["steps"] = fact.steps;
    if (!fact.inputs.empty())
        object["inputs"] = inputsOf(fact.inputs);
    return toText(object);
}

Result<SloAlertFact> sloAlertFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    SloAlertFact fact;
    fact.name = textAt(*object, "name").value_or("");
    fact.service = textAt(*object, "service").value_or("");
    fact.definition = textAt(*object, "definition").value_or("");
    const std::size_t watch = placeOf(kWatchWords, textAt(*object, "watch").value_or(""));
    const std::size_t verdict = placeOf(kVerdictWords, textAt(*object, "verdict").value_or(""));
    if (watch == kWatchWords.size())
        return Error{.code = ErrorCode::Decode, .expected = QStringLiteral("a watch that is known")};
    fact.watch = SloWatch(watch);
    fact.verdict = verdict < kVerdictWords.size() ? Verdict(verdict) : Verdict::Unknown;
    fact.isMuted = boolAt(*object, "muted").value_or(false);
    fact.isFlapping = boolAt(*object, "flapping").value_or(false);
    fact.since = momentAt(*object, "since");
    fact.level = numberAt(*object, "level_ratio");
    fact.longWindow = lengthAt(*object, "long_s");
    fact.shortWindow = lengthAt(*object, "short_s");
    fact.factor = numberAt(*object, "limit");
    fact.burnLong = numberAt(*object, "burn_long");
    fact.burnShort = numberAt(*object, "burn_short");
    fact.spent = numberAt(*object, "spent_ratio");
    fact.coverage = numberAt(*object, "coverage_ratio");
    readPolicy(*object, fact);
    return fact;
}

} // namespace traceo::vocabulary
