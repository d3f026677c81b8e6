#pragma once
// The two axes of a chart: values at 1-2-2.5-5 steps or decades, time at calendar steps.
// Any thread; immutable.

#include "core/format.h"
#include "core/line.h"

#include <QString>

#include <vector>

namespace traceo {

/// A value axis: linear or by decades.
struct ValueAxis {
    struct Tick {
        double value = 0;
        QString text; ///< the unit stands on the top label only
    };
    double low = 0;
    double high = 1;
    bool logarithmic = false;
    std::vector<Tick> ticks; ///< ascending

    /// 0 at the bottom, 1 at the top; values beyond are clamped by logarithmic axes only at the bottom
    /// (0 has no logarithm). Requires: high > low.
    double place(double value) const;
};

/// What of a chart decides its value axis: its lines one by one, or piled up from zero.
enum class AxisOver : std::uint8_t { Lines, Sums };

/// `height` of the plot in px at a 13 px font. Ticks: clamp(height / 28, 2, 5).
ValueAxis valueAxisOf(const Chart& chart, double height, const QLocale& locale, AxisOver over = AxisOver::Lines);

struct TimeTick {
    UtcMs at{};
    QString text; ///< a day change shows the date instead of 00:00
};

/// At most `wanted` ticks at calendar steps of the zone, ascending, within [range.from, range.to].
std::vector<TimeTick> timeTicks(TimeSpan range, int wanted, const Style& style);

} // namespace traceo
