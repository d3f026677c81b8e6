#pragma once
// Watches that the GUI thread gives every frame its time: a timer that comes late by more than the
// limit is logged. On in debug builds; TRACEO_STALLS=MS turns it on elsewhere.
// GUI thread only.

#include "core/time.h"

#include <QElapsedTimer>
#include <QObject>

namespace traceo {

class StallWatch final : public QObject {
    Q_OBJECT
public:
    explicit StallWatch(Millis limit, QObject* parent = nullptr);
    /// The longest stall so far.
    Millis longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QElapsedTimer m_since; ///< the last beat
    Millis m_limit;
    Millis m_longest{0};
};

/// The limit for this build and environment; none: not watched.
std::optional<Millis> stallLimit();

} // namespace traceo
