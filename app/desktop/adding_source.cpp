#include "app/desktop/adding_source.h"

#include "app/desktop/add_source_dialog.h"
#include "app/wiring/add_source.h"
#include "app/wiring/paths.h"

#include <QMenu>

namespace traceo {

AddingSource::AddingSource(Session& session, QWidget& window) : QObject(&window), m_session(session), m_window(window) {}

void AddingSource::open()
{
    if (m_dialog == nullptr) {
        m_dialog = new AddSourceDialog(target(), m_session.clock(), &m_window);
        connect(m_dialog, &AddSourceDialog::added, this, &AddingSource::added);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

/// The open workspace; from the demo the one the user made before, if there is one.
const LoadedWorkspace* AddingSource::target()
{
    if (m_session.workspace().kind != LoadedWorkspace::Kind::Demo)
        return &m_session.workspace();
    auto own = loadWorkspace(usualWorkspace(), Paths::ofUser());
    m_own = own ? std::optional(std::move(own).value()) : std::nullopt;
    return m_own ? &*m_own : nullptr;
}

// NOLINTNEXTLINE(readability-make-member-function-const): the entry it makes changes it
void AddingSource::addTo(QMenu& menu)
{
    menu.addSeparator();
    connect(menu.addAction(tr("&Add source…")), &QAction::triggered, this, &AddingSource::open);
}

} // namespace traceo
