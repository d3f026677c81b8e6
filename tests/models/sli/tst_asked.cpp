#include "models/history/store.h"
#include "sli/asked.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

UtcMs minute(int number)
{
    return floorTo(kNow, kMinute) - 2 * kHour + number * kMinute;
}

TimeSpan span(int from, int to)
{
    return {minute(from), minute(to)};
}

using Spans = std::vector<TimeSpan>;

} // namespace

class TstAsked : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodAnswersCoverTimeOthersDoNot()
    {
        Store store;
        QVERIFY(store.open());
        const auto answered = [&](TimeSpan part, Outcome outcome) {
            Batch batch;
            batch.observations.push_back({"prom", "up", part, kNow, outcome, {}});
            return store.commit(std::move(batch)).ok();
        };
        QVERIFY(answered(span(0, 10), Outcome::Ok));
        QVERIFY(answered(span(10, 20), Outcome::Empty)); // asked, and nothing was there
        QVERIFY(answered(span(20, 30), Outcome::Timeout));
        QVERIFY(answered(span(40, 50), Outcome::Ok));
        const auto snapshot = store.snapshot();
        QCOMPARE(askedSpans(snapshot, "prom", "up", span(5, 60))->value(), (Spans{span(5, 20), span(40, 50)}));
        QCOMPARE(askedSpans(snapshot, "prom", "up", span(21, 29))->value(), Spans());
        QCOMPARE(askedSpans(snapshot, "prom", "up", span(70, 80))->value(), Spans()); // asked once, but not for this
    }

    void whatAsksForMoreIsAnAnswerToo()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.observations = {{"prom", "requests", span(0, 10), kNow, Outcome::Ok, {}},
                              {"prom", "requests{code=\"503\",job=\"a\"}", span(10, 20), kNow, Outcome::Ok, {}},
                              {"prom", "requests{job=\"a\"}", span(20, 30), kNow, Outcome::Timeout, {}},
                              {"prom", "rules of the server", span(30, 40), kNow, Outcome::Ok, {}},
                              {"other", "requests", span(40, 50), kNow, Outcome::Ok, {}}};
        QVERIFY(store.commit(std::move(batch)).ok());
        const auto snapshot = store.snapshot();
        const auto asked = [&](const char* selector) {
            return askedByWider(snapshot, "prom", Selector::parse(selector).value(), span(5, 60)).value();
        };
        QCOMPARE(asked("requests{job=\"a\"}").value(), Spans{span(5, 10)}); // neither the narrower, nor what failed
        QCOMPARE(asked("requests{code=\"503\",instance=\"i\",job=\"a\"}").value(), Spans{span(5, 20)});
        QVERIFY(!asked("errors"));
        QCOMPARE(snapshot.wants("prom")->size(), std::size_t(4));
        QVERIFY(snapshot.wants("nobody")->empty());
    }

    void neverAskedIsSomethingElseThanNoAnswer()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(!askedSpans(store.snapshot(), "prom", "up", span(0, 10))->has_value());
        QVERIFY(!askedSpans(store.snapshot(), "", "up", span(0, 10))->has_value());
    }

    /// What was imported stays as whole as it was, whether or not its source is reached.
    void aFailureAloneIsNoAnswer()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.observations.push_back({"prom", "up", span(20, 30), kNow, Outcome::Timeout, {}});
        QVERIFY(store.commit(std::move(batch)).ok());
        QVERIFY(!askedSpans(store.snapshot(), "prom", "up", span(0, 60))->has_value());
        QVERIFY(!askedSpans(store.snapshot(), "prom", "up", span(40, 60))->has_value());
    }

    void spansAreCutAgainstEachOther()
    {
        const Spans a{span(0, 10), span(20, 30), span(40, 50)};
        const Spans b{span(5, 25), span(45, 60)};
        QCOMPARE(intersected(a, b), (Spans{span(5, 10), span(20, 25), span(45, 50)}));
        QCOMPARE(intersected(a, {}), Spans());
        QCOMPARE(without(span(0, 60), a), (Spans{span(10, 20), span(30, 40), span(50, 60)}));
        QCOMPARE(without(span(5, 8), a), Spans());
        QCOMPARE(without(span(12, 15), a), (Spans{span(12, 15)}));
        QCOMPARE(without(span(0, 5), {}), (Spans{span(0, 5)}));
        QCOMPARE(without(span(5, 5), a), Spans());
    }

    void whatIsStillToComeLiesBeforeTheNewestAnswer()
    {
        const Spans answered{span(10, 20), span(50, 60)};
        QCOMPARE(stillToCome(answered, span(0, 90), minute(0)), (Spans{span(0, 10), span(20, 50)}));
        QCOMPARE(stillToCome(answered, span(0, 90), minute(15)), (Spans{span(20, 50)}));     // the backfill reaches no further
        QCOMPARE(stillToCome({span(0, 20), span(21, 60)}, span(0, 60), minute(0)), Spans()); // a minute is no hole
        QCOMPARE(stillToCome({}, span(0, 60), minute(0)), (Spans{span(0, 60)}));
    }
};

TRACEO_TEST(TstAsked);
#include "tst_asked.moc"
