#include "slo/ledger/series_claims.h"

#include "sli/raw_series.h"
#include "sli/slices.h"

#include <algorithm>
#include <map>

namespace traceo {
namespace {

/// Bad minutes nearer to each other are counted in one go.
constexpr Millis kTogether = kHour;

/// What is bad by the end of its minute, or of the beginning of its time slice.
using BadBy = std::map<UtcMs, double>;

bool isLabelChar(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whole time slices around what is bad.
std::vector<TimeSpan> badSpans(const BudgetingMethod& method, std::span<const Slice> slices)
{
    const Millis step = method.isOfTime() ? method.slice : kMinute;
    std::vector<TimeSpan> spans;
    for (const Slice& slice : slices) {
        if (!(slice.total > slice.good))
            continue;
        const UtcMs from = floorTo(slice.end - Millis{1}, step);
        if (spans.empty() || from - spans.back().to >= kTogether)
            spans.push_back({from, from + step});
        else
            spans.back().to = from + step;
    }
    return spans;
}

/// The labels that a rule tells accounts apart by, with the values they have in a series.
Labels askedOf(const AccountRule& rule, const Labels& labels)
{
    std::vector<Labels::Pair> pairs;
    for (const Selector::Matcher& matcher : rule.picks.matchers())
        pairs.emplace_back(matcher.label, std::string(labels.value(matcher.label)));
    return Labels(std::move(pairs));
}

/// Which labels make up which account.
using Accounts = std::map<std::string, std::vector<Labels>>;

Result<Accounts> accountsOf(const history::Snapshot& snapshot, const SliDefinition& sli, const AccountRule& rule)
{
    const auto matched = matchedSeries(snapshot, sli);
    if (!matched)
        return matched.error();
    Accounts accounts;
    for (const MatchedSeries& match : *matched) {
        const Labels& labels = match.series.key.labels;
        if (!rule.picks.matches(rule.picks.name(), labels))
            continue;
        std::vector<Labels>& all = accounts[accountOf(rule, labels)];
        if (const Labels asked = askedOf(rule, labels); std::ranges::find(all, asked) == all.end())
            all.push_back(asked);
    }
    return accounts;
}

/// Whether they have the same of what a rule asks for.
bool areAlike(const AccountRule& rule, const Labels& a, const Labels& b)
{
    return std::ranges::all_of(rule.picks.matchers(), [&](const Selector::Matcher& matcher) {
        return a.value(matcher.label) == b.value(matcher.label);
    });
}

/// The same selector for the series with these labels alone; what a rule asks for and a series lacks must be absent.
Selector narrowed(const Selector& selector, const AccountRule& rule, const Labels& labels)
{
    std::vector<Selector::Matcher> matchers = selector.matchers();
    for (const Selector::Matcher& matcher : rule.picks.matchers())
        matchers.push_back({matcher.label, Selector::Match::Equal, std::string(labels.value(matcher.label))});
    return Selector(selector.name(), std::move(matchers));
}

/// Runs of a check are told apart by their series, as its definition has no selector.
Result<std::vector<Slice>> probeSlices(const history::Snapshot& snapshot, const SliDefinition& sli, const AccountRule& rule,
                                       const Labels& labels, TimeSpan span)
{
    auto status = StatusPattern::parse(sli.status);
    if (!status)
        return status.error();
    const auto matched = matchedSeries(snapshot, sli);
    if (!matched)
        return matched.error();
    auto probes = loadProbes(snapshot, sli, span); // in the order of the matched series
    if (!probes)
        return probes.error();
    std::vector<ProbeSeries> own;
    for (std::size_t i = 0; i < matched->size(); ++i) {
        if (areAlike(rule, (*matched)[i].series.key.labels, labels))
            own.push_back(std::move((*probes)[i]));
    }
    return countProbes(own, {std::move(status).value(), sli.latency}, span);
}

Result<std::vector<Slice>> ownSlices(const history::Snapshot& snapshot, const SliDefinition& sli, const AccountRule& rule,
                                     const Labels& labels, TimeSpan span)
{
    if (sli.kind == SliDefinition::Kind::Probe)
        return probeSlices(snapshot, sli, rule, labels, span);
    SliDefinition own = sli;
    own.total = narrowed(sli.total, rule, labels);
    if (sli.good)
        own.good = narrowed(*sli.good, rule, labels);
    if (sli.bad) // what failed may say more of itself than what was asked: the labels need not be those of the total
        own.total = *(own.bad = narrowed(*sli.bad, rule, labels));
    return countSlices(snapshot, own, span);
}

class BadCounter {
public:
    BadCounter(const history::Snapshot& snapshot, const SloDefinition& slo, std::span<const Slice> slices)
        : m_snapshot(snapshot), m_slo(slo), m_spans(badSpans(slo.method, slices))
    {}

    Result<BadBy> ofAccount(const AccountRule& rule, const std::vector<Labels>& all) const
    {
        BadBy bad;
        for (const TimeSpan& span : m_spans) {
            for (const Labels& labels : all) {
                const auto counted = ownSlices(m_snapshot, m_slo.sli, rule, labels, span);
                if (!counted)
                    return counted.error();
                add(*counted, bad);
            }
        }
        return bad;
    }
    Result<BadBy> ofAll() const
    {
        BadBy bad;
        for (const TimeSpan& span : m_spans) {
            const auto counted = readSlices(m_snapshot, m_slo.sli, m_slo.name, span);
            if (!counted)
                return counted.error();
            add(*counted, bad);
        }
        return bad;
    }
    /// Of a minute, by its end.
    UtcMs keyOf(UtcMs end) const { return m_slo.method.isOfTime() ? floorTo(end - Millis{1}, m_slo.method.slice) : end; }

private:
    void add(const std::vector<Slice>& slices, BadBy& bad) const
    {
        for (const Slice& slice : slices) {
            if (slice.total > slice.good)
                bad[keyOf(slice.end)] += slice.total - slice.good;
        }
    }

    const history::Snapshot& m_snapshot;
    const SloDefinition& m_slo;
    std::vector<TimeSpan> m_spans;
};

using BadByAccount = std::map<std::string, BadBy>;

/// Of each time slice the account with the most; of equal ones the first by name.
std::map<UtcMs, std::string> winners(const BadByAccount& accounts, const BadBy& all)
{
    std::map<UtcMs, std::pair<std::string, double>> most;
    for (const auto& [account, bad] : accounts) {
        for (const auto& [key, count] : bad) {
            auto& best = most[key];
            if (count > best.second)
                best = {account, count};
        }
    }
    std::map<UtcMs, std::string> byKey;
    for (const auto& [key, best] : most) {
        const auto whole = all.find(key);
        if (whole != all.end() && 2 * best.second >= whole->second)
            byKey.emplace(key, best.first);
    }
    return byKey;
}

std::vector<Claim> ofEvents(const BadByAccount& accounts)
{
    std::vector<Claim> claims;
    for (const auto& [account, bad] : accounts) {
        if (bad.empty())
            continue;
        Claim claim{.span = {bad.begin()->first - kMinute, bad.rbegin()->first}, .account = account, .parts = {}};
        for (const auto& [end, count] : bad)
            claim.parts.push_back({end, count});
        claims.push_back(std::move(claim));
    }
    return claims;
}

std::vector<Claim> ofMinutes(const std::map<UtcMs, std::string>& byKey, const BadCounter& counter, std::span<const Slice> slices)
{
    std::map<std::string, Claim> claims;
    for (const Slice& slice : slices) {
        const auto winner = slice.total > slice.good ? byKey.find(counter.keyOf(slice.end)) : byKey.end();
        if (winner == byKey.end())
            continue;
        Claim& claim = claims[winner->second];
        if (claim.parts.empty())
            claim = {.span = {slice.end - kMinute, slice.end}, .account = winner->second, .parts = {}};
        claim.span.to = slice.end;
        claim.parts.push_back({slice.end, slice.total - slice.good});
    }
    std::vector<Claim> list;
    for (auto& [account, claim] : claims)
        list.push_back(std::move(claim));
    return list;
}

} // namespace

std::string accountOf(const AccountRule& rule, const Labels& labels)
{
    std::string account;
    if (rule.account.empty()) {
        for (const auto& [label, value] : askedOf(rule, labels))
            account += (account.empty() ? "" : ", ") + label + ' ' + value;
        return account.empty() ? std::string(kSeriesRule) : account;
    }
    for (std::size_t i = 0; i < rule.account.size(); ++i) {
        std::size_t end = i + 1;
        while (rule.account[i] == '$' && end < rule.account.size() && isLabelChar(rule.account[end]))
            ++end;
        if (end == i + 1) {
            account += rule.account[i];
            continue;
        }
        account += labels.value(std::string_view(rule.account).substr(i + 1, end - i - 1));
        i = end - 1;
    }
    return account;
}

Result<std::vector<Claim>> seriesClaims(const history::Snapshot& snapshot, const SloDefinition& slo, const AccountRule& rule,
                                        std::span<const Slice> slices)
{
    if (slo.composite)
        return std::vector<Claim>();
    const BadCounter counter(snapshot, slo, slices);
    const auto accounts = accountsOf(snapshot, slo.sli, rule);
    if (!accounts)
        return accounts.error();
    BadByAccount bad;
    for (const auto& [account, labels] : *accounts) {
        auto own = counter.ofAccount(rule, labels);
        if (!own)
            return own.error();
        bad.emplace(account, std::move(own).value());
    }
    if (!slo.method.isOfTime())
        return ofEvents(bad);
    const auto all = counter.ofAll();
    if (!all)
        return all.error();
    return ofMinutes(winners(bad, *all), counter, slices);
}

} // namespace traceo
