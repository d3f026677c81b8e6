#include "slo/rules/test_plan.h"

#include "core/format.h"
#include "slo/rules/made_slo.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

Alerts thoseOf(const SloDefinition* slo, const Alerts& all)
{
    Alerts own;
    std::ranges::copy_if(all, std::back_inserter(own), [slo](const Watched* alert) { return alert->slo == slo; });
    return own;
}

Alerts pointersTo(const std::vector<Watched>& watched)
{
    Alerts all;
    for (const Watched& alert : watched)
        all.push_back(&alert);
    return all;
}

/// The states of each SLO that a test is for.
using StatesOfSlos = std::map<const SloDefinition*, std::vector<Stretch>>;

/// Whether one of the minutes, which ascend, is in the state.
bool asksFor(const Stretch& state, const std::vector<std::int64_t>& minutes)
{
    const auto minute = std::ranges::lower_bound(minutes, state.begin);
    return minute != minutes.end() && *minute < state.end;
}

bool asksForAll(const StatesOfSlos& states, const std::vector<std::int64_t>& minutes)
{
    return std::ranges::all_of(states, [&](const auto& own) {
        return std::ranges::all_of(own.second, [&](const Stretch& state) { return asksFor(state, minutes); });
    });
}

/// Whether both are the same states, however long they last.
bool areSame(const std::vector<Stretch>& some, const std::vector<Stretch>& others)
{
    return std::ranges::equal(some, others, {}, &Stretch::verdicts, &Stretch::verdicts);
}

/// A test that grows.
struct Draft {
    PlannedTest test;
    StatesOfSlos states;
};

/// Whether the history is too short to know anything of it.
bool isBeyondHistory(const SloDefinition& slo, const AlertOfRules& of)
{
    return std::ranges::any_of(of.rules, [&](const AlertRules& rules) {
        return std::ranges::any_of(usefulPairs(slo, rules), [&](const BurnPair& pair) {
            return pair.severity == of.severity && pair.longWindow * kLeastBurnCoverage > kFirstKnownMinute * kMinute;
        });
    });
}

QString whyNoHistory(const SloDefinition& slo)
{
    if (!canBeMade(slo))
        return Text::tr("not tested, as no history is made up for such an indicator");
    return slo.composite ? Text::tr("not tested, as no history was found that all of its members can share")
                         : Text::tr("not tested, as no series was found that its selectors match as they must");
}

class Planner {
public:
    Planner(const std::vector<SloDefinition>& slos, const RuleNames& names) : m_slos(slos), m_names(names) {}

    void add(const SloDefinition& slo)
    {
        if (slo.method.isOfTime() || rulesFor(slo).empty()) {
            leave(slo, Text::tr("not tested, as it has no alerts here"));
            return;
        }
        auto history = madeHistory(slo);
        if (!history) {
            leave(slo, whyNoHistory(slo));
            return;
        }
        if (const QString why = whyNotAmongOthers(slo, *history); !why.isEmpty()) {
            leave(slo, why);
            return;
        }
        Draft own{.test = {.slos = {&slo}, .history = *std::move(history), .watched = {}, .asked = {}}, .states = {}};
        own.test.watched = watchedIn(own.test.history, own.test.history);
        std::vector<Stretch> states = statesOf(thoseOf(&slo, pointersTo(own.test.watched)));
        m_alone.emplace(&slo, states);
        const std::vector<std::int64_t> minutes = minutesOf(pointersTo(own.test.watched), kShortestStep);
        std::erase_if(states, [&minutes](const Stretch& state) { return !asksFor(state, minutes); }); // for others' alerts
        own.states.emplace(&slo, std::move(states));
        if (std::ranges::none_of(m_drafts, [&](Draft& draft) { return joins(draft, own.test.history, slo); }))
            m_drafts.push_back(std::move(own));
    }
    TestPlan take()
    {
        m_plan.step = longestStep();
        for (Draft& draft : m_drafts) {
            ask(draft.test);
            m_plan.tests.push_back(std::move(draft.test));
        }
        return std::move(m_plan);
    }

private:
    std::vector<AlertOfRules> rulesFor(const SloDefinition& slo) const { return alertsOf(slo, alertRulesOf(slo), m_names); }

    /// What another SLO's rules would make of the history, as promtool evaluates all rules of the file; empty: nothing that is
    /// not known.
    QString whyNotAmongOthers(const SloDefinition& slo, const std::vector<MadeSeries>& history) const
    {
        if (const SloDefinition* const asking = askingFor(history))
            return without(*asking, slo,
                           Text::tr("not tested, as the PromQL of %1 may read the series that are made up for it, and what it "
                                    "would find is not known here"));
        if (const SloDefinition* const unread = unreadIn(history))
            return without(*unread, slo,
                           Text::tr(
                               "not tested, as promtool would have to read more samples for a rule of %1 than it takes at once"));
        if (const SloDefinition* const beyond = beyondIn(history))
            return without(*beyond, slo, Text::tr("not tested, as an alert of %1 looks further back than the made history goes"));
        return {};
    }

    /// The sentence about an SLO, and how to test the other one all the same.
    static QString without(const SloDefinition& culprit, const SloDefinition& tested, const QString& sentence)
    {
        const QString name = QString::fromStdString(culprit.name);
        if (&culprit == &tested)
            return sentence.arg(name);
        return Text::tr("%1; it is tested where both files leave that one out: --without %2")
            .arg(sentence.arg(name), shellWord(culprit.name));
    }

    /// An SLO whose PromQL may read the history.
    const SloDefinition* askingFor(const std::vector<MadeSeries>& history) const
    {
        const auto found = std::ranges::find_if(m_slos, [&](const SloDefinition& slo) { return mayBeAskedFor(slo, history); });
        return found == m_slos.end() ? nullptr : &*found;
    }

