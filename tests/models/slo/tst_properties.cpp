// What holds for every history, whatever happened in it. A hundred thousand of each with TRACEO_ALL.
#include "models/sli/random_histories.h"
#include "models/slo/slo_store.h"
#include "sli/slice_sums.h"
#include "slo/error_budget.h"
#include "slo/slo_counts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

using Kind = BudgetingMethod::Kind;

constexpr TimeSpan kSpan{kHistoryStart, kHistoryStart + kHistoryMinutes* kMinute};

std::vector<Slice> randomSlices(QRandomGenerator& random)
{
    return countHistory(randomCounters(random).series, kSpan);
}

SloDefinition randomSlo(QRandomGenerator& random)
{
    SloDefinition definition = slo("checkout", 99.0, kSpan.length());
    definition.objective.parts = random.bounded(int(Objective::kScale));
    definition.method = {.kind = Kind(random.bounded(3)),
                         .slice = (1 + random.bounded(7)) * kMinute,
                         .sliceTarget = {.parts = 1 + random.bounded(int(Objective::kScale))}};
    return definition;
}

Exclusion randomExclusion(QRandomGenerator& random)
{
    Exclusion exclusion{.id = "e", .duration = (1 + random.bounded(15)) * kMinute, .reason = "r", .author = {}};
    exclusion.mode = random.bounded(2) ? Exclusion::Mode::Drop : Exclusion::Mode::Good;
    exclusion.start = localOf(historyMinute(random.bounded(kHistoryMinutes + 10) - 10), QTimeZone::utc());
    if (random.bounded(8) == 0) { // again each day, since some days before
        exclusion.start -= random.bounded(5) * kDay;
        exclusion.rrule = "FREQ=DAILY";
    }
    return exclusion;
}

std::optional<double> leftOf(const SloDefinition& slo, std::vector<Slice> slices)
{
    SloCounts counts;
    counts.moment = kSpan.to;
    judge(slo.method, excludedSpans(slo, kSpan), slices);
    counts.slices = std::move(slices);
    counts.addUp(slo);
    return budgetLeft(slo.objective, counts.window.bad(), counts.budgeted());
}

/// Makes some good events of one minute bad; false where there are none.
bool spoil(std::vector<Slice>& slices, QRandomGenerator& random)
{
    Slice& slice = slices[std::size_t(random.bounded(int(slices.size())))];
    if (slice.good < 1)
        return false;
    slice.good -= 1 + random.bounded(int(slice.good));
    return true;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

/// Whether an excluded minute lies in the same time slice.
bool isTouched(const Slice& slice, const SloDefinition& slo, const std::vector<TimeSpan>& spans)
{
    const Millis length = slo.method.isOfTime() ? slo.method.slice : kMinute;
    const UtcMs begin = floorTo(slice.end - Millis{1}, length);
    return std::ranges::any_of(spans, [&](const TimeSpan& span) { return span.from < begin + length && span.to > begin; });
}

std::string named(int history)
{
    return "history " + std::to_string(history);
}

} // namespace

