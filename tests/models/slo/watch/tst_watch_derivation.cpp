#include "slo/watch/watch_derivation.h"

#include "models/slo/made_composites.h"
#include "models/slo/watch/watched_shop.h"
#include "slo/error_budget.h"
#include "slo/slo_facts.h"
#include "slo/slo_state.h"
#include "slo/watch/known_slices.h"
#include "slo/watch/watch_course.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr Millis kHistory = 10 * kHour;
/// What the window holds before the history was asked for, and there was nothing.
const TimeSpan kBefore{kEnd - 17 * kDay, kEnd - kHistory - kMinute};

struct FactLine {
    UtcMs from{};
    std::optional<UtcMs> to;
    std::string payload;
    friend bool operator==(const FactLine&, const FactLine&) = default;
};

std::vector<FactLine> linesOf(const WatchedShop& shop, SloWatch watch, const std::string& name = "checkout")
{
    std::vector<FactLine> lines;
    for (const Fact& fact : shop.facts(watch, name))
        lines.push_back({fact.validFrom, fact.validTo, fact.payload});
    return lines;
}

QString textOf(const std::vector<FactLine>& lines)
{
    QStringList words;
    for (const FactLine& line : lines)
        words << QStringLiteral("%1…%2 %3")
                     .arg((line.from - kEnd) / kMinute)
                     .arg(line.to ? QString::number((*line.to - kEnd) / kMinute) : QStringLiteral("∞"))
                     .arg(QString::fromStdString(line.payload));
    return words.join(QLatin1Char('\n'));
}

/// Outages, small and large, and calm between.
std::vector<double> randomBad(QRandomGenerator& random)
{
    std::vector<double> bad;
    while (bad.size() <= std::size_t(kHistory / kMinute)) {
        const double level = std::array{0.0, 1.0, 6.0, 9.0, 40.0, 100.0}[random.bounded(6U)];
        for (int left = 3 + int(random.bounded(60U)); left > 0; --left)
            bad.push_back(level > 0 ? std::floor(level * random.generateDouble() + 0.5) : 0);
    }
    return bad;
}

Batch randomTraffic(QRandomGenerator& random)
{
    const std::vector<double> bad = randomBad(random);
    Batch all = requestsOf(kHistory, [&bad](std::int64_t minute) { return bad[std::size_t(minute)]; });
    auto runs = copyOf(all.series);
    // Scrapes that were lost, of both counters at once, some of them for long.
    std::vector<TimeSpan> lost;
    for (int i = 0; i < 4; ++i) {
        const UtcMs from = kEnd - std::int64_t(random.bounded(int(kHistory / kMinute))) * kMinute;
        lost.push_back({from, from + std::int64_t(1 + random.bounded(i == 0 ? 90 : 4)) * kMinute});
    }
    for (SeriesSamples& series : runs)
        std::erase_if(series.samples, [&lost](const Sample& sample) {
            return std::ranges::any_of(lost,
                                       [&sample](const TimeSpan& span) { return span.from < sample.at && sample.at <= span.to; });
        });
    all.series = std::move(runs);
    return all;
}

/// All of the history, cut anywhere.
std::vector<TimeSpan> randomParts(QRandomGenerator& random)
{
    std::vector<TimeSpan> parts;
    for (UtcMs to = kEnd; to > kBefore.to; to = parts.back().from)
        parts.push_back({std::max(kBefore.to, to - std::int64_t(2 + random.bounded(120)) * kMinute), to});
    parts.push_back(kBefore);
    return parts;
}

BudgetPolicy policy()
{
    return {.name = "standard",
            .at = {},
            .steps = {{.measure = PolicyStep::Measure::Remaining, .limit = 0.6, .action = "Look", .owner = "web"},
                      {.measure = PolicyStep::Measure::Incident, .limit = 0.2, .action = "Review"},
                      {.measure = PolicyStep::Measure::Burn, .limit = 5, .over = kHour, .action = "Stop"}}};
}

Exclusion patching(UtcMs from, Millis length)
{
    return {
        .id = "patching", .start = LocalMs(from.time_since_epoch()), .duration = length, .reason = "patching", .createdAt = from};
}

