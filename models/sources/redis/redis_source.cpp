#include "sources/redis/redis_source.h"

#include "sources/redis/key_sample.h"
#include "sources/redis/redis_clients.h"
#include "sources/redis/redis_info.h"
#include "sources/redis/redis_info_series.h"
#include "sources/redis/redis_latency.h"
#include "sources/redis/redis_memory.h"
#include "sources/redis/redis_slow_log.h"
#include "sources/redis/redis_text.h"
#include "sources/strokes.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisSource)
};

constexpr Millis kSlowerEvery = kMinute;
constexpr Millis kConfigEvery = 5 * kMinute;
constexpr char kRunId[] = "run_id";

Request question(const char* want, std::vector<std::string> command, TimeSpan span)
{
    Request request;
    request.transport = Transport::Redis;
    request.want = want;
    request.span = span;
    request.command = std::move(command);
    return request;
}

/// What is remembered of INFO within a run (LastAnswer::told): it was polled, and keys were sampled as well.
constexpr char kPolled[] = "polled";
constexpr char kSampled[] = "sampled";

/// INFO of all there is, as a poll asks it; a test of the connection asks for less.
bool isPoll(const Request& request)
{
    return request.command.size() < 2 || request.command[1] == "all";
}

Request plainInfo(const Request& request)
{
    Request plain = request;
    plain.command = {"INFO"};
    return plain;
}

/// What the series hold is observed; not as ok where a part of the answer had to be left out.
void observe(Decoded& decoded, const SourceSettings& settings, const Request& request, UtcMs at, Errors problems)
{
    Observation seen{settings.name, request.want, request.span, at, Outcome::Ok, {}};
    if (!problems.empty()) {
        seen.outcome = Outcome::Decode;
        seen.message = toText(problems.front()).toStdString();
    }
    for (Error& problem : problems)
        decoded.errors.push_back(located(std::move(problem), settings, request.want));
    decoded.batch.observations.push_back(std::move(seen));
}

void addFacts(const RedisInfo& info, const std::string& source, UtcMs at, Batch& batch)
{
    const RedisProduct product = redisProduct(info);
    vocabulary::SourceFact server;
    server.kind = "redis";
    server.product = product.name;
    server.version = product.version;
    batch.facts.push_back({vocabulary::kSourceFact, source, source, at, {}, vocabulary::toJson(server), {}});
    vocabulary::CacheFact cache;
    cache.product = server.product;
    cache.version = server.version;
    cache.role = info.value("role");
    cache.runId = info.value(kRunId);
    cache.policy = info.value("maxmemory_policy");
    batch.facts.push_back({vocabulary::kCacheFact, source, source, at, {}, vocabulary::toJson(cache), {}});
}

std::string runIdOf(const Request& request)
{
    const auto found = std::ranges::find(request.form, std::string_view(kRunId), &Pairs::value_type::first);
    return found == request.form.end() ? std::string() : found->second;
}

Result<Errors> withoutProblems(const Result<void>& result)
{
    return result ? Result<Errors>(Errors{}) : Result<Errors>(result.error());
}

/// The answers that are series, and the slow log, which is more.
Result<Errors> addAnswer(const Request& request, const RedisReply& reply, const std::string& source, RedisSeries& series,
                         Decoded& decoded)
{
    if (request.want == kLatencyLatestQuestion)
        return addLatencyLatest(reply, series);
    if (request.want == kLatencyHistogramQuestion)
        return addLatencyHistograms(reply, request.form, series);
    if (request.want == kMemoryQuestion)
        return addMemoryStats(reply, series);
    if (request.want == kConfigQuestion)
        return addMemoryConfig(reply, series);
    if (request.want == kClientsQuestion)
        return reply.isText() ? withoutProblems(addClients(reply.text, series))
                              : Result<Errors>(otherReply(Text::tr("a text"), reply));
    auto log = slowLog(reply, runIdOf(request), source, request.last.told, series);
    if (!log)
        return log.error();
    if (!log->block.at.empty())
        decoded.batch.events.push_back(std::move(log->block));
    decoded.told = std::move(log->told);
    return std::move(log->problems);
}

