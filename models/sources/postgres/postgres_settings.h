#pragma once
// The section of a PostgreSQL source in the workspace.
// Any thread.

#include "sources/source.h"

namespace traceo {

/// Null when no source can be made of it; every mistake goes to `errors`.
std::shared_ptr<const Source> parsePostgres(const ConfigNode& node, Errors& errors);

} // namespace traceo
