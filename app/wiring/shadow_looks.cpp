#include "app/wiring/shadow_looks.h"

#include "core/format.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <random>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShadowLooks)
};

/// The longest sleep: what was found is handed over by a step.
constexpr Millis kLongestSleep{10'000};
/// A reader that is due and did not begin still waits for an answer.
constexpr Millis kBusySleep{50};
constexpr Millis kSayEvery = kMinute;

/// Null where there is none, which the workspace's reading has told.
const Endpoint* endpointOf(const std::vector<std::shared_ptr<const Source>>& sources, const std::string& name)
{
    const auto it = std::ranges::find_if(sources, [&name](const auto& source) { return source->settings().name == name; });
    return it == sources.end() ? nullptr : &(*it)->settings().endpoint;
}

/// Whether what was found never holds a key or a value: words about the line, and of servers that say no those that name a
/// command or a thing of a database.
bool isTelling(const Error& error)
{
    if (error.code == ErrorCode::Unreachable || error.code == ErrorCode::Timeout || error.code == ErrorCode::Tls)
        return true;
    return error.code == ErrorCode::Auth
        && (error.found.startsWith("permission denied for "_L1) || error.found.contains("has no permissions to run the "_L1));
}

/// Without the address that was asked and what was answered, as both may repeat a key: of a session's a copy would let people in.
Error withoutKeys(const Error& error, const QString& where)
{
    return {.code = error.code,
            .where = where,
            .expected = error.expected,
            .found = isTelling(error) ? error.found : Text::tr("another answer"),
            .hint = error.hint};
}

/// Where the truth of a cache is.
QString originOf(const ShadowConfig& config)
{
    return config.origin.isSql() ? plainText(config.origin.source, 63) : config.origin.base.host();
}

} // namespace

ShadowLooks::ShadowLooks(const Services& services, const std::vector<ShadowConfig>& configs,
                         const std::vector<std::shared_ptr<const Source>>& sources, std::unique_ptr<PollTimer> timer,
                         QObject* parent)
    : QObject(parent), m_services(services), m_timer(std::move(timer))
{
    for (const ShadowConfig& config : configs) {
        const Endpoint* const cache = endpointOf(sources, config.cache);
        const Endpoint own = originEndpoint(config);
        const Endpoint* const origin = config.origin.isSql() ? endpointOf(sources, config.origin.source) : &own;
        if (cache != nullptr && origin != nullptr)
            m_planned.push_back({.config = config, .places = {.cache = *cache, .origin = *origin}});
    }
}

ShadowLooks::~ShadowLooks()
{
    if (m_timer)
        m_timer->stop();
}

void ShadowLooks::start()
{
    if (QThread::currentThread() != thread()) {
        QMetaObject::invokeMethod(this, &ShadowLooks::start, Qt::QueuedConnection);
        return;
    }
    if (m_phase == Phase::Running || m_planned.empty())
        return;
    m_phase = Phase::Running;
    if (!m_timer)
        m_timer = std::make_unique<QtPollTimer>();
    if (m_running.empty())
        begin();
    tick();
}

void ShadowLooks::stop()
{
    if (QThread::currentThread() != thread()) {
        QMetaObject::invokeMethod(this, &ShadowLooks::stop, Qt::QueuedConnection);
        return;
    }
    m_phase = Phase::Idle;
    if (m_timer)
        m_timer->stop();
    for (const Running& running : m_running)
        running.reader->flush();
}

/// Readers watch futures, and so belong to the thread that steps them.
void ShadowLooks::begin()
{
    const std::uint64_t seed =
        m_services.seed != 0 ? m_services.seed : (std::uint64_t{std::random_device{}()} << 32 | std::random_device{}());
    std::mt19937_64 seeds(seed);
    for (const Planned& planned : m_planned) {
        auto reader = std::make_unique<ShadowReader>(planned.config, planned.places, m_services.runner, m_services.clock,
                                                     m_services.sink, seeds());
        Running running;
        running.cache = planned.config.cache;
        running.origin = originOf(planned.config);
        running.reader = std::move(reader);
        m_running.push_back(std::move(running));
    }
}

void ShadowLooks::tick()
{
    for (Running& running : m_running) {
        running.reader->step();
        tell(running);
        store(running);
    }
    const Millis now = m_services.clock.monotonic();
    Millis delay = kLongestSleep;
    for (const Running& running : m_running) {
        const Millis wait = running.reader->dueAt() - now;
        delay = std::min(delay, wait > Millis{0} ? wait : kBusySleep);
    }
    m_timer->start(delay, [this] { tick(); });
}

/// Of the newest problem: the cache, or its origin.
QString ShadowLooks::placeOf(const Running& running)
{
    const QString cache = plainText(running.cache, 63);
    return running.reader->told().isOfOrigin ? Text::tr("%1, its origin %2").arg(cache, running.origin) : cache;
}

void ShadowLooks::tell(Running& running)
{
    const std::optional<Error>& problem = running.reader->told().problem;
    if (!problem)
        return;
    const Error error = withoutKeys(*problem, placeOf(running));
    const Millis now = m_services.clock.monotonic();
    const bool isNews = !running.said || (*running.said != error && now - running.saidAt >= kSayEvery);
    if (!isNews)
        return;
    running.said = error;
    running.saidAt = now;
    Q_EMIT troubled(error);
}

/// Single keys that cannot be looked at are no trouble while others can; so a fact changes once a minute at most.
void ShadowLooks::store(Running& running)
{
    const ShadowReader::Told& told = running.reader->told();
    const Millis now = m_services.clock.monotonic();
    if (told.looks > running.looks) {
        running.looks = told.looks;
        running.lookedAt = now;
    }
    const bool looks = running.looks > 0 && now - running.lookedAt < kSayEvery;
    vocabulary::ShadowFact fact;
    if (!looks && told.problem) {
        const Error error = withoutKeys(*told.problem, placeOf(running));
        const QString words =
            isTelling(*told.problem) ? error.found : Text::tr("expected %1, found another answer").arg(error.expected);
        fact.problem = Text::tr("%1 at %2").arg(words, error.where).toStdString();
        fact.remedy = error.hint.toStdString();
    } else if (!looks) {
        return; // nothing is known yet
    }
    std::string payload = vocabulary::toJson(fact);
    if (running.stored == payload || (running.stored && now - running.storedAt < kSayEvery))
        return;
    Batch batch;
    batch.facts.push_back({.kind = vocabulary::kShadowFact,
                           .source = running.cache,
                           .key = running.cache,
                           .validFrom = m_services.clock.now(),
                           .validTo = {},
                           .payload = payload,
                           .learnedAt = {}});
    m_services.sink.commit(std::move(batch));
    running.stored = std::move(payload);
    running.storedAt = now;
}

} // namespace traceo
