#include "slo/watch/watch_course.h"

#include "models/slo/made_slices.h"
#include "slo/watch/watch_figures.h"
#include "slo/watch/watch_minutes.h"
#include "support/test_main.h"
#include "vocabulary/derived.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using Verdict = vocabulary::SloAlertFact::Verdict;

namespace {

SloDefinition watched()
{
    return slo("checkout", 99.0, 15 * kDay);
}

WatchSlices slicesOf(const SloDefinition& definition, const std::function<double(std::int64_t)>& badOf)
{
    return {definition,
            {.slices = minutesOf(-20 * 1440, 600,
                                 [&badOf](Slice& slice, std::int64_t at) {
                                     slice.total = 100;
                                     slice.good = 100 - badOf(at);
                                 }),
             .filling = {},
             .answeredTo = {}},
            kMinute};
}

StoredWatches stored(const std::vector<Fact>& facts)
{
    StoredWatches watches;
    for (const Fact& fact : facts) {
        for (const SloWatch watch : vocabulary::kSloWatches) {
            if (fact.key == vocabulary::sloAlertKey("checkout", watch))
                watches[std::size_t(watch)].push_back(fact);
        }
    }
    return watches;
}

std::vector<Fact> changedBy(const SloDefinition& definition, const WatchSlices& slices, const std::vector<Fact>& known,
                            TimeSpan range)
{
    WatchCourse course(definition, stored(known), range.from);
    course.note(slices, range, watchMinutes(definition, slices, range, course.memory()));
    return course.changed();
}

std::vector<Fact> ofPage(const std::vector<Fact>& facts)
{
    std::vector<Fact> pages;
    std::ranges::copy_if(facts, std::back_inserter(pages),
                         [](const Fact& fact) { return fact.key == vocabulary::sloAlertKey("checkout", SloWatch::Page); });
    return pages;
}

double outage(std::int64_t at)
{
    return at > 100 && at <= 115 ? 60 : 0;
}

} // namespace

class TstWatchCourse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalMinutesAreOneStretch()
    {
        const SloDefinition definition = watched();
        const WatchSlices slices = slicesOf(definition, outage);
        const auto facts = changedBy(definition, slices, {}, {minute(0), minute(600)});
        const auto pages = ofPage(facts);
        QCOMPARE(pages.size(), 3U);
        QCOMPARE(pages[0].validFrom, minute(1));
        QCOMPARE(pages[1].validFrom, minute(108)); // tst_watch_derivation.cpp says why
        QCOMPARE(pages[1].validTo, std::optional(minute(120)));
        QVERIFY(!pages[2].validTo);
        QVERIFY(std::ranges::all_of(facts, [](const Fact& fact) { return fact.source == vocabulary::kDerivedSource; }));
    }

    /// Cut anywhere, a stretch that goes on is the one that was stored.
    void aStretchGoesOnFromWhatIsStored()
    {
        const SloDefinition definition = watched();
        const WatchSlices slices = slicesOf(definition, outage);
        const auto whole = changedBy(definition, slices, {}, {minute(0), minute(600)});
        for (const std::int64_t cut : {1, 100, 107, 108, 119, 120, 599}) {
            QVERIFY2(changedBy(definition, slices, whole, {minute(cut), minute(600)}).empty(),
                     QByteArray::number(qlonglong(cut)).constData());
            auto facts = changedBy(definition, slices, {}, {minute(0), minute(cut)});
            for (Fact& fact : facts)
                fact.validTo.reset(); // as if nothing was known of what comes
            std::map<std::string, Fact> open;
            for (const Fact& fact : facts)
                open[fact.key] = fact; // the last of each
            facts.clear();
            for (const auto& [key, fact] : open)
                facts.push_back(fact);
            const auto rest = ofPage(changedBy(definition, slices, facts, {minute(cut), minute(600)}));
            const auto pages = ofPage(whole);
            QCOMPARE(rest.empty() ? pages.back().payload : rest.back().payload, pages.back().payload);
        }
    }

    void aFlappingPageIsRemembered()
    {
        const SloDefinition definition = watched();
        const WatchSlices slices = slicesOf(definition, [](std::int64_t) { return 0.0; });
        auto facts = changedBy(definition, slices, {}, {minute(0), minute(100)});
        auto said = *vocabulary::sloAlertFact(ofPage(facts)[0].payload);
        said.isFlapping = true;
        for (Fact& fact : facts) {
            if (fact.key == vocabulary::sloAlertKey("checkout", SloWatch::Page))
                fact.payload = toJson(said);
        }
        WatchCourse course(definition, stored(facts), minute(100));
        QVERIFY(course.memory().isFlapping[std::size_t(SloWatch::Page)]);
        QVERIFY(!course.memory().isFlapping[std::size_t(SloWatch::Ticket)]);
        const auto changed = ofPage(changedBy(definition, slices, facts, {minute(100), minute(200)}));
        QCOMPARE(changed.size(), 2U); // it ends, as nothing changes any more
        QVERIFY(!vocabulary::sloAlertFact(changed[1].payload)->isFlapping);
        SloDefinition other = definition;
        other.objective = {.parts = 995'000'000, .decimals = 1};
        QVERIFY(!WatchCourse(other, stored(facts), minute(100)).memory().isFlapping[std::size_t(SloWatch::Page)]);
    }

    void figuresAreThoseOfTheBegin()
    {
        const SloDefinition definition = watched();
        const WatchSlices slices = slicesOf(definition, outage);
        vocabulary::SloAlertFact fact;
        fact.watch = SloWatch::Budget;
        addFigures(fact, definition, alertRulesOf(definition), {}, minute(115), slices);
        QCOMPARE(fact.spent, std::optional(900 / 21'600.0));
        fact = {};
        addFigures(fact, definition, alertRulesOf(definition), {.verdict = AlertVerdict::Firing, .pair = kBurnPairs[1]},
                   minute(115), slices);
        QCOMPARE(fact.burnLong, std::optional(2.5)); // 900 of 36,000
        QCOMPARE(fact.burnShort, std::optional(30.0));
    }

    /// What decides is in the version, words are not only words where people act on them.
    void theVersionIsWhatVerdictsRestOn()
    {
        const SloDefinition definition = watched();
        QCOMPARE(watchHash(definition), watchHash(watched()));
        QCOMPARE(watchHash(definition).size(), 16U);
        const auto differs = [&definition](const std::function<void(SloDefinition&)>& change) {
            SloDefinition other = definition;
            change(other);
            return watchHash(other) != watchHash(definition);
        };
        QVERIFY(differs([](SloDefinition& other) { other.objective.parts = 995'000'000; }));
        QVERIFY(differs([](SloDefinition& other) { other.watch.threshold = 0.3; }));
        QVERIFY(differs([](SloDefinition& other) { other.unobservedAfter = kHour; }));
        QVERIFY(differs([](SloDefinition& other) { other.policy.steps = {{.limit = 0.3, .action = "x"}}; }));
        QVERIFY(!differs([](SloDefinition& other) { other.description = "better words"; }));
        QVERIFY(!differs([](SloDefinition& other) { other.exclusions = {{.id = "x"}}; }));
    }
};

TRACEO_TEST(TstWatchCourse);
#include "tst_watch_course.moc"
