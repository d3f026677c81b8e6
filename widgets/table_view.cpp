#include "widgets/table_view.h"

#include "widgets/cell_delegate.h"
#include "widgets/fonts.h"
#include "widgets/sort_proxy.h"
#include "widgets/table_header.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace traceo {
namespace {

using namespace std::chrono_literals;

/// Rows keep their places this long after the pointer last moved over them.
constexpr auto kOrderHold = 2s;
/// A column of words is not narrowed below this; the table scrolls instead.
constexpr double kLeastWords = 80;
constexpr double kLeastKey = 144;
constexpr double kLeastStrip = 56; ///< its cells become narrower, and so does a course

std::vector<CellKind> kindsOf(const std::vector<TableColumn>& columns)
{
    std::vector<CellKind> kinds;
    kinds.reserve(columns.size());
    for (const TableColumn& column : columns)
        kinds.push_back(column.kind);
    return kinds;
}

} // namespace

TableView::TableView(QWidget* parent) : QTableView(parent), m_proxy(new SortProxy(this))
{
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setHorizontalHeader(new TableHeader(this));
    setSortingEnabled(true);
    setModel(m_proxy);
    m_orderHeld.setSingleShot(true);
    m_orderHeld.setInterval(kOrderHold);
    connect(&m_orderHeld, &QTimer::timeout, this, &TableView::releaseOrder);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &TableView::announceShown);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &TableView::announceShown);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TableView::announceShown);
    connect(this, &QAbstractItemView::clicked, this, &TableView::chooseExplanation);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(index.data(KeyRole).toString()); });
    setDensity(m_density);
}

void TableView::setSource(QAbstractItemModel* source, std::vector<TableColumn> columns, int sortColumn)
{
    m_columns = std::move(columns);
    static_cast<SortProxy*>(m_proxy)->setKinds(kindsOf(m_columns));
    static_cast<TableHeader*>(horizontalHeader())->setKinds(kindsOf(m_columns));
    m_proxy->setSourceModel(source);
    for (int i = 0; i < int(m_columns.size()); ++i)
        setColumnHidden(i, m_columns[std::size_t(i)].hidden);
    sortByColumn(sortColumn, Qt::AscendingOrder);
    layOut();
    restoreSelection();
}

QAbstractItemModel* TableView::source() const
{
    return m_proxy->sourceModel();
}

void TableView::setFilterText(const QString& text)
{
    if (text == filterText())
        return;
    const QString chosen = m_selectedKey;
    if (filterText().isEmpty())
        m_beforeFilter = chosen;
    static_cast<SortProxy*>(m_proxy)->setFilterText(text);
    announceShown();
    if (!chosen.isEmpty() && !currentIndex().isValid() && shownRows() > 0)
        setCurrentIndex(m_proxy->index(0, 0));
    if (text.isEmpty() && m_selectedKey == m_byFilter) // nobody chose it: back to what was chosen
        selectKey(m_beforeFilter);
    if (text.isEmpty())
        m_byFilter.clear();
    else if (m_selectedKey != chosen)
        m_byFilter = m_selectedKey;
    if (m_selectedKey != chosen) // its row is out of sight, and what is said of it must not stand beside another
        Q_EMIT rowChosen(m_selectedKey);
    Q_EMIT filterTextChanged(text);
}

QString TableView::filterText() const
{
    return static_cast<SortProxy*>(m_proxy)->filterText();
}

int TableView::shownRows() const
{
    return m_proxy->rowCount();
}

QString TableView::selectedKey() const
{
    return m_selectedKey;
}

void TableView::selectKey(const QString& key)
{
    m_selectedKey = key;
    restoreSelection();
}

void TableView::setDensity(int height)
{
    m_density = height;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(rowHeight());
    horizontalHeader()->setFixedHeight(CellDelegate::rowHeight(font(), 24));
}

int TableView::rowHeight() const
{
    return CellDelegate::rowHeight(font(), m_density);
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    setDensity(m_density);
    layOut();
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void TableView::layOut()
{
    if (m_columns.empty())
        return;
    std::vector<int> widths;
    const int last = int(m_columns.size()) - 1;
    for (int i = 0; i <= last; ++i)
        widths.push_back(m_columns[std::size_t(i)].hidden ? 0 : wantedWidth(i));
    const int used = std::accumulate(widths.begin(), widths.end(), 0);
    const int free = viewport()->width() - used;
    free >= 0 ? widen(widths, free) : narrow(widths, -free);
    for (int i = 0; i <= last; ++i)
        setColumnWidth(i, widths[std::size_t(i)]);
}

/// At least that of its header.
int TableView::widthFor(int section, CellKind kind, const QString& widest) const
{
    const QString header = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const int edges = int(section == 0) + int(section == int(m_columns.size()) - 1);
    return traceo::columnWidth(kind, widest, header, font(), edges);
}

int TableView::wantedWidth(int section) const
{
    const TableColumn& column = m_columns[std::size_t(section)];
    const int width = widthFor(section, column.kind, column.widest);
    const bool isSubject = column.kind == CellKind::Key || column.kind == CellKind::Lines;
    return isSubject ? std::max(width, Scale(font())(kLeastKey)) : width; // a row without its name says nothing
}

int TableView::lacksOfNote(int section, int width) const
{
    const TableColumn& column = m_columns[std::size_t(section)];
    if (column.hidden || column.note.isEmpty())
        return 0;
    const int beside = Scale(font())(24); // what a bar keeps clear for its dash
    return std::max(0, widthFor(section, CellKind::Note, column.note) + beside - width);
}

void TableView::widen(std::vector<int>& widths, int free) const
{
    int shares = 0;
    for (const TableColumn& column : m_columns)
        shares += column.hidden ? 0 : column.stretch;
    const int noted = int(std::ranges::count_if(m_columns, [](const TableColumn& column) { return !column.note.isEmpty(); }));
    const int most = shares + noted > 0 ? free / (shares + noted) : 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int given = std::min(most, lacksOfNote(int(i), widths[i]));
        widths[i] += given;
        free -= given;
    }
    if (shares == 0)
        widths.back() += free;
    for (std::size_t i = 0; shares > 0 && i < widths.size(); ++i)
        widths[i] += m_columns[i].hidden ? 0 : free * m_columns[i].stretch / shares;
}

