#include "app/wiring/add_source_job.h"

#include "app/wiring/last_workspace.h"
#include "app/wiring/network.h"

#include <QtConcurrentRun>

namespace traceo {
namespace {

Result<WritePlan> keptAndWritten(AddedSource source, const std::string& name, const TypedLogin& login,
                                 const std::vector<int>& chosen, const LoadedWorkspace* into, const Clock& clock)
{
    std::vector<SloProposal> slos;
    for (const int number : chosen) {
        SloProposal slo = source.proposals.at(std::size_t(number));
        slo.sli.source = name;
        slos.push_back(std::move(slo));
    }
    source.name = name;
    auto plan = planned(source, login, slos, into, usualWorkspace());
    if (!plan)
        return plan;
    Network network(clock);
    if (const auto kept = keptLogin(source, login, network.credentials()); !kept)
        return kept.error();
    const Paths paths = Paths::ofUser();
    if (const auto done = written(*plan, paths); !done)
        return done.error();
    if (plan->isNew)
        rememberWorkspace(paths, plan->workspace);
    return plan;
}

} // namespace

AddSourceJob::AddSourceJob(const LoadedWorkspace* into, const Clock& clock, QObject* parent)
    : QObject(parent), m_into(into), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_asking, &QFutureWatcherBase::finished, this, [this] {
        if (m_asking.future().resultCount() > 0 && !m_asking.result().ok())
            Q_EMIT noKeychain();
    });
    connect(&m_looking, &QFutureWatcherBase::finished, this, &AddSourceJob::takeLooked);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &AddSourceJob::takeWritten);
}

AddSourceJob::~AddSourceJob()
{
    cancel();
    m_pool.waitForDone();
}

void AddSourceJob::look(const QString& typed, const TypedLogin& login)
{
    m_isCancelled = false;
    m_login = login;
    m_source.reset();
    m_looking.setFuture(QtConcurrent::run(&m_pool, [this, typed, login]() -> Looked {
        TryingClient client(login, m_clock);
        const LookAround with{.runner = client.runner(),
                              .clock = m_clock,
                              .isCancelled = [this] { return m_isCancelled.load(); },
                              .said = [this](const QString& words) { Q_EMIT said(words); }};
        return std::make_shared<const Result<AddedSource>>(lookAround(with, typed, login, {}, m_into));
    }));
}

void AddSourceJob::askKeychain()
{
    if (!m_keychain)
        m_keychain = std::make_unique<KeychainStore>();
    m_asking.setFuture(m_keychain->isThere());
}

void AddSourceJob::takeLooked()
{
    const Looked result = m_looking.result();
    if (!*result) {
        Q_EMIT failed(result->error());
        return;
    }
    m_source = std::make_shared<const AddedSource>(**result);
    Q_EMIT found(m_source);
}

void AddSourceJob::write(const std::string& name, const std::vector<int>& chosen)
{
    Q_ASSERT(m_source);
    m_writing.setFuture(QtConcurrent::run(
        &m_pool, [source = m_source, name, chosen, login = m_login, into = m_into, &clock = m_clock]() -> Written {
            return std::make_shared<const Result<WritePlan>>(keptAndWritten(*source, name, login, chosen, into, clock));
        }));
}

void AddSourceJob::takeWritten()
{
    const Written result = m_writing.result();
    if (*result)
        Q_EMIT written(**result);
    else
        Q_EMIT failed(result->error());
}

} // namespace traceo
