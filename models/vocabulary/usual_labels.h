#pragma once
// Labels that a Prometheus sets on every series it scrapes.

namespace traceo::vocabulary {

/// Whose series it is: of an exporter what it has at its server, of a source that asks by itself the source's name.
inline constexpr char kLabelInstance[] = "instance";
inline constexpr char kLabelJob[] = "job";

} // namespace traceo::vocabulary
