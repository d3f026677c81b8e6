#pragma once
// The head as columns a series, in memory: what the readers and the writer of this process ask
// instead of unpacking every row for every question. Grows by what was committed since.
// Any thread.

#include "history/chunk_codec.h"
#include "history/database.h"
#include "history/head_codec.h"
#include "history/raw_vector.h"
#include "history/snapshot.h"
#include "history/stored_sample.h"

#include <limits>
#include <map>
#include <shared_mutex>
#include <unordered_map>

namespace traceo::history {

/// Which rows of the head one read transaction sees.
struct HeadView {
    std::map<std::int64_t, std::int64_t> days; ///< and the first row of each; a fold takes the oldest rows of a day
    std::int64_t lastRow = 0;
    std::int64_t folds = 0; ///< grows with each fold
};
/// As of the transaction that is open.
HeadView headView(Database& database);

/// Samples of a series without their marks.
struct HeadPart {
    RawVector<std::int64_t> times; ///< ascending, each once
    RawVector<double> values;
    std::int64_t learned = 0; ///< when the last of them was
};

class HeadSlice;

class HeadMirror : public std::enable_shared_from_this<HeadMirror> {
public:
    /// What the view sees: of `shared` if that has (or can load) every row, else of a mirror of its own.
    static Result<HeadSlice> slice(const std::shared_ptr<HeadMirror>& shared, Database& database, const HeadView& view);

    /// Forgets the rows of a day that were folded; slices keep them.
    void drop(std::int64_t day, std::int64_t throughRow);

private:
    friend class HeadSlice;
    struct Entry {
        std::int32_t offset; ///< ms since the day's start
        std::uint32_t row;   ///< index into Day::rows
        double value;
    };
    /// Of a row with many samples of each series. Those that came at the same moments as the one before share its times.
    struct Columns {
        std::vector<std::int64_t> times;
        RawVector<double> values;
    };
    struct Row {
        std::int64_t id;
        std::int64_t learned;
        std::int64_t samples;
        std::int64_t bytes;
        std::shared_ptr<const Columns> columns; ///< null: there are entries
    };
    struct Run {
        std::uint32_t row;     ///< index into Day::rows
        std::uint32_t timesAt; ///< its first in the row's columns
        std::uint32_t valuesAt;
        std::uint32_t count;
    };
    /// Both in the order of rows.
    struct Series {
        std::vector<Entry> entries;
        std::vector<Run> runs;
        std::int64_t first = std::numeric_limits<std::int64_t>::max(); ///< of all times
        std::int64_t last = std::numeric_limits<std::int64_t>::min();  ///< likewise
        bool isAscending = true;                                       ///< as they came, each time once

        void note(std::span<const std::int64_t> times);
    };
    /// What of a row is left when times that repeat are there once.
    class RunTimes {
    public:
        /// Where they are, of the next series.
        std::uint32_t add(std::span<const std::int64_t> times);
        std::vector<std::int64_t> take() { return std::move(m_times); }

    private:
        std::vector<std::int64_t> m_times;
        std::size_t m_at = 0; ///< of the series before
    };
    struct Day {
        std::int64_t start = 0; ///< ms
        std::vector<Row> rows;
        std::unordered_map<SeriesId, Series> series;
        std::optional<Error> broken; ///< a row that cannot be read
        /// By its place in the row: most rows have the series of the one before.
        std::vector<std::pair<SeriesId, Series*>> order;

        Series& seriesOf(SeriesId id, std::size_t place);
        void add(HeadBody body, std::uint32_t row);
        void addRuns(HeadBody body, std::uint32_t row);
        void addEntries(const HeadBody& body, std::uint32_t row);
        /// The row, times and values, in the order of rows.
        template <class Take>
        void visit(const Series& of, Take take) const;
    };

    struct RowOfDay {
        Row row;
        std::int64_t day; ///< since 1970
    };

    Result<void> load(Database& database, const HeadView& view);
    void addRow(const RowOfDay& next, Result<HeadBody> body);
    std::optional<HeadSlice> sliceOf(const HeadView& view) const;

    mutable std::shared_mutex m_mutex;
    std::map<std::int64_t, std::shared_ptr<Day>> m_days;
    std::int64_t m_loadedThrough = 0;
    std::int64_t m_folds = 0; ///< of the newest view that rows were loaded for
};

/// The head as one read transaction sees it, whatever is committed or folded meanwhile.
/// Any thread.
class HeadSlice {
public:
    HeadSlice() = default;

    enum class Broken : std::uint8_t { Tell, PassOver };
    /// Samples of (window.from, window.to], ascending. Errors: Corrupt, when a row of a day in the
    /// window cannot be read and is not to be passed over; other days are not touched by that.
    Result<std::vector<StoredSample>> samples(SeriesId series, TimeSpan window, Broken broken = Broken::Tell) const;
    /// The same of a day, where they came in order and every row can be read, else none.
    std::optional<HeadPart> part(SeriesId series, std::int64_t day, TimeSpan window) const;
    /// The series that have samples on a day.
    std::vector<SeriesId> seriesOf(std::int64_t day) const;
    /// Of the rows after `row`; none when one of them cannot be read.
    std::optional<NewSamples> since(std::int64_t row) const;
    /// [first, last] sample.
    std::optional<TimeSpan> extent() const;
    struct Sums {
        std::int64_t samples = 0;
        std::int64_t bytes = 0;
    };
    /// Of the rows, whether they can be read or not: samples, and bytes of their bodies.
    Sums sums() const;
    const HeadView& view() const { return m_view; }

private:
    friend class HeadMirror;

    HeadView m_view;
    std::shared_ptr<const HeadMirror> m_mirror; ///< its mutex guards what grows in the days
    std::map<std::int64_t, std::shared_ptr<const HeadMirror::Day>> m_days;
};

} // namespace traceo::history
