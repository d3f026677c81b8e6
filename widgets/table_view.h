#pragma once
// A table: fixed columns by type, sorting by SortRole, filter, selection by KeyRole that survives updates,
// and a current cell whose number opens its explanation.
// GUI thread only.

#include "core/reading.h"
#include "core/roles.h"

#include <QTableView>
#include <QTimer>

#include <memory>
#include <vector>

class QSortFilterProxyModel;

namespace traceo {

struct TableColumn {
    CellKind kind = CellKind::Text;
    QString widest;  ///< the widest text the column can show
    int stretch = 0; ///< columns that share what is left over
    bool hidden = false;
    QString note{}; ///< the widest that may stand in its place, in small words; it gets a share of what is left over, up to it
    bool isWhole = false; ///< keeps its width where the table is narrow
};

class TableView final : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    /// Shows `source` (not owned) with one TableColumn a column, sorted by `sortColumn` ascending (states: worst first).
    void setSource(QAbstractItemModel* source, std::vector<TableColumn> columns, int sortColumn = 0);
    QAbstractItemModel* source() const;

    /// In the grammar of core/row_filter.h.
    void setFilterText(const QString& text);
    QString filterText() const;
    int shownRows() const;

    QString selectedKey() const;
    /// Nothing happens when no row has this key; it is selected once it comes.
    void selectKey(const QString& key);
    /// 24 (default), 28 or 32 at a 13 px font; 44 for rows of two lines.
    void setDensity(int height);
    int rowHeight() const;
    /// The row under the pointer, -1 when there is none.
    int hoveredRow() const { return m_hoveredRow; }
    /// Whether the current cell wears a ring: after the keyboard was used, not after a click.
    bool showsFocus() const { return m_byKeyboard && hasFocus(); }

Q_SIGNALS:
    void selectedKeyChanged(const QString& key);
    /// By mouse or keys; a row that takes the place of one that is gone is nobody's choice.
    void rowChosen(const QString& key);
    /// Return or double click on a row.
    void rowActivated(const QString& key);
    /// A number was clicked, or the current cell moved onto one. Never null. `value` is the cell's text as shown.
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void shownRowsChanged(int shown);
    void filterTextChanged(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void layOut();
    int widthFor(int section, CellKind kind, const QString& widest) const;
    int wantedWidth(int section) const;
    void widen(std::vector<int>& widths, int free) const;
    /// What a column lacks of its note.
    int lacksOfNote(int section, int width) const;
    void narrow(std::vector<int>& widths, int missing) const;
    void announceShown();
    void restoreSelection();
    void chooseExplanation(const QModelIndex& index);
    void holdOrder();
    void releaseOrder();

    QSortFilterProxyModel* m_proxy = nullptr;
    std::vector<TableColumn> m_columns;
    QString m_beforeFilter; ///< the key that was selected when the filter was begun
    QString m_byFilter;     ///< the key that a filter selected, as it hid the other
    QString m_selectedKey;
    QTimer m_orderHeld; ///< no re-sort under a moving pointer
    int m_density = 24;
    int m_hoveredRow = -1;
    bool m_byKeyboard = false;
};

} // namespace traceo
