#include "widgets/notification_bar.h"

#include "widgets/bar_button.h"
#include "widgets/fonts.h"
#include "widgets/status_shapes.h"
#include "widgets/word_label.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace traceo {
namespace {
constexpr int kLeastCause = 160; // of it, beside what comes next
}

NotificationBar::NotificationBar(QWidget* parent)
    : QWidget(parent), m_cause(new WordLabel(TextRole::Key, Tone::Value, this)),
      m_next(new WordLabel(TextRole::Body, Tone::Secondary, this)), m_close(new BarButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    const Scale scale(font());
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(scale(34), 0, scale(12), 1);
    row->setSpacing(scale(8));
    row->addWidget(m_cause);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_close);
    m_cause->setElision(Qt::ElideRight); // what comes next is short, and what somebody can do something about
    m_close->setFace({.icon = IconName::Close, .look = BarButton::Look::Bare});
    m_close->setControlHeight(BarButton::Height::Small);
    m_close->setAccessibleName(tr("Dismiss"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        setNotice({});
        Q_EMIT dismissed();
    });
}

void NotificationBar::setNotice(std::optional<Notice> notice)
{
    m_notice = std::move(notice);
    rebuildActions();
    setVisible(m_notice.has_value());
    if (!m_notice)
        return;
    m_cause->setText(m_notice->cause);
    m_next->setText(m_notice->next);
    m_close->setVisible(m_notice->closing == Notice::Closing::ByUser);
    setAccessibleName(m_notice->cause);
    setAccessibleDescription(m_notice->next);
    fit();
    update();
}

void NotificationBar::fit()
{
    const Scale scale(font());
    const QMargins margins = layout()->contentsMargins();
    int used = margins.left() + margins.right() + std::min(m_cause->sizeHint().width(), scale(kLeastCause));
    for (const BarButton* const button : m_actions)
        used += button->sizeHint().width() + scale(8);
    if (!m_close->isHidden())
        used += m_close->sizeHint().width() + scale(8);
    const bool fits = used + scale(8) + m_next->sizeHint().width() <= width();
    m_next->setVisible(fits);
    setToolTip(fits || !m_notice ? QString() : m_notice->next.toHtmlEscaped());
}

void NotificationBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void NotificationBar::rebuildActions()
{
    for (BarButton* const button : m_actions)
        button->deleteLater();
    m_actions.clear();
    if (!m_notice)
        return;
    auto* const row = static_cast<QHBoxLayout*>(layout());
    for (const NoticeAction& action : m_notice->actions) {
        auto* const button = new BarButton(this);
        button->setFace({.words = action.words});
        button->setControlHeight(BarButton::Height::Small);
        row->insertWidget(row->indexOf(m_close), button);
        connect(button, &QAbstractButton::clicked, this, [this, id = action.id] { Q_EMIT actionChosen(id); });
        m_actions.push_back(button);
    }
}

QSize NotificationBar::sizeHint() const
{
    return {layout()->sizeHint().width(), Scale(font())(32)};
}

QSize NotificationBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void NotificationBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    const Scale scale(font());
    painter.fillRect(rect(), theme.canvas);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line2);
    if (m_notice)
        drawStatusShape(painter, QRectF(scale(16), (height() - 1 - scale(12)) / 2.0, scale(12), scale(12)), m_notice->status,
                        theme);
}

} // namespace traceo
