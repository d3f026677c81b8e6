#include "app/desktop/start_watch.h"

#include <QBasicTimer>
#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <QTimerEvent>
#include <QWidget>
#include <QWindow>

#include <chrono>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(startLog, "traceo.start")

class StartWatch final : public QObject {
public:
    StartWatch(QWindow& window, double started, std::function<bool()> isComplete)
        : QObject(&window), m_started(started), m_isComplete(std::move(isComplete))
    {
        window.installEventFilter(this);
    }

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
        tell("the window was painted");
        m_look.start(1, Qt::PreciseTimer, this);
    }
    void timerEvent(QTimerEvent*) override
    {
        if (!m_isComplete())
            return;
        m_look.stop();
        tell("the first pane was complete");
        deleteLater();
    }

private:
    void tell(const char* what) const
    {
        const std::chrono::duration<double, std::milli> now = std::chrono::steady_clock::now().time_since_epoch();
        qCInfo(startLog, "%s after %.2f ms", what, now.count() - m_started);
    }

    double m_started;
    std::function<bool()> m_isComplete;
    QBasicTimer m_look;
};

} // namespace

void watchStart(QWidget& window, std::function<bool()> isComplete)
{
    bool isNumber = false;
    const double started = qEnvironmentVariable("TRACEO_STARTED").toDouble(&isNumber);
    if (isNumber && window.windowHandle() != nullptr)
        new StartWatch(*window.windowHandle(), started, std::move(isComplete)); // the window owns it
}

} // namespace traceo
