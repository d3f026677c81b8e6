#include "slo/slo_row.h"

#include "core/duration.h"
#include "core/format.h"
#include "sli/asked.h"
#include "slo/burn_rate.h"
#include "slo/composite_row.h"
#include "slo/error_budget.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloReport)
};

constexpr int kSparklinePoints = 38; ///< one each second pixel of a 76 px sparkline
constexpr double kFullCoverage = 0.99;
/// Short windows lack their last scrape most of the time.
constexpr double kGoodBurnCoverage = 0.75;
constexpr double kMuchUncertain = 0.01;
constexpr double kSecondsOfMinute = 60;
constexpr double kMsOfSecond = 1000;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

class Readings {
public:
    Readings(const SloDefinition& slo, const SloCounts& counts, UtcMs moment, const SloState& state, const SloExplainer& explain)
        : m_slo(slo), m_counts(counts), m_state(state), m_explain(explain)
    {
        if (state.isStale)
            m_age = moment - *counts.freshness.newest;
        m_quality = qualityOf(counts.window, state);
        if (m_quality != Quality::NotObserved && !counts.isMostlyFetched())
            m_quality = Quality::Unknown; // a page is justified by the short windows, not by this one
        if (m_quality == Quality::Ok && counts.fillingShare() > 0)
            m_quality = Quality::Partial;
    }

    Reading ofWindow(double value, Unit unit, Better better, const QString& title, const QString& formula) const
    {
        return {.value = value,
                .unit = unit,
                .at = m_counts.moment,
                .quality = m_quality,
                .better = better,
                .age = m_age,
                .why = m_explain.number(title, formula, m_counts.window)};
    }
    /// Counts are what was counted, whatever it is worth.
    Reading count(double value, Better better, const QString& title, const QString& formula) const
    {
        Reading reading = ofWindow(value, Unit::Count, better, title, formula);
        if (reading.quality == Quality::Unknown && !m_counts.broken)
            reading.quality = Quality::Partial;
        return reading;
    }
    /// As if nothing was excluded; known even where all is.
    Reading withoutExclusions() const
    {
        const SliceSum& sum = m_counts.excluded->without;
        Reading reading = ofWindow(sum.total > 0 ? sum.good / sum.total : kNone, Unit::Ratio, Better::Higher, {}, {});
        if (reading.quality == Quality::Unknown && !m_counts.broken)
            reading.quality = Quality::Partial;
        reading.decimals = std::int8_t(m_slo.objective.decimals + kDecimalsBeyondTarget);
        reading.why = m_explain.number(Text::tr("Attained without exclusions"), Text::tr("attained = good ÷ total"), sum);
        return reading;
    }
    Reading objective() const
    {
        return {.value = m_slo.objective.ratio(),
                .unit = Unit::Ratio,
                .at = m_counts.moment,
                .quality = Quality::Ok,
                .decimals = std::int8_t(m_slo.objective.decimals),
                .why = m_explain.objective()};
    }
    Reading coverage() const
    {
        Reading reading = ofWindow(m_counts.window.coverage(), Unit::Ratio, Better::Higher, Text::tr("Coverage"),
                                   Text::tr("coverage = observed time ÷ window"));
        reading.quality = m_state.isStale ? Quality::Stale : Quality::Ok;
        return reading;
    }
    Reading age(UtcMs moment) const
    {
        Reading reading{.unit = Unit::Seconds,
                        .at = m_counts.moment,
                        .quality = Quality::NotObserved,
                        .better = Better::Lower,
                        .why = m_explain.age()};
        if (!m_counts.freshness.newest)
            return reading;
        reading.value = std::max(0.0, double((moment - *m_counts.freshness.newest).count()) / 1000);
        reading.quality = m_state.isStale ? Quality::Stale : Quality::Ok;
        reading.age = m_age;
        return reading;
    }
    Reading burn(const SliceSum& sum, const QString& name) const
    {
        Reading reading{.value = burnRate(m_slo.objective, sum.bad(), sum.total).value_or(kNone),
                        .unit = Unit::Factor,
                        .at = m_counts.moment,
                        .quality = m_quality,
                        .better = Better::Lower,
                        .age = m_age,
                        .why = m_explain.number(Text::tr("Burn rate over %1").arg(name),
                                                Text::tr("burn = (bad ÷ total) ÷ (1 − objective)"), sum)};
        if (&sum == &m_counts.window)
            return reading;
        reading.quality = m_state.isStale ? Quality::Stale : Quality::Ok;
        if (sum.coverage() < kGoodBurnCoverage)
            reading.quality = m_state.isStale ? Quality::Stale : Quality::Partial;
        if (sum.undecided > 0 || m_counts.broken)
            reading.quality = Quality::Unknown;
        if (sum.coverage() < kLeastBurnCoverage || sum.total <= 0)
            reading.quality = sum.observedSeconds > 0 ? Quality::Unknown : Quality::NotObserved;
        return reading;
    }

private:
    const SloDefinition& m_slo;
    const SloCounts& m_counts;
    const SloState& m_state;
    const SloExplainer& m_explain;
    Millis m_age{0};
    Quality m_quality = Quality::Ok;
};

