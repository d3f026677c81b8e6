#include "synthetics/probe_row.h"

#include "core/format.h"
#include "core/heat.h"
#include "sli/flapping.h"
#include "synthetics/check_identity.h"
#include "synthetics/quantile.h"
#include "synthetics/time_shares.h"
#include "vocabulary/probes.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

constexpr int kSparklinePoints = 24;
constexpr int kNewestRuns = 6;
constexpr std::size_t kLeastNow = 3;
constexpr std::size_t kLeastBefore = 20;
constexpr double kSlowFactor = 1.4;
constexpr double kSlowSeconds = 0.020;
constexpr Millis kBefore = 7 * kDay;
constexpr double kFullCoverage = 0.99;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QList<double> course(const std::vector<Sample>& durations, TimeSpan window)
{
    QList<double> points;
    points.reserve(kSparklinePoints);
    for (int i = 0; i < kSparklinePoints; ++i) {
        const auto edge = [&](int n) { return window.from + window.length() * n / kSparklinePoints; };
        points.push_back(quantile(valuesIn(durations, {edge(i), edge(i + 1)}), 0.5).value_or(kNone));
    }
    return points;
}

/// When the run of equal results began that the newest belongs to.
std::optional<UtcMs> sinceWhen(const std::vector<Sample>& runs)
{
    if (runs.empty())
        return {};
    auto first = runs.end() - 1;
    while (first != runs.begin() && (std::prev(first)->value == 1) == (runs.back().value == 1))
        --first;
    return first->at;
}

class Builder {
public:
    Builder(const PairView& view, const SyntheticsConfig& config, const Question& question)
        : m_view(view), m_config(config), m_moment(question.moment()), m_style(question.style),
          m_sum(availabilityOf(view.runs.runs, view.stretches, judgedWindow(view, m_moment))),
          m_explain(view.pair, view.runs, m_sum, view.window, question),
          m_latency(latencyChange(view.runs.durations, view.runs.interval, m_moment))
    {
        m_row.state = stateOf(view.prober, m_moment);
        m_row.isFilling = view.prober.isFilling;
        if (view.prober.published)
            m_age = m_moment - *view.prober.published;
    }

    ProbeRow row()
    {
        m_row.key = m_view.pair.identity.key();
        m_row.check = m_view.pair.identity.check;
        m_row.region = m_view.pair.identity.region;
        m_row.checkName = shownCheck(m_row.check);
        m_row.regionName = plainText(m_row.region);
        fillAvailability();
        fillLatency();
        fillNow();
        fillState();
        fillFlapping();
        if (m_row.since)
            m_row.lasting = ageText(m_moment - *m_row.since);
        return std::move(m_row);
    }

private:
    bool isStale() const { return m_row.state == ProbeState::Stale || m_row.state == ProbeState::NotObserved; }

    /// Of numbers over the window.
    Quality qualityOfWindow() const
    {
        if (m_sum.runs() == 0)
            return Quality::NotObserved;
        if (m_row.state == ProbeState::Stale)
            return Quality::Stale;
        return m_row.isFilling || m_sum.coverage() < kFullCoverage ? Quality::Partial : Quality::Ok;
    }

    Reading ofWindow(std::optional<double> value, Unit unit, Better better, const QString& title, const QString& formula,
                     const char* metric = vocabulary::kProbeSuccess) const
    {
        return {.value = value.value_or(kNone),
                .unit = unit,
                .at = m_view.window.to,
                .quality = value ? qualityOfWindow() : Quality::NotObserved,
                .better = better,
                .age = m_row.state == ProbeState::Stale ? m_age : Millis{0},
                .why = m_explain.number(title, formula, metric)};
    }

    /// Of numbers at the moment.
    Reading ofNow(std::optional<double> value, Unit unit, Better better, ProbeExplainer::Why why) const
    {
        return {.value = value.value_or(kNone),
                .unit = unit,
                .at = m_moment,
                .quality = !value ? Quality::NotObserved
                    : isStale()   ? Quality::Stale
                                  : Quality::Ok,
                .better = better,
                .age = isStale() ? m_age : Millis{0},
                .why = std::move(why)};
    }

