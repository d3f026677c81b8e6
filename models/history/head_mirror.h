#pragma once
// The head as columns a series, in memory: what the readers and the writer of this process ask
// instead of unpacking every row for every question. Grows by what was committed since.
// Any thread.

#include "history/database.h"
#include "history/snapshot.h"
#include "history/stored_sample.h"

#include <map>
#include <shared_mutex>
#include <unordered_map>

namespace traceo::history {

/// Which rows of the head one read transaction sees.
struct HeadView {
    struct Day {
        std::int64_t firstRow = 0;
        std::int64_t rows = 0;
    };
    std::map<std::int64_t, Day> days;
    std::int64_t lastRow = 0;
};
/// As of the transaction that is open, whose newest row is `lastRow`.
HeadView headView(Database& database, std::int64_t lastRow);

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
    struct Row {
        std::int64_t id;
        std::int64_t learned;
    };
    struct Day {
        std::vector<Row> rows;
        std::unordered_map<SeriesId, std::vector<Entry>> series;
        std::optional<Error> broken; ///< a row that cannot be read
    };

    Result<void> load(Database& database, std::int64_t lastRow);
    void addRow(const Statement& row);
    std::optional<HeadSlice> sliceOf(const HeadView& view) const;

    mutable std::shared_mutex m_mutex;
    std::map<std::int64_t, std::shared_ptr<Day>> m_days;
    std::int64_t m_loadedThrough = 0;
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
    /// The series that have samples on a day.
    std::vector<SeriesId> seriesOf(std::int64_t day) const;
    /// [first, last] sample.
    std::optional<TimeSpan> extent() const;
    const HeadView& view() const { return m_view; }

private:
    friend class HeadMirror;
    bool sees(const HeadView::Day& day, std::int64_t row) const { return row >= day.firstRow && row <= m_view.lastRow; }

    HeadView m_view;
    std::shared_ptr<const HeadMirror> m_mirror; ///< its mutex guards what grows in the days
    std::map<std::int64_t, std::shared_ptr<const HeadMirror::Day>> m_days;
};

} // namespace traceo::history
