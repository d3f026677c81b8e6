#include "slo/many_counts.h"

#include "slo/settled_minutes.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace traceo {
namespace {

using history::Snapshot;

/// Fewer are counted in less time than a second connection takes.
constexpr std::size_t kWorthAThread = 8;

/// Counts SLOs from the last to the first, for one who counts them from the first to the last.
class CountsAhead {
public:
    CountsAhead(std::optional<Snapshot> snapshot, std::span<const SloDefinition> slos, const Question& question,
                std::span<const CountAsk> asks)
        : m_snapshot(std::move(snapshot)), m_slos(slos), m_question(question), m_asks(asks), m_parts(slos.size())
    {
        if (m_snapshot)
            m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    /// Whoever takes a place first counts it; none: that is the caller.
    std::optional<Result<SloCounts>> take(std::size_t place)
    {
        Part& part = m_parts[place];
        if (!m_snapshot || !part.isTaken.exchange(true))
            return std::nullopt;
        part.isCounted.wait(false);
        return std::move(part.counts);
    }

private:
    struct Part {
        std::atomic<bool> isTaken = false;
        std::atomic<bool> isCounted = false;
        std::optional<Result<SloCounts>> counts; ///< none of those that would hold too much until their turn
    };

    void run(const std::stop_token& stop)
    {
        for (std::size_t place = m_parts.size(); place-- > 0 && !stop.stop_requested();) {
            Part& part = m_parts[place];
            const SloDefinition& slo = m_slos[place];
            if (part.isTaken.exchange(true))
                return; // here the two meet
            if (isAsStored(slo))
                part.counts = countSlo(*m_snapshot, slo, m_question, m_asks[place]);
            part.isCounted = true;
            part.isCounted.notify_one();
        }
    }

    std::optional<Snapshot> m_snapshot;
    std::span<const SloDefinition> m_slos;
    const Question& m_question;
    std::span<const CountAsk> m_asks;
    std::vector<Part> m_parts;
    std::jthread m_thread; // last: it uses what is above
};

/// Whether nothing is settled of them, as far as the first of them shows.
bool isCold(const Snapshot& snapshot, std::span<const SloDefinition> slos, std::span<const CountAsk> asks)
{
    const auto first = std::ranges::find_if(slos, isAsStored);
    if (slos.size() < kWorthAThread || first == slos.end() || std::thread::hardware_concurrency() < 2)
        return false;
    const CountAsk& ask = asks[std::size_t(first - slos.begin())];
    return !settledMinutes(snapshot, *first, ask.span.from, ask.span.to);
}

} // namespace

void countSlos(const Snapshot& snapshot, std::span<const SloDefinition> slos, const Question& question, UtcMs from,
               Minutes minutes, std::span<const Millis> windows,
               const std::function<bool(std::size_t place, const Result<SloCounts>& counts)>& take)
{
    std::vector<CountAsk> asks;
    asks.reserve(slos.size());
    for (const SloDefinition& slo : slos)
        asks.push_back(countAsk(slo, question, from, minutes, windows));
    // What is counted ahead is held until its turn comes: with the minutes of all days it would be a megabyte an SLO.
    const bool isAhead = minutes == Minutes::AtEdges && isCold(snapshot, slos, asks);
    CountsAhead ahead(isAhead ? snapshot.twin() : std::nullopt, slos, question, asks);
    for (std::size_t place = 0; place < slos.size(); ++place) {
        const auto known = ahead.take(place);
        if (!take(place, known ? *known : countSlo(snapshot, slos[place], question, asks[place])))
            return;
    }
}

} // namespace traceo
