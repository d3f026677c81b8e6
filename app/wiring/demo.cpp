#include "app/wiring/demo.h"

#include "app/demo/demo_backend.h"
#include "app/demo/demo_deploys.h"
#include "app/demo/demo_workspace.h"
#include "core/clock.h"

#include <QDir>
#include <QSaveFile>

namespace traceo {

Result<LoadedWorkspace> demoWorkspace(const QUrl& backend, const Paths& paths)
{
    const QString folder = paths.state + QStringLiteral("/demo");
    const QString path = folder + QStringLiteral("/traceo.yaml");
    QDir().mkpath(folder);
    QSaveFile file(path);
    const std::string text = demo::workspaceText(backend);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (!written)
        return Error{.code = ErrorCode::Storage, .where = path, .expected = {}, .found = file.errorString(), .hint = {}};
    auto workspace = readWorkspace(path, paths.data);
    if (!workspace)
        return workspace.error();
    LoadedWorkspace made = loaded(*workspace, LoadedWorkspace::Kind::Demo);
    const UtcMs now = SystemClock().now();
    made.told = demo::marksIn({now - demo::DemoBackend::kRetention, now});
    return made;
}

} // namespace traceo
