#include "slo/opinion/pyrra_windows.h"

#include "core/duration.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pyrra)
};

constexpr Millis kPeriod = 28 * kDay;
constexpr std::array kAtPeriod{
    PyrraWindow{2 * kMinute, kHour, 5 * kMinute, 14},
    PyrraWindow{15 * kMinute, 6 * kHour, 30 * kMinute, 7},
    PyrraWindow{kHour, kDay, 2 * kHour, 2},
    PyrraWindow{3 * kHour, 4 * kDay, 6 * kHour, 1},
};

/// `length` of 28 days as a part of `window`, half a minute rounded up.
Millis scaled(Millis length, Millis window)
{
    const Millis part = window / (kPeriod / length);
    return (part + kMinute / 2) / kMinute * kMinute;
}

} // namespace

Result<std::array<PyrraWindow, 4>> pyrraWindows(Millis window)
{
    std::array<PyrraWindow, 4> windows = kAtPeriod;
    for (PyrraWindow& each : windows)
        each = {scaled(each.pending, window), scaled(each.longWindow, window), scaled(each.shortWindow, window), each.factor};
    if (std::ranges::any_of(windows, [](const PyrraWindow& each) { return each.shortWindow <= Millis{0}; })) {
        return Error{.code = ErrorCode::BadValue,
                     .where = Text::tr("window"),
                     .expected = Text::tr("a window of which a minute is left for Pyrra's shortest alerts"),
                     .found = QString::fromStdString(toText(window)),
                     .hint = Text::tr("Pyrra needs 2.8 days or more.")};
    }
    return windows;
}

} // namespace traceo
