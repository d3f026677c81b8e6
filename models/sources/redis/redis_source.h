#pragma once
// Redis, asked directly; also Valkey, KeyDB, Dragonfly and whatever else speaks its protocol and has an INFO. Reads only: INFO,
// LATENCY LATEST and HISTOGRAM, SLOWLOG GET, MEMORY STATS, CLIENT LIST, CONFIG GET maxmemory*, and where the workspace wants
// key groups SCAN and MEMORY USAGE. Series have redis_exporter's names and units and the label instance, the source's name.
//
//   - {name: cache-1, kind: redis, url: "rediss://cache-1:6380", interval: 10s,
//      auth: {kind: basic, user: traceo, secret: keychain:cache-1}}
//
// Only INFO must be answered. What a server lacks or does not allow stands in SourceFact::notEnabled under the question's name
// ("SLOWLOG"); the poller gathers it, since no single answer knows of another. So CacheFact::refused stays empty here.
// Any thread; immutable.

#include "sources/redis/key_groups.h"
#include "sources/source.h"

namespace traceo {

struct RedisReply;
class RedisInfo;

/// What is asked beside vocabulary::kRedisQuestion, each also the name it is observed under; those of key groups: key_sample.h.
inline constexpr char kLatencyLatestQuestion[] = "LATENCY LATEST";
inline constexpr char kLatencyHistogramQuestion[] = "LATENCY HISTOGRAM";
inline constexpr char kSlowLogQuestion[] = "SLOWLOG";
inline constexpr char kMemoryQuestion[] = "MEMORY STATS";
inline constexpr char kClientsQuestion[] = "CLIENT LIST";
inline constexpr char kConfigQuestion[] = "CONFIG";

class RedisSource final : public Source {
public:
    explicit RedisSource(SourceSettings settings, KeyGroups groups = {})
        : m_settings(std::move(settings)), m_groups(std::move(groups))
    {}

    const SourceSettings& settings() const override { return m_settings; }

    /// INFO each poll, the rest once a minute, the configuration every five, each source at a moment of its own, so that of many
    /// sources a poll asks as much as any other. Nothing for a backfill.
    std::vector<Request> requests(const Plan& plan) const override;

    /// Key groups are asked for at their strokes and with the second poll of a run, as strokes may be a day apart. Not with the
    /// first: who polls once wants an answer at once.
    /// What rests on INFO follows it: the slow log needs the run's id, histograms the sums, key groups the number of keys.
    /// An answer of which a part cannot be read gives the rest and is not observed as ok.
    Result<Decoded> decode(const Request& request, const Response& response) const override;

    /// INFO without "all", for servers that do not know the word.
    std::vector<Request> instead(const Request& request, const Response& response) const override;

private:
    Result<Decoded> decodeReply(const Request& request, const Response& response) const;
    Result<Decoded> decodeInfo(const Request& request, const Response& response, const RedisReply& reply) const;
    Result<Decoded> decodeKeys(const Request& request, const Response& response, const RedisReply& reply) const;
    std::optional<TimeSpan> sampleSpan(const Request& request) const;
    void addFollowUps(const Request& request, const Response& response, const RedisInfo& info, Decoded& decoded) const;

    SourceSettings m_settings;
    KeyGroups m_groups;
};

/// The row of the table of kinds.
SourceKind redisKind();

} // namespace traceo
