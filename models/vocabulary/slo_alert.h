#pragma once
// What was found of an SLO at a minute and held until another was: whether it pages or has a ticket, which level of its budget
// is spent, whether it can still be seen, which step of its budget policy holds. Written by a derivation, source `derived`; each
// fact is a stretch of equal state, and the stretches of one watch follow one another without a gap. Figures are those of the
// moment the stretch began.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::vocabulary {

inline constexpr char kSloAlertFact[] = "slo_alert"; ///< key: NAME/WATCH

/// What is watched of an SLO, as in keys and payloads.
enum class SloWatch : std::uint8_t { Page, Ticket, Budget, Unobserved, Policy };
inline constexpr std::array kSloWatches{SloWatch::Page, SloWatch::Ticket, SloWatch::Budget, SloWatch::Unobserved,
                                        SloWatch::Policy};
/// page, ticket, budget, unobserved, policy.
std::string_view wordOf(SloWatch watch);
std::string sloAlertKey(std::string_view slo, SloWatch watch);

struct SloAlertFact {
    enum class Verdict : std::uint8_t { Quiet, Firing, Unknown, CannotFire };
    std::string name;       ///< of the SLO
    std::string service;    ///< may be empty
    std::string definition; ///< hash of the version of the definition that was judged by
    SloWatch watch = SloWatch::Page;
    Verdict verdict = Verdict::Quiet;
    bool isMuted = false;        ///< it fires while the time is excluded
    bool isFlapping = false;     ///< it changed so often of late that nobody is told of each change
    std::optional<UtcMs> since;  ///< since when it fires without a pause
    std::optional<double> level; ///< ratio of the budget: the highest of its levels that is spent at least
    // the pair that holds a page or a ticket
    Millis longWindow{0};
    Millis shortWindow{0};
    std::optional<double> factor; ///< its limit
    std::optional<double> burnLong;
    std::optional<double> burnShort;
    std::optional<double> spent;    ///< ratio of the budget
    std::optional<double> coverage; ///< ratio of the window that could not be judged
    // the budget policy
    std::vector<std::int64_t> steps;           ///< numbers, from 1, of all whose conditions hold; the last is the current one
    std::string policy;                        ///< its name
    std::string action;                        ///< of the current step
    std::string owner;                         ///< of the current step; may be empty
    std::vector<std::optional<double>> inputs; ///< what each step's condition is about, or its milder bound; none: not known

    /// Whether one goes on as the other: all but the figures and the words.
    bool isSameState(const SloAlertFact& other) const;
};
std::string toJson(const SloAlertFact& fact);
Result<SloAlertFact> sloAlertFact(std::string_view json);

} // namespace traceo::vocabulary
