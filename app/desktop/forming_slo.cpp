#include "app/desktop/forming_slo.h"

#include "views/slo/slo_form_dialog.h"

#include <set>

namespace traceo {
namespace {

/// What the SLOs of the workspace say there, each once.
QStringList wordsOf(const SloConfig& config, std::string SloDefinition::*member)
{
    std::set<std::string> words;
    for (const SloDefinition& slo : config.slos)
        words.insert(slo.*member);
    words.erase(std::string());
    QStringList sorted;
    for (const std::string& word : words)
        sorted << QString::fromStdString(word);
    return sorted;
}

} // namespace

FormingSlo::FormingSlo(Session& session, QWidget& window) : QObject(&window), m_session(session), m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

void FormingSlo::open(const QString& slo)
{
    const bool isAnother = m_dialog && (m_dialog->slo() != slo || m_dialog->couldNotOpen());
    if (isAnother && m_dialog->isFree())
        delete m_dialog.data(); // nothing is lost
    if (m_dialog == nullptr)
        make(slo);
    else if (m_dialog->slo() != slo)
        m_dialog->sayOccupied();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

bool FormingSlo::hasWork() const
{
    return m_dialog && (m_dialog->isSaving() || m_dialog->hasChanges());
}

void FormingSlo::leave(const std::function<void()>& then)
{
    if (m_dialog == nullptr)
        return then();
    m_dialog->leave([this, then] {
        m_dialog.clear(); // it goes once the events that are waiting were handled
        then();
    });
}

void FormingSlo::make(const QString& slo)
{
    const bool isGenerated = m_session.workspace().kind == LoadedWorkspace::Kind::Demo;
    const SloConfig& known = m_session.workspace().slos;
    m_dialog = new SloFormDialog({.snapshots = m_session.snapshots(),
                                  .clock = m_session.clock(),
                                  .isGenerated = isGenerated,
                                  .services = wordsOf(known, &SloDefinition::service),
                                  .owners = wordsOf(known, &SloDefinition::owner)},
                                 slo, &m_window);
    auto* const job = new SloFormJob(m_session.workspace(), m_session.clock(), m_pool, m_dialog); // its answers are of this form
    connect(job, &SloFormJob::opened, m_dialog, &SloFormDialog::setOpened);
    connect(job, &SloFormJob::failed, m_dialog, &SloFormDialog::showError);
    connect(job, &SloFormJob::saved, m_dialog,
            [dialog = m_dialog.data()](const SavedSlo& one) { dialog->setSaved(one.workspace, one.file, one.lineToAdd); });
    connect(m_dialog, &SloFormDialog::saveWanted, job, &SloFormJob::save);
    connect(m_dialog, &SloFormDialog::saved, this, &FormingSlo::saved);
    connect(&m_session, &Session::committed, m_dialog, &SloFormDialog::noteCommit);
    job->open(slo.toStdString());
}

} // namespace traceo