/// INFO speaks of all databases; key groups are those of the one in the path.
int databaseOf(const ConfigNode& node, SourceSettings& settings, Errors& errors)
{
    constexpr std::int64_t kHighest = 1'023;
    const std::string path = settings.endpoint.base.path().toStdString();
    if (path.empty())
        return 0;
    const auto number = redisInteger(std::string_view(path).substr(1));
    if (number && *number >= 0 && *number <= kHighest)
        return int(*number);
    SectionReader::report(errors, ErrorCode::BadValue, node["url"],
                          Text::tr("a URL without a path, or with the number of a database: redis://cache-1:6379/2"),
                          node["url"].shownText());
    settings.endpoint.base.setPath({});
    return 0;
}

std::shared_ptr<const Source> parse(const ConfigNode& node, Errors& errors)
{
    const KindSettings kind{
        .keys = {"key_groups"}, .plain = {"redis"}, .sealed = {"rediss"}, .isHttp = false, .needsUser = false};
    SourceSettings settings = readSourceSettings(node, errors, kind);
    if (!node["collect"].isMissing()) {
        SectionReader::report(errors, ErrorCode::BadValue, node["collect"],
                              Text::tr("no “collect”: a Redis is asked for all it tells of itself"), node["collect"].kindText());
        settings.collect.clear();
    }
    const int database = databaseOf(node, settings, errors);
    KeyGroups groups = KeyGroups::parse(node, errors);
    groups.database = database;
    if (!isUsable(node, settings))
        return nullptr;
    return std::make_shared<const RedisSource>(std::move(settings), std::move(groups));
}

} // namespace

std::vector<Request> RedisSource::requests(const Plan& plan) const
{
    switch (plan.purpose) {
    case Plan::Purpose::Poll: {
        std::vector<Request> requests{question(vocabulary::kRedisQuestion, {"INFO", "all"}, plan.span)};
        const Millis slower = phaseOf(m_settings.name, kSlowerEvery);
        addOnStroke(requests, question(kLatencyLatestQuestion, {"LATENCY", "LATEST"}, plan.span), kSlowerEvery, slower);
        addOnStroke(requests, question(kMemoryQuestion, {"MEMORY", "STATS"}, plan.span), kSlowerEvery, slower);
        addOnStroke(requests, question(kClientsQuestion, {"CLIENT", "LIST"}, plan.span), kSlowerEvery, slower);
        addOnStroke(requests, question(kConfigQuestion, {"CONFIG", "GET", "maxmemory*"}, plan.span), kConfigEvery,
                    phaseOf(m_settings.name, kConfigEvery));
        return requests;
    }
    case Plan::Purpose::Backfill:
        return {};
    case Plan::Purpose::Test:
        return {question(vocabulary::kRedisQuestion, {"INFO", "default"}, plan.span)};
    }
    Q_UNREACHABLE();
}

std::vector<Request> RedisSource::instead(const Request& request, const Response& response) const
{
    constexpr int kNotUnderstood = 400; // "ERR syntax error"; not what is refused, not there, or not there now
    if (request.want == vocabulary::kRedisQuestion && request.command.size() > 1 && response.status == kNotUnderstood)
        return {plainInfo(request)};
    return {};
}

Result<Decoded> RedisSource::decode(const Request& request, const Response& response) const
{
    auto decoded = decodeReply(request, response);
    if (!decoded)
        return located(decoded.error(), m_settings, request.want);
    return decoded;
}

Result<Decoded> RedisSource::decodeReply(const Request& request, const Response& response) const
{
    const auto reply = redisReply(response.body);
    if (!reply)
        return reply.error();
    if (reply->isError())
        return otherReply(Text::tr("an answer to %1").arg(QString::fromStdString(request.want)), *reply);
    if (request.want == vocabulary::kRedisQuestion)
        return decodeInfo(request, response, *reply);
    if (request.want == kScanQuestion || request.want == kMemoryUsageQuestion)
        return decodeKeys(request, response, *reply);
    Decoded decoded;
    RedisSeries series(m_settings.name, response.receivedAt, request.last.named);
    auto problems = addAnswer(request, *reply, m_settings.name, series, decoded);
    if (!problems)
        return problems.error();
    decoded.batch.series.add(std::move(series).take());
    observe(decoded, m_settings, request, response.receivedAt, std::move(*problems));
    return decoded;
}

