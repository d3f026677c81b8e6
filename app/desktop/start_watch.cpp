#include "app/desktop/start_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(startLog, "traceo.start")

class StartWatch final : public QObject {
public:
    StartWatch(QWindow& window, double started) : QObject(&window), m_started(started) { window.installEventFilter(this); }

    bool eventFilter(QObject* window, QEvent* event) override
    {
        if (event->type() == QEvent::Expose || event->type() == QEvent::Paint) {
            window->removeEventFilter(this);
            // While it handles this the window paints all that is in it and hands it over; that is what comes next.
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        return QObject::eventFilter(window, event);
    }

protected:
    void customEvent(QEvent*) override
    {
        const std::chrono::duration<double, std::milli> now = std::chrono::steady_clock::now().time_since_epoch();
        qCInfo(startLog, "the window was painted after %.2f ms", now.count() - m_started);
        deleteLater();
    }

private:
    double m_started;
};

} // namespace

void watchStart(QWidget& window)
{
    bool isNumber = false;
    const double started = qEnvironmentVariable("TRACEO_STARTED").toDouble(&isNumber);
    if (isNumber && window.windowHandle() != nullptr)
        new StartWatch(*window.windowHandle(), started); // the window owns it
}

} // namespace traceo
