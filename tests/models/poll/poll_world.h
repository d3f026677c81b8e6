#pragma once
// A world for the poller without network, disk or waiting: a clock that is set, a timer that fires when
// the clock gets there, a Prometheus that answers from arithmetic, and a history in memory.

#include "core/batch_sink.h"
#include "poll/poller.h"
#include "sources/prometheus/prometheus_source.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <functional>
#include <map>

namespace traceo::test {

inline constexpr UtcMs kStart = utcMs(1'795'521'600'000); // 2026-11-24T12:00:00Z

inline constexpr char kQuery[] = "/api/v1/query";

/// Asks for samples, not for what a server says of itself on a slower clock.
inline bool isSamples(const Request& request)
{
    return request.path == kQuery && request.want != "test";
}

class ManualClock final : public Clock {
public:
    UtcMs now() const override { return kStart + m_awake + m_asleep + m_stepped; }
    Millis monotonic() const override { return m_awake; }
    Millis boottime() const override { return m_awake + m_asleep; }
    /// What a server's good clock shows.
    UtcMs trueNow() const { return kStart + m_awake + m_asleep; }
    Millis stepped() const { return m_stepped; }

    void advance(Millis length) { m_awake += length; }
    void suspend(Millis length) { m_asleep += length; }
    void step(Millis length) { m_stepped += length; }

private:
    Millis m_awake{1'000'000};
    Millis m_asleep{0};
    Millis m_stepped{0};
};

class ManualTimer final : public PollTimer {
public:
    explicit ManualTimer(const ManualClock& clock) : m_clock(clock) {}
    void start(Millis delay, std::function<void()> fire) override
    {
        m_at = m_clock.monotonic() + delay;
        m_fire = std::move(fire);
    }
    void stop() override { m_fire = nullptr; }
    bool isArmed() const { return bool(m_fire); }
    Millis at() const { return m_at; }
    void fire()
    {
        const auto call = std::exchange(m_fire, nullptr);
        call();
    }

private:
    const ManualClock& m_clock;
    Millis m_at{0};
    std::function<void()> m_fire;
};

struct AskedRequest {
    std::string source;
    Request request;
    UtcMs trueTime;
};

inline std::string valueAt(const Pairs& pairs, std::string_view name)
{
    const auto it = std::ranges::find(pairs, name, &Pairs::value_type::first);
    return it == pairs.end() ? std::string() : it->second;
}

inline Response failed(ErrorCode code, int status = 0, std::optional<Millis> retryAfter = {})
{
    Response response;
    response.status = status;
    response.error =
        Error{code, QStringLiteral("server"), {}, QStringLiteral("failure %1").arg(int(code)), QStringLiteral("hint")};
    response.retryAfter = retryAfter;
    return response;
}

inline Response answered(std::string body)
{
    Response response;
    response.status = 200;
    response.body = std::move(body);
    return response;
}

/// A server that has one sample of every series each 15 s since `since`.
class ScriptedServer final : public RequestRunner {
public:
    explicit ScriptedServer(const ManualClock& clock) : m_clock(clock) {}

