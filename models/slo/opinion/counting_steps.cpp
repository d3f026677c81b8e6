#include "slo/opinion/counting_steps.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace traceo {
namespace {

constexpr double kNoise = 1e-12;

using Share = Difference::Share;

struct Sum {
    double good = 0;
    double total = 0;
    std::optional<double> ratio() const { return total > 0 ? std::optional(good / total) : std::nullopt; }
};

Sum sumOfAll(const std::vector<Slice>& slices)
{
    Sum sum;
    for (const Slice& slice : slices) {
        sum.good += slice.good;
        sum.total += slice.total;
    }
    return sum;
}

/// How far a slice takes the ratio away from what it was.
double pull(const Slice& slice, const Sum& sum, double before)
{
    return sum.total > 0 ? (slice.good - before * slice.total) / sum.total : 0;
}

/// Of the slices in which the two differ; one that only one side has is empty on the other.
std::vector<Share> sharesOf(const std::vector<Slice>& before, const std::vector<Slice>& after)
{
    const Sum sumBefore = sumOfAll(before);
    const Sum sumAfter = sumOfAll(after);
    const double ratio = sumBefore.ratio().value_or(1);
    std::vector<Share> shares;
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        const UtcMs end = std::min(a != before.end() ? a->end : kDistantFuture, b != after.end() ? b->end : kDistantFuture);
        const Slice was = a != before.end() && a->end == end ? *a++ : Slice{end};
        const Slice is = b != after.end() && b->end == end ? *b++ : Slice{end};
        const auto differs = [](double x, double y) { return std::abs(x - y) > kNoise * std::max(std::abs(x), std::abs(y)); };
        if (differs(was.good, is.good) || differs(was.total, is.total))
            shares.push_back({end, pull(is, sumAfter, ratio) - pull(was, sumBefore, ratio)});
    }
    return shares;
}

bool isLarger(double a, double b)
{
    return std::abs(a) > std::abs(b);
}

/// One of all of a kind.
Difference merged(DifferenceKind kind, const std::vector<Difference>& notes)
{
    Difference all{.kind = kind, .effect = 0, .shares = {}};
    std::map<UtcMs, double> shares;
    for (const Difference& note : notes) {
        if (note.kind != kind)
            continue;
        all.effect = all.effect && note.effect ? std::optional(*all.effect + *note.effect) : std::nullopt;
        for (const Share& share : note.shares)
            shares[share.end] += share.effect;
    }
    for (const auto& [end, effect] : shares)
        all.shares.push_back({end, effect});
    std::ranges::stable_sort(all.shares, isLarger, &Share::effect);
    return all;
}

} // namespace

std::string_view wordOf(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Idle:
        return "idle";
    case DifferenceKind::Absent:
        return "absent";
    case DifferenceKind::Birth:
        return "birth";
    case DifferenceKind::Reset:
        return "reset";
    case DifferenceKind::Excess:
        return "excess";
    case DifferenceKind::Extrapolation:
        return "extrapolation";
    case DifferenceKind::ClosedEnd:
        return "closed_end";
    case DifferenceKind::Weighting:
        return "weighting";
    case DifferenceKind::Minutes:
        return "minutes";
    case DifferenceKind::Excluded:
        return "excluded";
    case DifferenceKind::Missing:
        return "missing";
    case DifferenceKind::Unknown:
        return "unknown";
    case DifferenceKind::SuccessAlone:
        return "success_alone";
    case DifferenceKind::RuleEdges:
        return "rule_edges";
    case DifferenceKind::Rounding:
        return "rounding";
    }
    Q_UNREACHABLE();
}

CountingSteps::CountingSteps(std::vector<Slice> slices) : m_slices(std::move(slices)), m_sli(sumOfAll(m_slices).ratio()) {}

void CountingSteps::to(DifferenceKind kind, std::vector<Slice> slices)
{
    note(kind, sumOfAll(slices).ratio(), sharesOf(m_slices, slices));
    m_slices = std::move(slices);
}

void CountingSteps::end(DifferenceKind kind, std::optional<double> sli, const std::vector<UtcMs>& slices)
{
    std::vector<Share> shares;
    for (const UtcMs end : slices)
        shares.push_back({end, 0});
    note(kind, sli, std::move(shares));
}

void CountingSteps::note(DifferenceKind kind, std::optional<double> sli, std::vector<Share> shares)
{
    const auto isKnown = [](std::optional<double> value) { return value && std::isfinite(*value); };
    const bool wasKnown = isKnown(m_sli);
    if (wasKnown && isKnown(sli))
        m_notes.push_back({kind, *sli - *m_sli, std::move(shares)});
    else if (wasKnown || isKnown(sli))
        m_notes.push_back({kind, {}, std::move(shares)});
    m_sli = sli;
}

std::vector<Difference> CountingSteps::differences() const
{
    std::vector<Difference> all;
    for (int kind = 0; kind <= int(DifferenceKind::Rounding); ++kind) {
        Difference difference = merged(DifferenceKind(kind), m_notes);
        if (!difference.effect || std::abs(*difference.effect) > kNoise)
            all.push_back(std::move(difference));
    }
    std::ranges::stable_sort(all, isLarger, [](const Difference& difference) {
        return difference.effect.value_or(std::numeric_limits<double>::infinity());
    });
    return all;
}

} // namespace traceo