/// The first sample and the newest are never at the edge of a minute.
constexpr Millis kYoungGap = 5 * kMinute;

QString noteOf(const SloCounts& counts, const SloState& state)
{
    const auto covered = [](double ratio) {
        return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher, .decimals = 0});
    };
    if (state.isStale)
        return Text::tr("%1 old").arg(ageText(counts.moment - *counts.freshness.newest));
    if (counts.fillingShare() > 0)
        return Text::tr("filling, %1 coverage").arg(covered(counts.window.coverage()));
    if (!counts.freshness.newest || !counts.since)
        return Text::tr("not observed");
    if (counts.broken)
        return Text::tr("broken");
    if (counts.window.total <= 0)
        return Text::tr("no traffic");
    const Millis length = counts.moment - *counts.since;
    const double unseen = (1 - counts.coverageSinceData()) * double(length.count());
    if (counts.window.coverage() < kFullCoverage && unseen < double(kYoungGap.count()))
        return Text::tr("data for %1").arg(durationText(length));
    if (counts.window.coverage() < kFullCoverage)
        return Text::tr("%1 coverage").arg(covered(counts.window.coverage()));
    return {};
}

/// Minutes that may still be bad, or what is left of a total outage at even traffic. Seconds.
Reading timeLeft(const SloDefinition& slo, const SloCounts& counts, std::optional<double> left, const Readings& readings)
{
    if (slo.method.isOfTime()) {
        const double minutes = allowedBad(slo.objective, counts.budgeted()) - counts.window.bad();
        return readings.ofWindow(left ? minutes * kSecondsOfMinute : kNone, Unit::Seconds, Better::Higher,
                                 Text::tr("Bad minutes left"), Text::tr("minutes left = allowed − bad"));
    }
    const TimeSpan whole{counts.window.window.from, slo.window.end(counts.moment)};
    const Millis counted = whole.length() - lengthOf(excludedSpans(slo, whole).dropped);
    const double seconds = double(allowedTime(slo.objective, counted).count()) / 1000;
    return readings.ofWindow(left ? *left * seconds : kNone, Unit::Seconds, Better::Higher, Text::tr("Budget left as time"),
                             Text::tr("time left = left × (1 − objective) × window: total outage at even traffic"));
}

/// What went in the last hour, day or week; none where the window is shorter.
Reading consumed(const SloDefinition& slo, const SloCounts& counts, const Readings& readings)
{
    const Millis step = slo.watch.step();
    const bool isKnown = step <= counts.window.window.length();
    const SliceSum sum = isKnown ? counts.track.over({counts.moment - step, counts.moment}) : SliceSum{};
    const double spent = budgetSpent(slo.objective, sum.bad(), counts.budgeted()).value_or(kNone);
    Reading reading = readings.ofWindow(isKnown ? spent : kNone, Unit::Ratio, Better::Lower,
                                        Text::tr("Budget spent in the last %1").arg(durationText(step)),
                                        Text::tr("spent = bad of that time ÷ allowed in the window"));
    reading.decimals = 1;
    return reading;
}

