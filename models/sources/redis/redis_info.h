#pragma once
// What INFO says, line by line: "field:value" under headings. Which headings there are differs by server and version, so fields
// are found by their names alone; lines that are no fields are passed over.
// Source: redis.io, "INFO".
// Any thread; immutable.

#include "core/result.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace traceo {

class RedisInfo {
public:
    struct Field {
        std::string_view key;
        std::string_view value;
        int line = 0; ///< from 1
    };

    /// Of a field that stands there twice the first counts. Requires: the text outlives what is read of it.
    /// Errors: Decode for nothing, for what is no INFO, and for a Sentinel's, which keeps no keys.
    static Result<RedisInfo> read(std::string_view text);

    /// In the order they came.
    const std::vector<Field>& fields() const { return m_fields; }
    /// Empty when it is not there.
    std::string_view value(std::string_view key) const;
    bool has(std::string_view key) const { return m_values.contains(key); }

private:
    RedisInfo() = default;
    void addLine(std::string_view line, int number);

    std::vector<Field> m_fields;
    std::unordered_map<std::string_view, std::string_view> m_values;
};

/// Who answers. A server that speaks Redis' protocol says so besides the version it claims to be compatible with.
struct RedisProduct {
    std::string_view name; ///< "Redis", "Valkey", "KeyDB", "Dragonfly" …
    std::string_view version;
};
RedisProduct redisProduct(const RedisInfo& info);

} // namespace traceo
