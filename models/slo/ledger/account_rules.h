#pragma once
// Who may have spent an error budget: rules that turn facts (deploys, notes, alerts) into claims on stretches of time.
// A rule picks facts as a selector picks series: the name is the kind of fact; the labels of a deploy or a note are text,
// service and author, those of an alert its own and alertname. It reaches from a fact's begin to `tail` after its end:
//   deploy{service="checkout"}+1h      an account for each deploy, for an hour
//   chaos=note{text=~"chaos.*"}        one account for all of them, while they last
//   region fra=alert{region="fra"}     while one fires
// A moment without a tail claims nothing.
// Any thread; immutable. claimsOf: one thread at a time, as the snapshot.

#include "core/selector.h"
#include "history/snapshot.h"
#include "slo/ledger/ledger.h"
#include "slo/slo_config.h"

namespace traceo {

/// How long a deploy is to blame, unless a rule says otherwise.
inline constexpr Millis kDeployTail = kHour;

struct AccountRule {
    std::string account; ///< empty: one for each fact, called what the fact says
    Selector facts;
    Millis tail{0};
};

/// [ACCOUNT=]KIND[{label="value",…}][+TAIL]. Errors: Usage, naming the kinds; those of Selector::parse.
Result<AccountRule> parseRule(std::string_view text);
std::string toText(const AccountRule& rule);

/// Deploys of the SLO's service or of none, then notes of it with a length.
std::vector<AccountRule> usualRules(const SloDefinition& slo);

/// By the order of the rules; of one rule the fact that began last comes first. `range`: of the slices, (from, to]; what
/// still holds reaches to its end. Errors: those of the snapshot.
Result<std::vector<Claim>> claimsOf(const history::Snapshot& snapshot, const std::vector<AccountRule>& rules, TimeSpan range);

} // namespace traceo
