#include "widgets/time_range_bar.h"

#include "widgets/fonts.h"

#include <QDateTime>
#include <QHBoxLayout>

namespace traceo {
namespace {

/// "As of Fri 6 Nov 03:41": the weekday tells which of two similar nights it was.
QString pastWords(UtcMs at, UtcMs now, const Style& format)
{
    const QDateTime day = QDateTime::fromMSecsSinceEpoch(msOf(at), format.zone);
    return TimeRangeBar::tr("As of %1 %2").arg(format.locale.toString(day, u"ddd"), momentText(at, now, format));
}

} // namespace

TimeRangeBar::TimeRangeBar(QWidget* parent)
    : QWidget(parent), m_earlier(new BarButton(this)), m_range(new BarButton(this)), m_later(new BarButton(this)),
      m_live(new BarButton(this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_earlier);
    row->addWidget(m_range);
    row->addWidget(m_later);
    row->addSpacing(Scale(font())(8));
    row->addWidget(m_live);
    m_earlier->setSegment(BarButton::Segment::First);
    m_range->setSegment(BarButton::Segment::Middle);
    m_later->setSegment(BarButton::Segment::Last);
    m_earlier->setFace({.icon = IconName::Back});
    m_later->setFace({.icon = IconName::Forward});
    m_earlier->setAccessibleName(tr("Earlier"));
    m_later->setAccessibleName(tr("Later"));
    connect(m_earlier, &QAbstractButton::clicked, this, [this] { Q_EMIT stepped(-1); });
    connect(m_later, &QAbstractButton::clicked, this, [this] { Q_EMIT stepped(1); });
    connect(m_range, &QAbstractButton::clicked, this, [this] { Q_EMIT rangeRequested(); });
    connect(m_live, &QAbstractButton::clicked, this, [this] { Q_EMIT liveRequested(); });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState({});
}

const std::vector<Millis>& TimeRangeBar::lengths()
{
    static const std::vector<Millis> all{kHour, 6 * kHour, kDay, 2 * kDay, 7 * kDay, 30 * kDay, 90 * kDay};
    return all;
}

QString TimeRangeBar::nameOf(Millis length)
{
    if (length >= 2 * kDay && length % kDay == Millis{0})
        return tr("Last %1 days").arg(length / kDay);
    if (length == kDay)
        return tr("Last 24 hours");
    if (length >= 2 * kHour && length % kHour == Millis{0})
        return tr("Last %1 hours").arg(length / kHour);
    return length == kHour ? tr("Last hour") : tr("Last %1").arg(durationText(length));
}

void TimeRangeBar::setState(const RangeState& state, const Style& format)
{
    m_state = state;
    const Theme& theme = themeOf(*this);
    const auto ground = state.at ? BarButton::Ground::Past : BarButton::Ground::Live;
    for (BarButton* const button : {m_earlier, m_range, m_later, m_live})
        button->setGround(ground);
    if (state.at) {
        const QString ago = tr("%1 · %2 ago").arg(zoneText(*state.at, format), ageText(state.now - *state.at, format));
        m_range->setFace(
            {.strong = pastWords(*state.at, state.now, format), .words = ago, .trailing = BarButton::Trailing::Chevron});
        m_live->setFace({.strong = tr("Return to live"), .key = tr("Alt+Home"), .look = BarButton::Look::Primary});
    } else {
        const QString from = momentText(state.now - state.length, state.now, format);
        m_range->setFace({.strong = state.name.isEmpty() ? nameOf(state.length) : state.name,
                          .quiet = tr("%1 → now").arg(from),
                          .trailing = BarButton::Trailing::Chevron});
        const bool live = state.flow == RangeState::Flow::Live;
        m_live->setFace({.dot = live ? theme.accent : theme.disabled,
                         .words = live ? tr("Live") : tr("Paused"),
                         .quiet = live ? durationText(state.interval, format) : QString()});
    }
    m_range->setAccessibleDescription(tr("Time range"));
    m_later->setEnabled(state.at.has_value());
}

} // namespace traceo
