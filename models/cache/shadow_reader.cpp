#include "cache/shadow_reader.h"

#include "core/format.h"
#include "core/when_finished.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShadowReader)
};

constexpr std::size_t kKeysPerPage = 10; ///< of a page of SCAN: so that looks are spread over the key space
constexpr const char* kPageSize = "100";
constexpr std::size_t kMostLooks = 100;
constexpr Millis kFlushEvery{10'000};
constexpr Millis kLongestPause = 5 * kMinute;
constexpr int kMostDoublings = 20;
constexpr Millis kDeadline{10'000};
constexpr std::int64_t kLargestValue = 4 * 1024 * 1024;

Request cacheRequest(std::vector<std::string> command)
{
    Request request{.transport = Transport::Redis, .want = "shadow"};
    request.command = std::move(command);
    request.deadline = kDeadline;
    request.maxBytes = kLargestValue;
    return request;
}

std::string hexOf(std::uint64_t number)
{
    return QString::number(qulonglong(number), 16).toStdString();
}

struct Page {
    std::string cursor;
    std::vector<std::string> keys;
};

Result<Page> pageOf(const std::string& wire, const std::string& cache)
{
    const auto reply = redisReply(wire);
    if (!reply)
        return reply.error();
    const bool isPage = reply->isList() && reply->items.size() == 2 && reply->items[0].isText() && reply->items[1].isList();
    if (!isPage)
        return Error{.code = ErrorCode::Decode,
                     .where = plainText(cache, 60),
                     .expected = Text::tr("a page of keys"),
                     .found = reply->isError() ? plainText(reply->text, 120) : Text::tr("another kind of reply"),
                     .hint = Text::tr("The user of the cache needs the permission +scan +get.")};
    Page page{.cursor = reply->items[0].text, .keys = {}};
    for (const RedisReply& key : reply->items[1].items) {
        if (key.isText())
            page.keys.push_back(key.text);
    }
    return page;
}

} // namespace

ShadowReader::ShadowReader(ShadowConfig config, Places places, RequestRunner& runner, const Clock& clock, BatchSink& sink,
                           std::uint64_t seed, QObject* parent)
    : QObject(parent), m_config(std::move(config)), m_places(std::move(places)), m_runner(runner), m_clock(clock), m_sink(sink),
      m_chance(seed), m_mark(hexOf(seed))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ShadowReader::arrived);
}

ShadowReader::~ShadowReader()
{
    m_watcher.disconnect();
    m_watcher.cancel();
    flush();
}

Millis ShadowReader::interval() const
{
    return Millis{std::int64_t(std::ceil(1000 / m_config.rate))};
}

void ShadowReader::step()
{
    const Millis now = m_clock.monotonic();
    if (!m_looks.empty() && now >= m_flushAt)
        flush();
    if (m_stage != Stage::Idle || now < m_dueAt)
        return;
    m_dueAt = now + interval();
    if (m_keys.empty())
        ask(Stage::Scan, m_places.cache, scanRequest());
    else
        begin();
    takeAll();
}

Request ShadowReader::scanRequest() const
{
    return cacheRequest({"SCAN", m_cursor, "MATCH", m_config.keys[m_pattern], "COUNT", kPageSize});
}

void ShadowReader::begin()
{
    m_key = std::move(m_keys.back());
    m_keys.pop_back();
    askCache(Stage::First);
}

void ShadowReader::askCache(Stage stage)
{
    const bool isHash = !m_config.field.empty();
    ask(stage, m_places.cache,
        cacheRequest(isHash ? std::vector<std::string>{"HGET", m_key, m_config.field} : std::vector<std::string>{"GET", m_key}));
}

void ShadowReader::askOrigin()
{
    const auto request = originRequest(m_config, m_key);
    if (request)
        ask(Stage::Origin, m_places.origin, *request);
    else
        skip(request.error());
}

void ShadowReader::ask(Stage stage, const Endpoint& endpoint, const Request& request)
{
    m_stage = stage;
    m_askedAt = m_clock.now();
    const QFuture<Response> future = m_runner.run(endpoint, request);
    if (future.isFinished() && future.resultCount() > 0)
        m_arrived = future.result();
    else
        m_watcher.setFuture(future);
}

void ShadowReader::arrived()
{
    const QFuture<Response> future = m_watcher.future();
    if (m_stage == Stage::Idle || m_arrived)
        return;
    if (future.resultCount() > 0) {
        m_arrived = future.result();
    } else {
        Response none;
        none.error = Error{.code = ErrorCode::Cancelled, .expected = Text::tr("an answer"), .found = Text::tr("none")};
        m_arrived = std::move(none);
    }
    takeAll();
}

