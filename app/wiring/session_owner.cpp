#include "app/wiring/session.h"

#include "app/owner/owner_link.h"
#include "app/owner/owner_server.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcOwner, "traceo.owner", QtInfoMsg)

} // namespace

std::string workspaceId(const LoadedWorkspace& workspace)
{
    if (workspace.kind == LoadedWorkspace::Kind::Demo)
        return "demo";
    return QFileInfo(workspace.path).canonicalFilePath().toStdString();
}

QString historyFileOf(const LoadedWorkspace& workspace, const QString& historyFile)
{
    return historyFile.isEmpty() ? workspace.history.file : historyFile;
}

void Session::answerOthers(Window window)
{
    Q_ASSERT(ownsHistory());
    owner::OwnerStatus status{.pid = QCoreApplication::applicationPid(),
                              .program = QCoreApplication::applicationName().toStdString(),
                              .version = QCoreApplication::applicationVersion().toStdString(),
                              .workspace = m_workspace.name,
                              .hasWindow = window == Window::Raisable};
    // All of these may be called on any thread; they end after the server was closed.
    owner::OwnerWork work{.commit = [history = m_history.get()](Batch batch) { return history->commit(std::move(batch)); },
                          .poll = [poller = m_poller] { return poller->pollNow(); },
                          .sync = [poller = m_poller](Millis wanted) { return poller->syncAll(wanted); },
                          .compact = [history = m_history.get()] { return history->compact(); },
                          .status = [status] { return status; },
                          .raise =
                              [this, window](const owner::Raise& raise) {
                                  if (window == Window::None)
                                      return false;
                                  QMetaObject::invokeMethod(
                                      this,
                                      [this, raise] {
                                          qCInfo(lcOwner, "the window is brought to the front: the program was started again");
                                          Q_EMIT raiseRequested(raise);
                                      },
                                      Qt::QueuedConnection);
                                  return true;
                              },
                          .workspace = workspaceId(m_workspace)};
    auto server = owner::OwnerServer::start(m_history->path(), std::move(work));
    if (server)
        m_server = std::move(*server);
    else
        qCWarning(lcOwner, "%s", qUtf8Printable(toText(server.error())));
}

} // namespace traceo
