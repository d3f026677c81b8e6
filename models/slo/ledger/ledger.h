#pragma once
// Who spent an error budget: double-entry. Each bad event of a minute is debited to exactly one account, and credited to the
// same one when the minute leaves the SLO's window. So the accounts add up to what was spent, to the event, at any moment.
// Counts are events or minutes, as the SLO's method counts; sums of whole ones are exact.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/slo_window.h"

#include <span>
#include <string>
#include <vector>

namespace traceo {

/// What nobody claims.
inline constexpr char kUnknownAccount[] = "unknown";

struct Claim {
    /// Of what was bad in a minute.
    struct Part {
        UtcMs end{};
        double bad = 0;
        friend bool operator==(const Part&, const Part&) = default;
    };
    TimeSpan span; ///< [from, to); a minute that it reaches into is its
    std::string account;
    std::vector<Part> parts{}; ///< ascending; no more than this of each minute, and nothing of others; empty: all that is left
};

struct AccountSum {
    std::string account;
    double bad = 0;
    std::int64_t minutes = 0; ///< with anything bad
    TimeSpan span;            ///< from the first to the last of them, (from, to]
};

/// Of what is in the SLO's window: opening + debits − credits = closing.
struct AccountBalance {
    std::string account;
    double opening = 0; ///< in the window that ends where the period begins
    double debits = 0;  ///< what the period added
    double credits = 0; ///< what left the window during the period
    double closing = 0; ///< in the window that ends with the period
};

class Ledger {
public:
    /// `slices` are gapless, ascending and of what the SLO's method counts. Of several claims on a minute the first
    /// counts, and the next on what it leaves.
    Ledger(std::span<const Slice> slices, std::span<const Claim> claims);

    /// Accounts with anything bad in (from, to], the largest first.
    std::vector<AccountSum> sums(TimeSpan span) const;
    /// Of (from, to], accounts with any movement or rest, the largest debits first. Requires: slices that reach back to the
    /// begin of the window that ends at `period.from`.
    std::vector<AccountBalance> balances(const SloWindow& window, TimeSpan period) const;

private:
    struct Entry {
        UtcMs end{}; ///< of the minute
        double bad = 0;
        std::size_t account = 0;
    };
    static double claimed(const Claim& claim, const Entry& entry);
    void book(Entry& open, double bad, std::size_t account);
    void settle();
    std::span<const Entry> entriesOf(TimeSpan span) const;
    std::vector<double> totals(TimeSpan span) const; ///< by account

    std::vector<std::string> m_accounts{kUnknownAccount};
    std::vector<Entry> m_entries; ///< ascending
};

/// All accounts together.
AccountBalance totalOf(const std::vector<AccountBalance>& balances);

} // namespace traceo
