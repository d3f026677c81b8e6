#pragma once
// How long the thread that asks was held up by itself: the time that passed without what it stood in the queue for a
// processor, which is the machine's doing. Waiting for a lock, a disk or another thread of ours counts. Where the
// system does not say how long it stood there, all of the time counts.

#include "core/time.h"

#include <QElapsedTimer>
#include <QFile>

namespace traceo::test {

struct TimeTaken {
    Millis own{};
    Millis computing{}; ///< of its own: on a processor
    Millis passed{};
};

class OwnTime {
public:
    OwnTime() : m_begin(turns()) { m_passed.start(); }

    TimeTaken taken() const
    {
        const Millis passed{m_passed.elapsed()}; // before the other: what it waits from here on must not count as its own
        const Turns now = turns();
        return {.own = passed - Millis{(now.queued - m_begin.queued) / 1'000'000},
                .computing = Millis{(now.computing - m_begin.computing) / 1'000'000},
                .passed = passed};
    }

private:
    /// Nanoseconds, of this thread.
    struct Turns {
        qint64 computing = 0;
        qint64 queued = 0;
    };
    static Turns turns()
    {
        QFile file(QStringLiteral("/proc/thread-self/schedstat")); // time on a processor, time in its queue, turns
        const auto numbers = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QByteArrayList();
        return {.computing = numbers.value(0).toLongLong(), .queued = numbers.value(1).toLongLong()};
    }

    Turns m_begin;
    QElapsedTimer m_passed;
};

} // namespace traceo::test
