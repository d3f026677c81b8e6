#include "synthetics/synthetics_report.h"

#include "core/format.h"
#include "sli/asked.h"
#include "sli/observed.h"
#include "synthetics/check_rows.h"
#include "synthetics/probe_detail.h"
#include "synthetics/synthetics_tiles.h"

#include <algorithm>
#include <map>

namespace traceo {
namespace {

using history::Snapshot;

constexpr Millis kLongestRange = 366 * kDay;
constexpr Millis kBackfilled = 30 * kDay;
constexpr Millis kSecond{1000};

/// What was asked of a source.
struct Asked {
    std::optional<UtcMs> answeredTo;
    std::vector<TimeSpan> filling; ///< runs or durations that are still to be fetched
};

TimeSpan windowOf(const Question& question)
{
    return {question.moment() - std::clamp(question.range, kMinute, kLongestRange), question.moment()};
}

Result<std::vector<TimeSpan>> fillingOf(const Snapshot& snapshot, const std::string& source, const std::string& want,
                                        TimeSpan span, UtcMs reach)
{
    const auto asked = askedSpans(snapshot, source, want, span);
    if (!asked)
        return asked.error();
    return *asked ? stillToCome(**asked, span, reach) : std::vector<TimeSpan>{};
}

Result<Asked> askedOf(const Snapshot& snapshot, const std::string& source, TimeSpan window, UtcMs now)
{
    Asked asked;
    const auto runs = askedSpans(snapshot, source, successWant(), window);
    if (!runs)
        return runs.error();
    if (*runs && !(*runs)->empty())
        asked.answeredTo = (*runs)->back().to;
    for (const std::string& want : {successWant(), durationWant()}) {
        const auto filling = fillingOf(snapshot, source, want, window, now - kBackfilled);
        if (!filling)
            return filling.error();
        asked.filling.insert(asked.filling.end(), filling->begin(), filling->end());
    }
    asked.filling = joinedSpans(std::move(asked.filling));
    return asked;
}

/// Builds the report part by part; each part rests on the ones before.
class Builder {
public:
    Builder(const Snapshot& snapshot, const SyntheticsConfig& config, const Question& question)
        : m_snapshot(snapshot), m_config(config), m_question(question), m_window(windowOf(question))
    {
        m_report.moment = question.moment();
        m_report.window = m_window;
        m_report.windowName = durationText(m_window.length());
    }

    /// Of all checks, or of one.
    Result<SyntheticsReport> report(const std::optional<std::string>& check = {})
    {
        const auto pairs = probePairs(m_snapshot);
        if (!pairs)
            return pairs.error();
        for (const ProbePair& pair : *pairs) {
            if (check && pair.identity.check != *check)
                continue;
            if (auto done = addPair(pair); !done)
                return done.error();
            if (m_report.rows.size() == 1) // most pairs have as many runs: to grow step by step would take twice the memory
                m_durations.reserve(m_durations.size() * (check ? 1 : pairs->size()));
        }
        if (m_report.rows.empty())
            return std::move(m_report);
        m_report.regions = regionsOf(m_report.rows, m_report.moment);
        m_report.checks = checksOf(m_report.rows, m_sums, m_report.regions, m_config.certificateWarning);
        m_report.tiles = tilesOf(m_report, m_sums, std::move(m_durations));
        if (auto done = addDetail(); !done)
            return done.error();
        return std::move(m_report);
    }

private:
    /// Durations of seven days are compared, however short the window is.
    TimeSpan loaded() const { return {std::min(m_window.from, m_window.to - kPhasesKept), m_window.to}; }

    Result<const Asked*> asked(const std::string& source)
    {
        const auto known = m_asked.find(source);
        if (known != m_asked.end())
            return &known->second;
        auto found = askedOf(m_snapshot, source, {std::min(m_window.from, m_window.to - kDay), m_window.to}, m_question.now);
        if (!found)
            return found.error();
        return &m_asked.emplace(source, std::move(*found)).first->second;
    }

    Result<ProbeSeen> proberOf(const ProbePair& pair, const ProbeRuns& runs)
    {
        ProbeSeen seen = runs.prober;
        for (const ProbeSeriesIds& series : pair.series) {
            const auto known = asked(series.key.source);
            if (!known)
                return known.error();
            const Asked& source = **known;
            if (source.answeredTo)
                seen.answeredTo = std::max(seen.answeredTo.value_or(*source.answeredTo), *source.answeredTo);
            seen.isFilling = seen.isFilling || !source.filling.empty();
        }
        return seen;
    }

