#include "store.h"
#include "support/test_main.h"

#include "history/fact_writer.h"

using namespace traceo;
using namespace traceo::test;

namespace {

Fact fact(const std::string& id, UtcMs from, const std::string& payload, std::optional<UtcMs> to = {})
{
    Fact made;
    made.kind = "alert";
    made.source = "prom";
    made.key = id;
    made.validFrom = from;
    made.validTo = to;
    made.payload = payload;
    return made;
}

Batch with(std::vector<Fact> facts)
{
    Batch batch;
    batch.facts = std::move(facts);
    return batch;
}

Batch present(UtcMs at, std::vector<Fact> facts)
{
    Batch batch;
    batch.factSets.push_back({"alert", "prom", at, std::move(facts)});
    return batch;
}

/// "key:payload from-to" in minutes from kNow, "…" while open.
std::string text(const std::vector<Fact>& facts)
{
    std::string out;
    for (const Fact& one : facts) {
        const auto minutes = [](UtcMs at) { return std::to_string((at - kNow) / kMinute); };
        out += (out.empty() ? "" : " ") + one.key + ':' + one.payload + ' ' + minutes(one.validFrom) + ".."
            + (one.validTo ? minutes(*one.validTo) : std::string());
    }
    return out;
}

std::string at(const Store& store, int view, int know = 10000)
{
    return text(*store.snapshot({.view = kNow + kMinute * view, .know = kNow + kMinute * know}).facts("alert"));
}

std::string spans(const Store& store, int from, int to, int know = 10000)
{
    return text(
        *store.snapshot({.know = kNow + kMinute * know}).factSpans("alert", {kNow + kMinute * from, kNow + kMinute * to}));
}

UtcMs minute(int number)
{
    return kNow + kMinute * number;
}

} // namespace

class TstFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenOnlyWhenTheyChange()
    {
        Store store;
        QVERIFY(store.open());
        QCOMPARE(store.commit(with({fact("a", minute(0), "1")}))->factKinds, std::vector<std::string>{"alert"});
        QVERIFY(store.commit(with({fact("a", minute(1), "1")}))->factKinds.empty());
        QVERIFY(!store.commit(with({fact("a", minute(2), "2")}))->factKinds.empty());
        QCOMPARE(at(store, 0), std::string("a:1 0..2"));
        QCOMPARE(at(store, 2), std::string("a:2 2.."));
        QCOMPARE(spans(store, 0, 10), std::string("a:1 0..2 a:2 2.."));
        QCOMPARE(spans(store, 2, 10), std::string("a:2 2.."));
        QVERIFY(at(store, -1).empty());
    }

    void aSetClosesWhatIsAbsent()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(present(minute(0), {fact("a", minute(-5), "1"), fact("b", minute(-3), "1")})).ok());
        store.clock.set(minute(10));
        QVERIFY(store.commit(present(minute(10), {fact("b", minute(-3), "1")})).ok());
        QCOMPARE(at(store, 10), std::string("b:1 -3.."));
        QCOMPARE(at(store, 9), std::string("a:1 -5..10 b:1 -3.."));
        // Before the closing was learned, it was still open.
        QCOMPARE(at(store, 10, 5), std::string("a:1 -5.. b:1 -3.."));
        store.clock.set(minute(20));
        QVERIFY(store.commit(present(minute(20), {})).ok());
        QVERIFY(at(store, 20).empty());
        QVERIFY(store.commit(present(minute(21), {}))->factKinds.empty());
        // It comes back: another stretch.
        QVERIFY(store.commit(present(minute(30), {fact("a", minute(30), "1")})).ok());
        QCOMPARE(spans(store, -10, 40), std::string("a:1 -5..10 b:1 -3..20 a:1 30.."));
    }

    void otherKindsAndSourcesAreLeftAlone()
    {
        Store store;
        QVERIFY(store.open());
        Fact other = fact("a", minute(0), "1");
        other.source = "elsewhere";
        Fact rule = fact("a", minute(0), "1");
        rule.kind = "rule";
        QVERIFY(store.commit(with({other, rule, fact("a", minute(0), "1")})).ok());
        QVERIFY(store.commit(present(minute(1), {})).ok());
        const auto snapshot = store.snapshot({.view = minute(2)});
        QCOMPARE(snapshot.facts("alert")->size(), std::size_t(1));
        QCOMPARE(snapshot.facts("alert", "prom")->size(), std::size_t(0));
        QCOMPARE(snapshot.facts("rule")->size(), std::size_t(1));
    }

    void anEndThatIsLearnedClosesIt()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with({fact("run", minute(0), "1")})).ok());
        store.clock.set(minute(30));
        QVERIFY(store.commit(with({fact("run", minute(0), "1", minute(5))})).ok());
        QVERIFY(store.commit(with({fact("run", minute(0), "1", minute(5))}))->factKinds.empty());
        QCOMPARE(spans(store, 0, 60), std::string("run:1 0..5"));
        QCOMPARE(spans(store, 0, 60, 29), std::string("run:1 0.."));
        QVERIFY(at(store, 5).empty());
    }

    void aCorrectionOfThePastLeavesWhatWasKnown()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with({fact("d", minute(0), "old")})).ok());
        store.clock.set(minute(60));
        QVERIFY(store.commit(with({fact("d", minute(-100), "new")})).ok()); // valid-from set back
        QCOMPARE(at(store, -50), std::string("d:new -100.."));
        QCOMPARE(at(store, 10), std::string("d:new -100.."));
        QCOMPARE(at(store, 10, 30), std::string("d:old 0.."));
        QVERIFY(at(store, -50, 30).empty());
    }

    void aClosedStretchIsCutOutOfWhatHeld()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with({fact("d", minute(0), "a")})).ok());
        store.clock.set(minute(90));
        QVERIFY(store.commit(with({fact("d", minute(10), "b", minute(20))})).ok());
        QCOMPARE(spans(store, 0, 60), std::string("d:a 0..10 d:b 10..20 d:a 20.."));
        QCOMPARE(spans(store, 0, 60, 80), std::string("d:a 0.."));
        QVERIFY(store.commit(with({fact("d", minute(5), "c", minute(25))})).ok());
        QCOMPARE(spans(store, 0, 60), std::string("d:a 0..5 d:c 5..25 d:a 25.."));
    }

    void aPointInTimeIsASpanOfNoLength()
    {
        Store store;
        QVERIFY(store.open());
        const auto deploy = fact("v2", minute(5), "1", minute(5));
        QVERIFY(!store.commit(with({deploy}))->factKinds.empty());
        QVERIFY(store.commit(with({deploy}))->factKinds.empty());
        QCOMPARE(spans(store, 5, 6), std::string("v2:1 5..5"));
        QVERIFY(spans(store, 6, 7).empty());
        QVERIFY(spans(store, 0, 5).empty());
        QVERIFY(at(store, 5).empty());
    }

    void hostileTextComesBack()
    {
        Store store;
        QVERIFY(store.open());
        const std::string odd("k'\"; DROP TABLE fact;--\0x\xff", 27);
        QVERIFY(store.commit(with({fact(odd, minute(0), "{\"v\":1,\"html\":\"<b>\"}")})).ok());
        QVERIFY(store.open());
        QCOMPARE(store.snapshot().facts("alert")->front().key, odd);
    }
};

TRACEO_TEST(TstFacts);
#include "tst_facts.moc"
