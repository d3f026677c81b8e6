#include "widgets/sort_proxy.h"

#include "widgets/cell_delegate.h"

#include <algorithm>

namespace traceo {

SortProxy::SortProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void SortProxy::setFilterText(const QString& text)
{
    m_text = text;
    parse();
    invalidateFilter();
}

void SortProxy::setSourceModel(QAbstractItemModel* source)
{
    QSortFilterProxyModel::setSourceModel(source);
    parse();
    invalidateFilter();
}

void SortProxy::parse()
{
    std::vector<FilterColumn> columns;
    for (int i = 0; sourceModel() && i < sourceModel()->columnCount(); ++i)
        columns.push_back({.id = sourceModel()->headerData(i, Qt::Horizontal, ColumnIdRole).toString(),
                           .title = sourceModel()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString()});
    m_filter = parseFilter(m_text, columns);
}

void SortProxy::setKinds(std::vector<CellKind> kinds)
{
    m_kinds = std::move(kinds);
}

QVariant SortProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && section >= 0 && section < int(m_kinds.size()))
        return int(alignmentOf(m_kinds[std::size_t(section)]));
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

bool SortProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_filter.isEmpty())
        return true;
    QStringList shown;
    QStringList named; // as files call it
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
        const QModelIndex index = sourceModel()->index(row, column, parent);
        const bool isKey = std::size_t(column) < m_kinds.size() && m_kinds[std::size_t(column)] == CellKind::Key;
        const QString name = isKey ? index.data(ExportRole).toString() : QString();
        shown << index.data(Qt::DisplayRole).toString();
        named << (name.isEmpty() ? shown.back() : name);
    }
    if (shown == named)
        return accepts(m_filter, shown);
    return std::ranges::all_of(m_filter.terms, [&](const FilterTerm& term) {
        const bool byShown = accepts(RowFilter{{term}}, shown);
        const bool byName = accepts(RowFilter{{term}}, named);
        return term.isInverse ? byShown && byName : byShown || byName;
    });
}

bool SortProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (!a.isValid() || !b.isValid())
        return !a.isValid() && b.isValid();
    if (a.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace traceo
