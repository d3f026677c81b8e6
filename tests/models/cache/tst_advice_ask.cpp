#include "cache/advice_ask.h"

#include "models/cache/advice_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Asking {
    AdviceStore store;
    PostgresDatabase database;
    history::Snapshot snapshot = store.snapshot();
    AdviceAsk ask{snapshot, database, {kNow - kHour, kNow}, {}};

    history::SeriesId with(std::vector<Sample> samples)
    {
        store.add("c", {}, std::move(samples));
        snapshot = store.snapshot();
        return idOf(snapshot, "c");
    }
};

} // namespace

class TstAdviceAsk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCounterGrowsFromTheSampleBeforeTheWindow()
    {
        Asking asking;
        const auto counter = asking.with({{kNow - 2 * kHour, 10}, {kNow - kMinute, 15}, {kNow, 3}});
        QCOMPARE(*grownIn(asking.ask, counter), 8.0); // 5, and 3 since the reset
        QCOMPARE(*grownIn(asking.ask, 0), 0.0);
        QCOMPARE(*watchedOf(asking.ask, counter), asking.ask.window);
    }

    void aCounterThatCameLaterWasWatchedFromThen()
    {
        Asking asking;
        const auto counter = asking.with({{kNow - 10 * kMinute, 10}, {kNow, 11}});
        QCOMPARE(*watchedOf(asking.ask, counter), (TimeSpan{kNow - 10 * kMinute, kNow}));
        QCOMPARE(*grownIn(asking.ask, counter), 1.0);
    }

    void aGaugeThatFellSilentLongBeforeItsDatabaseSpeaksOfNothing()
    {
        Asking asking;
        asking.database.lastSeen = kNow;
        const auto gauge = asking.with({{kNow - kHour, 10}});
        QCOMPARE(*newestOf(asking.ask, gauge), std::optional(10.0));
        asking.database.lastSeen = kNow + kMinute;
        QCOMPARE(*newestOf(asking.ask, gauge), std::optional<double>());
        QCOMPARE(*newestOf(asking.ask, 0), std::optional<double>());
    }

    void onlyAYoungResetIsSaid()
    {
        const Asking asking;
        QCOMPARE(resetCaution(asking.ask, {}), QString());
        QCOMPARE(resetCaution(asking.ask, kNow - 7 * kDay), QString());
        QVERIFY(resetCaution(asking.ask, kNow - 6 * kDay).contains(u"6 d ago."_s));
        QVERIFY(resetCaution(asking.ask, kNow - 5 * kMinute).contains(u"5 min ago, within this window"_s));
        QCOMPARE(resetCaution(asking.ask, kNow + kMinute), QString()); // its clock is ahead
    }

    void theHeaviestAreKept()
    {
        const Asking asking;
        std::vector<IndexAdvice> rows;
        for (const double weight : {1.0, 3.0, 2.0, 3.0}) {
            rows.push_back(adviceFor(asking.ask, IndexAdvice::Kind::Unused, "i" + std::to_string(rows.size())));
            rows.back().weight = readingOf(asking.ask, weight, Unit::Bytes);
        }
        rows.push_back(adviceFor(asking.ask, IndexAdvice::Kind::Unused, "unknown"));
        keepHeaviest(rows, 3);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[0].object, std::string("i1"));
        QCOMPARE(rows[1].object, std::string("i3"));
        QCOMPARE(rows[2].object, std::string("i2"));
    }
};

TRACEO_TEST(TstAdviceAsk);
#include "tst_advice_ask.moc"