    void fillAvailability()
    {
        m_row.availability = ofWindow(m_sum.ratio(), Unit::Ratio, Better::Higher, Text::tr("Availability"),
                                      Text::tr("availability = up ÷ (up + down), by runs"));
        m_row.availability.decimals = 2;
        // Nothing failed while it was looked at, and now nobody looks: that is no 100 %.
        if (m_row.state == ProbeState::NotObserved && m_sum.down == 0 && m_sum.up > 0)
            m_row.availability.quality = Quality::Unknown;
        const TimeShares shares = timeShares(m_sum);
        const auto share = [this](const Reading& part, const QString& title, const QString& formula) {
            Reading reading = ofWindow(part.value, part.unit, part.better, title, formula);
            reading.quality = m_row.state == ProbeState::Stale ? Quality::Stale : Quality::Ok;
            reading.decimals = part.decimals;
            return reading;
        };
        m_row.coverage =
            share({.value = m_sum.coverage(), .unit = Unit::Ratio, .better = Better::Higher, .decimals = 2}, Text::tr("Observed"),
                  Text::tr("observed = time between runs at most three intervals apart ÷ window"));
        m_row.upShare =
            share(shares.up, Text::tr("Time up"), Text::tr("time up = observed time that ends in a run that succeeded ÷ window"));
        m_row.downShare = share(shares.down, Text::tr("Time down"),
                                Text::tr("time down = observed time that ends in a run that failed ÷ window"));
        m_row.unseenShare = share(shares.unseen, Text::tr("Not observed"), Text::tr("not observed = 1 − time up − time down"));
        m_row.runs =
            ofWindow(double(m_sum.runs()), Unit::Count, Better::Neither, Text::tr("Runs"), Text::tr("results in the window"));
        m_row.failed =
            ofWindow(double(m_sum.down), Unit::Count, Better::Lower, Text::tr("Failed runs"), Text::tr("results that are not 1"));
    }

    void fillLatency()
    {
        std::vector<double> values = valuesIn(m_view.runs.durations, m_view.window);
        const auto ofDurations = [&](double q, const QString& title) {
            return ofWindow(quantile(values, q), Unit::Seconds, Better::Lower, title,
                            Text::tr("the duration that %1 % of the successful runs did not exceed").arg(q * 100),
                            vocabulary::kProbeDuration);
        };
        m_row.p50 = ofDurations(0.5, Text::tr("Duration, p50"));
        m_row.p95 = ofDurations(0.95, Text::tr("Duration, p95"));
        m_row.sparkline = course(m_view.runs.durations, m_view.window);
        fillSlowest(values);
        m_row.latency = ofNow(m_latency.now, Unit::Seconds, Better::Lower,
                              m_explain.now(Text::tr("Duration now"), Text::tr("median of the newest successful runs"),
                                            vocabulary::kProbeDuration, latencyInputs()));
        m_row.usual =
            ofNow(m_latency.before, Unit::Seconds, Better::Lower,
                  m_explain.now(Text::tr("Duration before"), Text::tr("median of the seven days before the newest runs"),
                                vocabulary::kProbeDuration, latencyInputs()));
        m_row.isSlow = m_latency.isSlow && m_row.state == ProbeState::Up;
    }

    void fillSlowest(const std::vector<double>& values)
    {
        const auto longest = std::ranges::max_element(values);
        m_row.slowest =
            ofWindow(longest == values.end() ? std::nullopt : std::optional(*longest), Unit::Seconds, Better::Lower,
                     Text::tr("Duration, slowest"), Text::tr("the longest of the successful runs"), vocabulary::kProbeDuration);
        constexpr Millis kLeast{1}; // the window is (from, to], a stretch [from, to)
        const LadderCut cut = heatCut({m_view.window.from + kLeast, m_view.window.to + kLeast}, kStripCells);
        const std::vector<double> highest = extremesIn(std::span(m_view.runs.durations), cut, Extreme::Highest);
        m_row.slowestBy = QList<double>(highest.begin(), highest.end());
        m_row.slowestStep = cut.step;
    }

    std::vector<Explanation::Input> latencyInputs() const
    {
        const auto text = [](std::optional<double> seconds) {
            return toText(
                {.value = seconds.value_or(kNone), .unit = Unit::Seconds, .quality = Quality::Ok, .better = Better::Lower});
        };
        return {{Text::tr("now"), text(m_latency.now)},
                {Text::tr("seven days before"), text(m_latency.before)},
                {Text::tr("slow"), Text::tr("40 % and 20 ms above the seven days before")}};
    }

