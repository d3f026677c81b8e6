#include "widgets/tab_row.h"

#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace traceo {

TabRow::TabRow(QWidget* parent) : QWidget(parent), m_tabs(new QTabBar(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(Scale(font())(8), 0, 0, 1); // a tab has 8 px before its word
    row->addWidget(m_tabs);
    row->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TabRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line2);
}

} // namespace traceo
