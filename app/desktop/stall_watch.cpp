#include "app/desktop/stall_watch.h"

#include <QLoggingCategory>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(guiLog, "traceo.gui")

constexpr Millis kBeat{16};

#ifndef NDEBUG
constexpr Millis kDebugLimit{100}; // unoptimised code is slower than a frame
#endif

} // namespace

StallWatch::StallWatch(Millis limit, QObject* parent) : QObject(parent), m_limit(limit)
{
    m_since.start();
    startTimer(kBeat, Qt::PreciseTimer);
}

void StallWatch::timerEvent(QTimerEvent*)
{
    const Millis late = Millis{m_since.restart()} - kBeat;
    m_longest = std::max(m_longest, late);
    if (late > m_limit)
        qCWarning(guiLog, "the window did not answer for %lld ms", static_cast<long long>(late.count()));
}

std::optional<Millis> stallLimit()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("TRACEO_STALLS", &isNumber);
    if (isNumber && asked > 0)
        return Millis{asked};
#ifdef NDEBUG
    return {};
#else
    return kDebugLimit;
#endif
}

} // namespace traceo
