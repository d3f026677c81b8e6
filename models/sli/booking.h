#pragma once
// How slices are written down, so that a correction never has to overwrite.
//
// What is stored (vocabulary/derived.h) is additive: a slice is the sum of its samples in all
// series of its definition. The history keeps the first of two samples of one time, so a slice that
// came out differently once older samples arrived late is corrected as in a ledger: by a sample
// with the difference in a series with the label `correction`. A minute was derived when it has a
// sample of observed seconds; total and good have one only where something was observed or counted.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "sli/sli_definition.h"
#include "sli/slice.h"

#include <string_view>

namespace traceo {

/// The derived samples that make `counted` out of what is stored: new slices and corrections.
/// `counted` is gapless. Empty when nothing is to be written.
Result<std::vector<SeriesSamples>> booked(const history::Snapshot& snapshot, const SliDefinition& definition,
                                          std::string_view slo, const std::vector<Slice>& counted);

} // namespace traceo