class TstProperties : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u, %d histories", m_seed, m_histories); }

    /// By every method more bad events never leave more of a budget, and by events always less.
    void whatIsLeftFallsWithEachBadEvent()
    {
        QRandomGenerator random(m_seed);
        int compared = 0;
        for (int i = 0; i < m_histories; ++i) {
            SloDefinition slo = randomSlo(random);
            std::vector<Slice> slices = randomSlices(random);
            const auto before = leftOf(slo, slices);
            if (!before || !spoil(slices, random))
                continue;
            const auto after = leftOf(slo, slices);
            QVERIFY2(after && *after <= *before, named(i).c_str());
            QVERIFY2(slo.method.isOfTime() || *after < *before, named(i).c_str());
            QVERIFY2(*before <= 1, named(i).c_str());
            ++compared;
        }
        QVERIFY2(compared > m_histories / 2, qPrintable(QString::number(compared)));
    }

    void anExclusionChangesNothingElse()
    {
        QRandomGenerator random(m_seed);
        int changed = 0;
        for (int i = 0; i < m_histories; ++i) {
            SloDefinition slo = randomSlo(random);
            for (int more = random.bounded(3); more > 0; --more)
                slo.exclusions.push_back(randomExclusion(random));
            const std::vector<Slice> raw = randomSlices(random);
            std::vector<Slice> before = raw;
            judge(slo.method, excludedSpans(slo, kSpan), before);
            const Exclusion added = randomExclusion(random);
            const auto spans = spansOf(added, kSpan);
            slo.exclusions.insert(slo.exclusions.begin() + random.bounded(int(slo.exclusions.size()) + 1), added);
            std::vector<Slice> after = raw;
            judge(slo.method, excludedSpans(slo, kSpan), after);
            bool isRight = true;
            for (std::size_t n = 0; n < raw.size(); ++n) {
                const bool isSame = after[n] == before[n];
                isRight =
                    isRight && (isSame || isTouched(raw[n], slo, spans)) && after[n].good >= 0 && after[n].good <= after[n].total;
                changed += isSame ? 0 : 1;
            }
            QVERIFY2(isRight, named(i).c_str());
        }
        QVERIFY2(changed > m_histories, qPrintable(QString::number(changed)));
    }

    /// What is dropped, what is counted as good and what is left are all there was.
    void whatIsTakenOutAndWhatIsLeftAreAll()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            SloDefinition slo = randomSlo(random);
            slo.method = {};
            for (int more = random.bounded(4); more > 0; --more)
                slo.exclusions.push_back(randomExclusion(random));
            const std::vector<Slice> raw = randomSlices(random);
            const ExcludedSpans spans = excludedSpans(slo, kSpan);
            std::vector<Slice> left = raw;
            judge(slo.method, spans, left);
            SliceSum dropped;
            for (const TimeSpan& span : spans.dropped) {
                const SliceSum part = sumOf(raw, span);
                dropped.good += part.good;
                dropped.total += part.total;
            }
            double forgiven = 0;
            for (const TimeSpan& span : spans.good) {
                for (const Slice& slice : raw) {
                    const TimeSpan minute{slice.end - kMinute, slice.end};
                    const bool isIn = span.from <= minute.from && minute.to <= span.to;
                    const bool isDropped = std::ranges::any_of(spans.dropped, [&](const TimeSpan& other) {
                        return other.from <= minute.from && minute.to <= other.to;
                    });
                    forgiven += isIn && !isDropped ? slice.total - slice.good : 0;
                }
            }
            const SliceSum all = sumOf(raw, kSpan);
            const SliceSum rest = sumOf(left, kSpan);
            QVERIFY2(rest.total + dropped.total == all.total, named(i).c_str());
            QVERIFY2(rest.bad() + dropped.bad() + forgiven == all.bad(), named(i).c_str());
        }
    }

    /// By sums and by differences of sums, of raw slices and of what a method and exclusions made of them.
    void anyPartitionAddsUp()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            SloDefinition slo = randomSlo(random);
            if (random.bounded(2))
                slo.exclusions.push_back(randomExclusion(random));
            std::vector<Slice> slices = randomSlices(random);
            judge(slo.method, excludedSpans(slo, kSpan), slices);
            const SliceSums sums(slices);
            const SliceSum whole = sumOf(slices, kSpan);
            SliceSum parts;
            SliceSum differences;
            for (int from = 0; from < kHistoryMinutes;) {
                const int to = std::min(kHistoryMinutes, from + 1 + random.bounded(15));
                const TimeSpan part{historyMinute(from), historyMinute(to)};
                parts.good += sumOf(slices, part).good;
                parts.total += sumOf(slices, part).total;
                differences.good += sums.over(part).good;
                differences.total += sums.over(part).total;
                from = to;
            }
            QVERIFY2(parts.total == whole.total && differences.total == whole.total, named(i).c_str());
            const bool isWhole = slo.method.kind != Kind::RatioTimeslices; // a mean of ratios is no whole number
            QVERIFY2(isWhole ? parts.good == whole.good : isNear(parts.good, whole.good), named(i).c_str());
            QVERIFY2(isWhole ? differences.good == whole.good : isNear(differences.good, whole.good), named(i).c_str());
        }
    }

private:
    quint32 m_seed = seedOfRun();
    int m_histories = historyCount(5'000);
};

TRACEO_TEST(TstProperties);
#include "tst_properties.moc"
