#include "cache/stale_looks.h"

#include "core/format.h"
#include "core/json.h"
#include "core/moment.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <utility>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StaleLooks)
};

constexpr std::array<std::string_view, 3> kOutcomes{"fresh", "stale", "undecided"};
constexpr std::array<std::string_view, 3> kEstimators{"shadow", "version", "canary"};
constexpr std::size_t kLongestName = 200;

Error mistake(const QString& where, const QString& expected, const QString& found)
{
    return {.code = ErrorCode::BadValue, .where = where, .expected = expected, .found = found, .hint = {}};
}

Result<StaleLook> lookOf(std::string_view line, const QString& where)
{
    const auto json = parseJson(line);
    if (!json || !json->is_object())
        return mistake(where, Text::tr("an object such as {\"at\": …, \"cache\": …, \"estimator\": …, \"outcome\": …}"),
                       plainText(line, 60));
    StaleLook look;
    const std::string at = textAt(*json, "at").value_or("");
    // Relative words would mean another moment each time the file is read.
    const auto moment = parseMoment(at, UtcMs{});
    if (!moment || at.find("now") != std::string::npos)
        return mistake(where, Text::tr("“at” as a moment such as 2026-11-06T03:41:00Z"), plainText(at, 60));
    look.at = *moment;
    look.cache = textAt(*json, "cache").value_or("");
    if (look.cache.empty() || look.cache.size() > kLongestName)
        return mistake(where, Text::tr("“cache” as the name of a cache"), plainText(look.cache, 60));
    look.estimator = textAt(*json, "estimator").value_or("");
    if (std::ranges::find(kEstimators, std::string_view(look.estimator)) == kEstimators.end())
        return mistake(where, Text::tr("“estimator” as one of shadow, version, canary"), plainText(look.estimator, 60));
    const std::string outcome = textAt(*json, "outcome").value_or("");
    const auto word = std::ranges::find(kOutcomes, std::string_view(outcome));
    if (word == kOutcomes.end())
        return mistake(where, Text::tr("“outcome” as one of fresh, stale, undecided"), plainText(outcome, 60));
    look.outcome = LookOutcome(word - kOutcomes.begin());
    look.age = Millis{integerAt(*json, "age_ms").value_or(-1)};
    look.id = textAt(*json, "id").value_or("").substr(0, kLongestName);
    return look;
}

/// The history knows a look by its moment and its id alone, so the id says which cache and estimator it is of. Looks without
/// one are told by what they say, and equal ones by their order, so that a file that is read twice counts once.
void nameLooks(std::vector<StaleLook>& looks)
{
    std::map<std::pair<UtcMs, std::string>, int> seen;
    for (StaleLook& look : looks) {
        const std::string whose = look.cache + "/" + look.estimator + "/";
        if (!look.id.empty()) {
            look.id = whose + look.id;
            continue;
        }
        const std::string told = whose + "#" + std::string(wordOf(look.outcome)) + ":" + std::to_string(look.age.count());
        look.id = told + ":" + std::to_string(++seen[{look.at, told}]);
    }
}

} // namespace

std::string_view wordOf(LookOutcome outcome)
{
    return kOutcomes[std::size_t(outcome)];
}

EventBlock eventsOf(const std::vector<StaleLook>& looks)
{
    EventBlock block;
    block.stream = vocabulary::kStaleStream;
    std::vector<std::string> caches;
    std::vector<std::string> estimators;
    std::vector<std::string> outcomes;
    std::vector<std::int64_t> ages;
    for (const StaleLook& look : looks) {
        block.at.push_back(look.at);
        block.ids.push_back(look.id);
        caches.push_back(look.cache);
        estimators.push_back(look.estimator);
        outcomes.emplace_back(wordOf(look.outcome));
        ages.push_back(look.age.count());
    }
    block.columns = {{vocabulary::kStaleCache, std::move(caches)},
                     {vocabulary::kStaleEstimator, std::move(estimators)},
                     {vocabulary::kStaleOutcome, std::move(outcomes)},
                     {vocabulary::kStaleAge, std::move(ages)}};
    return block;
}

std::vector<StaleLook> staleLooks(std::string_view text, const QString& file, Errors& errors)
{
    std::vector<StaleLook> looks;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto look = lookOf(line, u"%1:%2"_s.arg(file).arg(number));
        if (look)
            looks.push_back(std::move(*look));
        else
            errors.push_back(look.error());
    }
    nameLooks(looks);
    return looks;
}

} // namespace traceo