Result<Decoded> RedisSource::decodeInfo(const Request& request, const Response& response, const RedisReply& reply) const
{
    if (!reply.isText())
        return otherReply(Text::tr("INFO as a text"), reply);
    Decoded decoded;
    if (reply.text.empty() && request.command.size() > 1) { // how some say that they do not know the section
        decoded.next.push_back(plainInfo(request));
        return decoded;
    }
    const auto info = RedisInfo::read(reply.text);
    if (!info)
        return info.error();
    RedisSeries series(m_settings.name, response.receivedAt, request.last.named);
    Errors problems = addInfo(*info, series);
    if (response.lookups) {
        series.add(vocabulary::kRedisOwnHits, double(response.lookups->hits));
        series.add(vocabulary::kRedisOwnMisses, double(response.lookups->misses));
    }
    addFacts(*info, m_settings.name, response.receivedAt, decoded.batch);
    decoded.batch.series.add(std::move(series).take());
    observe(decoded, m_settings, request, response.receivedAt, std::move(problems));
    if (isPoll(request)) {
        addFollowUps(request, response, *info, decoded);
        const bool isSampled = request.last.told == kSampled || sampleSpan(request);
        decoded.told = isSampled ? kSampled : kPolled;
    }
    return decoded;
}

/// What a sample of keys that is begun now speaks of; none where it is not time for one.
std::optional<TimeSpan> RedisSource::sampleSpan(const Request& request) const
{
    if (!m_groups.isWanted())
        return std::nullopt;
    if (auto spoken = onStroke(request.span, m_groups.every))
        return spoken;
    if (request.last.told != kPolled)
        return std::nullopt;
    return TimeSpan{std::min(request.span.from, floorTo(request.span.to, m_groups.every)), request.span.to};
}

void RedisSource::addFollowUps(const Request& request, const Response& response, const RedisInfo& info, Decoded& decoded) const
{
    const Millis phase = phaseOf(m_settings.name, kSlowerEvery);
    addOnStroke(decoded.next, question(kSlowLogQuestion, {"SLOWLOG", "GET", std::to_string(kSlowLogEntries)}, request.span),
                kSlowerEvery, phase);
    if (!decoded.next.empty()) {
        decoded.next.back().form = {{kRunId, std::string(info.value(kRunId))}};
        addOnStroke(decoded.next, question(kLatencyHistogramQuestion, {"LATENCY", "HISTOGRAM"}, request.span), kSlowerEvery,
                    phase);
        for (const auto& [command, usec] : commandTimes(info))
            decoded.next.back().form.emplace_back(command, std::to_string(usec));
    }
    const auto spoken = sampleSpan(request);
    if (!spoken)
        return;
    const KeySample sample(m_groups, keysOf(info, m_groups.database), m_settings.interval, *spoken, response.receivedAt);
    if (auto first = sample.next(response.receivedAt)) {
        decoded.next.push_back(std::move(*first));
        return;
    }
    RedisSeries none(m_settings.name, response.receivedAt, nullptr);
    sample.addTo(none, m_groups);
    decoded.batch.series.add(std::move(none).take());
    decoded.batch.observations.push_back({m_settings.name, kKeyGroupsQuestion, *spoken, response.receivedAt, Outcome::Ok, {}});
}

Result<Decoded> RedisSource::decodeKeys(const Request& request, const Response& response, const RedisReply& reply) const
{
    KeySample sample = KeySample::of(request);
    const auto taken = request.want == kScanQuestion ? sample.takeScan(reply, m_groups) : sample.takeUsage(reply);
    if (!taken)
        return taken.error();
    Decoded decoded;
    if (auto next = sample.next(response.receivedAt)) {
        decoded.next.push_back(std::move(*next));
        return decoded;
    }
    RedisSeries series(m_settings.name, response.receivedAt, request.last.named);
    sample.addTo(series, m_groups);
    decoded.batch.series.add(std::move(series).take());
    decoded.batch.observations.push_back(
        {m_settings.name, kKeyGroupsQuestion, sample.span(), response.receivedAt, Outcome::Ok, {}});
    return decoded;
}

SourceKind redisKind()
{
    return {"redis", parse};
}

} // namespace traceo