    void fillNow()
    {
        const ProbeSeen& prober = m_view.prober;
        const auto seconds = [](Millis length) { return double(length.count()) / 1000; };
        std::optional<double> age;
        std::vector<Explanation::Input> inputs;
        if (prober.run) {
            age = std::max(0.0, seconds(m_moment - prober.run->at));
            inputs.push_back({Text::tr("newest run"), momentText(prober.run->at, m_moment, m_style)});
        }
        if (prober.answeredTo)
            inputs.push_back({Text::tr("source answered"), momentText(*prober.answeredTo, m_moment, m_style)});
        m_row.age = ofNow(age, Unit::Seconds, Better::Lower,
                          m_explain.now(Text::tr("Age"), Text::tr("moment − time of the newest run"), vocabulary::kProbeSuccess,
                                        std::move(inputs)));
        m_row.interval = ofNow(
            prober.run ? std::optional(seconds(m_view.runs.interval)) : std::nullopt, Unit::Seconds, Better::Neither,
            m_explain.now(Text::tr("Interval"), Text::tr("median time between the newest runs"), vocabulary::kProbeSuccess, {}));
        fillCertificate();
    }

    /// Counted down from the last one that was seen: the metric goes with the handshake.
    void fillCertificate()
    {
        const auto& seen = m_view.runs.certificate;
        std::optional<double> left;
        std::vector<Explanation::Input> inputs;
        if (seen) {
            left = seen->value - double(msOf(m_moment)) / 1000;
            inputs = {{Text::tr("ends"), momentText(utcMs(std::int64_t(seen->value) * 1000), m_moment, m_style)},
                      {Text::tr("last seen"), momentText(seen->at, m_moment, m_style)}};
        }
        m_row.certificate = ofNow(left, Unit::Seconds, Better::Higher,
                                  m_explain.now(Text::tr("Certificate"), Text::tr("earliest NotAfter of the chain − moment"),
                                                vocabulary::kProbeCertificate, std::move(inputs)));
    }

    bool endsSoon() const
    {
        return m_row.certificate.hasValue() && m_row.certificate.value * 1000 < double(m_config.certificateWarning.count());
    }

    /// Status codes are the server's own words for what failed.
    QString failure() const
    {
        const double code = m_view.runs.status ? m_view.runs.status->value : kNone;
        if (code >= 400)
            return Text::tr("HTTP %1").arg(int(std::min(code, 999.0)));
        return code > 0 ? Text::tr("refused answer %1").arg(int(code)) : code == 0 ? Text::tr("no answer") : Text::tr("failed");
    }

    void fillState()
    {
        m_row.status = statusOf(m_row.state);
        m_row.word = nameOf(m_row.state);
        switch (m_row.state) {
        case ProbeState::Down:
            m_row.since = sinceWhen(m_view.runs.runs);
            m_row.note = failure();
            m_row.reason = Text::tr("Runs fail since %1: %2.").arg(momentText(*m_row.since, m_moment, m_style), m_row.note);
            return;
        case ProbeState::NotObserved:
            return fillSilence();
        case ProbeState::Stale:
            m_row.since = m_view.prober.published;
            m_row.note = Text::tr("%1 old").arg(ageText(m_age));
            m_row.reason =
                Text::tr("The source was not asked for %1; the last known state was %2.")
                    .arg(ageText(m_age), m_view.prober.run->value == 1 ? nameOf(ProbeState::Up) : nameOf(ProbeState::Down));
            return;
        case ProbeState::Unknown:
            m_row.note = Text::tr("filling");
            m_row.reason = Text::tr("The history is still being fetched.");
            return;
        case ProbeState::Up:
            return fillUp();
        }
    }

    /// Availability counts every run all the same.
    void fillFlapping()
    {
        std::vector<int> results;
        for (const Sample& run : m_view.runs.runs)
            results.push_back(run.value == 1 ? 1 : 0);
        m_row.isFlapping = isFlappingAfter(results);
        if (m_row.isFlapping)
            m_row.reason += QLatin1Char(' ') + Text::tr("It goes up and down: it is flapping.");
    }

