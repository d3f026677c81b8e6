#include "widgets/status_matrix.h"

#include "widgets/matrix_body.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace traceo {

StatusMatrix::StatusMatrix(QWidget* parent)
    : QWidget(parent), m_body(new MatrixBody), m_header(new MatrixHeader(*m_body, this)), m_scroll(new QScrollArea(this))
{
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the header's columns do not jump
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setFocusProxy(m_body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);
    connect(m_scroll->horizontalScrollBar(), &QScrollBar::valueChanged, m_header, &MatrixHeader::setOffset);
    connect(m_body, &MatrixBody::selectedCellChanged, this, &StatusMatrix::selectedCellChanged);
    connect(m_body, &MatrixBody::explanationChosen, this, &StatusMatrix::explanationChosen);
    connect(m_body, &MatrixBody::revealWanted, this, [this](const QRect& box) {
        m_scroll->ensureVisible(box.center().x(), box.center().y(), box.width() / 2, box.height());
    });
}

void StatusMatrix::setMatrix(Matrix matrix)
{
    m_body->setMatrix(std::move(matrix));
    m_header->update();
}

void StatusMatrix::setShownCells(std::optional<QSet<QString>> keys)
{
    m_body->setShownCells(std::move(keys));
}

int StatusMatrix::shownRows() const
{
    return int(m_body->shown().size());
}

void StatusMatrix::selectCell(const QString& key)
{
    if (m_body->selectCell(key))
        Q_EMIT m_body->revealWanted(m_body->cellRect(key));
}

QString StatusMatrix::selectedCell() const
{
    return m_body->selectedCell();
}

QRect StatusMatrix::cellRect(const QString& key) const
{
    return m_body->cellRect(key);
}

QWidget* StatusMatrix::body() const
{
    return m_body;
}

void StatusMatrix::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_header->update();
}

} // namespace traceo
