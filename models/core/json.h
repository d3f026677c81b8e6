#pragma once
// JSON from outside, read with care: capped depth and size, checked getters, no silent narrowing.
// Any thread; immutable.

#include "core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceo {

/// For small answers. At most 64 levels and 1 M values. Errors: Truncated, Decode, TooLarge.
Result<nlohmann::json> parseJson(std::string_view text);

/// Whether the text is one whole object or array and nothing else: its last bracket proves that nothing is
/// missing, where a number could still go on. Any depth.
bool isWholeJson(std::string_view text);

/// Members of an object; none when absent or of another kind, never a silently changed number.
std::optional<std::string> textAt(const nlohmann::json& object, const char* key);
std::optional<double> numberAt(const nlohmann::json& object, const char* key);
std::optional<std::int64_t> integerAt(const nlohmann::json& object, const char* key);
std::optional<bool> boolAt(const nlohmann::json& object, const char* key);

/// One line; invalid UTF-8 becomes U+FFFD; doubles shortest exact form; NaN and infinities are null.
std::string toText(const nlohmann::json& value);

} // namespace traceo
