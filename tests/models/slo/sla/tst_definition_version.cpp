#include "models/slo/slo_store.h"
#include "slo/sla/definition_version.h"
#include "slo/slo_facts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Commits what a workspace with this SLO says at a moment.
bool define(Store& store, const SloDefinition& one, UtcMs at)
{
    store.clock.set(at);
    const auto known = store.snapshot().facts(vocabulary::kDefinitionFact, vocabulary::kWorkspaceSource);
    Batch batch;
    batch.facts = definitionFacts(SloConfig{{one}}, Missing::IsGone, *known, at);
    return batch.facts.empty() || store.commit(std::move(batch)).ok();
}

const TimeSpan kMonth{kEnd - 30 * kDay, kEnd};

/// Of a period that is over.
JudgedPeriod over(TimeSpan span)
{
    JudgedPeriod period{.span = span, .moment = kEnd, .asked = {}};
    period.asked.now = kEnd;
    return period;
}

} // namespace

class TstDefinitionVersion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVersionHoldsSinceItWasFirstSeen()
    {
        Store store;
        store.clock.set(kEnd - 60 * kDay);
        QVERIFY(store.open());
        const SloDefinition loose = slo("checkout", 99.0);
        const SloDefinition strict = slo("checkout", 99.9);
        QVERIFY(define(store, loose, kEnd - 50 * kDay));
        QVERIFY(define(store, loose, kEnd - 45 * kDay));
        QVERIFY(define(store, strict, kEnd - 10 * kDay));
        store.clock.set(kEnd);
        const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
        const SloConfig today{{strict}};
        const auto now = versionOf(snapshot, today, strict, over(kMonth));
        QCOMPARE(now->validFrom, std::optional(kEnd - 10 * kDay));
        QCOMPARE(now->changes.size(), std::size_t(1));
        QCOMPARE(now->changes[0].at, kEnd - 10 * kDay);
        QVERIFY((now->changes[0].what == std::vector<replay::DefinitionChange>{{"objective", "99%", "99.9%"}}));
        QVERIFY2(changesText(*now, kEnd, {.locale = QLocale::c()}).endsWith(u"objective 99% → 99.9%"),
                 qPrintable(changesText(*now, kEnd, {.locale = QLocale::c()})));
        QVERIFY(now->since.empty());
        QCOMPARE(now->sliHash, strict.sli.hash());
        const auto later = versionOf(snapshot, today, strict, over({kEnd - 5 * kDay, kEnd}));
        QVERIFY(later->changes.empty());
        QCOMPARE(later->hash, now->hash);
        QCOMPARE(now->hash.size(), std::size_t(16));
        const auto other = versionOf(snapshot, today, loose, over({kEnd - 40 * kDay, kEnd - 20 * kDay}));
        QCOMPARE(other->validFrom, std::optional(kEnd - 50 * kDay));
        QVERIFY(other->hash != now->hash && other->changes.empty());
        QVERIFY((other->since == std::vector<replay::DefinitionChange>{{"objective", "99%", "99.9%"}}));
    }

    /// One that begins with the next period is none of this one; one of its last minute is.
    void whatBeginsWithTheNextPeriodIsNoneOfThisOne()
    {
        Store store;
        QVERIFY(store.open());
        SloDefinition next = slo("checkout", 99.9);
        const UtcMs end = kEnd - 5 * kDay;
        const TimeSpan period{end - 30 * kDay, end};
        for (const Millis before : {Millis{0}, Millis{1}}) {
            next.validFrom = end - before;
            const SloConfig config{{next}, {slo("checkout", 99.0)}};
            const auto version = versionOf(store.snapshot(), config, before > Millis{0} ? next : config.earlier[0], over(period));
            QCOMPARE(version->changes.size(), std::size_t(before.count()));
            QCOMPARE(version->since.size(), std::size_t(1 - before.count()));
        }
        QCOMPARE(over(period).question().at, std::optional(end - Millis{1}));
        JudgedPeriod running = over(period);
        running.moment = end - kDay;
        QVERIFY(!running.isOver());
        QCOMPARE(running.question().at, std::optional(end - kDay));
    }

    void aDefinitionMaySaySinceWhenItHolds()
    {
        Store store;
        store.clock.set(kEnd - 60 * kDay);
        QVERIFY(store.open());
        SloDefinition dated = slo();
        dated.validFrom = kEnd - 90 * kDay;
        QVERIFY(define(store, dated, kEnd - kDay));
        store.clock.set(kEnd);
        const auto version = versionOf(store.snapshot(), {{dated}}, dated, over(kMonth));
        QCOMPARE(version->validFrom, dated.validFrom);
        QVERIFY(version->changes.empty());
    }

    void anUnknownOneHasAHashAllTheSame()
    {
        Store store;
        QVERIFY(store.open());
        const auto version = versionOf(store.snapshot(), {{slo()}}, slo(), over(kMonth));
        QVERIFY(!version->validFrom && version->changes.empty());
        QCOMPARE(version->hash.size(), std::size_t(16));
    }
};

TRACEO_TEST(TstDefinitionVersion);
#include "tst_definition_version.moc"
