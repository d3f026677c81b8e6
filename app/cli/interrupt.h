#pragma once
// Ctrl+C and a polite end: noted, so that what runs can finish its step.
// Main thread only.

#include <QFuture>
#include <QThread>

namespace traceo::cli {

/// From now on SIGINT and SIGTERM are noted; a second one ends the process at once.
void noteInterrupts();
bool isInterrupted();

/// Waits for the end, or for an interrupt: then `future` is cancelled and has no result.
template <class T>
bool endedBeforeInterrupt(QFuture<T>& future)
{
    while (!future.isFinished() && !isInterrupted())
        QThread::msleep(5);
    if (!future.isFinished())
        future.cancel();
    return !isInterrupted();
}

} // namespace traceo::cli
