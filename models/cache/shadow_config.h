#pragma once
// The list `cache: shadow:` of the workspace: which caches are read along to see whether their answers are true. Nothing is read
// without it. Off again with `enabled: false`.
//
//   cache:
//     shadow:
//       - cache: sessions                     # a source of kind redis; read with SCAN and GET or HGET alone
//         keys: 'session:*'                   # or a list of patterns
//         field: profile                      # of a hash: HGET instead of GET
//         compare: bytes                      # or json: the order of members and spaces do not matter
//         version: /v                         # in the cached value, for version stamps; a JSON pointer
//         origin:
//           url: 'https://api.example.com/sessions/{id}?raw=1'
//           token: 'keychain:api'             # sent as a bearer token
//           value: /data                      # a JSON pointer; without it the whole body
//           updated: /updated_at              # RFC 3339; without it the header Last-Modified
//           version: /v
//         grace: 5s
//         rate: 1                             # looks a second, at most 50
//       - cache: prices
//         keys: ['price:*']
//         origin:
//           source: shop                      # a source of kind postgres
//           statement: "SELECT body AS value, (extract(epoch FROM changed) * 1000)::bigint AS updated_at
//                       FROM prices WHERE sku = {id}"
//
// {key} stands for the key, {id} for what the first * of its pattern stands for. In a statement both are quoted as texts; in an
// address they are encoded, and a key with a slash in a path is left out.
// Any thread; immutable.

#include "cache/cache_config.h"
#include "core/error.h"
#include "core/secret.h"
#include "core/time.h"
#include "workspace/config_node.h"

#include <QUrl>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace traceo {

/// Where the truth is.
struct ShadowOrigin {
    // an address …
    QUrl base;                                              ///< scheme, host and port; empty: a statement is asked
    std::string path;                                       ///< decoded, with places for the key
    std::vector<std::pair<std::string, std::string>> query; ///< likewise
    std::optional<SecretRef> token;
    std::string value;   ///< JSON pointer; empty: all
    std::string updated; ///< JSON pointer; empty: Last-Modified
    std::string version; ///< JSON pointer; of a statement its column `version`
    // … or a statement with columns value, updated_at (milliseconds since 1970) and, for stamps, version
    std::string source;
    std::string statement;

    bool isSql() const { return base.isEmpty(); }
};

struct ShadowConfig {
    std::string cache;
    std::vector<std::string> keys;
    std::string field;
    bool asJson = false;
    std::string version; ///< JSON pointer into the cached value; empty: there are no stamps
    ShadowOrigin origin;
    Millis grace{5'000}; ///< a change that young may still be on its way
    double rate = 1;     ///< looks a second
};

/// `sources` are all of the workspace, whose names a list may use. Mistakes go to `errors`, located, and leave out the item they
/// stand in, as does `enabled: false`. A missing node is an empty list.
std::vector<ShadowConfig> parseShadow(const ConfigNode& list, const std::vector<CacheConfig::SourceName>& sources,
                                      Errors& errors);

/// What the first * of the first pattern that matches stands for; none where none does, or there is no *. Patterns are those of
/// Redis: * ? [a-z] [^a] and \.
std::optional<std::string> idIn(std::string_view key, const std::vector<std::string>& patterns);

} // namespace traceo
