#include "widgets/sort_proxy.h"

#include "widgets/cell_delegate.h"

namespace traceo {

SortProxy::SortProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void SortProxy::setWords(const QString& text)
{
    m_wanted.clear();
    m_unwanted.clear();
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(u'!'))
            m_unwanted << word.mid(1);
        else
            m_wanted << word;
    }
    m_unwanted.removeAll(QString());
    invalidateFilter();
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
    if (m_wanted.isEmpty() && m_unwanted.isEmpty())
        return true;
    QStringList cells;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
        cells << sourceModel()->index(row, column, parent).data(Qt::DisplayRole).toString();
    const auto has = [&cells](const QString& word) {
        return std::any_of(cells.begin(), cells.end(),
                           [&word](const QString& cell) { return cell.contains(word, Qt::CaseInsensitive); });
    };
    return std::all_of(m_wanted.begin(), m_wanted.end(), has) && std::none_of(m_unwanted.begin(), m_unwanted.end(), has);
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
