#pragma once
// What does not count for an SLO: maintenance and corrections, and whatever lies outside its service hours. Slices in history
// stay as they are; it is taken out when somebody counts, so that an exclusion may be added, changed and taken back any time.
//   drop   the minute is out: its events, and the minute itself where minutes are counted
//   good   what was bad in it counts as good
// A minute of both is dropped. Spans are whole minutes, left-open as slices. Local times are those of an IANA zone.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/recurrence.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct Exclusion {
    enum class Mode : std::uint8_t { Drop, Good };
    std::string id;
    std::vector<std::string> slos; ///< names, or patterns with * and ?; empty: all
    LocalMs start{};               ///< of the first time, or where `rrule` begins
    Millis duration{0};            ///< of each time, whatever clocks do in it; whole minutes
    std::string rrule;             ///< when it comes again; empty: once
    QTimeZone zone = QTimeZone::utc();
    std::string reason;
    std::string author;             ///< may be empty
    std::optional<UtcMs> createdAt; ///< none: nobody knows
    Mode mode = Mode::Drop;

    bool appliesTo(std::string_view slo) const;
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// When an SLO is promised; at other times nothing counts.
struct ServiceHours {
    static constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    std::array<bool, kDays.size()> days{true, true, true, true, true, true, true};
    Millis from{0};   ///< of a day, local
    Millis to = kDay; ///< where it is not after `from`: of the next day
    QTimeZone zone = QTimeZone::utc();
    friend bool operator==(const ServiceHours&, const ServiceHours&) = default;
};

/// "mon,tue 08:00-20:00 Europe/Berlin"
std::string toText(const ServiceHours& hours);
/// "patch-day, weekly": their ids; of many the first.
std::string idsText(const std::vector<Exclusion>& exclusions);

/// What is excluded of `within`, ascending and without overlaps. Requires: whole minutes.
std::vector<TimeSpan> spansOf(const Exclusion& exclusion, TimeSpan within);
std::vector<TimeSpan> spansOutside(const ServiceHours& hours, TimeSpan within);

Millis lengthOf(const std::vector<TimeSpan>& spans);

/// The excluded minutes of one SLO, each list ascending and without overlaps.
struct ExcludedSpans {
    std::vector<TimeSpan> dropped;
    std::vector<TimeSpan> good;

    bool isEmpty() const { return dropped.empty() && good.empty(); }
    /// Both, joined.
    std::vector<TimeSpan> all() const;
};

/// Whether anything was seen before the slices begin; else it begins with the first of them in which something was.
enum class Seen : std::uint8_t { InThem, Before };

/// Takes out what is excluded, in place; other slices stay as they are. An excluded minute counts as observed, since there is
/// nothing to be missed in it, but not before anything was seen. `slices` are gapless and ascending.
void exclude(const ExcludedSpans& spans, std::span<Slice> slices, Seen seen = Seen::InThem);

} // namespace traceo
