#pragma once
// Composites made by hand, for the tests of what is made of their members.

#include "models/slo/slo_store.h"
#include "slo/composite.h"

#include <utility>

namespace traceo::test {

/// A minute is good where 95 % are.
inline constexpr BudgetingMethod kTimeslices{.kind = BudgetingMethod::Kind::Timeslices,
                                             .slice = kMinute,
                                             .sliceTarget = {.parts = 950'000'000, .decimals = 0}};

struct MadeMember {
    std::string name;
    double percent = 99.9; ///< objective
    double weight = 1;
    WhenDelayed whenDelayed = WhenDelayed::NotObserved;
};

inline SloDefinition memberSlo(const MadeMember& member, const BudgetingMethod& method, Millis window = kDay)
{
    SloDefinition made = slo(member.name, member.percent, window);
    made.method = method;
    return made;
}

/// Over a day; the objective of a score is 99 %.
inline SloDefinition composite(Composite::Burn burn, const std::vector<MadeMember>& members, const BudgetingMethod& method = {},
                               Millis window = kDay)
{
    Composite made{.burn = burn, .members = {}};
    for (const MadeMember& member : members)
        made.members.push_back({.name = member.name,
                                .weight = member.weight,
                                .whenDelayed = member.whenDelayed,
                                .slo = std::make_shared<const SloDefinition>(memberSlo(member, method, window)),
                                .at = {}});
    SloDefinition whole = slo("whole", 99, window);
    if (!takeMembers(whole, std::move(made)))
        qFatal("no budget is left");
    return whole;
}

} // namespace traceo::test
