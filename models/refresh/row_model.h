#pragma once
// The Qt item model contract, written once. A domain gives rows and columns as data; an update is
// merged by key, so that selection and scroll position survive it.
// GUI thread only.

#include "refresh/cell.h"

#include <QAbstractTableModel>

#include <optional>
#include <unordered_map>
#include <vector>

namespace traceo {

/// The part that does not depend on the row's type: roles, headers, export.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    virtual Cell cell(int row, int column) const = 0;
    virtual QString key(int row) const = 0;
    virtual std::string columnId(int column) const = 0;
    virtual CellKind columnKind(int column) const = 0;
    virtual QString widest(int column) const = 0;
    virtual QString widestNote(int) const { return {}; }
    /// Of words that are not cut where the table is narrow.
    virtual bool isWhole(int) const { return false; }

    /// The row with this key, -1 when there is none.
    virtual int rowOf(const QString& key) const = 0;
};

/// Requires of Row: `std::string key` unique in the table, operator==.
template <class Row>
class RowModel final : public TableModel {
public:
    explicit RowModel(std::vector<Column<Row>> columns, QObject* parent = nullptr)
        : TableModel(parent), m_columns(std::move(columns))
    {}

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
            return {};
        const Column<Row>& column = m_columns[std::size_t(section)];
        if (role == ColumnIdRole)
            return QString::fromStdString(column.id);
        if (role == Qt::ToolTipRole)
            return column.tip.toHtmlEscaped();
        if (role == Qt::AccessibleDescriptionRole)
            return column.tip;
        return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
    }

    Cell cell(int row, int column) const override { return m_columns[std::size_t(column)].cell(m_rows[std::size_t(row)]); }
    QString key(int row) const override { return QString::fromStdString(m_rows[std::size_t(row)].key); }
    std::string columnId(int column) const override { return m_columns[std::size_t(column)].id; }
    CellKind columnKind(int column) const override { return m_columns[std::size_t(column)].kind; }
    QString widest(int column) const override { return m_columns[std::size_t(column)].widest; }
    QString widestNote(int column) const override { return m_columns[std::size_t(column)].note; }
    bool isWhole(int column) const override { return m_columns[std::size_t(column)].isWhole; }
    int rowOf(const QString& key) const override
    {
        const auto it = m_places.find(key.toStdString());
        return it == m_places.end() ? -1 : int(it->second);
    }

    const Row& row(int index) const { return m_rows[std::size_t(index)]; }

    /// Removes what is gone, updates what stays where it stands, inserts what is new behind its
    /// predecessor. Order among the staying rows does not change: views sort.
    void setRows(std::vector<Row> next)
    {
        removeAbsent(next);
        updatePresent(next);
        insertNew(std::move(next));
    }

private:
    using Places = std::unordered_map<std::string, std::size_t>;

    static Places placesOf(const std::vector<Row>& rows)
    {
        Places places;
        places.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            places.emplace(rows[i].key, i);
        return places;
    }

    void removeAbsent(const std::vector<Row>& next)
    {
        const Places wanted = placesOf(next);
        for (std::size_t end = m_rows.size(); end > 0;) {
            if (wanted.contains(m_rows[end - 1].key)) {
                --end;
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && !wanted.contains(m_rows[begin - 1].key))
                --begin;
            beginRemoveRows({}, int(begin), int(end) - 1);
            m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin), m_rows.begin() + std::ptrdiff_t(end));
            m_places = placesOf(m_rows);
            endRemoveRows();
            end = begin;
        }
    }

    void updatePresent(const std::vector<Row>& next)
    {
        std::vector<const Row*> changed(m_rows.size(), nullptr);
        for (const Row& row : next) {
            const auto place = m_places.find(row.key);
            if (place != m_places.end() && !(m_rows[place->second] == row))
                changed[place->second] = &row;
        }
        for (std::size_t begin = 0; begin < changed.size(); ++begin) {
            std::size_t end = begin;
            while (end < changed.size() && changed[end])
                ++end;
            if (end == begin)
                continue;
            changeRun(changed, begin, end);
            begin = end;
        }
    }

    /// A run at a time: who sorts must never see a row that has changed before it is told so.
    void changeRun(const std::vector<const Row*>& rows, std::size_t begin, std::size_t end)
    {
        for (std::size_t i = begin; i < end; ++i)
            m_rows[i] = *rows[i];
        Q_EMIT dataChanged(index(int(begin), 0), index(int(end) - 1, int(m_columns.size()) - 1));
    }

    void insertNew(std::vector<Row> next)
    {
        std::size_t at = 0; // behind the last row of `next` that is already there
        for (std::size_t i = 0; i < next.size();) {
            if (const auto place = m_places.find(next[i].key); place != m_places.end()) {
                at = place->second + 1;
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < next.size() && !m_places.contains(next[end].key))
                ++end;
            beginInsertRows({}, int(at), int(at + (end - i)) - 1);
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(at), std::make_move_iterator(next.begin() + std::ptrdiff_t(i)),
                          std::make_move_iterator(next.begin() + std::ptrdiff_t(end)));
            m_places = placesOf(m_rows);
            endInsertRows();
            at += end - i;
            i = end;
        }
    }

    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
    Places m_places;
};

} // namespace traceo
