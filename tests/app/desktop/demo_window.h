#pragma once
// The window over the demo's history, polled once; for tests that drive it.

#include "app/demo/demo_backend.h"
#include "app/desktop/main_window.h"
#include "app/desktop/patience.h"
#include "app/wiring/demo.h"

#include <QTemporaryDir>
#include <QTest>

namespace traceo::test {

class DemoWindow {
public:
    /// Fills the history with the last two hours. False when it could not.
    bool fill()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        if (!backend)
            return false;
        m_backend = std::move(backend).value();
        return openSession()
            && m_session->syncOnce(2 * kHour, {.length = Millis{60'000}, .isInterrupted = {}}).report.reachedAny()
            && openSession();
    }

    bool openSession()
    {
        m_session.reset();
        auto workspace = demoWorkspace(m_backend->url(), {.data = m_folder.path(), .state = m_folder.path()});
        if (!workspace)
            return false;
        auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        if (!session)
            return false;
        m_session = std::move(session).value();
        return true;
    }

    /// A new window that has the keyboard, at the SLOs or where the file says, with its first report.
    std::unique_ptr<MainWindow> show(const QString& stateFile = {})
    {
        auto window = std::make_unique<MainWindow>(*m_session);
        if (stateFile.isEmpty())
            window->visit(QStringLiteral("slo"));
        else
            window->keepStateIn(stateFile);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get(), kPatience))
            return nullptr;
        MainWindow* const shown = window.get();
        return QTest::qWaitFor([shown] { return !shown->currentPane()->objects().empty(); }, kPatience) ? std::move(window)
                                                                                                        : nullptr;
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    UtcMs now() const { return m_clock.now(); }
    const Clock& clock() const { return m_clock; }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<demo::DemoBackend> m_backend;
    std::unique_ptr<Session> m_session;
};

} // namespace traceo::test
