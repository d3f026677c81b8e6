#pragma once
// OpenSLO of any version as OpenSLO v1 (OpenSLO/OpenSLO: README.md, enhancements/v2alpha.md). An object of v1 stays what it is.
// v2alpha has other words for the same. v1alpha has an SLI in each objective, which becomes an SLO each;
// its queries are plain counters, or what Sloth reads there: their growth over {{.window}}.
// Data sources stay behind: they may hold secrets.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

void translateOpenSlo(const ConfigNode& document, Translation& out);

} // namespace traceo::foreign