/// One after the other, not one within the other: a runner may have all answers at once.
void ShadowReader::takeAll()
{
    while (m_arrived) {
        const Response response = std::move(*m_arrived);
        m_arrived.reset();
        take(response);
    }
}

void ShadowReader::take(const Response& response)
{
    if (m_stage == Stage::Origin) {
        auto read = originRead(m_config, response);
        if (!read)
            return fail(read.error());
        m_origin = std::move(*read);
        return askCache(Stage::Second);
    }
    if (!response.ok())
        return fail(*response.error);
    if (m_stage == Stage::Scan)
        takeKeys(response);
    else
        takeCached(response);
}

void ShadowReader::takeKeys(const Response& response)
{
    auto page = pageOf(response.body, m_config.cache);
    if (!page)
        return fail(page.error());
    m_cursor = page->cursor;
    if (m_cursor == "0")
        m_pattern = (m_pattern + 1) % m_config.keys.size();
    // Some of them, by lot; the generator is the same everywhere, which std::shuffle is not.
    std::vector<std::string>& keys = page->keys;
    for (std::size_t i = 0; i < std::min(kKeysPerPage, keys.size()); ++i) {
        std::swap(keys[i], keys[i + m_chance() % (keys.size() - i)]);
        m_keys.push_back(std::move(keys[i]));
    }
    if (m_keys.empty())
        finish();
    else
        begin();
}

void ShadowReader::takeCached(const Response& response)
{
    const auto reply = redisReply(response.body);
    if (!reply)
        return fail(reply.error());
    auto read = cachedRead(m_config, *reply, m_askedAt);
    if (!read)
        return skip(read.error());
    if (m_stage == Stage::Second) {
        judge(*read);
        return finish();
    }
    m_first = std::move(*read);
    if (m_first.isThere)
        askOrigin();
    else
        finish(); // gone since it was named: no answer that could be false
}

void ShadowReader::judge(const CachedRead& second)
{
    ++m_number;
    note("shadow", judgeShadow(m_first, m_origin, second, m_config.grace));
    if (const auto stamped = m_config.version.empty() ? std::nullopt : judgeVersion(m_origin, second, m_config.grace))
        note("version", *stamped);
}

void ShadowReader::note(const std::string& estimator, const Judgement& judgement)
{
    if (m_looks.empty())
        m_flushAt = m_clock.monotonic() + kFlushEvery;
    m_looks.push_back({.at = m_first.at,
                       .id = estimator + "-" + m_mark + "-" + std::to_string(m_number),
                       .cache = m_config.cache,
                       .estimator = estimator,
                       .outcome = judgement.outcome,
                       .age = judgement.age});
    if (estimator != "shadow")
        return;
    ++m_told.looks;
    m_told.stale += judgement.outcome == LookOutcome::Stale ? 1 : 0;
    m_told.fresh += judgement.outcome == LookOutcome::Fresh ? 1 : 0;
    m_told.undecided += judgement.outcome == LookOutcome::Undecided ? 1 : 0;
}

void ShadowReader::finish()
{
    m_stage = Stage::Idle;
    m_failures = 0;
    m_told.problem.reset();
    if (m_looks.size() >= kMostLooks)
        flush();
}

/// This key cannot be looked at; others can.
void ShadowReader::skip(const Error& error)
{
    m_told.isOfOrigin = false;
    m_stage = Stage::Idle;
    m_told.problem = error;
}

void ShadowReader::fail(const Error& error)
{
    m_told.isOfOrigin = m_stage == Stage::Origin;
    m_stage = Stage::Idle;
    m_told.problem = error;
    m_failures = std::min(m_failures + 1, kMostDoublings);
    const Millis pause = std::min(kLongestPause, interval() * (std::int64_t{1} << m_failures));
    m_dueAt = m_clock.monotonic() + std::max(pause, interval());
}

void ShadowReader::flush()
{
    if (m_looks.empty())
        return;
    Batch batch;
    batch.events.push_back(eventsOf(m_looks));
    m_looks.clear();
    whenFinished(m_sink.commit(std::move(batch)), this, [this](const QFuture<Result<ChangeSet>>& stored) {
        if (!hasNoAnswer(stored) && !stored.result())
            m_told.problem = stored.result().error();
    });
}

} // namespace traceo
