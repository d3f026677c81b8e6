#include "refresh/ageing.h"

#include <algorithm>

namespace traceo {

Ageing::Ageing(Waits waits, QObject* parent) : QObject(parent), m_waits(waits), m_wait(waits.first)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_wait = std::min(m_wait * 2, m_waits.most);
        m_timer.start(m_wait);
        Q_EMIT due();
    });
}

void Ageing::start()
{
    m_wait = m_waits.first;
    m_timer.start(m_wait);
}

} // namespace traceo
