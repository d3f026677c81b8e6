#include "slo/budgeting_method.h"

#include "slo/error_budget.h"

#include <QtGlobal>

#include <algorithm>

namespace traceo {
namespace {

/// The share of good that each minute of a time slice stands for.
double shareOf(const BudgetingMethod& method, double good, double total)
{
    if (method.kind == BudgetingMethod::Kind::RatioTimeslices)
        return good / total;
    return isMet(method.sliceTarget, good, total) ? 1 : 0;
}

void judgeSlice(const BudgetingMethod& method, std::span<Slice> minutes)
{
    double good = 0;
    double undecided = 0;
    double total = 0;
    double excess = 0;
    for (const Slice& minute : minutes) {
        good += minute.good;
        undecided += minute.undecided;
        total += minute.total;
        excess += minute.excess;
    }
    const double share = total > 0 ? shareOf(method, good, total) : 0;
    const double most = undecided > 0 ? shareOf(method, good + undecided, total) : share;
    for (Slice& minute : minutes) {
        // What the others of the slice say is nothing said of a minute that nobody saw.
        const bool isCounted = total > 0 && minute.observedSeconds > 0;
        minute.good = isCounted ? share : 0;
        minute.undecided = isCounted ? most - share : 0;
        minute.total = isCounted ? 1 : 0;
        minute.excess = excess > total ? 1 : excess > 0 ? excess / total : 0;
    }
}

} // namespace

std::string BudgetingMethod::word() const
{
    switch (kind) {
    case Kind::Occurrences:
        return "Occurrences";
    case Kind::Timeslices:
        return "Timeslices";
    case Kind::RatioTimeslices:
        return "RatioTimeslices";
    }
    Q_UNREACHABLE();
}

void judge(const BudgetingMethod& method, std::span<Slice> slices)
{
    if (!method.isOfTime())
        return;
    for (auto first = slices.begin(); first != slices.end();) {
        const UtcMs begin = floorTo(first->end - Millis{1}, method.slice);
        const auto isLater = [&](const Slice& slice) { return slice.end > begin + method.slice; };
        const auto last = std::find_if(first, slices.end(), isLater);
        judgeSlice(method, {first, last});
        first = last;
    }
}

} // namespace traceo
