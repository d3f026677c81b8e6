#pragma once
// A row of the table `event` and what belongs to it in `event_column`. A small run of events is one row, read whole; of a
// large one a question reads the columns it names, each sealed by itself.
// The database's thread.

#include "history/database.h"
#include "history/event_codec.h"

#include <map>
#include <optional>
#include <span>

namespace traceo::history {

/// From so many rows on a run is stored column by column. Fewer may be joined with others later.
inline constexpr std::size_t kLargeRun = 2048;

/// Some rows of columns, in ascending time: row `rows[i]` of `ids` and `columns` was at `at[i]`.
struct EventRows {
    std::span<const std::int64_t> at;
    std::span<const std::int64_t> marks;
    std::span<const std::size_t> rows; ///< at most kEventLimit
    const std::vector<std::string>& ids;
    const std::vector<EventColumn>& columns; ///< at most kEventColumnLimit
};

/// Within a transaction of the writer's. Errors stick to the database.
void putEvents(Database& database, std::string_view stream, const EventRows& rows);
void removeRun(Database& database, std::int64_t row);

/// A run that is being read, each part when it is first asked for. Parts live as long as the run, and the run no longer
/// than `row` stands where it was made. Errors: Corrupt, NewerVersion (both name stream, time and column), Storage.
class EventRun {
public:
    /// Of a small run, whether its columns are read as well.
    enum class Reads : std::uint8_t { Keys, All };
    /// `row` holds id, t0, t1, keys, columns of `event`.
    static Result<EventRun> of(Database& database, std::string_view stream, const Statement& row, Reads reads = Reads::All);

    std::size_t rows() const { return m_directory.rows; }
    std::int64_t first() const { return m_first; }
    std::int64_t last() const { return m_last; }
    const EventDirectory& directory() const { return m_directory; }
    /// The place of the column of that name.
    std::optional<std::size_t> find(std::string_view name) const;

    Result<const ColumnData*> column(std::size_t place);
    Result<const RawVector<std::int64_t>*> times(); ///< ascending
    Result<const RawVector<std::int64_t>*> marks();
    Result<const TextColumn*> ids();

private:
    EventRun(Database& database, std::string_view stream) : m_database(&database), m_stream(stream) {}
    Result<void> readDirectory(std::string_view blob);
    Result<void> readKeys(std::string_view blob);
    Result<void> readColumns(std::string_view blob);
    Result<const ColumnData*> part(std::size_t number, ColumnKind kind);
    Error named(Error error, std::size_t number) const;
    Error named(Error error) const;

    Database* m_database;
    std::string_view m_stream;
    std::int64_t m_id = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    EventDirectory m_directory;
    std::map<std::size_t, ColumnData> m_parts;
};

} // namespace traceo::history
