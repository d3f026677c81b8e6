#pragma once
// Past alerts from the series that tell of them: Prometheus writes ALERTS{alertstate="firing"} while an alert
// fires, so a backfill brings what was firing before anybody asked for alerts. Where alerts were asked for,
// the facts of the source itself stand, and nothing is derived.
// Any thread.

#include "overview/overview_config.h"
#include "refresh/derivation.h"

namespace traceo {

/// Closed facts of kind alert with source `derived`; their payload names the source.
Derivation alertDerivation();

} // namespace traceo
