#include "history/event_run.h"

#include "core/moment.h"
#include "history/event_rows.h"
#include "history/packing.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

/// Of event_column.k = event.id << kPartBits | part. Columns follow the three that every run has.
enum Part : std::size_t { Times, Marks, Ids, FirstColumn };
constexpr int kPartBits = 11;
static_assert(FirstColumn + kEventColumnLimit <= std::size_t{1} << kPartBits);

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

void putSmall(Database& database, std::string_view stream, const EventRows& rows)
{
    EventKeys keys{{rows.at.begin(), rows.at.end()}, {rows.marks.begin(), rows.marks.end()}, {}};
    for (const std::size_t row : rows.rows)
        keys.ids.push_back(rows.ids[row]);
    std::vector<EventColumn> columns;
    for (const EventColumn& column : rows.columns)
        columns.push_back(chosen(column, rows.rows));
    const std::string keyBlob = encodeEventKeys(keys);
    const std::string columnBlob = encodeEventColumns(columns);
    database.run("INSERT INTO event(stream, t0, t1, n, keys, columns) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", stream, keys.at.front(),
                 keys.at.back(), std::int64_t(keys.at.size()), Blob{keyBlob}, Blob{columnBlob});
}

void putPart(Database& database, std::int64_t event, std::size_t part, const std::string& body)
{
    database.run("INSERT INTO event_column(k, body) VALUES(?1, ?2)", event << kPartBits | std::int64_t(part), Blob{body});
}

void putLarge(Database& database, std::string_view stream, const EventRows& rows)
{
    EventDirectory directory{rows.rows.size(), std::ranges::max(rows.marks), {}};
    std::vector<std::string> bodies;
    for (const EventColumn& column : rows.columns) {
        const ColumnData data = columnData(column, rows.rows);
        directory.columns.push_back(entryOf(column.name, data));
        bodies.push_back(encodeEventPart(data));
    }
    const std::string blob = encodeEventDirectory(directory);
    database.run("INSERT INTO event(stream, t0, t1, n, keys, columns) VALUES(?1, ?2, ?3, ?4, x'', ?5)", stream, rows.at.front(),
                 rows.at.back(), std::int64_t(rows.at.size()), Blob{blob});
    const std::int64_t event = database.lastRowId();
    putPart(database, event, Times, encodeEventPart(RawVector<std::int64_t>(rows.at.begin(), rows.at.end())));
    putPart(database, event, Marks, encodeEventPart(RawVector<std::int64_t>(rows.marks.begin(), rows.marks.end())));
    putPart(database, event, Ids, encodeEventPart(textColumn(rows.ids, rows.rows)));
    for (std::size_t i = 0; i < bodies.size(); ++i)
        putPart(database, event, FirstColumn + i, bodies[i]);
}

} // namespace

void putEvents(Database& database, std::string_view stream, const EventRows& rows)
{
    if (rows.rows.size() < kLargeRun)
        putSmall(database, stream, rows);
    else
        putLarge(database, stream, rows);
}

void removeRun(Database& database, std::int64_t row)
{
    database.run("DELETE FROM event_column WHERE k >= ?1 AND k < ?2", row << kPartBits, (row + 1) << kPartBits);
    database.run("DELETE FROM event WHERE id = ?1", row);
}

Result<EventRun> EventRun::of(Database& database, std::string_view stream, const Statement& row, Reads reads)
{
    EventRun run(database, stream);
    run.m_id = row.integer(0);
    run.m_first = row.integer(1);
    run.m_last = row.integer(2);
    const std::string_view keys = row.blob(3);
    auto read = keys.empty() ? run.readDirectory(row.blob(4)) : run.readKeys(keys);
    if (read && !keys.empty() && reads == Reads::All)
        read = run.readColumns(row.blob(4));
    if (!read)
        return run.named(read.error());
    return run;
}

Result<void> EventRun::readDirectory(std::string_view blob)
{
    auto directory = decodeEventDirectory(blob);
    if (!directory)
        return directory.error();
    m_directory = std::move(*directory);
    return {};
}

