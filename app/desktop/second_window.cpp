#include "app/desktop/second_window.h"

#include "app/owner/owner_link.h"

#include <QDeadlineTimer>
#include <QThread>
#include <QWidget>

namespace traceo {
namespace {

constexpr std::chrono::seconds kOwnerBegins{5};
constexpr unsigned long kBetweenTries = 50; // ms
// A desktop lets the program come to the front that the user has just started, and whoever shows its token.
constexpr const char* kToken = "XDG_ACTIVATION_TOKEN";

} // namespace

Result<std::unique_ptr<Session>> openOrRaise(const LoadedWorkspace& workspace, const QString& historyFile,
                                             std::optional<UtcMs> at, const Clock& clock)
{
    const owner::OwnerLink link(historyFileOf(workspace, historyFile));
    const owner::Raise raise{.workspace = workspaceId(workspace), .token = qgetenv(kToken).toStdString(), .at = at};
    for (const QDeadlineTimer deadline(kOwnerBegins); !deadline.hasExpired(); QThread::msleep(kBetweenTries)) {
        auto session = Session::open(workspace, historyFile, Session::Access::Own, clock);
        if (session || session.error().code != ErrorCode::Locked)
            return session;
        const auto raised = link.raise(raise);
        if (raised)
            return std::unique_ptr<Session>();
        if (raised.error().code != ErrorCode::Locked)
            break; // a command, another workspace, or one that is stuck
    }
    return Session::open(workspace, historyFile, Session::Access::OwnOrRead, clock);
}

void bringToFront(QWidget& window, const std::string& token)
{
    if (!token.empty())
        qputenv(kToken, QByteArray::fromStdString(token));
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace traceo