/// The SLO of a random round: some with an exclusion, a policy, time slices.
SloDefinition randomSlo(QRandomGenerator& random)
{
    SloDefinition definition = watchedSlo();
    if (random.bounded(2) == 0)
        definition.policy = policy();
    if (random.bounded(2) == 0)
        definition.exclusions = {patching(kEnd - 5 * kHour, 80 * kMinute)};
    if (random.bounded(3) == 0)
        definition.method = {.kind = BudgetingMethod::Kind::Timeslices,
                             .slice = kMinute,
                             .sliceTarget = {.parts = 950'000'000, .decimals = 0}};
    return definition;
}

/// Of two services as mixed as they may be: one is there all the time, the other came later.
Batch mixedTraffic(QRandomGenerator& random)
{
    const std::vector<double> first = randomBad(random);
    const std::vector<double> second = randomBad(random);
    const Millis later = std::int64_t(60 + random.bounded(480)) * kMinute;
    const auto of = [](const std::vector<double>& bad) { return [&bad](std::int64_t at) { return bad[std::size_t(at)]; }; };
    Batch all = requestsOf(kHistory, of(first), kEnd, "a");
    const Batch other = requestsOf(later, of(second), kEnd, "b");
    for (const SeriesRun series : other.series)
        all.series.add({series.key, {series.samples.begin(), series.samples.end()}});
    return all;
}

/// The composite, and its members.
std::vector<SloDefinition> randomComposite(QRandomGenerator& random)
{
    SloDefinition whole = composite(random.bounded(2) == 0 ? Composite::Burn::Score : Composite::Burn::Sum,
                                    {{"a", 99, 1.7}, {"b", 98}}, {}, 15 * kDay);
    whole.name = "checkout";
    whole.policy = policy();
    return {whole, *whole.composite->members[0].slo, *whole.composite->members[1].slo};
}

Verdict verdictOf(AlertVerdict verdict)
{
    return verdict == AlertVerdict::Firing    ? Verdict::Firing
        : verdict == AlertVerdict::Quiet      ? Verdict::Quiet
        : verdict == AlertVerdict::CannotFire ? Verdict::CannotFire
                                              : Verdict::Unknown;
}

} // namespace

