#pragma once
// An SLO that is made of others: of objectives with indicators of their own (OpenSLO v1), or of SLOs of the workspace (the short
// form, as Nobl9 does), which may be made of others in turn. All of its members share its window and its method, and it has slices
// of its own, which are made of theirs (slo/composite_slices.h); whatever rests on slices is the same for it.
//   Timeslices       a minute is bad where it is bad for any member
//   RatioTimeslices  of OpenSLO: the shortfalls of a minute, each times its weight, add up, and no minute is worse than wholly bad;
//                    of the short form: the mean of the minute's ratios by weight
//   Occurrences      a score: the mean of the members' SLIs by shares, each over its own traffic in the window. Of OpenSLO the
//                    shares are those with which the burn rate is the sum of the members' burn rates, each times its weight:
//                    share = (weight ÷ e) ÷ Σ (weight ÷ e), 1 − objective = 1 ÷ Σ (weight ÷ e), with e = 1 − objective of the
//                    member. Of the short form they are the weights, and the objective is its own.
// A score is not the availability of what needs all members: that lies between max(0, 1 − Σ (1 − SLI)) and min SLI.
// OpenSLO gives a composite no objective of its own. Where minutes are counted it is the strictest of its members', so that one
// that is kept keeps each of them.
// Sources: OpenSLO v1, compositeWeight; Nobl9, composite SLOs.
// Any thread; immutable.

#include "core/time.h"
#include "slo/objective.h"
#include "workspace/config_node.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace traceo {

struct SliDefinition;
struct SloDefinition;

/// What a minute of a member counts as that nobody observed, once nobody will any more.
enum class WhenDelayed : std::uint8_t {
    NotObserved, ///< it is not observed for the composite either, unless another member is bad
    Ignore,      ///< the others are judged alone
    Good,
    Bad,
};

struct CompositeMember {
    std::string name;   ///< of the SLO; of an objective of the composite its displayName or its number
    bool isOwn = false; ///< an objective of the composite, not an SLO of the workspace
    double weight = 1;  ///< above 0
    WhenDelayed whenDelayed = WhenDelayed::NotObserved;
    std::shared_ptr<const SloDefinition> slo; ///< of an objective: named as the composite; null only while a workspace is read
    Location at;                              ///< where the name stands

    /// What it refers to is compared as a value.
    friend bool operator==(const CompositeMember& a, const CompositeMember& b);
};

struct Composite {
    enum class Burn : std::uint8_t {
        Sum,   ///< OpenSLO: the members' burn rates add up
        Score, ///< the members' SLIs by weight, against an objective of its own
    };
    Burn burn = Burn::Score;
    std::vector<CompositeMember> members;
    Millis maxDelay{0};        ///< after which a missing minute of a member is taken as its WhenDelayed says
    bool sharesWindow = false; ///< its window was not written: it is that of its members
    /// Of the SLO, still to be read: they rest on its window and its members. Null once it has these.
    std::shared_ptr<const ConfigNode> alerts{};

    friend bool operator==(const Composite&, const Composite&) = default;
};

/// The shares of the members' traffic and of their bad events in the composite's; the first add up to 1, none of the second is
/// above the first, so that no minute has more bad events than events and a window is the sum of its minutes.
struct MemberShare {
    double total = 0;
    double bad = 0;
};
/// They are the members', whatever objective the composite is tried with. Requires: members that are there.
std::vector<MemberShare> sharesOf(const SloDefinition& composite);

/// Gives an SLO its members, and what it has of them: the method that judges the minutes they give it once more and leaves them
/// as they are, the source that all of them are asked of, and of OpenSLO the objective. False where weights and objectives leave
/// the composite an error ratio below a billionth. Requires: members that are there, of one window and one method.
bool takeMembers(SloDefinition& slo, Composite composite);

/// Why it cannot be judged: its members have different methods, or another window than it; none where it can. Those of a
/// workspace are alike; those of another moment, or what a member was then, may not be. Requires: members that are there.
std::optional<Error> whyUnlike(const SloDefinition& composite);

/// The SLIs that are counted in the end, with the name that their slices are stored by: its own of a plain SLO. Each once.
struct Leaf {
    const std::string& name;
    const SliDefinition& sli;
};
/// Of members that are still to be found none.
std::vector<Leaf> leavesOf(const SloDefinition& slo);

/// Of all SLIs that are counted in the end, ascending, each once.
std::set<std::string> sourcesOf(const SloDefinition& slo);

/// What is counted for itself: plain SLOs, and the objectives of composites that have indicators of their own. Each once.
std::vector<SloDefinition> countedApart(const std::vector<SloDefinition>& slos);
/// Whether any of it is counted by runs of checks.
bool isOfProbes(const SloDefinition& slo);
/// Whether any of it rests on expressions that its server evaluates, minute by minute, and not on raw samples.
bool isEvaluatedByServer(const SloDefinition& slo);
/// Names what is counted: the hash of the indicator, or one over all members.
std::string hashOf(const SloDefinition& slo);

/// "a composite of a, b", for messages.
QString compositeText(const SloDefinition& slo);

} // namespace traceo
