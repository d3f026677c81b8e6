#pragma once
// The one delegate: draws a cell by its KindRole (core/roles.h), from roles and palette alone. The text comes
// from DisplayRole; it never formats a number, and shows data from servers as plain text.
// GUI thread only.

#include "core/roles.h"

#include <QFont>
#include <QStyledItemDelegate>

namespace traceo {

class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Height of a row at this density (24, 28 or 32 at a 13 px font; 44 for rows of two lines).
    static int rowHeight(const QFont& base, int density = 24);
};

/// The width a column of this kind needs for `widest` (text without its paddings), so that numbers never
/// elide and nothing reflows; `edges` = 0, 1 or 2 sides that touch the pane's edge.
int columnWidth(CellKind kind, const QString& widest, const QString& header, const QFont& base, int edges = 0);

Qt::Alignment alignmentOf(CellKind kind);

} // namespace traceo
