#pragma once
// Where tests end that count by minutes.

#include "models/history/store.h"

namespace traceo::test {

/// The whole minute kNow lies in.
inline constexpr UtcMs kEnd = floorTo(kNow, kMinute);

} // namespace traceo::test