    /// Answers instead of the arithmetic when it has an answer.
    std::function<std::optional<Response>(const Endpoint&, const Request&)> instead;
    UtcMs since = kDistantPast;
    static constexpr Millis kScrape{15'000};
    std::vector<AskedRequest> asked;
    bool isHolding = false; ///< answers wait in `held`
    std::vector<std::pair<std::shared_ptr<QPromise<Response>>, Response>> held;

    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override
    {
        asked.push_back({endpoint.source, request, m_clock.trueNow()});
        Response response = answerTo(endpoint, request);
        if (!isHolding)
            return QtFuture::makeReadyFuture(response);
        held.emplace_back(std::make_shared<QPromise<Response>>(), response);
        held.back().first->start();
        return held.back().first->future();
    }

    void release()
    {
        isHolding = false;
        for (auto& [promise, response] : held) {
            promise->addResult(response);
            promise->finish();
        }
        held.clear();
    }

private:
    Response answerTo(const Endpoint& endpoint, const Request& request) const
    {
        std::optional<Response> scripted = instead ? instead(endpoint, request) : std::nullopt;
        Response response = scripted ? *scripted : answered(bodyFor(request));
        response.sentAt = response.receivedAt = m_clock.now();
        if (response.status != 0 && std::chrono::abs(m_clock.stepped()) > Millis{1'000} && !response.clockSkew)
            response.clockSkew = -m_clock.stepped();
        return response;
    }

    std::string bodyFor(const Request& request) const
    {
        if (request.path.ends_with("/alerts"))
            return R"({"status":"success","data":{"alerts":[]}})";
        if (request.path.ends_with("/rules"))
            return R"({"status":"success","data":{"groups":[]}})";
        if (request.path.ends_with("/targets"))
            return R"({"status":"success","data":{"activeTargets":[]}})";
        if (request.path.ends_with("/buildinfo"))
            return R"({"status":"success","data":{"version":"2.42.0"}})";
        if (request.path != "/api/v1/query")
            return R"({"status":"success","data":{}})";
        const std::string query = valueAt(request.form, "query");
        const std::size_t bracket = query.find('[');
        if (bracket == std::string::npos)
            return R"({"status":"success","data":{"resultType":"scalar","result":[1,"1"]}})";
        const UtcMs to = utcMs(std::llround(std::stod(valueAt(request.form, "time")) * 1000));
        const Millis range{std::stoll(query.substr(bracket + 1)) * 1000}; // the source asks whole seconds
        return samples(query.substr(0, bracket), {to - range, to});
    }

    std::string samples(const std::string& name, TimeSpan span) const
    {
        std::string values;
        UtcMs at = floorTo(std::max(span.from, since), kScrape) + kScrape;
        for (; at <= std::min(span.to, m_clock.trueNow()); at += kScrape)
            values += (values.empty() ? "[" : ",[") + std::to_string(msOf(at) / 1000) + ",\""
                + std::to_string(msOf(at) / 15'000 % 1'000) + "\"]";
        const std::string series = values.empty() ? "" : R"({"metric":{"__name__":")" + name + "\"},\"values\":[" + values + "]}";
        return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series + "]}}";
    }

    const ManualClock& m_clock;
};

/// Keeps what is committed as the history does: a sample once, good observations merged.
class MemoryHistory final : public BatchSink, public Coverage {
public:
    std::map<std::string, std::map<UtcMs, double>> samples; ///< by source/name
    std::vector<Observation> observations;
    std::vector<Fact> facts;
    std::vector<FactSet> factSets;
    std::optional<Error> refusal; ///< commits fail with it
    bool isHolding = false;       ///< a slow disk: batches wait in `held`
    std::vector<std::pair<std::shared_ptr<QPromise<Result<ChangeSet>>>, Batch>> held;
    std::vector<SeriesList> lists; ///< of the tables, as they came
    int commits = 0;
    int gathering = 0; ///< of the commits, those that may wait for others
    int changed = 0;   ///< samples that came again with another value

    QFuture<Result<ChangeSet>> commit(Batch batch) override
    {
        if (refusal)
            return QtFuture::makeReadyFuture(Result<ChangeSet>(*refusal));
        if (isHolding) {
            held.emplace_back(std::make_shared<QPromise<Result<ChangeSet>>>(), std::move(batch));
            held.back().first->start();
            return held.back().first->future();
        }
        ++commits;
        gathering += batch.mayGather ? 1 : 0;
        for (const SeriesTable& table : batch.series.tables())
            lists.push_back(table.list());
        for (const SeriesRun series : batch.series) {
            auto& known = samples[series.key.source + '/' + series.key.name];
            for (const Sample& sample : series.samples) {
                const auto [it, isNew] = known.emplace(sample.at, sample.value);
                changed += isNew || it->second == sample.value ? 0 : 1;
            }
        }
        for (const Observation& seen : batch.observations) {
            if (seen.outcome == Outcome::Ok)
                cover(m_covered[{seen.source, seen.want}], seen.span);
        }
        std::ranges::move(batch.observations, std::back_inserter(observations));
        std::ranges::move(batch.facts, std::back_inserter(facts));
        std::ranges::move(batch.factSets, std::back_inserter(factSets));
        return QtFuture::makeReadyFuture(Result<ChangeSet>(ChangeSet{}));
    }

    /// The disk takes what waits.
    void release()
    {
        isHolding = false;
        for (auto& [promise, batch] : std::exchange(held, {})) {
            promise->addResult(commit(std::move(batch)).result());
            promise->finish();
        }
    }

    Result<std::vector<TimeSpan>> missing(std::string_view source, std::string_view want, TimeSpan within) const override
    {
        std::vector<TimeSpan> gaps;
        UtcMs to = within.to;
        const auto it = m_covered.find({std::string(source), std::string(want)});
        if (it != m_covered.end()) {
            for (auto span = it->second.rbegin(); span != it->second.rend() && to > within.from; ++span) {
                if (span->to < to)
                    gaps.push_back({std::max(span->to, within.from), to});
                to = std::min(to, span->from);
            }
        }
        if (to > within.from)
            gaps.push_back({within.from, to});
        std::erase_if(gaps, [](const TimeSpan& gap) { return gap.isEmpty(); });
        return gaps;
    }

    Result<std::optional<UtcMs>> newest(std::string_view source, std::string_view want) const override
    {
        const auto it = m_covered.find({std::string(source), std::string(want)});
        return it == m_covered.end() ? std::nullopt : std::optional(it->second.back().to);
    }

private:
    static void cover(std::vector<TimeSpan>& covered, TimeSpan span)
    {
        std::vector<TimeSpan> merged;
        for (const TimeSpan& other : covered) {
            if (other.to < span.from || other.from > span.to)
                merged.push_back(other);
            else
                span = {std::min(span.from, other.from), std::max(span.to, other.to)};
        }
        merged.push_back(span);
        std::ranges::sort(merged, {}, &TimeSpan::from);
        covered = std::move(merged);
    }

    std::map<std::pair<std::string, std::string>, std::vector<TimeSpan>> m_covered;
};

inline Want want(std::string_view selector, Millis history = kHour)
{
    return {Selector::parse(selector).value(), {}, {}, history};
}

inline PolledSource polled(const std::string& name, std::vector<Want> wants, Millis interval = Millis{15'000})
{
    SourceSettings settings{.name = name, .kind = "prometheus", .interval = interval};
    settings.endpoint.source = name;
    return {std::make_shared<const PrometheusSource>(std::move(settings)), std::move(wants)};
}

struct World {
    ManualClock clock;
    ScriptedServer server{clock};
    MemoryHistory history;
    QThreadPool decoding;
    ManualTimer* timer = nullptr;
    std::unique_ptr<Poller> poller;

    void make(std::vector<PolledSource> sources, std::uint64_t seed = 1)
    {
        auto owned = std::make_unique<ManualTimer>(clock);
        timer = owned.get();
        poller = std::make_unique<Poller>(PollServices{clock, server, history, history, decoding, seed}, std::move(sources),
                                          std::move(owned));
    }

    /// Until nothing is under way; false after ten seconds.
    bool settle()
    {
        QElapsedTimer waited;
        waited.start();
        do {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        } while (poller->isBusy() && waited.elapsed() < 10'000);
        return !poller->isBusy();
    }

    /// Lets `length` of waking time pass.
    bool run(Millis length)
    {
        const Millis end = clock.monotonic() + length;
        bool isSettled = settle();
        while (isSettled && timer->isArmed() && timer->at() <= end) {
            clock.advance(std::max(Millis{0}, timer->at() - clock.monotonic()));
            timer->fire();
            isSettled = settle();
        }
        clock.advance(std::max(Millis{0}, end - clock.monotonic()));
        return isSettled;
    }

    SourceState state(std::size_t index = 0) const { return poller->states().at(index); }
    std::vector<AskedRequest> askedSince(std::size_t count) const
    {
        return {server.asked.begin() + std::ptrdiff_t(count), server.asked.end()};
    }
};

} // namespace traceo::test
