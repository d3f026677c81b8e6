#pragma once
// When a report is to be built again though nothing was committed: ages grow, and sources fall silent. The longer nothing
// comes, the less a minute more of it says, so each wait is twice the one before.
// GUI thread only.

#include "core/time.h"

#include <QObject>
#include <QTimer>

namespace traceo {

class Ageing final : public QObject {
    Q_OBJECT
public:
    struct Waits {
        Millis first{15'000};
        Millis most = 4 * kMinute;
    };
    explicit Ageing(QObject* parent) : Ageing({}, parent) {}
    Ageing(Waits waits, QObject* parent);

    /// From now on: something was committed, or somebody looks again.
    void start();
    void stop() { m_timer.stop(); }
    /// Until it is due again, from when it was last.
    Millis wait() const { return m_wait; }

Q_SIGNALS:
    void due();

private:
    Waits m_waits;
    Millis m_wait;
    QTimer m_timer;
};

} // namespace traceo