void fillBudget(SloRow& row, const SloDefinition& slo, const SloCounts& counts, const Readings& readings)
{
    const SliceSum& window = counts.window;
    const auto left = budgetLeft(slo.objective, window.bad(), counts.budgeted());
    const double allowed = allowedBad(slo.objective, counts.budgeted());
    row.allowed = slo.method.isOfTime()
        ? readings.count(allowed, Better::Higher, Text::tr("Bad minutes allowed"),
                         Text::tr("allowed = (1 − objective) × minutes of the window"))
        : readings.count(allowed, Better::Higher, Text::tr("Bad events allowed"), Text::tr("allowed = (1 − objective) × total"));
    row.budgetLeft = readings.ofWindow(left.value_or(kNone), Unit::Ratio, Better::Higher, Text::tr("Budget left"),
                                       Text::tr("left = 1 − bad ÷ allowed"));
    row.budgetLeft.decimals = 1;
    row.budgetLeftHigh = readings.ofWindow(leftAtMost(slo, counts).value_or(kNone), Unit::Ratio, Better::Lower,
                                           Text::tr("Budget left at most"), Text::tr("left ≤ 1 − (bad − undecided) ÷ allowed"));
    if (row.budgetLeftHigh.quality == Quality::Unknown) // of the budget itself nothing is known
        row.budgetLeftHigh.quality = Quality::Partial;
    row.budgetLeftHigh.decimals = 1;
    row.budgetSpent = readings.ofWindow(budgetSpent(slo.objective, window.bad(), counts.budgeted()).value_or(kNone), Unit::Ratio,
                                        Better::Lower, Text::tr("Budget spent"), Text::tr("spent = bad ÷ allowed"));
    row.budgetSpent.decimals = 1;
    row.consumed = consumed(slo, counts, readings);
    row.consumptionRate = slo.watch.word();
    const auto spent = row.budgetSpent.hasValue() ? std::optional(row.budgetSpent.value) : spentAtLeast(slo, counts);
    row.budgetLevel = spent ? slo.watch.reached(*spent) : std::nullopt;
    row.timeLeft = timeLeft(slo, counts, left, readings);
    row.eventsLeft = readings.ofWindow(left && !slo.method.isOfTime() ? allowed - window.bad() : kNone, Unit::Count,
                                       Better::Higher, Text::tr("Bad events left"), Text::tr("events left = allowed − bad"));
    row.leftFraction = row.budgetLeft.hasValue() ? std::min(1.0, *left) : kNone;
}

void fillCounts(SloRow& row, const SliceSum& window, const Readings& readings)
{
    const bool isOfTime = row.isOfTime;
    row.good = readings.count(window.good, Better::Higher, isOfTime ? Text::tr("Good minutes") : Text::tr("Good events"),
                              Text::tr("good = sum of its minute slices"));
    row.total = readings.count(window.total, Better::Neither, isOfTime ? Text::tr("All minutes") : Text::tr("All events"),
                               Text::tr("total = sum of its minute slices"));
    row.bad = readings.count(window.bad(), Better::Lower, isOfTime ? Text::tr("Bad minutes") : Text::tr("Bad events"),
                             Text::tr("bad = total − good"));
}

