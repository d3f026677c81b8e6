#pragma once
// What the window can do and panes offer as well, by the ids these have in app/desktop/actions.cpp.
// Any thread; constants.

#include <QLatin1String>

namespace traceo {

inline constexpr QLatin1String kAddSource("add-source");
inline constexpr QLatin1String kEditSlo("edit-slo");
inline constexpr QLatin1String kNewSlo("new-slo");

} // namespace traceo
