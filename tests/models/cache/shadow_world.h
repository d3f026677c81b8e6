#pragma once
// A cache and its origin as a shadow reader meets them: entries that live for a while, an origin that changes by chance, answers
// that take their time. All by one seed.

#include "cache/shadow_reader.h"
#include "core/moment.h"
#include "models/history/store.h"

#include <cmath>
#include <map>
#include <random>

namespace traceo::test {

/// A clock that a runner moves on.
struct ShadowWorld final : RequestRunner, BatchSink {
    struct Entry {
        double filledAt = 0; ///< seconds
        double changedAt = 0;
        double nextChange = 0;
        int version = 1;
        int cached = 1;
    };

    ManualClock clock;
    std::mt19937_64 chance;
    double ttl;     ///< seconds
    double changes; ///< a second, of each key
    std::vector<Entry> entries;
    std::vector<Batch> stored;
    std::vector<std::string> asked; ///< "SCAN", "GET", "origin"
    std::optional<Error> originBroken;
    bool isPendingOnly = false; ///< answers come later
    std::vector<QPromise<Response>> pending;

    ShadowWorld(std::uint64_t seed, int keys, double ttlSeconds, double changesPerSecond)
        : chance(seed), ttl(ttlSeconds), changes(changesPerSecond)
    {
        for (int i = 0; i < keys; ++i) {
            Entry entry;
            entry.filledAt = now() - uniform() * ttl;
            entry.changedAt = entry.filledAt - 1000;
            entry.nextChange = entry.filledAt + waiting();
            entries.push_back(entry);
        }
    }

    double now() const { return double(msOf(clock.now())) / 1000; }
    double uniform() { return double(chance() >> 11) * 0x1.0p-53; }
    /// Until the next change.
    double waiting() { return changes > 0 ? -std::log(1 - uniform()) / changes : 1e18; }

    /// Everything that happened to it up to now, in order.
    Entry& at(std::size_t key)
    {
        Entry& entry = entries[key];
        while (std::min(entry.nextChange, entry.filledAt + ttl) <= now()) {
            if (entry.nextChange < entry.filledAt + ttl) {
                ++entry.version;
                entry.changedAt = entry.nextChange;
                entry.nextChange += waiting();
            } else { // read again at once: it is a busy cache
                entry.filledAt += ttl;
                entry.cached = entry.version;
            }
        }
        return entry;
    }
    static std::string valueOf(std::size_t key, int version) { return std::to_string(key) + "/" + std::to_string(version); }
    static std::string text(const std::string& value) { return "$" + std::to_string(value.size()) + "\r\n" + value + "\r\n"; }
    static std::size_t keyIn(const std::string& text)
    {
        return std::size_t(std::stoul(text.substr(text.find_last_of(":/") + 1)));
    }

    std::string page(const std::string& cursor)
    {
        constexpr std::size_t kPage = 100;
        const std::size_t from = std::stoul(cursor);
        const std::size_t to = std::min(from + kPage, entries.size());
        std::string keys;
        for (std::size_t i = from; i < to; ++i)
            keys += text("k:" + std::to_string(i));
        const std::string next = to == entries.size() ? "0" : std::to_string(to);
        return "*2\r\n" + text(next) + "*" + std::to_string(to - from) + "\r\n" + keys;
    }

    Response cacheAnswer(const std::vector<std::string>& command)
    {
        asked.push_back(command[0]);
        Response response;
        response.status = 200;
        clock.advance(Millis{std::int64_t(uniform() * 2)});
        if (command[0] == "SCAN") {
            response.body = page(command[1]);
        } else {
            const std::size_t key = keyIn(command[1]);
            response.body = text(valueOf(key, at(key).cached));
        }
        clock.advance(Millis{std::int64_t(uniform() * 3)});
        return response;
    }
    Response originAnswer(const std::string& path)
    {
        asked.push_back("origin");
        Response response;
        response.error = originBroken;
        response.status = originBroken ? 500 : 200;
        clock.advance(Millis{std::int64_t(uniform() * 40)});
        const std::size_t key = keyIn(path);
        const Entry& entry = at(key);
        response.body = "{\"data\":\"" + valueOf(key, entry.version) + "\",\"changed\":\""
            + toRfc3339(utcMs(std::int64_t(entry.changedAt * 1000))) + "\"}";
        clock.advance(Millis{std::int64_t(uniform() * 40)});
        return response;
    }

    QFuture<Response> run(const Endpoint&, const Request& request) override
    {
        if (isPendingOnly) {
            pending.emplace_back();
            pending.back().start();
            return pending.back().future();
        }
        QPromise<Response> promise;
        promise.start();
        promise.addResult(request.transport == Transport::Redis ? cacheAnswer(request.command) : originAnswer(request.path));
        promise.finish();
        return promise.future();
    }
    QFuture<Result<ChangeSet>> commit(Batch batch) override
    {
        stored.push_back(std::move(batch));
        QPromise<Result<ChangeSet>> promise;
        promise.start();
        promise.addResult(Result<ChangeSet>(ChangeSet{}));
        promise.finish();
        return promise.future();
    }

    ShadowConfig config(double rate = 1) const
    {
        ShadowConfig config{.cache = "sessions", .keys = {"k:*"}};
        config.origin.base = QUrl(QStringLiteral("https://origin.example.com"));
        config.origin.path = "/{id}";
        config.origin.value = "/data";
        config.origin.updated = "/changed";
        config.grace = Millis{200};
        config.rate = rate;
        return config;
    }
};

} // namespace traceo::test