/// What is open: minutes nobody saw, and events between the boundaries of a histogram.
void fillBounds(SloRow& row, const SloDefinition& slo, const SloCounts& counts, const Readings& readings)
{
    const double undecided = counts.window.undecided;
    if (!slo.method.isOfTime() && !(undecided > 0))
        return;
    const double unknown = counts.unknownMinutes(slo);
    const double all = counts.window.total + unknown;
    const auto bound = [&](double good, const QString& title, const QString& formula) {
        Reading reading = readings.ofWindow(all > 0 ? good / all : kNone, Unit::Ratio, Better::Higher, title, formula);
        if (undecided > 0) // attained itself is not known, but these are
            reading.quality = Quality::Partial;
        reading.decimals = row.attained.decimals;
        return reading;
    };
    row.attainedLow = bound(counts.window.good, Text::tr("Attained at least"), Text::tr("good ÷ (total + unknown minutes)"));
    row.attainedHigh = bound(counts.window.good + undecided + unknown, Text::tr("Attained at most"),
                             Text::tr("(good + undecided + unknown minutes) ÷ (total + unknown minutes)"));
    row.attainedHigh.better = Better::Lower; // rounded up: bounds are rounded apart
    if (undecided > 0)
        row.note = Text::tr("between %1 and %2").arg(toText(row.attainedLow), toText(row.attainedHigh));
}

std::optional<SloExcluded> excludedOf(const SloCounts& counts, const Readings& readings, bool isOfTime)
{
    if (!counts.excluded || counts.excluded->uses.empty())
        return std::nullopt;
    const SliceSum& without = counts.excluded->without;
    const Millis length = counts.excluded->length;
    SloExcluded excluded{.attainedWithout = readings.withoutExclusions(), .uses = counts.excluded->uses};
    excluded.time = readings.count(double(length.count()) / kMsOfSecond, Better::Neither, Text::tr("Excluded"),
                                   Text::tr("excluded = minutes of the window since data began that an exclusion covers"));
    excluded.time.unit = Unit::Seconds;
    excluded.bad = readings.count(without.bad() - counts.window.bad(), Better::Neither,
                                  isOfTime ? Text::tr("Bad minutes excluded") : Text::tr("Bad events excluded"),
                                  Text::tr("bad excluded = bad without exclusions − bad"));
    excluded.total = readings.count(without.total - counts.window.total, Better::Neither,
                                    isOfTime ? Text::tr("Minutes excluded") : Text::tr("Events excluded"),
                                    Text::tr("total excluded = total without exclusions − total"));
    return excluded;
}

/// An alert of its own that nobody asked for has no reason.
QString whyNever(const SloDefinition& slo, const SloCounts& counts)
{
    QStringList sentences;
    if (const QString page = reasonOf(counts.page, slo); counts.page.verdict == AlertVerdict::CannotFire && !page.isEmpty())
        sentences << Text::tr("Page: %1").arg(page);
    if (const QString ticket = reasonOf(counts.ticket, slo);
        counts.ticket.verdict == AlertVerdict::CannotFire && !ticket.isEmpty())
        sentences << Text::tr("Ticket: %1").arg(ticket);
    return sentences.join(QLatin1Char(' '));
}

SloAlerts alertsOf(const SloDefinition& slo, const SloCounts& counts)
{
    SloAlerts alerts{.page = counts.page.verdict, .ticket = counts.ticket.verdict};
    if (counts.broken) {
        alerts.reason = reasonOf(*counts.broken);
        return alerts;
    }
    for (const AlertVerdict verdict : {AlertVerdict::Firing, AlertVerdict::Unknown, AlertVerdict::CannotFire}) {
        for (const SeverityState* const state : {&counts.page, &counts.ticket}) {
            if (alerts.reason.isEmpty() && state->verdict == verdict)
                alerts.reason = reasonOf(*state, slo);
        }
    }
    alerts.never = whyNever(slo, counts);
    if (counts.excluded && counts.excluded->muted) {
        alerts.muted = counts.excluded->muted->heldBy->pair.severity;
        alerts.reason = Text::tr("Muted, as now is excluded: %1").arg(reasonOf(*counts.excluded->muted, slo));
    }
    const bool pages = alerts.page == AlertVerdict::Firing;
    if (!pages && alerts.ticket != AlertVerdict::Firing)
        return alerts;
    const auto worse = pages ? BurnPair::Severity::Page : BurnPair::Severity::Ticket;
    const BurnAlerts judged = counts.alerts(slo);
    alerts.since = judged.firingSince(counts.moment, worse, counts.moment - kBurnWindows.back().length);
    alerts.clears = judged.clearsAt(counts.moment, worse);
    return alerts;
}

