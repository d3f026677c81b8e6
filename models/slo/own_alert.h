#pragma once
// An alert that a definition asks for instead of the usual ones (slo/burn_alerts.h): a page or a ticket where the budget burns too
// fast over a long and a short window, or over a single one. And what makes one illegal, whichever form it is written in:
//   a window of no minute, one longer than the SLO's, or a short one that is not shorter than the long one
//   a share of the budget that is none or above 100 %, a factor of 0
//   a page by a factor that even spending reaches: it would call people while the objective is kept. A ticket may; one by a factor
//   below 1 never fires (burn_rate.h), which warningsOf says.
// Source: Site Reliability Workbook, chapter 5; OpenSLO v1, AlertPolicy.
// Any thread; immutable.

#include "slo/burn_rate.h"
#include "workspace/config_node.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct SloDefinition;

/// Bad events that an alert asks for in its long window where nothing else is said: of probes, requests and minutes alike. The
/// reference of SLOs, section 4.9, has three for probes and ten for requests. With ten an outage of what is asked 60 times an hour
/// pages after 11 minutes instead of 4, of what is asked 6 times after 99 instead of 29; with three there are 4 false pages a year
/// at 60 requests an hour of which 0.05 % fail by chance (99.9 %, the usual pages), and 90 where each is tried three times. Both
/// simulated. Those who have such clients write “least: 10”.
inline constexpr double kLeastBad = 3;
/// Whether alerts on it ask for proof where nothing else is said: runs are few. Minutes that follow one another are no draws.
/// Of a composite whose members are still to be found it is not known, and no.
bool needsProof(const SloDefinition& slo);

/// Whom a policy of OpenSLO tells. Kept for others: Traceo tells nobody by it.
struct AlertTarget {
    std::string name;
    std::string target;
    std::string description; ///< may be empty
    friend bool operator==(const AlertTarget&, const AlertTarget&) = default;
};

struct OwnAlert {
    BurnPair pair;
    Millis pending{0}; ///< whole minutes
    double leastBad = kLeastBad;
    bool wantsProof = false;
    std::vector<AlertTarget> targets;
    bool whenNoData = false;       ///< as OpenSLO's policy says, for others
    bool whenResolved = false;     ///< as above
    bool isWrittenAtLeast = false; ///< as gte, for others: it fires above its threshold, not at it
    Location location;
    friend bool operator==(const OwnAlert&, const OwnAlert&) = default;
};

/// "14.4": at most seven digits before the point and six behind it.
std::optional<BurnSpeed> factorFrom(std::string_view text);
/// "2%", "2.5 %" or "0.025": at most four decimals of a percent.
std::optional<BurnSpeed> budgetFrom(std::string_view text);
/// As these read it: "14.4", "2.5%".
std::string toText(const BurnSpeed& speed);
/// Its factor rounded to six decimals, without zeros at the end.
std::string roundedFactor(const BurnLimit& limit);
/// All that an SLO's facts keep of it: "page 14.4 over 1h and 5m for 2m least 3 proof".
std::string toText(const OwnAlert& alert);

/// Where the parts of an alert were read.
struct AlertPlaces {
    const ConfigNode& speed;
    const ConfigNode& longWindow;
    const ConfigNode& shortWindow;
    const ConfigNode& pending;
};
/// Reports what is illegal; false then. `period`: the SLO's window.
bool isLegal(const OwnAlert& alert, const AlertPlaces& places, Millis period, Errors& errors);
/// What is legal and of little use, or is not judged to the letter.
Errors warningsOf(const std::vector<OwnAlert>& alerts, Millis period);

} // namespace traceo
