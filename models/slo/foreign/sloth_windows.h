#pragma once
// Sloth's catalogue of alerts: `sloth.slok.dev/v1 AlertWindows`, spec {sloPeriod, page {quick, slow}, ticket {quick, slow}}, each
// {errorBudgetPercent, shortWindow, longWindow} (slok/sloth: pkg/prometheus/alertwindows/v1).
// An SLO of Sloth says neither its window nor its alerts: they are those of the catalogue of the usual 30 days, else of the first.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

inline constexpr Millis kSlothPeriod = 30 * kDay; ///< without a catalogue

/// Whether it is one, whatever else may be wrong with it.
bool isSlothWindows(const ConfigNode& document);
/// Adds it to the catalogues, without the windows that have a mistake, which are reported. Before the SLOs.
void addSlothWindows(const ConfigNode& document, Translation& out);
/// None where there are no catalogues.
AlertCatalogue* slothCatalogue(Translation& out);
/// Reports those that no SLO has used. After the SLOs.
void reportUnusedWindows(Translation& out);

} // namespace traceo::foreign
