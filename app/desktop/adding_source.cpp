#include "app/desktop/adding_source.h"

#include "app/desktop/add_source_dialog.h"

#include <QMenu>

namespace traceo {

AddingSource::AddingSource(Session& session, QWidget& window) : QObject(&window), m_session(session), m_window(window) {}

void AddingSource::open()
{
    if (m_dialog == nullptr) {
        m_dialog = new AddSourceDialog(m_session.workspace(), m_session.clock(), &m_window);
        connect(m_dialog, &AddSourceDialog::added, this, &AddingSource::added);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

// NOLINTNEXTLINE(readability-make-member-function-const): the entry it makes changes it
void AddingSource::addTo(QMenu& menu)
{
    menu.addSeparator();
    connect(menu.addAction(tr("&Add source…")), &QAction::triggered, this, &AddingSource::open);
}

} // namespace traceo
