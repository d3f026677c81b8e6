#include "views/cache/table_or_words.h"

#include "views/parts.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

namespace traceo {

TableOrWords::TableOrWords(TableModel& rows, const QString& name, Words words, int hidden, QWidget* parent)
    : QStackedWidget(parent), m_rows(rows), m_words(std::move(words)), m_table(new TableView), m_state(new StateView)
{
    auto shapes = shapesOf(rows);
    if (hidden >= 0)
        shapes[std::size_t(hidden)].hidden = true;
    m_table->setAccessibleName(name);
    m_table->setSource(&rows, std::move(shapes), -1);
    addWidget(m_table);
    addWidget(m_state);
    connect(m_table, &TableView::explanationChosen, this, &TableOrWords::explanationChosen);
    connect(&rows, &QAbstractItemModel::rowsInserted, this, &TableOrWords::follow);
    connect(&rows, &QAbstractItemModel::rowsRemoved, this, &TableOrWords::follow);
    follow();
}

void TableOrWords::setWords(Words words)
{
    m_words = std::move(words);
    follow();
}

void TableOrWords::follow()
{
    const bool isEmpty = m_rows.rowCount() == 0;
    if (isEmpty)
        m_state->showEmpty(IconName::Cache, m_words.heading, m_words.sentence);
    setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_state) : m_table);
}

} // namespace traceo