class TstWatchDerivation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 2 % of 15 days' budget in an hour is 7.2 times as fast as it may go: at 100 a minute and 1 % allowed 432 bad of 6,000 are
    /// not above, 433 are. With 60 a minute that is the eighth minute; the short window is above since the first.
    void aPageBeginsAtItsMinuteAndEndsWithTheShortWindow()
    {
        WatchedShop shop;
        shop.answer({}, kBefore);
        const auto bad = [](std::int64_t minute) { return minute > 300 && minute <= 315 ? 60.0 : 0.0; };
        shop.answer(requestsOf(kHistory, bad), {kBefore.to, kEnd});
        const UtcMs outage = kEnd - kHistory + 300 * kMinute;
        const auto facts = shop.facts(SloWatch::Page);
        // not known while less than half of six hours was seen, quiet, firing, quiet
        QVERIFY2(facts.size() == 4, qPrintable(textOf(linesOf(shop, SloWatch::Page))));
        QCOMPARE(facts[2].validFrom, outage + 8 * kMinute);
        // four minutes after the outage the last five hold 60 of 500, 12 %; a minute later none
        QCOMPARE(*facts[2].validTo, outage + 20 * kMinute);
        const auto page = shop.at(SloWatch::Page, outage + 10 * kMinute);
        QVERIFY(page->verdict == Verdict::Firing && !page->isMuted && !page->isFlapping);
        QCOMPARE(page->longWindow, kHour);
        QCOMPARE(page->shortWindow, 5 * kMinute);
        QCOMPARE(page->since, std::optional(outage + 8 * kMinute));
        QCOMPARE(page->burnLong, std::optional(8.0)); // 480 of 6,000, of 1 %
        QCOMPARE(page->burnShort, std::optional(60.0));
        QCOMPARE(page->factor, std::optional(7.2));
    }

    /// However a history of polls and backfill is cut and in whatever order it comes, the facts are those of one look at it all.
    void anyOrderOfArrivalGivesTheSame()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const int rounds = qEnvironmentVariableIsSet("TRACEO_ALL") ? 60 : 12;
        for (int round = 0; round < rounds; ++round) {
            const SloDefinition definition = randomSlo(random);
            const Batch all = randomTraffic(random);
            std::vector<TimeSpan> parts = randomParts(random);
            if (round % 3 == 1)
                std::ranges::reverse(parts); // oldest first, as polls come
            else if (round % 3 == 2)
                std::shuffle(parts.begin(), parts.end(), random);
            WatchedShop shop({definition});
            for (const TimeSpan& part : parts)
                shop.answer(all, part);
            WatchedShop whole({definition});
            whole.answer({}, kBefore);
            whole.answer(all, {kBefore.to, kEnd});
            for (const SloWatch watch : vocabulary::kSloWatches) {
                const auto expected = linesOf(whole, watch);
                const auto found = linesOf(shop, watch);
                QVERIFY2(found == expected,
                         qPrintable(
                             QStringLiteral("seed %1, round %2, %3\n%4\nexpected\n%5")
                                 .arg(seed)
                                 .arg(round)
                                 .arg(QString::fromStdString(std::string(wordOf(watch))), textOf(found), textOf(expected))));
            }
            const std::size_t again = shop.deriveAll({kBefore.from, kEnd});
            QVERIFY2(again == 0, qPrintable(QStringLiteral("seed %1, round %2").arg(seed).arg(round)));
        }
    }

    /// The report of each minute, counted anew, says what the facts say.
    void theFactsAreWhatTheReportOfEachMinuteSays()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int round = 0; round < 3; ++round) {
            const SloDefinition definition = randomSlo(random);
            WatchedShop shop({definition});
            shop.answer({}, kBefore);
            shop.answer(randomTraffic(random), {kBefore.to, kEnd});
            const history::Snapshot snapshot = shop.snapshot();
            const auto page = shop.facts(SloWatch::Page);
            QVERIFY(!page.empty());
            const UtcMs last = kEnd - 2 * kMinute; // younger ones may still change
            for (UtcMs at = page.front().validFrom; at <= last && !QTest::currentTestFailed(); at += kMinute)
                compare(shop, snapshot, definition, at, seed);
        }
    }

    /// A composite of events is weighed by the window of each minute, not by that of the piece it is judged in.
    void ofACompositeTheyAreTheSameHoweverTheyAreCut()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int round = 0; round < 4; ++round) {
            const std::vector<SloDefinition> slos = randomComposite(random);
            const Batch all = mixedTraffic(random);
            std::vector<TimeSpan> parts = randomParts(random);
            std::ranges::reverse(parts); // oldest first, as polls come
            WatchedShop shop(slos);
            for (const TimeSpan& part : parts)
                shop.answer(all, part);
            WatchedShop whole(slos);
            whole.answer({}, kBefore);
            whole.answer(all, {kBefore.to, kEnd});
            for (const SloWatch watch : {SloWatch::Page, SloWatch::Ticket, SloWatch::Budget, SloWatch::Policy}) {
                const QString words = QStringLiteral("seed %1\n%2\nexpected\n%3")
                                          .arg(seed)
                                          .arg(textOf(linesOf(shop, watch)), textOf(linesOf(whole, watch)));
                QVERIFY2(linesOf(shop, watch) == linesOf(whole, watch), qPrintable(words));
            }
            const history::Snapshot snapshot = whole.snapshot();
            const auto page = whole.facts(SloWatch::Page);
            QVERIFY(!page.empty());
            for (UtcMs at = page.front().validFrom; at <= kEnd - 2 * kMinute && !QTest::currentTestFailed(); at += 7 * kMinute)
                compare(whole, snapshot, slos.front(), at, seed);
        }
    }

    /// A source that fell silent: coverage of the hour falls below a half after half an hour. A total outage would page after
    /// 60·7.2 % = 4.32 minutes, the fifth; three times that later somebody should know.
    void whatIsNotObservedForLongIsAnAlert()
    {
        WatchedShop shop;
        shop.answer({}, kBefore);
        const UtcMs silent = kEnd - 3 * kHour;
        shop.answer(requestsOf(kHistory, [](std::int64_t) { return 0.0; }), {kBefore.to, silent});
        QVERIFY(shop.at(SloWatch::Unobserved, silent)->verdict == Verdict::Quiet);
        for (UtcMs from = silent; from < kEnd; from += 10 * kMinute)
            shop.fail({from, from + 10 * kMinute});
        // The last minutes before the silence were not settled and count as not seen: 28 of 60 are left at 30 minutes.
        const UtcMs settled = silent - 2 * kMinute;
        const auto unknown = shop.facts(SloWatch::Page).back();
        QVERIFY(vocabulary::sloAlertFact(unknown.payload)->verdict == Verdict::Unknown);
        QCOMPARE(unknown.validFrom, settled + 31 * kMinute);
        const auto facts = shop.facts(SloWatch::Unobserved);
        QVERIFY(vocabulary::sloAlertFact(facts.back().payload)->verdict == Verdict::Firing);
        QCOMPARE(facts.back().validFrom, settled + 46 * kMinute);

        SloDefinition patient = watchedSlo();
        patient.unobservedAfter = kHour;
        WatchedShop other({patient});
        other.answer({}, kBefore);
        other.answer(requestsOf(kHistory, [](std::int64_t) { return 0.0; }), {kBefore.to, silent});
        other.fail({silent, kEnd});
        QCOMPARE(other.facts(SloWatch::Unobserved).back().validFrom, settled + 91 * kMinute);
    }

    /// What comes back is answered for: the gap is no gap any more.
    void aSilenceThatIsFilledLaterIsTakenBack()
    {
        const Batch all = requestsOf(kHistory, [](std::int64_t) { return 0.0; });
        WatchedShop shop;
        shop.answer({}, kBefore);
        const TimeSpan silence{kEnd - 5 * kHour, kEnd - 2 * kHour};
        shop.answer(all, {kBefore.to, silence.from});
        shop.fail(silence);
        shop.answer(all, {silence.to, kEnd});
        QVERIFY(shop.at(SloWatch::Unobserved, silence.to - kMinute)->verdict == Verdict::Firing);
        shop.answer(all, silence);
        WatchedShop whole;
        whole.answer({}, kBefore);
        whole.answer(all, {kBefore.to, kEnd});
        for (const SloWatch watch : vocabulary::kSloWatches)
            QVERIFY2(linesOf(shop, watch) == linesOf(whole, watch), qPrintable(textOf(linesOf(shop, watch))));
    }

    void aCorrectionChangesWhatCameOutDifferently()
    {
        const auto bad = [](std::int64_t minute) { return minute > 584 && minute <= 596 ? 50.0 : 0.0; };
        const Batch all = requestsOf(kHistory, bad);
        WatchedShop shop;
        shop.answer({}, kBefore);
        const UtcMs middle = kEnd - kHistory + 190 * kMinute;
        const TimeSpan gap{middle, middle + 20 * kMinute};
        shop.answer(all, {kBefore.to, gap.from});
        shop.answer(all, {gap.to, kEnd});
        const std::array same{SloWatch::Page, SloWatch::Ticket, SloWatch::Unobserved};
        std::vector<std::vector<FactLine>> before;
        for (const SloWatch watch : same)
            before.push_back(linesOf(shop, watch));
        QVERIFY(shop.at(SloWatch::Page, kEnd)->verdict == Verdict::Firing);
        const std::size_t written = shop.written();
        shop.answer(all, gap); // nothing bad was in it, but more was counted: the share that is spent is less
        for (std::size_t i = 0; i < same.size(); ++i)
            QVERIFY2(linesOf(shop, same[i]) == before[i], qPrintable(textOf(linesOf(shop, same[i]))));
        const auto budget = shop.facts(SloWatch::Budget);
        QVERIFY2(shop.written() - written <= budget.size(), qPrintable(QString::number(shop.written() - written)));
    }

    void whatIsExcludedIsMutedAndNotDeleted()
    {
        SloDefinition definition = watchedSlo();
        const UtcMs outage = kEnd - kHistory + 300 * kMinute;
        definition.exclusions = {patching(outage, 2 * kHour)};
        WatchedShop shop({definition});
        shop.answer({}, kBefore);
        const auto bad = [](std::int64_t minute) { return minute > 300 && minute <= 330 ? 60.0 : 0.0; };
        shop.answer(requestsOf(kHistory, bad), {kBefore.to, kEnd});
        const auto page = shop.at(SloWatch::Page, outage + 15 * kMinute);
        QVERIFY(page->verdict == Verdict::Firing && page->isMuted);
        QCOMPARE(page->burnShort, std::optional(60.0));
        QVERIFY(shop.at(SloWatch::Page, outage + 2 * kHour + kMinute)->verdict == Verdict::Quiet);
    }

    /// 1 % of 15 days at 100 a minute: of what was counted so far half is gone once so many are bad.
    void levelsOfTheBudgetAreReached()
    {
        WatchedShop shop;
        shop.answer({}, kBefore);
        // 600 minutes: 600·100·1 % = 600 may be bad; four a minute from minute 451 on spend all of it and no more
        const auto bad = [](std::int64_t minute) { return minute > 450 ? 4.0 : 0.0; };
        shop.answer(requestsOf(kHistory, bad), {kBefore.to, kEnd});
        std::vector<double> levels;
        for (const Fact& fact : shop.facts(SloWatch::Budget)) {
            const auto said = vocabulary::sloAlertFact(fact.payload);
            levels.push_back(said->level.value_or(0));
            if (said->level == 0.5) // 4n ≥ 0.5·(450 + n) → n = 64.3: the 65th minute
                QCOMPARE(fact.validFrom, kEnd - kHistory + 515 * kMinute);
        }
        QVERIFY(levels.size() >= 4);
        QVERIFY(std::ranges::is_sorted(levels));
        QCOMPARE(levels.back(), 0.9);
    }

    void stepsOfThePolicyAreFactsWithTheirInputs()
    {
        SloDefinition definition = watchedSlo();
        definition.policy = policy();
        WatchedShop shop({definition});
        shop.answer({}, kBefore);
        const auto bad = [](std::int64_t minute) { return minute > 300 && minute <= 310 ? 30.0 : 0.0; };
        shop.answer(requestsOf(kHistory, bad), {kBefore.to, kEnd});
        const auto facts = shop.facts(SloWatch::Policy);
        const auto first = vocabulary::sloAlertFact(facts[0].payload);
        QVERIFY(first->verdict == Verdict::Quiet && first->steps.empty());
        const UtcMs outage = kEnd - kHistory + 300 * kMinute;
        // One incident of 20 % of 1 %·100·(300 + n) = 300 + n: 30n > 0.2·(300 + n) → n = 3: Review.
        const auto review = shop.at(SloWatch::Policy, outage + 3 * kMinute);
        QCOMPARE(review->steps, std::vector<std::int64_t>{2});
        QCOMPARE(review->action, std::string("Review"));
        QCOMPARE(review->policy, std::string("standard"));
        QVERIFY(std::abs(*review->inputs[1] - 90.0 / 303) < 1e-5);
        QVERIFY(std::abs(*review->inputs[0] - (1 - 90.0 / 303)) < 1e-5);
        // 300 bad of 310 that may be: less than 60 % are left, and within the hour 300 of 6,000 burn at 5, which is not above.
        const auto all = shop.at(SloWatch::Policy, outage + 12 * kMinute);
        QCOMPARE(all->steps, (std::vector<std::int64_t>{1, 2}));
    }

    /// What was said of the time before a new version stays.
    void aNewVersionJudgesFromWhenItHolds()
    {
        const Batch all = requestsOf(kHistory, [](std::int64_t minute) { return minute > 300 && minute <= 330 ? 8.0 : 0.0; });
        WatchedShop shop;
        note(shop, {watchedSlo()}, Missing::IsGone, kEnd - 2 * kDay);
        shop.answer({}, kBefore);
        const UtcMs changed = kEnd - kHour;
        shop.answer(all, {kBefore.to, changed});
        const auto before = linesOf(shop, SloWatch::Budget);
        SloDefinition strict = watchedSlo();
        strict.objective = {.parts = 999'000'000, .decimals = 1};
        shop.define({strict});
        note(shop, {strict}, Missing::IsGone, changed);
        shop.answer(all, {changed, kEnd});
        QVERIFY(shop.at(SloWatch::Budget, changed - kMinute)->definition == watchHash(watchedSlo()));
        QVERIFY(shop.at(SloWatch::Budget, changed)->definition == watchHash(strict));
        QCOMPARE(shop.at(SloWatch::Budget, changed)->level, std::optional(1.0)); // 240 bad of 54 that may be
        const auto after = linesOf(shop, SloWatch::Budget);
        for (std::size_t i = 0; i + 1 < before.size(); ++i)
            QCOMPARE(after[i], before[i]);
    }

    void whatIsWatchedOfARemovedSloEnds()
    {
        const Batch all = requestsOf(kHistory, [](std::int64_t) { return 0.0; });
        WatchedShop shop;
        note(shop, {watchedSlo()}, Missing::IsGone, kEnd - 2 * kDay);
        shop.answer({}, kBefore);
        shop.answer(all, {kBefore.to, kEnd});
        QVERIFY(!shop.facts(SloWatch::Page).back().validTo);
        shop.define({});
        note(shop, {}, Missing::MayBeUnread, kEnd); // what stands in a mistake is not gone
        QVERIFY(!shop.facts(SloWatch::Page).back().validTo);
        note(shop, {}, Missing::IsGone, kEnd);
        for (const SloWatch watch : {SloWatch::Page, SloWatch::Ticket, SloWatch::Budget, SloWatch::Unobserved})
            QCOMPARE(shop.facts(watch).back().validTo, std::optional(kEnd));
    }

    void onlySlicesFailuresAndDefinitionsAreDirty()
    {
        const Derivation derivation = watchDerivation({watchedSlo()});
        ChangeSet changes;
        changes.series = {{"prom", "requests_total", {kEnd - kMinute, kEnd}}};
        changes.factKinds = {vocabulary::kSloAlertFact};
        changes.observations = {{"prom", watchedSlo().sli.total.toText(), {kEnd - kMinute, kEnd}, kEnd, Outcome::Ok, {}}};
        QVERIFY(derivation.dirty(changes).isEmpty());
        changes.observations[0].outcome = Outcome::Timeout;
        QCOMPARE(derivation.dirty(changes), (TimeSpan{kEnd - kMinute, kEnd}));
        changes.observations[0].source = "other";
        QVERIFY(derivation.dirty(changes).isEmpty());
        changes.series.push_back(
            {vocabulary::kDerivedSource, vocabulary::kSliObserved, {kEnd - 5 * kMinute, kEnd - 3 * kMinute}});
        QCOMPARE(derivation.dirty(changes), (TimeSpan{kEnd - 6 * kMinute, kEnd - 3 * kMinute}));
        ChangeSet definitions;
        definitions.factKinds = {vocabulary::kDefinitionFact};
        QVERIFY(!derivation.dirty(definitions).isEmpty());
    }

