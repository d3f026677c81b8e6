#include "app/wiring/slo_form_job.h"

#include <QtConcurrentRun>

namespace traceo {

SloFormJob::SloFormJob(const LoadedWorkspace& workspace, const Clock& clock, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_clock(clock), m_pool(pool)
{
    connect(&m_opening, &QFutureWatcherBase::finished, this, [this] {
        const auto result = m_opening.result();
        if (result)
            Q_EMIT opened(*result);
        else
            Q_EMIT failed(result.error());
    });
    connect(&m_saving, &QFutureWatcherBase::finished, this, [this] {
        const auto result = m_saving.result();
        if (result)
            Q_EMIT saved(*result);
        else
            Q_EMIT failed(result.error());
    });
}

void SloFormJob::open(const std::string& slo)
{
    m_opening.setFuture(QtConcurrent::run(&m_pool, [&workspace = m_workspace, slo, now = m_clock.now()] {
        return openedForm(workspace, slo, Paths::ofUser(), now);
    }));
}

void SloFormJob::save(const form::Input& input)
{
    m_saving.setFuture(QtConcurrent::run(&m_pool, [&workspace = m_workspace, input, now = m_clock.now()] {
        return savedForm(input, workspace, Paths::ofUser(), now);
    }));
}

} // namespace traceo
