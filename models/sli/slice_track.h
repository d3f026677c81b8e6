#pragma once
// Slices packed by the day, to keep those of many SLOs in memory: thirty days of one take 0.1 to 0.3 MB instead of 2.4. The sum
// of any window costs two hours of minutes, the hours of two days and the days between; copies share their days. Days are those
// of history: a minute belongs to the UTC day its end lies in. Of some days only the sums may be there, where nobody asked for
// more; what needs their minutes is NaN, so ask lacking() before.
// Any thread; immutable.

#include "sli/slice.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace traceo {

/// Whether minutes of a stretch are needed: it overlaps one of `wanted`, or one without a length lies within.
bool isWanted(TimeSpan stretch, std::span<const TimeSpan> wanted);

/// The beginning of the first minute of which anything is known; none when there is none.
std::optional<UtcMs> firstKnown(std::span<const Slice> slices);

class SliceTrack {
public:
    static constexpr std::size_t kQuantities = 7;
    static constexpr std::size_t kDayMinutes = 1440;

    /// One quantity of a day's minutes: nothing but the value where all have the same, else as narrow as they allow; or no more
    /// than their sum.
    class Column {
    public:
        Column() = default;
        explicit Column(std::span<const double> values);
        static Column same(double value);
        static Column sumAlone(double sum);
        bool hasMinutes() const { return m_width != kSumAlone; }
        bool isSame() const { return m_width == 0; }
        double at(std::size_t minute) const;
        /// Of the minutes [begin, end).
        double sum(std::size_t begin, std::size_t end) const;
        /// Of `minutes`, all there are.
        double sumOfAll(std::size_t minutes) const { return hasMinutes() ? sum(0, minutes) : m_same; }
        std::size_t bytes() const { return m_bytes.size(); }

    private:
        static constexpr std::uint8_t kSumAlone = 0xff;
        template <class Narrow>
        void pack(std::span<const double> values);
        const unsigned char* values() const { return m_bytes.data() + m_hours * sizeof(double); }

        double m_same = 0;         ///< or the sum
        std::uint8_t m_width = 0;  ///< bytes of a value: 1, 2 and 4 are whole numbers, 8 a double; 0: all are m_same
        std::uint32_t m_hours = 0; ///< how many of them there are
        /// Sums of 60 minutes each, counted from the first, as doubles, and behind them the values: one piece of memory, as a
        /// fleet has many thousands.
        std::vector<unsigned char> m_bytes;
    };
    using Columns = std::array<Column, kQuantities>; ///< in the order of Slice

    SliceTrack() = default;
    /// `slices` must be gapless and ascending.
    explicit SliceTrack(std::span<const Slice> slices);
    /// A UTC day from its beginning on, which is `day`.
    static SliceTrack ofDay(UtcMs day, Columns columns, std::size_t minutes = kDayMinutes);

    /// The minutes it holds, (from, to].
    TimeSpan span() const { return m_span; }
    bool isEmpty() const { return m_span.isEmpty(); }
    /// As sumOf(slices, window); fractions may be added in another order.
    SliceSum over(TimeSpan window) const;
    /// What of `span` it holds, as it was put in.
    std::vector<Slice> slices(TimeSpan span) const;
    /// The beginning of the first minute after `moment` of which anything is known; none when there is none.
    std::optional<UtcMs> firstKnown(UtcMs moment) const;

    /// These minutes but for days that end at `from` or before, and those of `newer` after them. `newer` is as for the
    /// constructor and begins where this ends. Loose packs it as a day of its own, which costs the least; Joined packs the
    /// day that goes on anew.
    enum class Packing : std::uint8_t { Loose, Joined };
    SliceTrack continued(UtcMs from, std::span<const Slice> newer, Packing packing) const;
    /// `newer` begins where this ends.
    void append(const SliceTrack& newer);

    /// The days of which minutes are wanted and only sums are there, those side by side as one.
    std::vector<TimeSpan> lacking(std::span<const TimeSpan> wanted) const;
    /// With these days in the place of its own. Requires: days as its own.
    SliceTrack with(const SliceTrack& days) const;

    /// What it takes in memory.
    std::size_t bytes() const;

private:
    struct Day {
        UtcMs from{}; ///< its first minute begins here
        std::size_t minutes = 0;
        Columns columns;

        UtcMs to() const { return from + kMinute * std::int64_t(minutes); }
        Slice slice(std::size_t minute) const;
        SliceSum sum(std::size_t begin, std::size_t end) const;
        bool hasMinutes() const;
        /// Which of its minutes lie in `window`: [first, second).
        std::pair<std::size_t, std::size_t> minutesIn(TimeSpan window) const;
    };
    using Days = std::vector<std::shared_ptr<const Day>>;

    static std::shared_ptr<const Day> pack(std::span<const Slice> slices);
    void append(std::span<const Slice> slices);
    void append(std::shared_ptr<const Day> day);
    Days::const_iterator firstDayAfter(UtcMs moment) const;

    TimeSpan m_span;
    Days m_days;
    std::vector<SliceSum> m_sums; ///< of each day
};

} // namespace traceo