Reading goneIn(const std::optional<Exhaustion>& exhaustion, UtcMs moment, const Readings& readings)
{
    const bool isForetold = exhaustion && exhaustion->at && *exhaustion->at > moment; // what is gone is not foretold
    return readings.ofWindow(isForetold ? double((*exhaustion->at - moment).count()) / kMsOfSecond : kNone, Unit::Seconds,
                             Better::Higher, Text::tr("Budget gone in"),
                             Text::tr(
                                 "the window walked on minute by minute at the pace of the last hour or six, the faster one"));
}

SloRow named(const SloDefinition& slo)
{
    SloRow row;
    row.key = slo.name;
    row.name = plainText(slo.name);
    row.displayName = plainText(slo.displayName.empty() ? slo.name : slo.displayName);
    row.service = plainText(slo.service);
    row.owner = plainText(slo.owner);
    row.window = QString::fromStdString(slo.window.text());
    row.windowLength = lengthText(slo.window);
    row.isRolling = slo.window.isRolling();
    row.method = slo.method.word();
    row.isOfTime = slo.method.isOfTime();
    row.isEvaluatedByServer = isEvaluatedByServer(slo);
    return row;
}

bool isSame(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// All readings of a row, in one order.
auto readingsOf(const SloRow& row)
{
    return std::tie(row.objective, row.attained, row.attainedLow, row.attainedHigh, row.budgetLeft, row.budgetLeftHigh,
                    row.budgetSpent, row.consumed, row.timeLeft, row.eventsLeft, row.allowed, row.good, row.total, row.bad,
                    row.uncertain, row.coverage, row.age, row.goneIn, row.burns);
}

} // namespace

const Reading& judgedLeft(const SloRow& row)
{
    const bool isCertain = row.budgetLeftHigh.hasValue() && row.budgetLeftHigh.value < 0;
    return !row.budgetLeft.hasValue() && isCertain ? row.budgetLeftHigh : row.budgetLeft;
}

QString leftText(const SloRow& row)
{
    const bool isBound = !row.budgetLeft.hasValue() && row.budgetLeftHigh.hasValue();
    return isBound ? Text::tr("at most %1").arg(toText(row.budgetLeftHigh)) : toText(row.budgetLeft);
}

Quality qualityOf(const SliceSum& sum, const SloState& state)
{
    if (sum.observedSeconds <= 0 && sum.total <= 0)
        return Quality::NotObserved;
    if (sum.total <= 0 || sum.undecided > 0 || (state.status == Status::Unknown && !state.isYoung))
        return Quality::Unknown;
    if (state.isStale)
        return Quality::Stale;
    return sum.coverage() < kFullCoverage || sum.uncertain > kMuchUncertain * sum.total ? Quality::Partial : Quality::Ok;
}

QList<double> budgetCourse(const SloDefinition& slo, const SloCounts& counts, int points)
{
    const double allowed = allowedBad(slo.objective, counts.budgeted());
    if (!(allowed > 0) || points < 1)
        return {};
    QList<double> course(points, kNone);
    const TimeSpan window = counts.window.window;
    double bad = 0;
    UtcMs counted = window.from;
    for (int i = 0; i < points; ++i) {
        const UtcMs end = i + 1 == points ? window.to : window.from + window.length() * (i + 1) / points;
        bad += counts.track.over({counted, floorTo(end, kMinute)}).bad();
        counted = floorTo(end, kMinute);
        const bool isKnown = counts.since && end > *counts.since && counts.freshness.newest
            && end - window.length() / points < *counts.freshness.newest;
        if (isKnown)
            course[i] = 1 - bad / allowed;
    }
    return course;
}

