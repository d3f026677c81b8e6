#include "models/slo/made_counts.h"
#include "slo/slo_course.h"
#include "slo/slo_state.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;

namespace {

const SloDefinition kSlo = slo("checkout", 99.9, 30 * kDay);
constexpr TimeSpan kHours{kEnd - 6 * kHour, kEnd};

using States = std::vector<std::optional<Status>>;

} // namespace

class TstSloCourse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Ten minutes of failures are over within their hour, and seen in it; the hours after them are calm.
    void aBurstColoursItsHourAlone()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            const double bad = age >= 200 && age < 210 ? 60 : 0;
            slice = {slice.end, 600 - bad, 600, 60, 0, 0};
        });
        const States states = worstBurns(kSlo, made, kHours, kHour);
        QCOMPARE(states.size(), 6u);
        QCOMPARE(states[1], std::optional(Status::Ok));
        QCOMPARE(states[2], std::optional(Status::Critical)); // 200 minutes ago
        QCOMPARE(states[5], std::optional(Status::Ok));
    }

    void ownAlertsColourTheHours()
    {
        const auto burst = [](Slice& slice, std::int64_t age) {
            slice = {slice.end, 600 - (age >= 200 && age < 210 ? 60.0 : 0.0), 600, 60, 0, 0};
        };
        SloDefinition own = kSlo;
        OwnAlert ticket;
        ticket.pair = {BurnPair::Severity::Ticket, BurnSpeed::percent(2), kHour, 5 * kMinute};
        own.alerts = {ticket};
        QCOMPARE(worstBurns(own, counts(own, burst), kHours, kHour)[2], std::optional(Status::Warning));
        own.alerts[0].pair.speed = {BurnSpeed::Unit::Factor, 20'000'000}; // the burst burns at 16.7 over its hour
        QCOMPARE(worstBurns(own, counts(own, burst), kHours, kHour)[2], std::optional(Status::Ok));
    }

    /// A month's loss is said by the budget; here it would colour every hour.
    void whatIsLeftOfTheBudgetIsNotAsked()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, 1000 - (age >= 5 * 1440 ? 3.0 : 0.0), 1000, 60, 0, 0};
        });
        QCOMPARE(stateOf(kSlo, made, kEnd).status, Status::Critical);
        QCOMPARE(worstBurns(kSlo, made, kHours, kHour), States(6, Status::Ok));
    }

    void anHourThatNobodySawIsNotCalm()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            if (age < 80 || age >= 140)
                slice = {slice.end, 600, 600, 60, 0, 0};
        });
        const States states = worstBurns(kSlo, made, kHours, kHour);
        QCOMPARE(states[4], std::optional<Status>());
        QCOMPARE(states[3], std::optional(Status::Ok)); // most of it was seen
        QCOMPARE(states[5], std::optional(Status::Ok));
    }

    /// The running hour is judged as far as it went; what is to come is not known.
    void theFutureIsNotKnown()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t) { slice = {slice.end, 600, 600, 60, 0, 0}; });
        const States states = worstBurns(kSlo, made, {kEnd - 90 * kMinute, kEnd + 90 * kMinute}, kHour);
        QCOMPARE(states, (States{Status::Ok, Status::Ok, std::nullopt}));
    }
};

TRACEO_TEST(TstSloCourse);
#include "tst_slo_course.moc"
