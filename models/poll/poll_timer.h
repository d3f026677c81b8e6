#pragma once
// A single-shot timer behind an interface, so that a day can be polled in a second.
// One thread at a time.

#include "core/time.h"

#include <QTimer>

#include <functional>

namespace traceo {

class PollTimer {
public:
    virtual ~PollTimer() = default;
    /// Calls `fire` once after `delay`; replaces what was started before.
    virtual void start(Millis delay, std::function<void()> fire) = 0;
    virtual void stop() = 0;
};

class QtPollTimer final : public PollTimer {
public:
    QtPollTimer() { m_timer.setSingleShot(true); }
    void start(Millis delay, std::function<void()> fire) override
    {
        m_timer.disconnect();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, std::move(fire));
        m_timer.start(delay);
    }
    void stop() override { m_timer.stop(); }

private:
    QTimer m_timer;
};

} // namespace traceo
