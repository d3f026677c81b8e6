#include "widgets/chart_table_dialog.h"

#include "widgets/fonts.h"
#include "widgets/paragraph.h"
#include "widgets/section_bar.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace traceo {
namespace {

constexpr int kWide = 760;
constexpr int kHigh = 480;

std::vector<TableColumn> columnsOf(const ChartTable& model, const QFont& base)
{
    const QFontMetricsF metrics(fontOf(TextRole::Key, base));
    std::vector<TableColumn> columns;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QStringList texts = model.candidates(column);
        const auto widest =
            std::ranges::max_element(texts, {}, [&metrics](const QString& text) { return metrics.horizontalAdvance(text); });
        columns.push_back(
            {.kind = CellKind::Number, .widest = widest == texts.end() ? QString() : *widest, .stretch = column == 0 ? 0 : 1});
    }
    return columns;
}

/// In the order they are shown in.
std::vector<int> chosenRows(const TableView& table)
{
    std::vector<QModelIndex> shown;
    for (const QModelIndex& index : table.selectionModel()->selectedRows())
        shown.push_back(index);
    std::ranges::sort(shown, {}, &QModelIndex::row);
    const auto* const order = qobject_cast<const QSortFilterProxyModel*>(table.model());
    std::vector<int> rows;
    for (const QModelIndex& index : shown)
        rows.push_back(order->mapToSource(index).row());
    return rows;
}

} // namespace

ChartTableDialog::ChartTableDialog(const Chart& chart, const Style& format, UtcMs now, std::optional<UtcMs> at, QWidget* parent)
    : QDialog(parent), m_model(chart, format, now), m_table(new TableView)
{
    setWindowTitle(tr("%1 as a table").arg(titleAlone(chart)));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* const heading = new SectionBar;
    heading->setHeading(titleAlone(chart), chart.note);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(windowTitle());
    m_table->setSource(&m_model, columnsOf(m_model, font()), 0);
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(heading);
    rows->addWidget(m_table, 1);
    rows->addWidget(makeButtons());
    const Scale scale(font());
    resize(scale(kWide), scale(kHigh));
    if (m_model.rowCount() > 0)
        m_table->selectKey(m_model.index(m_model.rowAt(at.value_or(chart.range.to)), 0).data(KeyRole).toString());
    m_table->setFocus(Qt::OtherFocusReason);
}

QWidget* ChartTableDialog::makeButtons()
{
    auto* const bar = new QWidget;
    const Scale scale(bar->font());
    auto* const row = new QHBoxLayout(bar);
    row->setContentsMargins(scale(16), scale(12), scale(16), scale(12));
    row->setSpacing(scale(8));
    auto* const copy = new QAction(tr("&Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut); // of the table, which has cells to copy
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* const copyButton = new QPushButton(tr("&Copy rows"));
    auto* const close = new QPushButton(tr("Close"));
    for (QPushButton* const button : {copyButton, close}) {
        button->setMinimumHeight(scale(28));
        button->setAutoDefault(false);
    }
    copyButton->setToolTip(
        tr("The chosen rows as text with tabs, for a spreadsheet: %1").arg(copy->shortcut().toString(QKeySequence::NativeText)));
    row->addStretch(1);
    row->addWidget(copyButton);
    row->addWidget(close);
    connect(copy, &QAction::triggered, this, &ChartTableDialog::copyRows);
    connect(copyButton, &QPushButton::clicked, this, &ChartTableDialog::copyRows);
    connect(close, &QPushButton::clicked, this, &ChartTableDialog::accept);
    return bar;
}

void ChartTableDialog::copyRows() const
{
    const std::vector<int> rows = chosenRows(*m_table);
    if (!rows.empty())
        QGuiApplication::clipboard()->setText(m_model.tabSeparated(rows));
}

} // namespace traceo
