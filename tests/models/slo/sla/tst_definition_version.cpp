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
        const auto now = versionOf(snapshot, strict, kMonth);
        QCOMPARE(now->validFrom, std::optional(kEnd - 10 * kDay));
        QCOMPARE(now->changes, std::vector{kEnd - 10 * kDay});
        QCOMPARE(now->sliHash, strict.sli.hash());
        const auto before = versionOf(snapshot, strict, {kEnd - 5 * kDay, kEnd});
        QVERIFY(before->changes.empty());
        QCOMPARE(before->hash, now->hash);
        QCOMPARE(now->hash.size(), std::size_t(16));
        const auto other = versionOf(snapshot, loose, kMonth);
        QCOMPARE(other->validFrom, std::optional(kEnd - 50 * kDay));
        QVERIFY(other->hash != now->hash);
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
        const auto version = versionOf(store.snapshot(), dated, kMonth);
        QCOMPARE(version->validFrom, dated.validFrom);
        QVERIFY(version->changes.empty());
    }

    void anUnknownOneHasAHashAllTheSame()
    {
        Store store;
        QVERIFY(store.open());
        const auto version = versionOf(store.snapshot(), slo(), kMonth);
        QVERIFY(!version->validFrom && version->changes.empty());
        QCOMPARE(version->hash.size(), std::size_t(16));
    }
};

TRACEO_TEST(TstDefinitionVersion);
#include "tst_definition_version.moc"
