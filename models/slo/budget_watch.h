#pragma once
// How the budget of an SLO is watched beside its burn rates: the shares of it that are worth a word once they are spent, and how
// much goes in an hour, a day or a week. A slow bleed never burns fast enough for a page.
// Any thread; immutable.

#include "core/time.h"

#include <optional>
#include <string_view>
#include <vector>

namespace traceo {

struct BudgetWatch {
    enum class Rate : std::uint8_t { Hourly, Daily, Weekly };
    Rate rate = Rate::Daily;
    std::optional<double> threshold; ///< ratio of the budget; the definition's own, instead of those before 1

    /// Ratios, ascending; the last is 1: all of the budget.
    std::vector<double> levels() const;
    /// The highest level that `spent` (ratio) has reached; none below the first.
    std::optional<double> reached(double spent) const;
    /// "hourly", "daily", "weekly".
    std::string_view word() const;
    Millis step() const;
    friend bool operator==(const BudgetWatch&, const BudgetWatch&) = default;
};

} // namespace traceo
