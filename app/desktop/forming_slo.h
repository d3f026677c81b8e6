#pragma once
// The way to make or change an SLO from wherever in the window: the form, one at a time.
// GUI thread only.

#include "app/wiring/session.h"
#include "app/wiring/slo_form_job.h"

#include <QPointer>
#include <QThreadPool>

#include <functional>

class QWidget;

namespace traceo {

class SloFormDialog;

class FormingSlo final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    FormingSlo(Session& session, QWidget& window);

    /// `slo`: of the one that is to be edited; empty for a new one. Opens the form beside the window, or brings it to the front
    /// where somebody has typed into it already.
    void open(const QString& slo);

    /// Whether something of the form would be lost or left unfinished if it were gone.
    bool hasWork() const;
    /// Calls `then` once nothing of the form is lost by it: at once, or when the user gives up what was typed. Not at all while it
    /// is being written.
    void leave(const std::function<void()>& then);

Q_SIGNALS:
    /// The workspace to go on with, and the name of the SLO that it has now.
    void saved(const QString& workspace, const QString& slo);

private:
    void make(const QString& slo);

    Session& m_session;
    QWidget& m_window;
    QThreadPool m_pool; ///< not that of reports: who saves does not wait for them
    QPointer<SloFormDialog> m_dialog;
};

} // namespace traceo
