#pragma once
// Tables of slices made by hand.

#include "models/slo/made_slices.h"
#include "slo/slice_rows.h"

namespace traceo::test {

/// Minutes from + 1 … to are excluded.
inline Exclusion excluded(const std::string& id, std::int64_t from, std::int64_t to, Exclusion::Mode mode = Exclusion::Mode::Drop)
{
    return {.id = id,
            .slos = {},
            .start = localOf(minute(from), QTimeZone::utc()),
            .duration = (to - from) * kMinute,
            .rrule = {},
            .reason = "because",
            .author = "kim",
            .createdAt = {},
            .mode = mode};
}

inline BudgetingMethod timeslices(Millis slice = kMinute, double target = 0.95)
{
    return {.kind = BudgetingMethod::Kind::Timeslices,
            .slice = slice,
            .sliceTarget = {.parts = std::llround(target * double(Objective::kScale)), .decimals = 0}};
}

/// Good and total of a minute; below 0 it was not seen.
struct Counted {
    double good = 0;
    double total = 0;
};

/// The minutes that end with kEnd.
inline std::vector<Slice> slicesOf(const std::vector<Counted>& minutes)
{
    return minutesOf(-std::int64_t(minutes.size()), 0, [&minutes](Slice& slice, std::int64_t number) {
        const Counted& counted = minutes[std::size_t(number - 1 + std::int64_t(minutes.size()))];
        if (counted.good < 0)
            slice.observedSeconds = 0;
        else
            slice = {.end = slice.end, .good = counted.good, .total = counted.total, .observedSeconds = 60};
    });
}

inline SliceRows tableOf(const SloDefinition& slo, const std::vector<Slice>& slices)
{
    return sliceRows(slo, slices, {slices.front().end - kMinute, slices.back().end});
}

} // namespace traceo::test
