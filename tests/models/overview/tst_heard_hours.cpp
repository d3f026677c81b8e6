#include "models/overview/watched.h"
#include "overview/heard_hours.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMs kHourBegin = floorTo(kEnd, kHour);
const TimeSpan kThree{kHourBegin - 2 * kHour, kHourBegin + kHour};
const UtcMs kMoment = kHourBegin + 20 * kMinute; ///< in the third

Batch asked(const std::string& source, const std::string& want, TimeSpan span, Outcome outcome = Outcome::Ok)
{
    Batch batch;
    batch.observations.push_back({source, want, span, span.to, outcome, {}});
    return batch;
}

std::vector<bool> heard(const Store& store, const std::string& source, const OverviewConfig& config = watched())
{
    const auto hours = heardHours(store.snapshot({.view = kMoment, .know = kDistantFuture}), config, kThree, kMoment);
    return hours && hours->contains(source) ? hours->at(source) : std::vector<bool>();
}

using Hours = std::vector<bool>;

} // namespace

class TstHeardHours : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anHourIsHeardWhenAllOfItWas()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(asked("am", "alerts", {kThree.from, kThree.from + 90 * kMinute})).ok());
        QCOMPARE(heard(store, "am"), Hours({true, false, false}));
        QVERIFY(store.commit(asked("am", "alerts", {kThree.from + 91 * kMinute, kMoment - kMinute})).ok());
        QCOMPARE(heard(store, "am"), Hours({true, true, true})); // a poll lies between, and the next one is not due
    }

    void anAnswerToAnotherQuestionTellsNothingOfAlerts()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(asked("am", "status", kThree)).ok());
        QVERIFY(store.commit(asked("am", "alerts", kThree, Outcome::Timeout)).ok());
        QCOMPARE(heard(store, "am"), Hours({false, false, false}));
        QCOMPARE(heard(store, "prom"), Hours({false, false, false})); // each for itself
    }

    /// What a backfill brings of the past was heard as well.
    void theSeriesThatTellsOfAlertsCounts()
    {
        Store store;
        QVERIFY(store.open());
        const auto wants = watched().wants();
        QCOMPARE(wants.size(), 1u);
        QVERIFY(store.commit(asked("prom", wants.front().id(), {kThree.from, kThree.from + kHour})).ok());
        QVERIFY(store.commit(asked("prom", "alerts", {kThree.from + kHour, kMoment})).ok());
        QCOMPARE(heard(store, "prom"), Hours({true, true, true}));
    }

    void aSlowSourceIsJudgedAtItsOwnPace()
    {
        Store store;
        QVERIFY(store.open());
        OverviewConfig config = watched();
        config.sources.push_back({"slow", "alertmanager", 10 * kMinute});
        config.sources.push_back({"numbers", "openmetrics", kMinute});
        QVERIFY(store.commit(asked("slow", "alerts", {kThree.from, kMoment - 15 * kMinute})).ok());
        QCOMPARE(heard(store, "slow", config), Hours({true, true, true}));
        QCOMPARE(heard(store, "numbers", config), Hours()); // has no alerts
    }
};

TRACEO_TEST(TstHeardHours);
#include "tst_heard_hours.moc"
