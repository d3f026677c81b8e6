#pragma once
// Sorting by SortRole and filtering by words, for TableView.
// GUI thread only.

#include "core/roles.h"

#include <QSortFilterProxyModel>
#include <QStringList>

#include <vector>

namespace traceo {

class SortProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit SortProxy(QObject* parent = nullptr);

    /// Every word must be in one of the row's cells; `!word` must be in none.
    void setWords(const QString& text);
    void setKinds(std::vector<CellKind> kinds);

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_wanted;
    QStringList m_unwanted;
    std::vector<CellKind> m_kinds;
};

} // namespace traceo
