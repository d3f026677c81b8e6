#pragma once
// How fast a budget is spent: burn(w) = (B(w) / N(w)) / (1 − t); 1 spends it exactly within the
// period. A limit is such a factor, or says which share of the period's budget may go within a window: factor = share ·
// period / window, so 2 % of 30 d in one hour are 14.4, and another period has other factors. Both are kept as they were
// written, in whole numbers, and compared so.
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

/// How fast is too fast: a share of the period's budget within a window, or so many times as fast as even spending.
struct BurnSpeed {
    enum class Unit : std::uint8_t { Budget, Factor };
    static constexpr std::int64_t kScale = 1'000'000;
    static constexpr std::int64_t kMost = 10'000'000 * kScale; ///< below it, products with counts of events are exact
    Unit unit = Unit::Budget;
    std::int64_t parts = 0; ///< of kScale: 2 % of the budget are 20'000, a factor of 14.4 is 14'400'000

    static constexpr BurnSpeed percent(int ofBudget) { return {Unit::Budget, ofBudget * (kScale / 100)}; }
    friend bool operator==(const BurnSpeed&, const BurnSpeed&) = default;
};

/// A factor of even spending as a fraction: above ÷ below. One without a part above is none.
struct BurnLimit {
    std::int64_t above = 0;
    std::int64_t below = 1;

    double factor() const { return below > 0 ? double(above) / double(below) : 0; }
    friend bool operator==(const BurnLimit&, const BurnLimit&) = default;
};

/// Strictly above the limit, compared in whole numbers: 144 of 10,000 is not above 14.4 at 99.9 %.
bool exceeds(const Objective& objective, double bad, double total, const BurnLimit& limit);
/// Whether any share of bad events can exceed it: at 90 % a factor of 14.4 asks for more than all.
bool canFire(const Objective& objective, const BurnLimit& limit);
/// Whether exceeding it means harm: it can fire and is no slower than even spending.
bool isUseful(const Objective& objective, const BurnLimit& limit);

/// A long window that shows the harm and a short one that shows that it goes on; both must exceed.
struct BurnPair {
    enum class Severity : std::uint8_t { Page, Ticket };
    Severity severity = Severity::Page;
    BurnSpeed speed;
    Millis longWindow{0};
    Millis shortWindow{0}; ///< as long as the other: a single window

    bool isSingle() const { return shortWindow == longWindow; }
    /// In lowest terms.
    BurnLimit limit(Millis period) const;
    friend bool operator==(const BurnPair&, const BurnPair&) = default;
};
/// Its limit is, and it looks at no more than the period.
bool isUseful(const Objective& objective, const BurnPair& pair, Millis period);

inline constexpr std::array kBurnPairs{
    BurnPair{BurnPair::Severity::Page, BurnSpeed::percent(2), kHour, kHour / 12},
    BurnPair{BurnPair::Severity::Page, BurnSpeed::percent(5), 6 * kHour, kHour / 2},
    BurnPair{BurnPair::Severity::Ticket, BurnSpeed::percent(10), kDay, 2 * kHour},
    BurnPair{BurnPair::Severity::Ticket, BurnSpeed::percent(10), 3 * kDay, 6 * kHour},
};

} // namespace traceo
