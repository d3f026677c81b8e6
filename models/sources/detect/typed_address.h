#pragma once
// An address as people type or paste it, and the addresses an API may live at that it can mean.
// Any thread; immutable.

#include "core/result.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <string>
#include <vector>

namespace traceo {

/// The likeliest first: as typed without the pages and endpoints that people copy along (/graph,
/// /api/v1/query?…), then below the prefixes of the products, then the root. Without a scheme https and http
/// both, http first where a port or this machine is named. Errors: BadValue, which never repeats a password.
Result<std::vector<QUrl>> basesOf(const QString& typed);

/// A server that is asked by its own protocol, not over HTTP.
struct OwnProtocol {
    std::string kind; ///< of its source: redis, postgres
    QUrl base;        ///< without a slash at its end
};
/// Of redis://, rediss://, postgresql:// and postgres://; none of other addresses. Errors: BadValue of one with a user, a
/// password or a “?”, none of which it repeats.
Result<std::optional<OwnProtocol>> ownProtocolOf(const QString& typed);

} // namespace traceo
