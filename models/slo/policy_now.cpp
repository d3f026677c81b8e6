#include "slo/policy_now.h"

#include "core/format.h"
#include "vocabulary/derived.h"
#include "vocabulary/slo_alert.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BudgetPolicies)
};

constexpr int kShownOwner = 60;

SloPolicyState stateOf(const BudgetPolicy& policy, const vocabulary::SloAlertFact& said, UtcMs since)
{
    SloPolicyState state{.name = said.policy, .action = said.action, .owner = said.owner, .since = since};
    for (const std::int64_t step : said.steps)
        state.steps.push_back(int(step));
    for (std::size_t i = 0; i + 1 < state.steps.size(); ++i) {
        const auto place = std::size_t(state.steps[i]) - 1;
        if (place < policy.steps.size()) // what held was said by the definition of then
            state.alsoActions.push_back(policy.steps[place].action);
    }
    return state;
}

} // namespace

Result<std::map<std::string, SloPolicyState>> policiesAt(const history::Snapshot& snapshot, const SloConfig& config)
{
    using States = std::map<std::string, SloPolicyState>;
    States states;
    const auto hasPolicy = [](const SloDefinition& slo) { return !slo.policy.steps.empty(); };
    if (std::ranges::none_of(config.slos, hasPolicy))
        return states;
    const auto facts = snapshot.facts(vocabulary::kSloAlertFact, vocabulary::kDerivedSource);
    if (!facts)
        return facts.error();
    for (const SloDefinition& slo : config.slos) {
        const std::string key = vocabulary::sloAlertKey(slo.name, vocabulary::SloWatch::Policy);
        const auto fact = std::ranges::find(*facts, key, &Fact::key);
        const auto said =
            fact == facts->end() ? Result<vocabulary::SloAlertFact>(Error{}) : vocabulary::sloAlertFact(fact->payload);
        if (hasPolicy(slo) && said)
            states[slo.name] = stateOf(slo.policy, *said, fact->validFrom);
    }
    return states;
}

QString sentenceOf(const SloPolicyState& policy)
{
    if (policy.step() == 0)
        return {};
    const QString action = plainText(policy.action);
    const QString current = policy.owner.empty()
        ? Text::tr("Budget policy: %1.").arg(action)
        : Text::tr("Budget policy: %1 (%2).").arg(action, plainText(policy.owner, kShownOwner));
    QStringList others;
    for (const std::string& other : policy.alsoActions)
        others << plainText(other);
    return others.isEmpty() ? current : Text::tr("%1 Still in force: %2.").arg(current, others.join(QStringLiteral("; ")));
}

} // namespace traceo
