#pragma once
// The way to add a source from wherever in the window: the dialog, one at a time.
// GUI thread only.

#include "app/wiring/session.h"

#include <QPointer>

#include <optional>

class QMenu;
class QWidget;

namespace traceo {

class AddSourceDialog;

class AddingSource final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    AddingSource(Session& session, QWidget& window);

    /// Opens the dialog beside the window, or brings it to the front.
    void open();
    /// The same as an entry of a menu.
    void addTo(QMenu& menu);

Q_SIGNALS:
    /// The workspace to go on with.
    void added(const QString& workspace);

private:
    const LoadedWorkspace* target();

    Session& m_session;
    QWidget& m_window;
    std::optional<LoadedWorkspace> m_own; ///< while the demo is open
    QPointer<AddSourceDialog> m_dialog;
};

} // namespace traceo
