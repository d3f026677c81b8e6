#include "slo/ledger/ledger.h"

#include <algorithm>
#include <map>

namespace traceo {

Ledger::Ledger(std::span<const Slice> slices, std::span<const Claim> claims)
{
    for (const Slice& slice : slices) {
        if (slice.total > slice.good)
            m_entries.push_back({.end = slice.end, .bad = slice.total - slice.good});
    }
    std::map<std::string, std::size_t, std::less<>> numbers{{kUnknownAccount, 0}};
    std::vector<bool> isClaimed(m_entries.size());
    for (const Claim& claim : claims) {
        const auto [known, isNew] = numbers.try_emplace(claim.account, m_accounts.size());
        if (isNew)
            m_accounts.push_back(claim.account);
        const auto first = std::ranges::upper_bound(m_entries, claim.span.from, {}, &Entry::end);
        for (auto entry = first; entry < m_entries.end() && entry->end - kMinute < claim.span.to; ++entry) {
            const auto number = std::size_t(entry - m_entries.begin());
            if (!isClaimed[number])
                entry->account = known->second;
            isClaimed[number] = true;
        }
    }
}

std::span<const Ledger::Entry> Ledger::entriesOf(TimeSpan span) const
{
    const auto begin = std::ranges::upper_bound(m_entries, span.from, {}, &Entry::end);
    const auto end = std::ranges::upper_bound(m_entries, span.to, {}, &Entry::end);
    return begin < end ? std::span(begin, end) : std::span<const Entry>();
}

std::vector<double> Ledger::totals(TimeSpan span) const
{
    std::vector<double> totals(m_accounts.size());
    for (const Entry& entry : entriesOf(span))
        totals[entry.account] += entry.bad;
    return totals;
}

std::vector<AccountSum> Ledger::sums(TimeSpan span) const
{
    std::vector<AccountSum> sums(m_accounts.size());
    for (const Entry& entry : entriesOf(span)) {
        AccountSum& sum = sums[entry.account];
        if (sum.minutes++ == 0)
            sum = {.account = m_accounts[entry.account], .minutes = 1, .span = {entry.end - kMinute, entry.end}};
        sum.bad += entry.bad;
        sum.span.to = entry.end;
    }
    std::erase_if(sums, [](const AccountSum& sum) { return sum.minutes == 0; });
    std::ranges::stable_sort(sums, std::ranges::greater(), &AccountSum::bad);
    return sums;
}

std::vector<AccountBalance> Ledger::balances(const SloWindow& window, TimeSpan period) const
{
    const UtcMs oldest = window.at(period.from).from;
    const UtcMs left = window.at(period.to).from;
    const std::vector<double> opening = totals({oldest, period.from});
    const std::vector<double> debits = totals(period);
    const std::vector<double> credits = totals({oldest, left});
    const std::vector<double> closing = totals({left, period.to});
    std::vector<AccountBalance> balances;
    for (std::size_t i = 0; i < m_accounts.size(); ++i) {
        if (opening[i] > 0 || debits[i] > 0)
            balances.push_back({m_accounts[i], opening[i], debits[i], credits[i], closing[i]});
    }
    std::ranges::stable_sort(balances, std::ranges::greater(), &AccountBalance::debits);
    return balances;
}

AccountBalance totalOf(const std::vector<AccountBalance>& balances)
{
    AccountBalance total;
    for (const AccountBalance& balance : balances) {
        total.opening += balance.opening;
        total.debits += balance.debits;
        total.credits += balance.credits;
        total.closing += balance.closing;
    }
    return total;
}

} // namespace traceo
