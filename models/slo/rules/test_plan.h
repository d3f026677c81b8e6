#pragma once
// How the rules of SLOs are tested: by which made histories (made_history.h), and at which minutes what Traceo's own engine
// (slo/burn_alerts.h) finds in them is asked for. Each test runs the rules of all SLOs again, so that tests are few and minutes
// far apart: SLOs share a test where every one of them goes through the same states in the joint history as in its own, and a
// minute is found in each of these states (test_minutes.h). Buckets of one histogram that several SLOs ask for are so in one
// history.
// Any thread; immutable.

#include "slo/rules/made_history.h"
#include "slo/rules/test_minutes.h"

#include <utility>

namespace traceo::rules {

struct AskedMinute {
    std::int64_t minute;
    std::vector<std::size_t> firing; ///< of the test's watched alerts, ascending
};

struct PlannedTest {
    std::vector<const SloDefinition*> slos; ///< that are tested by it, in the order they were given
    std::vector<MadeSeries> history;
    std::vector<Watched> watched; ///< of all SLOs that count something of the history, in the order they were given
    std::vector<AskedMinute> asked;
};

struct TestPlan {
    std::vector<PlannedTest> tests;
    std::int64_t step = 0;                                          ///< rules are evaluated each so many minutes
    std::vector<std::pair<const SloDefinition*, QString>> untested; ///< and why
};

/// Requires: the SLOs outlive the plan.
TestPlan testPlan(const std::vector<SloDefinition>& slos, const RuleNames& names);

} // namespace traceo::rules
