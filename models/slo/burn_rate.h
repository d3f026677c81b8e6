#pragma once
// How fast a budget is spent: burn(w) = (B(w) / N(w)) / (1 − t); 1 spends it exactly within the
// period. A limit says which share of the period's budget may go within a window: factor = share ·
// period / window, so 2 % of 30 d in one hour are 14.4, and another period has other factors.
// Source: Site Reliability Workbook, chapter 5 "Alerting on SLOs", table 5-8; the fourth pair (10 %
// in 1 d) is the usual extension.
// Any thread; immutable.

#include "core/time.h"
#include "slo/objective.h"

#include <array>
#include <optional>

namespace traceo {

/// None without events in the window: nothing can be said of their quality.
std::optional<double> burnRate(const Objective& objective, double bad, double total);

struct BurnLimit {
    int budgetPercent = 0; ///< of the period's budget
    Millis window{0};      ///< in which it is spent
    Millis period{0};

    double factor() const;
};

/// Strictly above the limit, compared in whole numbers: 144 of 10,000 is not above 14.4 at 99.9 %.
bool exceeds(const Objective& objective, double bad, double total, const BurnLimit& limit);
/// Whether any share of bad events can exceed it: at 90 % a factor of 14.4 asks for more than all.
bool canFire(const Objective& objective, const BurnLimit& limit);
/// Whether exceeding it means harm: it can fire, is no slower than even spending, and looks at no more
/// than the period.
bool isUseful(const Objective& objective, const BurnLimit& limit);

/// A long window that shows the harm and a short one that shows that it goes on; both must exceed.
struct BurnPair {
    enum class Severity : std::uint8_t { Page, Ticket };
    Severity severity = Severity::Page;
    int budgetPercent = 0;
    Millis longWindow{0};
    Millis shortWindow{0};

    BurnLimit limit(Millis period) const { return {budgetPercent, longWindow, period}; }
    friend bool operator==(const BurnPair&, const BurnPair&) = default;
};

inline constexpr std::array kBurnPairs{
    BurnPair{BurnPair::Severity::Page, 2, kHour, kHour / 12},
    BurnPair{BurnPair::Severity::Page, 5, 6 * kHour, kHour / 2},
    BurnPair{BurnPair::Severity::Ticket, 10, kDay, 2 * kHour},
    BurnPair{BurnPair::Severity::Ticket, 10, 3 * kDay, 6 * kHour},
};

} // namespace traceo