    Result<void> addPair(const ProbePair& pair)
    {
        const auto runs = loadRuns(m_snapshot, pair, loaded(), kForgottenAfter);
        if (!runs)
            return runs.error();
        if (!runs->prober.run)
            return {}; // removed long ago
        const auto prober = proberOf(pair, *runs);
        if (!prober)
            return prober.error();
        const auto stretches = stretchesOf(runs->runs, runs->seen, m_window);
        const PairView view{pair, *runs, stretches, m_window, *prober};
        m_report.rows.push_back(rowOf(view, m_config, m_question));
        m_report.isFilling = m_report.isFilling || prober->isFilling;
        m_sums.push_back(availabilityOf(runs->runs, stretches, judgedWindow(view, m_report.moment)));
        for (const Sample& sample : runs->durations) {
            if (sample.at > m_window.from)
                m_durations.push_back(sample.value);
        }
        m_pairs.push_back(pair);
        return {};
    }

    /// The selected pair; else the first cell of the selected check, or of the worst, that is as bad as the check.
    std::size_t chosen() const
    {
        const auto& rows = m_report.rows;
        const auto named = std::ranges::find(rows, m_question.selected, &ProbeRow::key);
        if (named != rows.end())
            return std::size_t(named - rows.begin());
        const auto check = std::ranges::find(m_report.checks, m_question.selected, &CheckRow::key);
        std::optional<std::size_t> worst;
        for (const int place : check != m_report.checks.end() ? check->cells : m_report.checks.front().cells) {
            if (place >= 0 && (!worst || rows[std::size_t(place)].status < rows[*worst].status))
                worst = std::size_t(place);
        }
        return worst.value_or(0);
    }

    /// Slots are as long as the interval of the slowest region, without what clocks differ by.
    std::optional<RegionQuorum> togetherOf(const std::vector<std::vector<Sample>>& regions, Millis interval) const
    {
        if (regions.size() < 2)
            return std::nullopt;
        const Millis slot = std::max<Millis>(kSecond, (interval + kSecond / 2) / kSecond * kSecond);
        return quorumOf(regions, {.length = slot, .window = m_window, .timeout = graceOf(slot)}, usualQuorum(regions.size()));
    }

    Result<void> addDetail()
    {
        const std::size_t place = chosen();
        const ProbeRow& row = m_report.rows[place];
        const TimeSpan range = detailRange(m_question);
        std::vector<LaneView> lanes;
        std::vector<std::vector<Sample>> regions;
        Millis interval{0};
        std::optional<ProbeRuns> own;
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            if (m_report.rows[i].check != row.check)
                continue;
            auto runs = loadRuns(m_snapshot, m_pairs[i], loaded(), kForgottenAfter);
            if (!runs)
                return runs.error();
            lanes.push_back({m_report.rows[i], stretchesOf(runs->runs, runs->seen, range)});
            regions.push_back(runs->runs);
            interval = std::max(interval, runs->interval);
            if (i == place)
                own = std::move(*runs);
        }
        const auto filling =
            fillingOf(m_snapshot, m_pairs[place].series.front().key.source, phasesWant(), range, m_question.now - kPhasesKept);
        if (!filling)
            return filling.error();
        const std::optional<RegionQuorum> together = togetherOf(regions, interval);
        auto detail = detailOf(m_snapshot, {m_pairs[place], *own, row, lanes, *filling, together}, m_question);
        if (!detail)
            return detail.error();
        m_report.detail = std::move(*detail);
        return {};
    }

    const Snapshot& m_snapshot;
    const SyntheticsConfig& m_config;
    const Question& m_question;
    TimeSpan m_window;
    SyntheticsReport m_report;
    std::vector<ProbePair> m_pairs;   ///< beside the report's rows
    std::vector<Availability> m_sums; ///< beside the report's rows
    std::vector<double> m_durations;
    std::map<std::string, Asked> m_asked;
};

} // namespace

Result<SyntheticsReport> build(const Snapshot& snapshot, const SyntheticsConfig& config, const Question& question)
{
    return Builder(snapshot, config, question).report();
}

Result<SyntheticsReport> buildCheck(const Snapshot& snapshot, const SyntheticsConfig& config, const Question& question,
                                    const std::string& check)
{
    return Builder(snapshot, config, question).report(check);
}

} // namespace traceo