    /// An SLO with an alert that looks back further than a history it counts something of.
    const SloDefinition* beyondIn(const std::vector<MadeSeries>& history) const
    {
        const auto found = std::ranges::find_if(m_slos, [&](const SloDefinition& slo) {
            return !slo.method.isOfTime() && countsAny(slo, history)
                && std::ranges::any_of(rulesFor(slo), [&](const AlertOfRules& of) { return isBeyondHistory(slo, of); });
        });
        return found == m_slos.end() ? nullptr : &*found;
    }

    /// An SLO with a rule that promtool would not evaluate over the history.
    const SloDefinition* unreadIn(const std::vector<MadeSeries>& history) const
    {
        const auto found = std::ranges::find_if(m_slos, [&](const SloDefinition& slo) { return !canBeRead(history, slo); });
        return found == m_slos.end() ? nullptr : &*found;
    }

    /// The alerts of all SLOs that count one of `these`, which are part of the history. SLOs share metrics.
    std::vector<Watched> watchedIn(const std::vector<MadeSeries>& history, const std::vector<MadeSeries>& these) const
    {
        std::vector<Watched> watched;
        for (const SloDefinition& slo : m_slos) {
            if (slo.method.isOfTime() || !countsAny(slo, these))
                continue;
            const auto sums = sumsIn(history, slo);
            if (!sums)
                continue;
            for (AlertOfRules& of : rulesFor(slo))
                watched.push_back(watchedOf(slo, std::move(of), *sums));
        }
        return watched;
    }

    /// The series that the test has not; none where one of them is another there.
    static std::optional<std::vector<MadeSeries>> missingIn(const PlannedTest& test, const std::vector<MadeSeries>& history)
    {
        std::vector<MadeSeries> missing;
        for (const MadeSeries& series : history) {
            const auto same = std::ranges::find(test.history, series.key, &MadeSeries::key);
            if (same == test.history.end())
                missing.push_back(series);
            else if (same->values != series.values)
                return std::nullopt;
        }
        return missing;
    }

    /// Adds an SLO to a test where that takes nothing from what the test finds.
    bool joins(Draft& draft, const std::vector<MadeSeries>& history, const SloDefinition& slo) const
    {
        const auto missing = missingIn(draft.test, history);
        if (!missing)
            return false;
        std::vector<MadeSeries>& joint = draft.test.history;
        const auto before = std::ptrdiff_t(joint.size());
        joint.insert(joint.end(), missing->begin(), missing->end());
        std::vector<Watched> counted = watchedIn(joint, *missing);
        const auto isCounted = [&counted](const Watched& alert) {
            return std::ranges::find(counted, alert.slo, &Watched::slo) != counted.end();
        };
        Alerts all = pointersTo(counted);
        for (const Watched& alert : draft.test.watched) {
            if (!isCounted(alert))
                all.push_back(&alert);
        }
        const auto states = statesWith(draft, slo, counted, all);
        if (!states || unreadIn(joint) || !asksForAll(*states, minutesOf(all, kShortestStep))) {
            joint.erase(joint.begin() + before, joint.end());
            return false;
        }
        std::erase_if(draft.test.watched, isCounted);
        std::ranges::move(counted, std::back_inserter(draft.test.watched));
        draft.test.slos.push_back(&slo);
        draft.states = *states;
        return true;
    }

    /// Those of a draft's SLOs and of one more; none where one of them would go through others than alone.
    std::optional<StatesOfSlos> statesWith(const Draft& draft, const SloDefinition& slo, const std::vector<Watched>& counted,
                                           const Alerts& all) const
    {
        std::set<const SloDefinition*> others{&slo};
        for (const Watched& alert : counted) {
            if (draft.states.contains(alert.slo))
                others.insert(alert.slo);
        }
        StatesOfSlos states = draft.states;
        for (const SloDefinition* const other : others) {
            std::vector<Stretch> own = statesOf(thoseOf(other, all));
            if (!areSame(own, m_alone.at(other)))
                return std::nullopt;
            states[other] = std::move(own);
        }
        return states;
    }

    /// At which all is asked for that is at the shortest.
    std::int64_t longestStep() const
    {
        const auto isEnough = [this](std::int64_t step) {
            return std::ranges::all_of(m_drafts, [step](const Draft& draft) {
                return asksForAll(draft.states, minutesOf(pointersTo(draft.test.watched), step));
            });
        };
        const auto longest = std::ranges::find_if(kSteps, isEnough);
        return longest == kSteps.end() ? kShortestStep : *longest;
    }

    void ask(PlannedTest& test) const
    {
        std::ranges::stable_sort(test.watched, {}, &Watched::slo);
        for (const std::int64_t minute : minutesOf(pointersTo(test.watched), m_plan.step)) {
            AskedMinute asked{minute, {}};
            for (std::size_t i = 0; i < test.watched.size(); ++i) {
                if (test.watched[i].course[std::size_t(minute - kFirstKnownMinute)] == AlertVerdict::Firing)
                    asked.firing.push_back(i);
            }
            test.asked.push_back(std::move(asked));
        }
    }

    void leave(const SloDefinition& slo, const QString& why) { m_plan.untested.emplace_back(&slo, why); }

    const std::vector<SloDefinition>& m_slos;
    const RuleNames& m_names;
    StatesOfSlos m_alone; ///< of each in its own history
    std::vector<Draft> m_drafts;
    TestPlan m_plan;
};

} // namespace

TestPlan testPlan(const std::vector<SloDefinition>& slos, const RuleNames& names)
{
    Planner planner(slos, names);
    for (const SloDefinition& slo : slos)
        planner.add(slo);
    return planner.take();
}

} // namespace traceo::rules
