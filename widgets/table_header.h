#pragma once
// The header of a TableView: words stand where the column's content stands, so that a number and its title
// share an edge.
// GUI thread only.

#include "core/roles.h"

#include <QHeaderView>

#include <vector>

namespace traceo {

class TableHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent = nullptr);
    void setKinds(std::vector<CellKind> kinds);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    std::vector<CellKind> m_kinds;
};

} // namespace traceo
