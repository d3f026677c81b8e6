#pragma once
// A history of requests whose slices and watches are derived after each commit, as the owner of a history does.

#include "models/slo/slo_store.h"
#include "slo/slo_derivation.h"
#include "slo/watch/watch_derivation.h"
#include "support/runs.h"
#include "vocabulary/derived.h"
#include "vocabulary/slo_alert.h"

#include <functional>

namespace traceo::test {

using vocabulary::SloAlertFact;
using vocabulary::SloWatch;
using Verdict = SloAlertFact::Verdict;

/// 7.2, 3 and 1.5 are its factors: 2 % of the budget in 1 h, 5 % in 6 h, 10 % in 1 d.
inline SloDefinition watchedSlo(const std::string& name = "checkout")
{
    return slo(name, 99.0, 15 * kDay);
}

/// Counters over (end − length, end]; `badOf` of the 100 requests of each minute, counted from the first, fail.
inline Batch requestsOf(Millis length, const std::function<double(std::int64_t minute)>& badOf, UtcMs end = kEnd,
                        const std::string& service = "checkout")
{
    constexpr double kRequests = 100;
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples errors{requests(service, "500"), {}};
    double goodSum = 1000;
    double badSum = 50;
    for (std::int64_t i = 0; i <= length / kMinute; ++i) {
        const double bad = i > 0 ? badOf(i) : 0;
        goodSum += i > 0 ? kRequests - bad : 0;
        badSum += bad;
        const UtcMs at = end - length + i * kMinute;
        good.samples.push_back({at, goodSum});
        errors.samples.push_back({at, badSum});
    }
    Batch batch;
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

class WatchedShop {
public:
    explicit WatchedShop(std::vector<SloDefinition> slos = {watchedSlo()})
    {
        m_store.clock.set(kEnd + Millis{5'000});
        if (!m_store.open())
            qFatal("no store");
        define(std::move(slos));
    }

    /// What a workspace defines from now on.
    void define(std::vector<SloDefinition> slos)
    {
        m_slos = std::move(slos);
        m_slices = sliDerivation(m_slos);
        m_watch = watchDerivation(m_slos);
    }
    Store& store() { return m_store; }
    history::Snapshot snapshot() const { return m_store.snapshot(); }

    /// The part of `all` in (span.from, span.to], as the answer to what the SLOs want.
    void answer(const Batch& all, TimeSpan span)
    {
        Batch part = partOf(all, span);
        observe(part, span, Outcome::Ok);
        commit(std::move(part));
    }
    /// Nobody answered.
    void fail(TimeSpan span)
    {
        Batch part;
        observe(part, span, Outcome::Timeout);
        commit(std::move(part));
    }
    void commit(Batch batch)
    {
        auto changes = m_store.commit(std::move(batch));
        if (!changes)
            qFatal("%s", qPrintable(toText(changes.error())));
        derive(m_watch, m_watch.dirty(*changes));
        derive(m_slices, m_slices.dirty(*changes));
    }
    /// All anew; how many facts had to be written.
    std::size_t deriveAll(TimeSpan range) { return derive(m_watch, range); }
    std::size_t written() const { return m_written; }

    std::vector<Fact> facts(SloWatch watch, const std::string& name = "checkout") const
    {
        auto all = snapshot().factSpans(vocabulary::kSloAlertFact, {kDistantPast, kDistantFuture}, vocabulary::kDerivedSource);
        std::vector<Fact> facts = std::move(*all);
        std::erase_if(facts, [&](const Fact& fact) { return fact.key != vocabulary::sloAlertKey(name, watch); });
        return facts;
    }
    /// What holds at a moment.
    std::optional<SloAlertFact> at(SloWatch watch, UtcMs moment, const std::string& name = "checkout") const
    {
        for (const Fact& fact : facts(watch, name)) {
            if (fact.validFrom <= moment && (!fact.validTo || *fact.validTo > moment))
                return vocabulary::sloAlertFact(fact.payload).value();
        }
        return std::nullopt;
    }

private:
    void observe(Batch& batch, TimeSpan span, Outcome outcome) const
    {
        for (const Want& want : SloConfig{m_slos}.wants())
            batch.observations.push_back({want.source, want.id(), span, kEnd, outcome, {}});
    }
    std::size_t derive(const Derivation& derivation, TimeSpan dirty)
    {
        if (dirty.isEmpty())
            return 0;
        auto batch = derivation.derive(m_store.snapshot(), dirty);
        if (!batch)
            qFatal("%s", qPrintable(toText(batch.error())));
        const std::size_t facts = batch->facts.size();
        m_written += facts;
        const auto changes = m_store.commit(std::move(*batch));
        derive(m_watch, m_watch.dirty(*changes)); // of facts nothing is dirty
        return facts;
    }

    Store m_store;
    std::vector<SloDefinition> m_slos;
    Derivation m_slices;
    Derivation m_watch;
    std::size_t m_written = 0;
};

} // namespace traceo::test
