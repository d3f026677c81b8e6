#pragma once
// What was bad in which series: a claim of a rule such as region $region=series{region=~".+"}. The SLI is counted once more
// for the series of each account alone, in the minutes that hold anything bad. Events are booked one by one, where they
// happened. A bad minute of a method that counts minutes is one thing: it goes to the account whose series hold most of the bad
// events of its time slice, where that is half of them at least, else to none.
// One thread at a time, as the snapshot. Errors: those of countSlices.

#include "history/snapshot.h"
#include "slo/account_rule.h"
#include "slo/ledger/ledger.h"
#include "slo/slo_config.h"

namespace traceo {

/// One an account, by its name; none where no series has the labels, and none of a composite, whose minutes are no sums of
/// series. Requires: a rule of series; `slices` as claimsOf() has them.
Result<std::vector<Claim>> seriesClaims(const history::Snapshot& snapshot, const SloDefinition& slo, const AccountRule& rule,
                                        std::span<const Slice> slices);

/// "$region" is replaced by the label's value; an empty account is called after the labels that the rule asks for: "region fra".
std::string accountOf(const AccountRule& rule, const Labels& labels);

} // namespace traceo