Result<void> EventRun::readKeys(std::string_view blob)
{
    auto keys = decodeStoredKeys(blob);
    if (!keys)
        return keys.error();
    m_directory.rows = keys->at.size();
    m_directory.lastMark = keys->marks.empty() ? 0 : std::ranges::max(keys->marks);
    m_parts.emplace(Times, std::move(keys->at));
    m_parts.emplace(Marks, std::move(keys->marks));
    m_parts.emplace(Ids, std::move(keys->ids));
    return {};
}

Result<void> EventRun::readColumns(std::string_view blob)
{
    auto columns = decodeStoredColumns(blob);
    if (!columns)
        return columns.error();
    for (StoredColumn& column : *columns) {
        if (lengthOf(column.data) != rows())
            return corruptBytes(QCoreApplication::translate("History", "columns of different length"));
        const std::size_t part = FirstColumn + m_directory.columns.size();
        m_directory.columns.push_back(entryOf(std::move(column.name), column.data));
        m_parts.emplace(part, std::move(column.data));
    }
    return {};
}

std::optional<std::size_t> EventRun::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_directory.columns, name, &ColumnEntry::name);
    if (found == m_directory.columns.end())
        return std::nullopt;
    return std::size_t(found - m_directory.columns.begin());
}

Result<const ColumnData*> EventRun::part(std::size_t number, ColumnKind kind)
{
    if (const auto found = m_parts.find(number); found != m_parts.end())
        return &found->second;
    auto row = m_database->query("SELECT body FROM event_column WHERE k = ?1", m_id << kPartBits | std::int64_t(number));
    const bool isThere = row.step();
    if (!m_database->ok())
        return m_database->error();
    if (!isThere)
        return named(corruptBytes(QCoreApplication::translate("History", "no such bytes")), number);
    auto data = decodeEventPart(row.blob(0), kind, m_directory.rows);
    if (!data)
        return named(data.error(), number);
    return &m_parts.emplace(number, std::move(*data)).first->second;
}

Result<const ColumnData*> EventRun::column(std::size_t place)
{
    return part(FirstColumn + place, m_directory.columns[place].kind);
}

Result<const RawVector<std::int64_t>*> EventRun::times()
{
    const auto data = part(Times, ColumnKind::Integer);
    if (!data)
        return data.error();
    const auto& times = std::get<RawVector<std::int64_t>>(**data);
    if (!std::ranges::is_sorted(times))
        return named(corruptBytes(QCoreApplication::translate("History", "events that cannot be read")), Times);
    return &times;
}

Result<const RawVector<std::int64_t>*> EventRun::marks()
{
    const auto data = part(Marks, ColumnKind::Integer);
    if (!data)
        return data.error();
    return &std::get<RawVector<std::int64_t>>(**data);
}

Result<const TextColumn*> EventRun::ids()
{
    const auto data = part(Ids, ColumnKind::Text);
    if (!data)
        return data.error();
    return &std::get<TextColumn>(**data);
}

Error EventRun::named(Error error) const
{
    error.where = QCoreApplication::translate("History", "events %1 from %2")
                      .arg(text(m_stream), QString::fromStdString(toRfc3339(utcMs(m_first))));
    return error;
}

Error EventRun::named(Error error, std::size_t number) const
{
    static constexpr const char* kKeys[] = {QT_TRANSLATE_NOOP("History", "their times"),
                                            QT_TRANSLATE_NOOP("History", "when they were learned"),
                                            QT_TRANSLATE_NOOP("History", "their ids")};
    const QString part = number < FirstColumn
        ? QCoreApplication::translate("History", kKeys[number])
        : QCoreApplication::translate("History", "column %1").arg(text(m_directory.columns[number - FirstColumn].name));
    error = named(std::move(error));
    error.where = QCoreApplication::translate("History", "%1: %2", "events of a stream: a part of them").arg(error.where, part);
    return error;
}

} // namespace traceo::history
