#pragma once
// Who may have spent an error budget: rules that turn facts (deploys, chaos runs, notes, alerts) and the series that hold the
// bad events into claims on minutes. A rule picks as a selector picks series; its name says what of:
//   a kind of fact   its labels: of a deploy, a chaos run or a note text, service and author, of an alert its own and alertname.
//                    It reaches from a fact's begin to `tail` after its end; a moment without a tail claims nothing.
//   series           labels of the series that the SLI counts: what was bad in them (slo/ledger/series_claims.h)
//   exclusion        id, reason, author and mode of an exclusion: what it took out (slo/ledger/excluded_accounts.h)
//   deploy{service="checkout"}+1h               an account for each deploy, for an hour
//   chaos=chaos                                 one account for all chaos runs, while they last
//   region down=alert{region="fra"}             while one fires
//   region $region=series{region=~".+"}         an account for each region, of the bad events of its series
//   dependency=series{upstream=~"db|cache"}     one for both
//   maintenance=exclusion{id=~"patch-.*"}       one for all of these
// Any thread; immutable. claimsOf: one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/ledger/ledger.h"
#include "slo/slo_config.h"

namespace traceo {

/// How long a deploy is to blame, unless a rule says otherwise.
inline constexpr Millis kDeployTail = kHour;

/// [ACCOUNT=]NAME[{label="value",…}][+TAIL]. Errors: Usage, naming what there is; those of Selector::parse.
Result<AccountRule> parseRule(std::string_view text);
std::string toText(const AccountRule& rule);

/// Those of the SLO's workspace; where it has none: exclusions are maintenance, then come chaos runs, deploys and notes of the
/// SLO's service or of none, notes with a length.
std::vector<AccountRule> rulesOf(const SloDefinition& slo);

/// By the order of the rules; of one rule the fact that began last comes first. `slices`: gapless, ascending and of what the
/// SLO's method counts; facts that still hold reach to their end. Errors: those of the snapshot and of countSlices.
Result<std::vector<Claim>> claimsOf(const history::Snapshot& snapshot, const SloDefinition& slo,
                                    const std::vector<AccountRule>& rules, std::span<const Slice> slices);

} // namespace traceo
