#pragma once
// An address as people type or paste it, and the addresses an API may live at that it can mean.
// Any thread; immutable.

#include "core/result.h"

#include <QString>
#include <QUrl>

#include <vector>

namespace traceo {

/// The likeliest first: as typed without the pages and endpoints that people copy along (/graph,
/// /api/v1/query?…), then below the prefixes of the products, then the root. Without a scheme https and http
/// both, http first where a port or this machine is named. Errors: BadValue, which never repeats a password.
Result<std::vector<QUrl>> basesOf(const QString& typed);

} // namespace traceo