void TableView::narrow(std::vector<int>& widths, int missing) const
{
    const Scale scale(font());
    const auto take = [&](CellKind kind, int least) {
        for (std::size_t i = 0; i < widths.size() && missing > 0; ++i) {
            if (m_columns[i].kind != kind || m_columns[i].isWhole)
                continue;
            const int given = std::clamp(widths[i] - std::max(least, widthFor(int(i), CellKind::Text, {})), 0, missing);
            widths[i] -= given;
            missing -= given;
        }
    };
    take(CellKind::Note, scale(kLeastWords)); // the least important first; numbers never elide
    take(CellKind::Heat, scale(kLeastStrip));
    take(CellKind::Sparkline, scale(kLeastStrip));
    take(CellKind::Text, scale(kLeastWords));
    take(CellKind::Key, scale(kLeastKey));
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (filterText().isEmpty() || shownRows() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(palette()).text2);
    painter.drawText(viewport()->rect().adjusted(0, rowHeight(), 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                     tr("Nothing matches “%1”.").arg(filterText().left(60)));
}

void TableView::announceShown()
{
    restoreSelection();
    Q_EMIT shownRowsChanged(shownRows());
}

void TableView::restoreSelection()
{
    if (m_selectedKey.isEmpty() || (currentIndex().isValid() && currentIndex().data(KeyRole).toString() == m_selectedKey))
        return;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, std::max(0, currentIndex().column()));
        if (index.data(KeyRole).toString() != m_selectedKey)
            continue;
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    const QString key = current.data(KeyRole).toString();
    if (!current.isValid() || key == m_selectedKey)
        return;
    m_selectedKey = key;
    Q_EMIT selectedKeyChanged(key);
}

QModelIndex TableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Home and End mean the table's ends, as in every list; Ctrl keeps Qt's meaning.
    if (action == MoveHome && model()->rowCount() > 0)
        return model()->index(0, std::max(0, currentIndex().column()));
    if (action == MoveEnd && model()->rowCount() > 0)
        return model()->index(model()->rowCount() - 1, std::max(0, currentIndex().column()));
    return QTableView::moveCursor(action, modifiers);
}

void TableView::chooseExplanation(const QModelIndex& index)
{
    const auto why = index.data(ExplanationRole).value<std::shared_ptr<const Explanation>>();
    if (why)
        Q_EMIT explanationChosen(why, index.data(Qt::DisplayRole).toString());
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    m_byKeyboard = true;
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid()) {
        chooseExplanation(currentIndex());
        Q_EMIT rowActivated(currentIndex().data(KeyRole).toString());
        return;
    }
    m_byFilter.clear();
    const QModelIndex before = currentIndex();
    const QString chosen = m_selectedKey;
    QTableView::keyPressEvent(event);
    if (m_selectedKey != chosen)
        Q_EMIT rowChosen(m_selectedKey);
    if (currentIndex() != before)
        chooseExplanation(currentIndex());
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    m_byKeyboard = false;
    m_byFilter.clear(); // now it is chosen
    const QString chosen = m_selectedKey;
    QTableView::mousePressEvent(event);
    if (m_selectedKey != chosen)
        Q_EMIT rowChosen(m_selectedKey);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    holdOrder();
    QTableView::mouseMoveEvent(event);
    const int row = rowAt(int(event->position().y()));
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void TableView::leaveEvent(QEvent* event)
{
    m_hoveredRow = -1;
    releaseOrder();
    QTableView::leaveEvent(event);
}

void TableView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (!currentIndex().isValid() && m_proxy->rowCount() > 0)
        setCurrentIndex(m_proxy->index(0, 0));
    viewport()->update();
}

void TableView::holdOrder()
{
    if (!m_orderHeld.isActive())
        m_proxy->setDynamicSortFilter(false);
    m_orderHeld.start();
}

void TableView::releaseOrder()
{
    m_orderHeld.stop();
    if (!m_proxy->dynamicSortFilter())
        m_proxy->setDynamicSortFilter(true);
}

} // namespace traceo
