// What a poll of a hundred Redis servers costs: the questions, what they say decoded, and each answer committed, durable. Each
// server has thirty commands it was asked for. Once a minute each is asked for more: histograms of latencies, the slow log, the
// memory's parts, clients; a quarter of the servers with each poll, all of them with the first after a start or a sleep (all:1).
// Those that are due within a second are asked and stored together; after a start or a sleep all come at once; each stored by
// itself is what it would cost without that. Without sockets and scheduling. On the disk of TMPDIR.

#include "bench/bench_store.h"
#include "sources/redis/redis_source.h"
#include "vocabulary/caches.h"

#include <benchmark/benchmark.h>

#include <array>
#include <map>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr int kServers = 100;
constexpr int kCommands = 30;
constexpr Millis kInterval{15'000};
constexpr int kTogether = 8; ///< of a hundred in 15 s, those that are due within a second of the first (poll/poller.cpp)

/// Fields as Redis 7.0 has them; numbers that stay, and those that grow.
constexpr std::array kSteady{"uptime_in_days",
                             "hz",
                             "configured_hz",
                             "io_threads_active",
                             "connected_clients",
                             "cluster_connections",
                             "maxclients",
                             "client_recent_max_input_buffer",
                             "blocked_clients",
                             "tracking_clients",
                             "used_memory",
                             "used_memory_rss",
                             "used_memory_peak",
                             "used_memory_overhead",
                             "used_memory_startup",
                             "used_memory_dataset",
                             "allocator_allocated",
                             "allocator_active",
                             "allocator_resident",
                             "total_system_memory",
                             "used_memory_lua",
                             "used_memory_vm_eval",
                             "maxmemory",
                             "allocator_frag_ratio",
                             "allocator_frag_bytes",
                             "allocator_rss_ratio",
                             "allocator_rss_bytes",
                             "mem_fragmentation_ratio",
                             "mem_clients_slaves",
                             "mem_clients_normal",
                             "mem_aof_buffer",
                             "lazyfree_pending_objects",
                             "loading",
                             "rdb_changes_since_last_save",
                             "rdb_last_save_time",
                             "aof_enabled",
                             "aof_last_cow_size",
                             "pubsub_channels",
                             "latest_fork_usec",
                             "connected_slaves",
                             "master_repl_offset",
                             "repl_backlog_size"};
constexpr std::array kGrowing{"uptime_in_seconds",
                              "total_commands_processed",
                              "total_connections_received",
                              "total_net_input_bytes",
                              "total_net_output_bytes",
                              "expired_keys",
                              "evicted_keys",
                              "keyspace_hits",
                              "keyspace_misses",
                              "total_error_replies",
                              "total_reads_processed",
                              "total_writes_processed",
                              "io_threaded_reads_processed"};

std::string bulk(const std::string& text)
{
    return '$' + std::to_string(text.size()) + "\r\n" + text + "\r\n";
}
std::string integer(std::int64_t value)
{
    return ':' + std::to_string(value) + "\r\n";
}
std::string list(const std::vector<std::string>& items)
{
    std::string wire = '*' + std::to_string(items.size()) + "\r\n";
    for (const std::string& item : items)
        wire += item;
    return wire;
}

std::string commandName(int i)
{
    return i % 5 == 0 ? "config|part" + std::to_string(i) : "command" + std::to_string(i);
}

std::string infoText(int server, int poll)
{
    std::string text =
        "# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\nos:Linux 6.1.0 x86_64\r\nrole:master\r\nrun_id:"
        + std::string(32, 'a') + std::to_string(server) + "\r\nmaxmemory_policy:allkeys-lru\r\n";
    for (const char* field : kSteady)
        text += std::string(field) + ':' + std::to_string(server * 4096 + 7) + "\r\n";
    for (const char* field : kGrowing)
        text += std::string(field) + ':' + std::to_string(std::int64_t(poll) * (1'000 + server) + 50'000) + "\r\n";
    text += "# Commandstats\r\n";
    for (int i = 0; i < kCommands; ++i)
        text += "cmdstat_" + commandName(i) + ":calls=" + std::to_string(poll * (i + 1))
            + ",usec=" + std::to_string(poll * 17 * i) + ",usec_per_call=1.50,rejected_calls=0,failed_calls=0\r\n";
    text += "# Latencystats\r\n";
    for (int i = 0; i < kCommands; ++i)
        text += "latency_percentiles_usec_" + commandName(i) + ":p50=1.003,p99=6.015,p99.9=42.239\r\n";
    return text + "# Keyspace\r\ndb0:keys=52000,expires=9000,avg_ttl=3600000\r\n";
}

std::string histograms(int poll)
{
    std::vector<std::string> commands;
    for (int i = 0; i < kCommands; ++i) {
        commands.push_back(bulk(commandName(i)));
        commands.push_back(
            list({bulk("calls"), integer(poll * 10), bulk("histogram_usec"),
                  list({integer(1), integer(poll * 6), integer(8), integer(poll * 9), integer(132), integer(poll * 10)})}));
    }
    return list(commands);
}

/// One entry a minute.
std::string slowLog(UtcMs at)
{
    const std::int64_t newest = msOf(at) / kMinute.count();
    std::vector<std::string> entries;
    for (std::int64_t number = newest; number > newest - 128; --number)
        entries.push_back(list({integer(number), integer(number * 60), integer(20'000), list({bulk("SORT"), bulk("a key")}),
                                bulk("10.0.0.1:5"), bulk("web")}));
    return list(entries);
}

std::string clients()
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "id=" + std::to_string(i) + " addr=10.0.0.1:5 fd=8 name=web" + std::to_string(i % 5)
            + " age=77 idle=0 flags=N db=0 omem=0 events=r cmd=get user=default resp=2\n";
    return bulk(text);
}

/// By question; all servers say the same but in INFO.
struct Answers {
    std::vector<std::string> infos;
    std::map<std::string, std::string> others;

    Answers(int poll, UtcMs at)
        : others{{kLatencyHistogramQuestion, histograms(poll)},
                 {kLatencyLatestQuestion, list({})},
                 {kSlowLogQuestion, slowLog(at)},
                 {kMemoryQuestion, list({bulk("keys.count"), integer(52'000), bulk("dataset.percentage"), bulk("99.2")})},
                 {kClientsQuestion, clients()},
                 {kConfigQuestion, list({bulk("maxmemory"), bulk("1000000")})}}
    {
        for (int i = 0; i < kServers; ++i)
            infos.push_back(bulk(infoText(i, poll)));
    }
};

/// A hundred of them, and what their answers named before, as the poller keeps it.
class Fleet {
public:
    Fleet()
    {
        for (int i = 0; i < kServers; ++i) {
            SourceSettings settings;
            settings.name = "cache-" + std::to_string(i);
            settings.kind = "redis";
            m_sources.emplace_back(std::move(settings));
        }
        m_store.clock.set(m_at);
        verify(m_store.open(), "a history can be opened");
    }

    Answers next(Millis since)
    {
        m_span = since;
        m_at += since;
        m_store.clock.set(m_at);
        return Answers(++m_poll, m_at);
    }

    /// `together`: so many answers are stored as one.
    void poll(const Answers& answers, int together)
    {
        std::vector<QFuture<Result<ChangeSet>>> commits;
        for (int i = 0; i < kServers; ++i) {
            const auto requests = m_sources[std::size_t(i)].requests({Plan::Purpose::Poll, m_at, {m_at - m_span, m_at}, {}});
            m_askedMore += requests.size() > 1 ? 1 : 0;
            Batch batch;
            for (const Request& request : requests)
                ask(answers, i, request, batch);
            m_samples += std::int64_t(batch.series.sampleCount());
            const bool isLast = (i + 1) % together == 0;
            batch.mayGather = !isLast; // the last stands for the half second's end
            commits.push_back(m_store.history->commit(std::move(batch)));
            if (isLast)
                commits.back().waitForFinished();
        }
        for (QFuture<Result<ChangeSet>>& commit : commits)
            verify(commit.result().ok(), "a poll can be committed");
    }
    std::int64_t samples() const { return m_samples; }
    int askedMore() const { return m_askedMore; } ///< in all polls, of how many servers
    std::int64_t stored() const { return m_store.history->status()->samples; }

private:
    void ask(const Answers& answers, int server, Request request, Batch& batch)
    {
        Response response;
        response.status = 200;
        response.body =
            request.want == vocabulary::kRedisQuestion ? answers.infos[std::size_t(server)] : answers.others.at(request.want);
        response.receivedAt = m_at;
        const std::string asked = std::to_string(server) + request.want;
        request.last = m_last[asked];
        auto decoded = m_sources[std::size_t(server)].decode(request, response);
        verify(decoded && decoded->errors.empty(), "an answer can be read");
        for (const SeriesTable& table : decoded->batch.series.tables())
            m_last[asked].named = table.list();
        m_last[asked].told = decoded->told;
        batch.series.append(std::move(decoded->batch.series));
        std::ranges::move(decoded->batch.facts, std::back_inserter(batch.facts));
        std::ranges::move(decoded->batch.events, std::back_inserter(batch.events));
        std::ranges::move(decoded->batch.observations, std::back_inserter(batch.observations));
        for (Request& next : decoded->next)
            ask(answers, server, std::move(next), batch);
    }

    Store m_store;
    std::vector<RedisSource> m_sources;
    std::map<std::string, LastAnswer> m_last;
    UtcMs m_at = kNow;
    Millis m_span{0};
    int m_poll = 0;
    int m_askedMore = 0;
    std::int64_t m_samples = 0;
};

void pollOfHundred(benchmark::State& state)
{
    const Millis since = state.range(0) == 1 ? kMinute : kInterval;
    const int together = int(state.range(1));
    Fleet fleet;
    fleet.poll(fleet.next(kMinute), together); // the first makes the series
    const std::int64_t first = fleet.samples();
    verify(fleet.askedMore() == kServers && first > std::int64_t(kServers) * kCommands * 9, "all series were read");
    for (auto _ : state) {
        state.PauseTiming();
        const Answers answers = fleet.next(since);
        state.ResumeTiming();
        fleet.poll(answers, together);
    }
    verify(fleet.stored() == fleet.samples(), "all samples are there");
    const auto polls = double(state.iterations());
    state.counters["samples"] = double(fleet.samples() - first) / polls;
    state.counters["asked_more"] = double(fleet.askedMore() - kServers) / polls;
    state.SetItemsProcessed(fleet.samples() - first);
}

} // namespace

BENCHMARK(pollOfHundred)
    ->ArgNames({"all", "together"})
    ->ArgsProduct({{0, 1}, {1, kTogether, kServers}})
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
