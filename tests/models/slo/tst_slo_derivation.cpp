#include "models/slo/slo_store.h"
#include "sli/slices.h"
#include "sli/stored_slices.h"
#include "slo/slo_derivation.h"
#include "support/runs.h"
#include "support/test_main.h"
#include "vocabulary/derived.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

void deriveAfter(Store& store, const Derivation& derivation, const ChangeSet& changes)
{
    const TimeSpan dirty = derivation.dirty(changes);
    if (dirty.isEmpty())
        return;
    auto batch = derivation.derive(store.snapshot(), dirty);
    QVERIFY(batch);
    const auto done = store.commit(std::move(*batch));
    QVERIFY(done);
    QVERIFY(derivation.dirty(*done).isEmpty()); // what it wrote does not start it again
}

std::size_t derivedMinutes(const Store& store, TimeSpan span)
{
    const auto stored = storedSlices(store.snapshot(), "checkout", slo().sli.hash(), span);
    return std::size_t(std::ranges::count(stored->isDerived, true));
}

/// The part of a batch in (span.from, span.to], with the observations that a poll would bring.
Batch answer(const Batch& all, TimeSpan span)
{
    Batch part = partOf(all, span);
    for (const Want& want : SloConfig{{slo()}}.wants())
        part.observations.push_back({"prom", want.id(), span, kEnd, Outcome::Ok, {}});
    return part;
}

} // namespace

class TstSloDerivation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openedAnew(m_store)); }

    void onlyWhatIsWantedIsDirty()
    {
        const Derivation derivation = sliDerivation({slo()});
        const TimeSpan span{kEnd - kMinute + Millis{1}, kEnd - Millis{1}};
        ChangeSet changes;
        changes.series = {{"prom", "something_else", span},
                          {"other", "requests_total", span},
                          {"derived", "requests_total", span}};
        QVERIFY(derivation.dirty(changes).isEmpty());
        changes.series.push_back({"prom", "requests_total", span});
        QCOMPARE(derivation.dirty(changes), (TimeSpan{kEnd - kMinute, kEnd}));
    }

    void anAnswerWithoutSamplesMakesMinutesKnown()
    {
        const Derivation derivation = sliDerivation({slo()});
        ChangeSet changes;
        changes.observations = {{"prom", slo().sli.total.toText(), {kEnd - kMinute, kEnd}, kEnd, Outcome::Timeout, {}}};
        QVERIFY(derivation.dirty(changes).isEmpty());
        changes.observations[0].outcome = Outcome::Empty;
        QCOMPARE(derivation.dirty(changes), (TimeSpan{kEnd - kMinute, kEnd}));
    }

    void youngMinutesWait()
    {
        const Derivation derivation = sliDerivation({slo()});
        const Batch all = traffic("checkout", kHour, 99, 1);
        const auto changes = m_store->commit(answer(all, {kEnd - kHour, kEnd}));
        QVERIFY(changes);
        deriveAfter(*m_store, derivation, *changes);
        QCOMPARE(derivedMinutes(*m_store, {kEnd - kHour, kEnd}), 56U); // two at each end
        QCOMPARE(derivedMinutes(*m_store, {kEnd - 2 * kMinute, kEnd}), 0U);
    }

    void unaskedMinutesAreNotDerived()
    {
        const Derivation derivation = sliDerivation({slo()});
        const auto changes = m_store->commit(answer(traffic("checkout", kHour, 99, 1), {kEnd - kHour, kEnd}));
        deriveAfter(*m_store, derivation, *changes);
        QCOMPARE(derivedMinutes(*m_store, {kEnd - 3 * kHour, kEnd - kHour}), 0U);
    }

    /// However a month of polls and backfill is cut, and in whatever order it comes, what is read is
    /// what counting all of it at once gives.
    void anyOrderOfArrivalGivesTheSame()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        for (int round = 0; round < 6; ++round) {
            init();
            const Derivation derivation = sliDerivation({slo()});
            Batch all = traffic("checkout", 8 * kHour, 99, 1);
            auto runs = copyOf(all.series);
            for (SeriesSamples& series : runs) // lost scrapes and restarts
                std::erase_if(series.samples, [&](Sample& sample) {
                    sample.value = random.bounded(50) == 0 ? random.bounded(10) : sample.value;
                    return random.bounded(6) == 0;
                });
            all.series = std::move(runs);
            std::vector<TimeSpan> parts;
            for (UtcMs to = kEnd; to > kEnd - 8 * kHour; to = parts.back().from)
                parts.push_back({std::max(kEnd - 8 * kHour - kMinute, to - (5 + random.bounded(100)) * kMinute), to});
            if (round > 0) // the first round is newest first, as a backfill does
                std::shuffle(parts.begin(), parts.end(), random);
            for (const TimeSpan& part : parts) {
                const auto changes = m_store->commit(answer(all, part));
                QVERIFY(changes);
                deriveAfter(*m_store, derivation, *changes);
                const TimeSpan span{kEnd - 9 * kHour, kEnd};
                QCOMPARE(readSlices(m_store->snapshot(), slo().sli, "checkout", span).value(),
                         countSlices(m_store->snapshot(), slo().sli, span).value());
            }
            QVERIFY(derivedMinutes(*m_store, {kEnd - 8 * kHour, kEnd}) > 400);
        }
    }

    void aGapThatIsFilledLaterMovesItsEventsBack()
    {
        const Derivation derivation = sliDerivation({slo()});
        const Batch all = traffic("checkout", 8 * kHour, 99, 1);
        const TimeSpan before{kEnd - 8 * kHour - kMinute, kEnd - 6 * kHour};
        const TimeSpan gap{before.to, kEnd - 2 * kHour};
        for (const TimeSpan& part : {before, TimeSpan{gap.to, kEnd}, gap}) {
            deriveAfter(*m_store, derivation, *m_store->commit(answer(all, part)));
            const SliceSum sum = sumOf(readSlices(m_store->snapshot(), slo().sli, "checkout", {kEnd - 8 * kHour, kEnd}).value(),
                                       {kEnd - 8 * kHour, kEnd});
            if (part == before)
                continue;
            QCOMPARE(sum.total, 48'000.0);
        }
        const TimeSpan first{gap.to, gap.to + kMinute};
        QCOMPARE(sumOf(readSlices(m_store->snapshot(), slo().sli, "checkout", first).value(), first).total, 100.0);
    }

    void importedDataAreDerivedUpToTheirEnd()
    {
        const Derivation derivation = sliDerivation({slo()});
        deriveAfter(*m_store, derivation, *m_store->commit(traffic("checkout", 3 * kHour, 99, 1)));
        QVERIFY(derivedMinutes(*m_store, {kEnd - 3 * kHour, kEnd}) >= 176U);
    }

private:
    std::optional<Store> m_store;
};

TRACEO_TEST(TstSloDerivation);
#include "tst_slo_derivation.moc"
