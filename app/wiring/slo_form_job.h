#pragma once
// The files of one form for an SLO without holding up the window: each step runs on a thread of the pool and comes back as a
// signal, unless nobody is there any more who would hear it.
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
    /// All must outlive what runs on the pool, which goes on when the job is gone.
    SloFormJob(const LoadedWorkspace& workspace, const Clock& clock, QThreadPool& pool, QObject* parent = nullptr);

    void open(const std::string& slo);
    void save(const form::Input& input);

Q_SIGNALS:
    void opened(const traceo::form::Opened& opened);
    void saved(const traceo::SavedSlo& saved);
    void failed(const traceo::Error& error);

private:
    const LoadedWorkspace& m_workspace;
    const Clock& m_clock;
    QThreadPool& m_pool;
    QFutureWatcher<Result<form::Opened>> m_opening;
    QFutureWatcher<Result<SavedSlo>> m_saving;
};

} // namespace traceo
