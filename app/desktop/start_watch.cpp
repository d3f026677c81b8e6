#include "app/desktop/start_watch.h"

#include <QEvent>
#include <QLoggingCategory>
#include <QWidget>

#include <chrono>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(startLog, "traceo.start")

class StartWatch final : public QObject {
public:
    StartWatch(QWidget& window, double started) : QObject(&window), m_started(started) { window.installEventFilter(this); }

    bool eventFilter(QObject* window, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            window->removeEventFilter(this);
            // The widgets within follow in the same pass, and so does the hand-over to the screen.
            QMetaObject::invokeMethod(this, &StartWatch::say, Qt::QueuedConnection);
        }
        return QObject::eventFilter(window, event);
    }

private:
    void say()
    {
        const std::chrono::duration<double, std::milli> now = std::chrono::steady_clock::now().time_since_epoch();
        qCInfo(startLog, "the window was painted after %.2f ms", now.count() - m_started);
        deleteLater();
    }

    double m_started;
};

} // namespace

void watchStart(QWidget& window)
{
    bool isNumber = false;
    const double started = qEnvironmentVariable("TRACEO_STARTED").toDouble(&isNumber);
    if (isNumber)
        new StartWatch(window, started); // the window owns it
}

} // namespace traceo