const Reading& SloRow::burn(std::string_view wanted) const
{
    static const Reading kNothing;
    if (wanted == "window")
        return burns.back();
    const auto it = std::ranges::find(kBurnWindows, wanted, &BurnWindow::name);
    return it == kBurnWindows.end() ? kNothing : burns[std::size_t(it - kBurnWindows.begin())];
}

bool operator==(const SloRow& a, const SloRow& b)
{
    const auto words = [](const SloRow& row) {
        return std::tie(row.key, row.name, row.displayName, row.service, row.owner, row.window, row.isRolling, row.method,
                        row.isOfTime, row.isEvaluatedByServer, row.status, row.reason, row.isFilling, row.isYoung, row.note);
    };
    return words(a) == words(b) && a.consumptionRate == b.consumptionRate && a.budgetLevel == b.budgetLevel
        && a.alerts == b.alerts && a.policy == b.policy && a.excluded == b.excluded && a.composite == b.composite
        && a.held == b.held && a.exhaustion == b.exhaustion && readingsOf(a) == readingsOf(b)
        && isSame(a.leftFraction, b.leftFraction) && std::ranges::equal(a.sparkline, b.sparkline, isSame);
}

SloRow rowOf(const SloDefinition& slo, const SloCounts& counts, const Question& question, const SloExplainer& explain)
{
    const SloState state = stateOf(slo, counts, question.moment());
    const Readings readings(slo, counts, question.moment(), state, explain);
    const SliceSum& window = counts.window;
    SloRow row = named(slo);
    row.status = state.status;
    row.reason = state.reason;
    row.isFilling = counts.fillingShare() > 0;
    row.isYoung = state.isYoung;
    row.note = noteOf(counts, state);
    row.objective = readings.objective();
    row.attained = readings.ofWindow(window.total > 0 ? window.good / window.total : kNone, Unit::Ratio, Better::Higher,
                                     Text::tr("Attained"), Text::tr("attained = good ÷ total"));
    row.attained.decimals = std::int8_t(slo.objective.decimals + kDecimalsBeyondTarget);
    fillBounds(row, slo, counts, readings);
    row.excluded = excludedOf(counts, readings, row.isOfTime);
    fillCounts(row, window, readings);
    row.uncertain = readings.count(window.uncertain, Better::Lower, Text::tr("Uncertain events"),
                                   Text::tr("uncertain = first values of counters of unknown age"));
    fillBudget(row, slo, counts, readings);
    row.coverage = readings.coverage();
    row.age = readings.age(question.moment());
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        row.burns[i] = readings.burn(counts.burns[i], durationText(kBurnWindows[i].length));
    row.burns.back() = readings.burn(window, row.windowLength);
    row.composite = compositeOf(slo, counts, row, explain);
    row.alerts = alertsOf(slo, counts);
    row.exhaustion = row.budgetLeft.hasValue() ? exhaustionOf(slo, counts) : std::nullopt; // of an unknown budget nothing
    row.goneIn = goneIn(row.exhaustion, counts.moment, readings);
    row.sparkline = row.budgetLeft.hasValue() ? budgetCourse(slo, counts, kSparklinePoints) : QList<double>();
    return row;
}

SloRow rowOf(const SloDefinition& slo, const Error& error, UtcMs moment)
{
    SloRow row = named(slo);
    row.status = Status::Unknown;
    row.reason = Text::tr("It could not be counted: %1").arg(toText(error));
    row.note = Text::tr("not counted");
    row.objective = {.value = slo.objective.ratio(),
                     .unit = Unit::Ratio,
                     .at = moment,
                     .quality = Quality::Ok,
                     .decimals = std::int8_t(slo.objective.decimals)};
    return row;
}

} // namespace traceo
