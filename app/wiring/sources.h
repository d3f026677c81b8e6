#pragma once
// Every kind of source there is; adding one is adding a row.

#include "sources/source.h"

#include <vector>

namespace traceo {

const std::vector<SourceKind>& sourceKinds();

} // namespace traceo
