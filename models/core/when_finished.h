#pragma once
// What to do with a future that another thread may finish at any moment. QFuture::then is not for these: in Qt 6.4 a future that
// is finished while a continuation is attached runs it twice, or one that is not there.

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace traceo {

/// Calls `take` with the finished or cancelled future, once, on the thread of `context`, never within this call; not at all when
/// `context` is gone by then. Requires: called on the thread of `context`.
template <class T, class Take>
void whenFinished(const QFuture<T>& future, QObject* context, Take take)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, take = std::move(take)]() mutable {
        watcher->deleteLater();
        take(watcher->future());
    });
    watcher->setFuture(future);
}

/// Whether somebody called it off, or whoever had promised it is gone.
template <class T>
bool hasNoAnswer(const QFuture<T>& future)
{
    return future.isCanceled() || future.resultCount() == 0;
}

} // namespace traceo
