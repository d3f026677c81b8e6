#pragma once
// What the payloads of facts share: the version, and members of JSON as our types.
// Any thread; immutable.

#include "core/labels.h"
#include "core/result.h"
#include "core/time.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace traceo::vocabulary {

inline constexpr int kPayloadVersion = 1;

/// The payload as an object. A newer version is read as far as we know it: readers keep what they
/// do not understand, and payloads are only ever extended. Errors: Truncated, Decode.
Result<nlohmann::json> payloadOf(std::string_view text);

nlohmann::json objectOf(const Labels& labels);
/// Texts only; empty where there is no such object.
Labels labelsAt(const nlohmann::json& object, const char* key);
/// Likewise.
std::map<std::string, std::string> namedTextsAt(const nlohmann::json& object, const char* key);

/// RFC 3339; nothing is written where there is none.
void putMoment(nlohmann::json& object, const char* key, std::optional<UtcMs> moment);
/// None for what is no time, and for what is before 1970: Go writes "never" as the year 1.
std::optional<UtcMs> momentAt(const nlohmann::json& object, const char* key);

} // namespace traceo::vocabulary
