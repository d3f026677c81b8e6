#pragma once
// Sorting by SortRole and filtering by what was typed (core/row_filter.h), for TableView.
// GUI thread only.

#include "core/roles.h"
#include "core/row_filter.h"

#include <QSortFilterProxyModel>

#include <vector>

namespace traceo {

class SortProxy final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit SortProxy(QObject* parent = nullptr);

    /// In the grammar of core/row_filter.h, columns by their id or title.
    void setFilterText(const QString& text);
    const QString& filterText() const { return m_text; }
    void setSourceModel(QAbstractItemModel* source) override;
    void setKinds(std::vector<CellKind> kinds);

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void parse();

    QString m_text;
    RowFilter m_filter;
    std::vector<CellKind> m_kinds;
};

} // namespace traceo
