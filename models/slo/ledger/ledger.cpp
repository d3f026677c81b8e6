#include "slo/ledger/ledger.h"

#include <algorithm>
#include <map>

namespace traceo {

Ledger::Ledger(std::span<const Slice> slices, std::span<const Claim> claims)
{
    std::vector<Entry> open; // what nobody has claimed yet
    for (const Slice& slice : slices) {
        if (slice.total > slice.good)
            open.push_back({.end = slice.end, .bad = slice.total - slice.good});
    }
    std::map<std::string, std::size_t, std::less<>> numbers{{kUnknownAccount, 0}};
    for (const Claim& claim : claims) {
        const auto [known, isNew] = numbers.try_emplace(claim.account, m_accounts.size());
        if (isNew)
            m_accounts.push_back(claim.account);
        const auto first = std::ranges::upper_bound(open, claim.span.from, {}, &Entry::end);
        for (auto entry = first; entry < open.end() && entry->end - kMinute < claim.span.to; ++entry)
            book(*entry, claimed(claim, *entry), known->second);
    }
    for (Entry& entry : open)
        book(entry, entry.bad, 0);
    settle();
}

double Ledger::claimed(const Claim& claim, const Entry& entry)
{
    if (claim.parts.empty())
        return entry.bad;
    const auto part = std::ranges::lower_bound(claim.parts, entry.end, {}, &Claim::Part::end);
    return part != claim.parts.end() && part->end == entry.end ? std::min(part->bad, entry.bad) : 0;
}

void Ledger::book(Entry& open, double bad, std::size_t account)
{
    if (!(bad > 0))
        return;
    m_entries.push_back({.end = open.end, .bad = bad, .account = account});
    open.bad -= bad;
}

/// In the order of time, one entry a minute and account.
void Ledger::settle()
{
    const auto place = [](const Entry& entry) { return std::pair{entry.end, entry.account}; };
    std::ranges::stable_sort(m_entries, {}, place);
    std::vector<Entry> settled;
    for (const Entry& entry : m_entries) {
        if (!settled.empty() && place(settled.back()) == place(entry))
            settled.back().bad += entry.bad;
        else
            settled.push_back(entry);
    }
    m_entries = std::move(settled);
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
