#pragma once
// Native histograms of Prometheus, taken apart where an answer is decoded: counters under names of ours, with the labels of the
// histogram, its name in kLabelHistogram and, where a threshold is meant, that in kLabelThreshold. Two counters stand around
// a threshold, whether or not it is a boundary: the resolution of such a histogram may change, and its boundaries with it.
// Source: prometheus/prometheus: model/histogram/float_histogram.go.
// Any thread; immutable.

#include "core/labels.h"
#include "core/selector.h"

#include <string>
#include <string_view>

namespace traceo::vocabulary {

inline constexpr std::string_view kNativePrefix = "traceo_native_";
inline constexpr char kNativeCount[] = "traceo_native_count";       ///< events
inline constexpr char kNativeSum[] = "traceo_native_sum";           ///< of all that was measured, in its own unit; may fall
inline constexpr char kNativeWithin[] = "traceo_native_within";     ///< events in buckets that end at or below the threshold
inline constexpr char kNativeReaching[] = "traceo_native_reaching"; ///< events in buckets that begin below it

inline constexpr char kLabelHistogram[] = "traceo_histogram";
inline constexpr char kLabelThreshold[] = "traceo_threshold"; ///< the decimal number of the definition, as it is written there

/// What a part of a histogram is stored as. `threshold`: empty for kNativeCount and kNativeSum.
SeriesKey nativeSeries(const SeriesKey& histogram, const char* part, std::string_view threshold);
/// What selects that part of all the histograms that `histogram` matches.
Selector nativeSelector(const Selector& histogram, const char* part, std::string_view threshold);

} // namespace traceo::vocabulary
