#include "widgets/heat_map.h"

#include "widgets/heat_body.h"
#include "widgets/state_view.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace traceo {

HeatMap::HeatMap(QWidget* parent)
    : QWidget(parent), m_body(new HeatBody), m_foot(new HeatFoot(*m_body, this)), m_scroll(new QScrollArea(this)),
      m_empty(new StateView(this))
{
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // there are as many columns as fit
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Base);
    setFocusProxy(m_body);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, Scale(font())(8), 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1000);
    column->addWidget(m_foot);
    column->addWidget(m_empty, 1000);
    column->addStretch(1);
    m_empty->hide();
    connect(m_body, &HeatBody::shownSpotChanged, m_foot, qOverload<>(&QWidget::update));
    connect(m_body, &HeatBody::fitted, m_foot, qOverload<>(&QWidget::update));
    connect(m_body, &HeatBody::fitted, this, &HeatMap::fitted);
    connect(m_body, &HeatBody::fitted, this, &HeatMap::fitRows);
    connect(m_body, &HeatBody::revealWanted, this, &HeatMap::reveal);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this, &HeatMap::stopAtRow);
}

void HeatMap::setChart(std::shared_ptr<const Chart> chart)
{
    m_body->setChart(std::move(chart));
    const bool isEmpty = heat().rows.empty() || heat().cut.columns == 0;
    m_empty->showEmpty(IconName::Overview, m_nothing.isEmpty() ? tr("No lines") : m_nothing,
                       m_whyNothing.isEmpty() ? tr("The chart shows no measured line in this stretch of time.") : m_whyNothing);
    m_empty->setVisible(isEmpty);
    m_scroll->setVisible(!isEmpty);
    m_foot->setVisible(!isEmpty);
}

void HeatMap::setNothing(const QString& heading, const QString& sentence)
{
    m_nothing = heading;
    m_whyNothing = sentence;
}

void HeatMap::setFormat(const Style& format, UtcMs now)
{
    m_body->setFormat(format, now);
    m_foot->update();
}

const Heat& HeatMap::heat() const
{
    return m_body->heat();
}

void HeatMap::choose(int row, UtcMs moment)
{
    if (row < int(heat().rows.size()) && heat().cut.columns > 0)
        m_body->choose(row, moment);
}

double HeatMap::wantedLeft() const
{
    return m_body->wantedLeft();
}

void HeatMap::setGutters(double left, double right)
{
    m_leftGutter = left;
    m_rightGutter = right;
    m_body->alignTo(left, width() - right);
    m_foot->update();
}

void HeatMap::resizeEvent(QResizeEvent* event)
{
    if (m_leftGutter > 0)
        m_body->alignTo(m_leftGutter, width() - m_rightGutter);
    fitRows();
    QWidget::resizeEvent(event);
}

/// A row that ends within its words reads as a mistake: what is left over below the last whole one stays empty.
void HeatMap::fitRows()
{
    const double row = m_body->grid().rowHeight();
    const int room = height() - layout()->contentsMargins().top() - m_foot->sizeHint().height();
    const int all = std::max(1, int(heat().rows.size()));
    const int shown = std::clamp(int(room / row), 1, all);
    m_scroll->setMaximumHeight(shown == all ? std::max(1, m_body->sizeHint().height()) : int(shown * row));
    m_scroll->verticalScrollBar()->setSingleStep(int(std::ceil(row)));
}

/// Whoever scrolls by a wheel, a touchpad or the bar's handle; what is less than half a row is kept for the next time.
void HeatMap::stopAtRow()
{
    QScrollBar& bar = *m_scroll->verticalScrollBar();
    const double kept = bar.isSliderDown() ? 0 : m_scrollRest;
    m_scrollRest = 0;
    if (bar.sliderPosition() == bar.minimum() || bar.sliderPosition() == bar.maximum())
        return;
    const double row = m_body->grid().rowHeight();
    const double wanted = bar.sliderPosition() + kept;
    const double place = std::round(wanted / row) * row;
    m_scrollRest = bar.isSliderDown() ? 0 : wanted - place;
    bar.setSliderPosition(int(std::lround(place)));
}

/// With a whole row above and below it, where there is room.
void HeatMap::reveal(int row)
{
    QScrollBar& bar = *m_scroll->verticalScrollBar();
    const double high = m_body->grid().rowHeight();
    const int shown = std::max(1, int(std::lround(m_scroll->viewport()->height() / high)));
    const int beside = shown >= 3 ? 1 : 0;
    const int first = int(std::lround(bar.value() / high));
    bar.setValue(int(std::lround(std::clamp(first, row + beside - shown + 1, row - beside) * high)));
}

QSize HeatMap::minimumSizeHint() const
{
    return {m_body->minimumSizeHint().width(), m_foot->minimumSizeHint().height() * 2};
}

} // namespace traceo
