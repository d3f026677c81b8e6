#include "widgets/top_bar.h"

#include "widgets/edge_marker.h"
#include "widgets/fonts.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace traceo {
namespace {

constexpr int kWorkspaceWidth = 156;
constexpr int kEdge = 4;
constexpr int kFind = 236;

QString badgeOf(WorkspaceMark mark)
{
    switch (mark) {
    case WorkspaceMark::Plain:
        return {};
    case WorkspaceMark::Production:
        return TopBar::tr("PROD");
    case WorkspaceMark::Demo:
        return TopBar::tr("DEMO");
    }
    Q_UNREACHABLE();
}

BarButton::Ground groundOf(const RangeState& state)
{
    return state.at ? BarButton::Ground::Past : BarButton::Ground::Live;
}

} // namespace

TopBar::TopBar(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    build();
}

void TopBar::build()
{
    m_back = new BarButton(this);
    m_forward = new BarButton(this);
    m_range = new TimeRangeBar(this);
    m_find = new BarButton(this);
    m_sources = new BarButton(this);
    m_back->setFace({.icon = IconName::Back});
    m_forward->setFace({.icon = IconName::Forward});
    m_back->setAccessibleName(tr("Back"));
    m_forward->setAccessibleName(tr("Forward"));
    m_back->setSegment(BarButton::Segment::First);
    m_forward->setSegment(BarButton::Segment::Last);
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    m_sources->setFace(sourceFace({}, {}));

    const Scale scale(font());
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(scale(kWorkspaceWidth + 16), 0, scale(12), 1);
    row->setSpacing(0);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addSpacing(scale(8));
    row->addWidget(m_range);
    row->addStretch(1);
    row->addWidget(m_find);
    row->addSpacing(scale(8));
    row->addWidget(m_sources);
    m_find->setAccessibleName(tr("Search or run a command"));
    foldToWidth();
    connect(m_back, &QAbstractButton::clicked, this, [this] { Q_EMIT backRequested(); });
    connect(m_forward, &QAbstractButton::clicked, this, [this] { Q_EMIT forwardRequested(); });
    connect(m_find, &QAbstractButton::clicked, this, [this] { Q_EMIT findRequested(); });
    connect(m_sources, &QAbstractButton::clicked, this, [this] { Q_EMIT sourcesRequested(); });
}

void TopBar::setWorkspace(const QString& name, WorkspaceMark mark)
{
    m_name = name;
    m_mark = mark;
    const QString badge = badgeOf(mark);
    setAccessibleName(badge.isEmpty() ? name : tr("%1, %2").arg(name, badge));
    update();
}

void TopBar::setHistory(Way back, Way forward)
{
    m_back->setEnabled(back == Way::Open);
    m_forward->setEnabled(forward == Way::Open);
}

void TopBar::setRange(const RangeState& state, const Style& format)
{
    m_range->setState(state, format);
    for (BarButton* const button : {m_back, m_forward, m_find, m_sources})
        button->setGround(groundOf(state));
    foldToWidth();
    update();
}

void TopBar::setSources(const SourcesState& state, UtcMs now, const Style& format)
{
    m_sources->setFace(sourceFace(state, now, format));
    m_sources->setAccessibleName(sourceWords(state, now, format));
    m_sources->setAccessibleDescription(tr("Connection to the sources"));
    m_sources->setToolTip(state.details.toHtmlEscaped());
}

/// Where there is no room for its words the field is an icon.
void TopBar::foldToWidth()
{
    const Scale scale(font());
    const int others = scale(kWorkspaceWidth + 16 + 12 + 8 + 8 + 8) + m_back->sizeHint().width() + m_forward->sizeHint().width()
        + m_range->sizeHint().width() + m_sources->sizeHint().width();
    if (others + scale(kFind) <= width())
        m_find->setFace({.quiet = tr("Search or run a command"), .key = tr("Ctrl K"), .minimumWidth = kFind});
    else
        m_find->setFace({.icon = IconName::Search});
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    foldToWidth();
}

QSize TopBar::sizeHint() const
{
    return {layout()->sizeHint().width(), Scale(font())(44)};
}

QSize TopBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    anchorHatch(painter, *this);
    const Theme& theme = themeOf(*this);
    painter.fillRect(rect(), isPast() ? theme.past : theme.chrome);
    painter.fillRect(QRect(0, height() - 1, width(), 1), isPast() ? theme.past : theme.line2);
    drawEdge(painter, QRectF(0, 0, Scale(font())(kEdge), height()), m_mark, theme);
    paintWorkspace(painter);
}

void TopBar::paintWorkspace(QPainter& painter) const
{
    const Theme& theme = themeOf(*this);
    const Scale scale(font());
    const QFont nameFont = fontOf(TextRole::Key, font());
    const QFontMetricsF metrics(nameFont);
    const QString badge = badgeOf(m_mark);
    const QFont badgeFont = fontOf(TextRole::SmallKey, font());
    const double badgeWidth = badge.isEmpty() ? 0 : QFontMetricsF(badgeFont).horizontalAdvance(badge) + scale(10);

    const double room = scale(kWorkspaceWidth) - scale(24) - badgeWidth - scale(8);
    const QString shown = metrics.elidedText(m_name, Qt::ElideMiddle, room);
    painter.setFont(nameFont);
    painter.setPen(isPast() ? theme.pastText : theme.text1);
    painter.drawText(QPointF(scale(24), baselineIn(metrics, 0, height() - 1)), shown);
    if (badge.isEmpty())
        return;
    const double x = std::round(scale(24) + metrics.horizontalAdvance(shown) + scale(8));
    const QRectF box(x, std::round((height() - 1 - scale(16)) / 2.0), badgeWidth, scale(16));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isPast() ? theme.pastText : theme.text1);
    painter.drawRoundedRect(box, scale.exact(3), scale.exact(3));
    painter.setFont(badgeFont);
    painter.setPen(isPast() ? theme.past : theme.surface);
    painter.drawText(box, Qt::AlignCenter, badge);
}

void TopBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_range)
        m_range->setState(m_range->state());
    update();
}

} // namespace traceo
