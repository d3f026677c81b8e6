#pragma once
// The files of a form for an SLO without holding up the window: each step runs on a thread of its own and comes back as a signal.
// GUI thread only.

#include "app/wiring/slo_form_file.h"
#include "core/clock.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace traceo {

class SloFormJob final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the job.
    SloFormJob(const LoadedWorkspace& workspace, const Clock& clock, QObject* parent = nullptr);
    /// Waits for what runs, which is a moment.
    ~SloFormJob() override;

    void open(const std::string& slo);
    void save(const form::Input& input);

Q_SIGNALS:
    void opened(const traceo::form::Opened& opened);
    void saved(const traceo::SavedSlo& saved);
    void failed(const traceo::Error& error);

private:
    const LoadedWorkspace& m_workspace;
    const Clock& m_clock;
    QThreadPool m_pool; ///< not that of reports: who saves does not wait for them
    QFutureWatcher<Result<form::Opened>> m_opening;
    QFutureWatcher<Result<SavedSlo>> m_saving;
};

} // namespace traceo
