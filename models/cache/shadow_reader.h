#pragma once
// Reads a cache along with those it serves, to find out how often it is not true: takes keys that are there (SCAN), reads the
// cache, its origin, and the cache again, and writes what that says as events (cache/stale_looks.h). Reading commands only; a
// look a time; no more looks a second than the section allows; after a failure longer and longer pauses, of five minutes at most.
// Keys are taken alike, so that this is the share of entries that are not true, however often each is read. Neither keys nor
// values are stored.
// One thread at a time: whoever owns it calls step() at least as often as it may look.

#include "cache/shadow_look.h"
#include "core/batch_sink.h"
#include "core/clock.h"
#include "core/request_runner.h"

#include <QFutureWatcher>
#include <QObject>

#include <random>

namespace traceo {

class ShadowReader final : public QObject {
public:
    struct Places {
        Endpoint cache;
        Endpoint origin; ///< originEndpoint(), or that of the source a statement goes to
    };
    /// What it has found so far, and what is in its way.
    struct Told {
        std::int64_t looks = 0; ///< that came to an outcome
        std::int64_t stale = 0;
        std::int64_t fresh = 0;
        std::int64_t undecided = 0;
        std::optional<Error> problem; ///< of the newest look; none when all went well
        bool isOfOrigin = false;      ///< the problem; else of the cache
    };

    /// `runner`, `clock` and `sink` must outlive it. `seed` decides which keys are taken; each reader has
    /// its own.
    ShadowReader(ShadowConfig config, Places places, RequestRunner& runner, const Clock& clock, BatchSink& sink,
                 std::uint64_t seed, QObject* parent = nullptr);
    /// Aborts what is under way and hands over what was found.
    ~ShadowReader() override;

    /// Begins a look, if one is due and none is under way. Answers that are there at once are taken within the call.
    void step();
    /// When the next look is due, on the monotonic clock.
    Millis dueAt() const { return m_dueAt; }
    /// Hands over what was found since the last time; by itself every ten seconds, and after each hundred looks.
    void flush();
    const Told& told() const { return m_told; }

private:
    enum class Stage : std::uint8_t { Idle, Scan, First, Origin, Second };

    void ask(Stage stage, const Endpoint& endpoint, const Request& request);
    void askCache(Stage stage);
    void askOrigin();
    void arrived();
    void takeAll();
    void take(const Response& response);
    void takeKeys(const Response& response);
    void takeCached(const Response& response);
    void judge(const CachedRead& second);
    void note(const std::string& estimator, const Judgement& judgement);
    void begin();
    void finish();
    void skip(const Error& error);
    void fail(const Error& error);
    Request scanRequest() const;
    Millis interval() const;

    const ShadowConfig m_config;
    const Places m_places;
    RequestRunner& m_runner;
    const Clock& m_clock;
    BatchSink& m_sink;
    std::mt19937_64 m_chance;
    const std::string m_mark; ///< in the ids of its looks: another reader may look in the same millisecond
    QFutureWatcher<Response> m_watcher;
    std::optional<Response> m_arrived;

    Stage m_stage = Stage::Idle;
    Millis m_dueAt{0};
    UtcMs m_askedAt{};
    std::size_t m_pattern = 0;
    std::string m_cursor = "0";
    std::vector<std::string> m_keys; ///< still to be looked at
    std::string m_key;
    CachedRead m_first;
    OriginRead m_origin;
    int m_failures = 0; ///< in a row
    std::uint64_t m_number = 0;
    std::vector<StaleLook> m_looks; ///< not handed over yet
    Millis m_flushAt{0};
    Told m_told;
};

} // namespace traceo
