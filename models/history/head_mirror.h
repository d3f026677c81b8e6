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
/// As of the transaction that is open, up to `lastRow`.
HeadView headView(Database& database, std::int64_t lastRow);

class HeadMirror {
public:
    /// `shared` if it has (or can load) every row of the view; else a mirror of this view alone.
    static Result<std::shared_ptr<const HeadMirror>> covering(const std::shared_ptr<HeadMirror>& shared, Database& database,
                                                              const HeadView& view);

    /// Samples of (window.from, window.to] that the view sees, ascending. Errors: Corrupt, when a row
    /// of a day in the window cannot be read; other days are not touched by that.
    Result<std::vector<StoredSample>> samples(SeriesId series, TimeSpan window, const HeadView& view) const;
    /// The series that have samples on a day.
    std::vector<SeriesId> seriesOf(std::int64_t day, const HeadView& view) const;

    /// [first, last] sample the view sees.
    std::optional<TimeSpan> extent(const HeadView& view) const;

    /// Forgets the rows of a day that were folded.
    void drop(std::int64_t day, std::int64_t throughRow);

private:
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
    bool covers(const HeadView& view) const;

    mutable std::shared_mutex m_mutex;
    std::map<std::int64_t, Day> m_days;
    std::int64_t m_loadedThrough = 0;
};

} // namespace traceo::history