    void fillSilence()
    {
        m_row.since = m_view.prober.published;
        m_row.note = m_row.since ? Text::tr("silent %1").arg(ageText(m_age)) : Text::tr("no run");
        if (!m_row.since) {
            m_row.reason = Text::tr("No run was observed.");
            return;
        }
        const QString since = momentText(*m_row.since, m_moment, m_style);
        m_row.reason = isHeard(m_view.prober, m_moment)
            ? Text::tr("The source answers, but has no result of this prober since %1. That says nothing about the target.")
                  .arg(since)
            : Text::tr("The source had no result of this prober since %1, and does not answer since %2.")
                  .arg(since, momentText(*m_view.prober.answeredTo, m_moment, m_style));
    }

    void fillUp()
    {
        m_row.reason = Text::tr("The newest run succeeded.");
        if (m_row.isFilling)
            m_row.note = Text::tr("filling");
        if (!m_row.isSlow && !endsSoon())
            return;
        m_row.status = Status::Warning;
        if (m_row.isSlow) {
            m_row.word = Text::tr("Slow");
            m_row.note = Text::tr("was %1").arg(toText(m_row.usual));
            m_row.reason =
                Text::tr("Runs take %1, they took %2 in the seven days before.").arg(toText(m_row.latency), toText(m_row.usual));
            return;
        }
        m_row.note = Text::tr("certificate");
        m_row.reason = m_row.certificate.value > 0 ? Text::tr("Its certificate ends in %1.").arg(toText(m_row.certificate))
                                                   : Text::tr("Its certificate has ended.");
    }

    const PairView& m_view;
    const SyntheticsConfig& m_config;
    UtcMs m_moment;
    const Style& m_style;
    Availability m_sum;
    ProbeExplainer m_explain;
    LatencyChange m_latency;
    Millis m_age{0};
    ProbeRow m_row;
};

bool isSame(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

Millis newestSpan(Millis interval)
{
    return std::max(kHour / 4, (kNewestRuns + 1) * interval);
}

LatencyChange latencyChange(const std::vector<Sample>& durations, Millis interval, UtcMs moment)
{
    LatencyChange change;
    const TimeSpan newest{moment - newestSpan(interval), moment};
    std::vector<double> now = valuesIn(durations, newest);
    if (now.size() > std::size_t(kNewestRuns))
        now.erase(now.begin(), now.end() - kNewestRuns);
    std::vector<double> before = valuesIn(durations, {newest.from - kBefore, newest.from});
    if (now.size() >= kLeastNow)
        change.now = quantile(std::move(now), 0.5);
    if (before.size() >= kLeastBefore)
        change.before = quantile(std::move(before), 0.5);
    change.isSlow = change.now && change.before && *change.now >= kSlowFactor * *change.before
        && *change.now - *change.before >= kSlowSeconds;
    return change;
}

TimeSpan judgedWindow(const PairView& view, UtcMs moment)
{
    const ProbeState state = stateOf(view.prober, moment);
    const bool isInTime = state == ProbeState::Up || state == ProbeState::Down;
    return isInTime ? withoutAwaited(view.window, view.stretches) : view.window;
}

ProbeRow rowOf(const PairView& view, const SyntheticsConfig& config, const Question& question)
{
    return Builder(view, config, question).row();
}

bool operator==(const ProbeRow& a, const ProbeRow& b)
{
    const auto words = [](const ProbeRow& row) {
        return std::tie(row.key, row.check, row.region, row.checkName, row.regionName, row.state, row.status, row.isSlow,
                        row.isFlapping, row.word, row.reason, row.note, row.isFilling, row.since, row.lasting);
    };
    const auto readings = [](const ProbeRow& row) {
        return std::tie(row.age, row.availability, row.coverage, row.upShare, row.downShare, row.unseenShare, row.p50, row.p95,
                        row.latency, row.usual, row.runs, row.failed, row.certificate, row.interval, row.slowest,
                        row.slowestStep);
    };
    return words(a) == words(b) && readings(a) == readings(b) && std::ranges::equal(a.sparkline, b.sparkline, isSame)
        && std::ranges::equal(a.slowestBy, b.slowestBy, isSame);
}

} // namespace traceo
