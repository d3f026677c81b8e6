#include "cache/mapped_units.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstMappedUnits : public QObject {
    Q_OBJECT

    const Selector m_hits{"lookups", {{"result", Selector::Match::Equal, "hit"}}};
    const Selector m_misses{"lookups", {{"result", Selector::Match::Equal, "miss"}}};
    const Selector m_evicted{"evictions"};

    MappedCounter hit(const Labels& labels) const
    {
        return {.role = CounterRole::Hit, .selector = &m_hits, .labels = labels.with("result", "hit")};
    }
    MappedCounter miss(const Labels& labels) const
    {
        return {.role = CounterRole::Miss, .selector = &m_misses, .labels = labels.with("result", "miss")};
    }
    MappedCounter evicted(const Labels& labels) const
    {
        return {.role = CounterRole::Evicted, .selector = &m_evicted, .labels = labels};
    }

private Q_SLOTS:
    void whatTellsHitsFromMissesDividesNothing()
    {
        const auto units = mappedUnits({hit({{"pod", "a"}}), hit({{"pod", "b"}}), miss({{"pod", "a"}}), miss({{"pod", "b"}})});
        QCOMPARE(units.size(), 2U);
        QCOMPARE(units[0].counters, (std::vector<std::size_t>{0, 2}));
        QCOMPARE(units[1].counters, (std::vector<std::size_t>{1, 3}));
        QVERIFY(!units[0].isLoose && !units[1].isLoose);
    }

    /// Requests are those of all results, one of which is a hit.
    void whatOneSelectorAsksForByNameDividesTheOthersNeither()
    {
        const Selector all("lookups");
        const auto request = [&all](const char* result) {
            return MappedCounter{.role = CounterRole::Request, .selector = &all, .labels = {{"pod", "a"}, {"result", result}}};
        };
        const auto units = mappedUnits({hit({{"pod", "a"}}), request("hit"), request("miss")});
        QCOMPARE(units.size(), 1U);
        QVERIFY(!units[0].isLoose);
    }

    void aLabelThatOneSideLacksMakesALooseUnit()
    {
        const auto units = mappedUnits({hit({{"tier", "near"}}), hit({{"tier", "far"}}), miss({})});
        QCOMPARE(units.size(), 1U);
        QVERIFY(units[0].isLoose);
    }

    void evictionsAreOfALookupsProcessWhereTheirLabelsAreTheSame()
    {
        const auto units = mappedUnits({hit({{"pod", "a"}}), miss({{"pod", "a"}}), evicted({{"pod", "a"}}),
                                        evicted({{"pod", "a"}, {"reason", "ttl"}}), evicted({{"pod", "a"}, {"reason", "size"}})});
        QCOMPARE(units.size(), 3U);
        QCOMPARE(units[0].counters, (std::vector<std::size_t>{0, 1, 2}));
        QCOMPARE(units[1].counters, (std::vector<std::size_t>{3}));
        QCOMPARE(units[2].counters, (std::vector<std::size_t>{4}));
    }

    void ofNothingThereIsNone() { QVERIFY(mappedUnits({}).empty()); }
};

TRACEO_TEST(TstMappedUnits);
#include "tst_mapped_units.moc"
