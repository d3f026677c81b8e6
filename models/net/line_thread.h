#pragma once
// What the runners of all transports have in common: a line, which holds their connections, on a thread of its own, and requests
// that are handed to it. Whoever has the line only keeps the pointer: it ends with its thread.
// Any thread.

#include "core/request.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <memory>

namespace traceo {

template <class Line>
void startLine(QThread& thread, Line* line, const QString& name)
{
    thread.setObjectName(name);
    line->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, line, &QObject::deleteLater);
    thread.start();
}

/// Line::close ends the thread.
template <class Line>
void endLine(QThread& thread, Line* line)
{
    QMetaObject::invokeMethod(line, &Line::close, Qt::QueuedConnection);
    thread.wait();
}

template <class Line>
QFuture<Response> runOn(Line* line, const Endpoint& endpoint, const Request& request)
{
    auto promise = std::make_shared<QPromise<Response>>();
    promise->start();
    QFuture<Response> future = promise->future();
    QMetaObject::invokeMethod(
        line, [line, endpoint, request, promise] { line->begin(endpoint, request, promise); }, Qt::QueuedConnection);
    return future;
}

} // namespace traceo