private:
    static void note(WatchedShop& shop, std::vector<SloDefinition> slos, Missing missing, UtcMs now)
    {
        Batch batch;
        const auto known = shop.snapshot().facts(vocabulary::kDefinitionFact, vocabulary::kWorkspaceSource);
        batch.facts = definitionFacts({std::move(slos)}, missing, *known, now);
        if (batch.facts.empty()) // the derivation still looks whenever definitions were committed
            shop.deriveAll({utcMs(0), utcMs(1)});
        else
            shop.commit(std::move(batch));
    }

    static void compare(const WatchedShop& shop, const history::Snapshot& snapshot, const SloDefinition& definition, UtcMs at,
                        quint32 seed)
    {
        const auto counts = countSlo(snapshot, definition, {.now = kEnd + Millis{5'000}, .at = at}, at);
        QVERIFY(counts);
        const QByteArray words = QStringLiteral("seed %1, minute %2").arg(seed).arg((at - kEnd) / kMinute).toUtf8();
        const char* const where = words.constData();
        const bool isExcluded = counts->excluded && counts->excluded->isNow(at);
        const auto page = shop.at(SloWatch::Page, at);
        const auto ticket = shop.at(SloWatch::Ticket, at);
        QVERIFY2(page && ticket, where);
        if (!isExcluded) {
            QVERIFY2(page->verdict == verdictOf(counts->page.verdict) && !page->isMuted, where);
            QVERIFY2(ticket->verdict == verdictOf(counts->ticket.verdict) && !ticket->isMuted, where);
            if (page->verdict == Verdict::Firing)
                QVERIFY2(page->longWindow == counts->page.heldBy->pair.longWindow, where);
        } else {
            const auto& muted = counts->excluded->muted;
            const bool pages = muted && muted->heldBy->pair.severity == BurnPair::Severity::Page;
            QVERIFY2(page->isMuted == pages && (page->verdict == Verdict::Firing) == pages, where);
        }
        const bool isKnown = counts->isMostlyFetched() && !whyUnknown(definition, *counts);
        const auto spent = budgetSpent(definition.objective, counts->window.bad(), counts->budgeted());
        const auto budget = shop.at(SloWatch::Budget, at);
        QVERIFY2((budget->verdict != Verdict::Unknown) == (isKnown && spent), where);
        QVERIFY2(budget->level == (isKnown && spent ? definition.watch.reached(*spent) : std::nullopt), where);
    }
};

TRACEO_TEST(TstWatchDerivation);
#include "tst_watch_derivation.moc"
