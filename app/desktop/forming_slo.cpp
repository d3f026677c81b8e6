#include "app/desktop/forming_slo.h"

#include "views/slo/slo_form_dialog.h"

namespace traceo {

FormingSlo::FormingSlo(Session& session, QWidget& window)
    : QObject(&window), m_session(session), m_window(window), m_job(session.workspace(), session.clock())
{
    connect(&m_job, &SloFormJob::opened, this, [this](const form::Opened& opened) {
        if (m_dialog)
            m_dialog->setOpened(opened);
    });
    connect(&m_job, &SloFormJob::saved, this, [this](const SavedSlo& slo) {
        if (m_dialog)
            m_dialog->setSaved(slo.workspace, slo.file, slo.lineToAdd);
        else
            Q_EMIT saved(slo.workspace); // who closed the form wanted what was being written
    });
    connect(&m_job, &SloFormJob::failed, this, [this](const Error& error) {
        if (m_dialog)
            m_dialog->showError(error);
    });
}

void FormingSlo::open(const QString& slo)
{
    if (m_dialog && m_dialog->slo() != slo && !m_dialog->hasChanges())
        delete m_dialog.data(); // nothing is lost
    if (m_dialog == nullptr)
        make(slo);
    else if (m_dialog->slo() != slo)
        m_dialog->sayOccupied();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void FormingSlo::make(const QString& slo)
{
    const bool isGenerated = m_session.workspace().kind == LoadedWorkspace::Kind::Demo;
    m_dialog = new SloFormDialog({.snapshots = m_session.snapshots(), .clock = m_session.clock(), .isGenerated = isGenerated},
                                 slo, &m_window);
    connect(m_dialog, &SloFormDialog::saveWanted, &m_job, &SloFormJob::save);
    connect(m_dialog, &SloFormDialog::saved, this, &FormingSlo::saved);
    connect(&m_session, &Session::committed, m_dialog, &SloFormDialog::noteCommit);
    m_job.open(slo.toStdString());
}

} // namespace traceo
