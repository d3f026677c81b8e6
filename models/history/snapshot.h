#pragma once
// The history as it was: pinned to a moment that is looked at (view) and a moment up to which it
// was known (know). One short read transaction; every answer of one snapshot is consistent.
// One thread at a time; may be handed to another thread between calls. Keep it short-lived.
// Errors: Storage, Corrupt (names the chunk), Cancelled.

#include "core/batch.h"
#include "core/line.h"
#include "core/result.h"
#include "core/selector.h"
#include "core/zoom_ladder.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace traceo::history {

struct AsOf {
    UtcMs view = kDistantFuture; ///< nothing later than this is shown
    UtcMs know = kDistantFuture; ///< nothing learned later than this is used
};

using SeriesId = std::int64_t;

struct SeriesInfo {
    SeriesId id = 0;
    SeriesKey key;
};

/// Over a window (from, to]. Sums of decimals are exact (history/exact_sum.h), whatever they are made of. `increase` counts each fall as a reset: sum of the steps up, plus the
/// value itself after a fall; the first sample of the window is joined to the newest one before it.
struct Aggregate {
    std::int64_t count = 0;
    double sum = 0;
    double min = 0;
    double max = 0;
    double first = 0;
    double last = 0;
    UtcMs firstAt{};
    UtcMs lastAt{};
    double increase = 0;
    std::int64_t resets = 0;
};

/// Takes a series run by run, in ascending time; what is told together lies in one UTC day. Of a run that nothing else overlaps,
/// which lies in the window and was known as a whole, `summary` says first what is known of it, and then nothing more where that
/// was enough: true. Samples come as columns of one length, or one by one where several runs had to be joined.
struct RunVisitor {
    std::function<bool(const Aggregate& all, TimeSpan run)> summary; ///< run: [first, last] sample
    std::function<void(std::span<const std::int64_t> times, std::span<const double> values)> columns;
    std::function<void(std::span<const Sample> samples)> samples;
};

/// A stretch that was asked for, merged over polls of equal outcome.
struct ObservedSpan {
    TimeSpan span; ///< (from, to]
    Outcome outcome = Outcome::Ok;
    UtcMs learnedAt{};
    std::string message;
};

struct EventFilter {
    std::string column;
    std::string value;
};
struct EventCount {
    std::vector<std::string> group; ///< the values of the asked columns, in their order
    std::int64_t count = 0;
};

class Connection; // private to history
class Remembered;

/// Of each series that has some, the first of its new samples.
using NewSamples = std::unordered_map<SeriesId, UtcMs>;

class Snapshot {
public:
    Snapshot(std::unique_ptr<Connection> connection, AsOf asOf, std::stop_token stop);
    Snapshot(Snapshot&&) noexcept;
    Snapshot& operator=(Snapshot&&) noexcept;
    ~Snapshot();

    AsOf asOf() const;
    /// Another one that sees the same samples, for another thread; none where something was committed in between. Of all else it
    /// may see more.
    std::optional<Snapshot> twin() const;

    /// Which samples it sees, whatever is left out of them by its AsOf: to ask a later snapshot what came since.
    struct Mark {
        std::int64_t lastRow = 0;
        std::int64_t folds = 0;
        SeriesId lastSeries = 0;
        std::optional<std::uint64_t> commits; ///< in the process that owns the history, mostly
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    Mark mark() const;
    /// Whether nothing at all was committed since `mark`; false as well where that is not known.
    bool isAsOf(const Mark& mark) const;
    /// The samples that were committed after `mark`; null where that is not known, or a series is new since.
    std::shared_ptr<const NewSamples> samplesSince(const Mark& mark) const;
    /// For what is worked out of snapshots of this file; null where nothing is kept.
    Remembered* remembered() const;

    /// Series that match, by source and text order. An empty `source` means any.
    Result<std::vector<SeriesInfo>> series(const Selector& selector, std::string_view source = {}) const;

    /// The names of all series of a source, each once, ascending. Reads the list of series from end to end.
    Result<std::vector<std::string>> names(std::string_view source) const;

    /// Of each key in turn; 0: it is not stored.
    Result<std::vector<SeriesId>> ids(std::span<const SeriesKey> keys) const;

    /// All samples of (window.from, window.to] in ascending time; equal times once (first learned wins).
    Result<std::vector<Sample>> samples(SeriesId series, TimeSpan window) const;
    /// The same run by run; of days of which a summary is enough nothing is read.
    Result<void> visit(SeriesId series, TimeSpan window, const RunVisitor& visitor) const;
    /// The newest sample at or before `moment`.
    Result<std::optional<Sample>> newestSample(SeriesId series, UtcMs moment) const;

    /// `columns` columns over [range.from, range.to): first, min, max, last of the samples of each,
    /// exact; a column without samples has none.
    Result<std::vector<LinePoint>> envelope(SeriesId series, TimeSpan range, int columns) const;
    /// The same over cut.range in cut.columns. Tiles of 256 columns are remembered by the history (48 MiB of them) and made
    /// anew when anything they are made of changed, by whomever.
    Result<std::vector<LinePoint>> envelope(SeriesId series, const LadderCut& cut) const;

    /// Opens no chunk but the two at the ends.
    Result<Aggregate> aggregate(SeriesId series, TimeSpan window) const;
    /// Sums of adjacent windows of `step` that end at from+step, from+2·step, …, one pass.
    Result<std::vector<double>> sums(SeriesId series, TimeSpan window, Millis step) const;

    /// Facts of a kind that hold at `view`, as known at `know`. Empty source: any.
    Result<std::vector<Fact>> facts(std::string_view kind, std::string_view source = {}) const;
    /// Facts of a kind that hold anywhere in [range.from, range.to), oldest first.
    Result<std::vector<Fact>> factSpans(std::string_view kind, TimeSpan range, std::string_view source = {}) const;

    /// Counts in [range.from, range.to) by the values of `by`, largest first.
    Result<std::vector<EventCount>> countEvents(std::string_view stream, TimeSpan range, std::span<const std::string> by,
                                                std::span<const EventFilter> filters = {}) const;
    /// A page of rows in time order after (`after`, `afterId`).
    Result<EventBlock> events(std::string_view stream, TimeSpan range, std::span<const EventFilter> filters, int limit,
                              UtcMs after = kDistantPast, std::string_view afterId = {}) const;

    /// What was asked of (source, want) in (range.from, range.to], oldest first. An empty want: any of the source.
    Result<std::vector<ObservedSpan>> observed(std::string_view source, std::string_view want, TimeSpan range) const;
    /// All that a source was ever asked for, whatever came of it.
    Result<std::vector<std::string>> wants(std::string_view source) const;

private:
    Result<std::vector<SeriesInfo>> allSeries(const Selector& selector, std::string_view source) const;

    std::unique_ptr<Connection> m_connection;
    AsOf m_asOf;
    std::stop_token m_stop;
};

} // namespace traceo::history
