#include "widgets/state_view.h"

#include "widgets/bar_button.h"
#include "widgets/number_text.h"

#include <QPainter>

#include <array>
#include <chrono>
#include <cmath>

namespace traceo {
namespace {

using namespace std::chrono_literals;

constexpr auto kBlankFor = 200ms;
constexpr auto kBarsFor = 1800ms;
/// Shares of a row's width that words would take, so that still bars look like a table about to be there.
constexpr std::array kBars{0.10, 0.26, 0.09, 0.09, 0.16};
constexpr int kSentenceFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

StateView::StateView(QWidget* parent) : PaintedWidget(parent), m_button(new BarButton(this))
{
    m_button->hide();
    m_wait.setSingleShot(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&m_wait, &QTimer::timeout, this, &StateView::advance);
    connect(m_button, &QAbstractButton::clicked, this, &StateView::press);
}

void StateView::showLoading(const QString& awaited)
{
    m_awaited = awaited;
    setAccessibleName(tr("Loading"));
    if (!isStanding() && m_wait.isActive())
        return;
    m_phase = Phase::Blank;
    m_button->hide();
    m_button->setFace({.words = tr("Cancel")});
    m_wait.start(kBlankFor);
    announceValue();
    update();
}

void StateView::showEmpty(IconName icon, const QString& heading, const QString& sentence, const QString& action)
{
    stand(Phase::Empty, icon, heading, sentence, action);
}

void StateView::press()
{
    if (m_phase == Phase::Empty) {
        Q_EMIT actionChosen();
    } else if (m_phase == Phase::Cancelled) {
        showLoading(m_awaited);
        Q_EMIT retried();
    } else {
        stand(Phase::Cancelled, IconName::Source, tr("Not loaded"), tr("You cancelled it."), tr("Load"));
        Q_EMIT cancelled();
    }
}

void StateView::stand(Phase phase, IconName icon, const QString& heading, const QString& sentence, const QString& action)
{
    m_wait.stop();
    m_phase = phase;
    m_icon = icon;
    m_heading = heading;
    m_sentence = sentence;
    m_button->setFace({.words = action});
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(heading);
    announceValue();
    placeButton();
    update();
}

void StateView::finishWaiting()
{
    m_wait.stop();
    while (m_phase == Phase::Blank || m_phase == Phase::Bars)
        advance();
}

void StateView::advance()
{
    if (m_phase == Phase::Blank) {
        m_phase = Phase::Bars;
        m_wait.start(kBarsFor);
    } else if (m_phase == Phase::Bars) {
        m_wait.stop();
        m_phase = Phase::Awaiting;
        m_button->setVisible(m_cancel == Cancel::Offered);
        placeButton();
    }
    update();
}

QSize StateView::sizeHint() const
{
    return {scale()(480), scale()(240)};
}

QString StateView::accessibleValue() const
{
    return isStanding() ? m_sentence : m_awaited;
}

void StateView::resizeEvent(QResizeEvent*)
{
    placeButton();
}

void StateView::appearanceChanged()
{
    PaintedWidget::appearanceChanged();
    placeButton();
}

QRect StateView::sentenceBox() const
{
    const Scale s = scale();
    const int room = std::max(1, std::min(width() - s(32), s(420)));
    const QRect box((width() - room) / 2, height() / 3 + s(24), room, std::max(height(), s(40)));
    const int needed = QFontMetrics(fontIn(TextRole::Body)).boundingRect(box, kSentenceFlags, m_sentence).height();
    return {box.topLeft(), QSize(room, std::max(s(40), needed))};
}

void StateView::placeButton()
{
    const Scale s = scale();
    m_button->resize(m_button->sizeHint());
    if (isStanding())
        m_button->move((width() - m_button->width()) / 2, sentenceBox().bottom() + 1 + s(8));
    else
        m_button->move(s(16), s(16 + 6 * 24 + 36));
}

void StateView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    switch (m_phase) {
    case Phase::Blank:
        return;
    case Phase::Bars:
    case Phase::Awaiting:
        return paintBars(painter);
    case Phase::Cancelled:
    case Phase::Empty:
        return paintEmpty(painter);
    }
}

void StateView::paintBars(QPainter& painter) const
{
    const Scale s = scale();
    const int rows = m_phase == Phase::Awaiting ? 6 : std::max(1, height() / s(24) - 1);
    for (int row = 0; row < rows; ++row) {
        double x = s(16);
        const double top = s(16) + row * s(24) + s(8);
        for (std::size_t i = 0; i < kBars.size(); ++i) {
            const double shortened = 1 - 0.12 * double((row * 3 + int(i) * 5) % 4); // words differ in length
            painter.fillRect(QRectF(x, top, std::round(width() * kBars[i] * shortened), s(8)), theme().neutral[0]);
            x += std::round(width() * (kBars[i] + 0.05));
        }
    }
    if (m_phase != Phase::Awaiting)
        return;
    const QFont font = fontIn(TextRole::Body);
    painter.setFont(font);
    painter.setPen(theme().text2);
    painter.drawText(QPointF(s(16), s(16 + 6 * 24 + 24)), m_awaited);
}

void StateView::paintEmpty(QPainter& painter) const
{
    const Scale s = scale();
    const int top = height() / 3;
    const Theme& colors = theme();
    drawIcon(painter, QRectF(std::floor(width() / 2.0) - s(8), top - s(24), s(16), s(16)), m_icon, colors.text2);
    painter.setFont(fontIn(TextRole::Heading));
    painter.setPen(colors.text2);
    painter.drawText(QRect(0, top, width(), s(20)), Qt::AlignCenter, m_heading);
    painter.setFont(fontIn(TextRole::Body));
    painter.drawText(sentenceBox(), kSentenceFlags, m_sentence);
}

} // namespace traceo
