#pragma once
// Reads caches along with those they serve, as `cache: shadow:` of the workspace says: a reader (cache/shadow_reader.h) an item of
// that list, each stepped when it may look next. Without the list there are no readers and nothing is asked. For the process that
// owns the history alone: two would look twice as often as the list allows.
// One thread at a time: the one it lives on (make it, then moveToThread with its timer, or make it there); start and stop may be
// called from any thread.

#include "cache/shadow_config.h"
#include "cache/shadow_reader.h"
#include "core/batch_sink.h"
#include "core/clock.h"
#include "core/request_runner.h"
#include "poll/poll_timer.h"
#include "sources/source.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

class ShadowLooks final : public QObject {
    Q_OBJECT
public:
    /// Everything but the seed must outlive the looks.
    struct Services {
        RequestRunner& runner;
        const Clock& clock;
        BatchSink& sink;
        std::uint64_t seed = 0; ///< 0: by chance
    };
    /// `sources` are those of the workspace; each item names some of them. Without a timer, Qt's.
    ShadowLooks(const Services& services, const std::vector<ShadowConfig>& configs,
                const std::vector<std::shared_ptr<const Source>>& sources, std::unique_ptr<PollTimer> timer = nullptr,
                QObject* parent = nullptr);
    /// Aborts what is under way and hands over what was found.
    ~ShadowLooks() override;

    void start();
    /// No look begins any more, and what was found is handed over; one that is under way ends by itself. start() goes on.
    void stop();

Q_SIGNALS:
    /// What keeps a cache from being read along, when it changes and once a minute at most. It says nothing that a key may be
    /// a part of: addresses and answers are left out. While no look comes to an outcome it is a
    /// fact too (vocabulary kShadowFact).
    void troubled(const traceo::Error& error);

private:
    struct Planned {
        ShadowConfig config;
        ShadowReader::Places places;
    };
    struct Running {
        std::string cache;
        std::unique_ptr<ShadowReader> reader;
        QString origin; ///< the source, or the host; nothing of a key
        std::optional<Error> said;
        Millis saidAt{0};
        std::int64_t looks = 0;            ///< at the last step
        Millis lookedAt{0};                ///< the last step that found more of them
        std::optional<std::string> stored; ///< of the fact; none: what the history holds is not known
        Millis storedAt{0};
    };

    void begin();
    void tick();
    static QString placeOf(const Running& running);
    void tell(Running& running);
    void store(Running& running);

    const Services m_services;
    std::vector<Planned> m_planned;
    std::unique_ptr<PollTimer> m_timer;
    std::vector<Running> m_running; ///< made on the thread they run on
    enum class Phase : std::uint8_t { Idle, Running } m_phase = Phase::Idle;
};

} // namespace traceo
