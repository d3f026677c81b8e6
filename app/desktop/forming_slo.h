#pragma once
// The way to make or change an SLO from wherever in the window: the form, one at a time.
// GUI thread only.

#include "app/wiring/session.h"
#include "app/wiring/slo_form_job.h"

#include <QPointer>

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

Q_SIGNALS:
    /// The workspace to go on with.
    void saved(const QString& workspace);

private:
    void make(const QString& slo);

    Session& m_session;
    QWidget& m_window;
    SloFormJob m_job;
    QPointer<SloFormDialog> m_dialog;
};

} // namespace traceo
