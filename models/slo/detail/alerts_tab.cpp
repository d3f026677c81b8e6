#include "slo/detail/alerts_tab.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/detail/budget_past.h"
#include "slo/own_events.h"
#include "slo/rehearsal/incidents.h"
#include "slo/slo_charts.h"
#include "slo/slo_explain.h"
#include "slo/slo_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using Severity = BurnPair::Severity;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloAlertsTab)
};

constexpr double kMsOfSecond = 1000;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QString nameOf(Severity severity)
{
    return severity == Severity::Page ? Text::tr("page") : Text::tr("ticket");
}

QString windowsOf(const BurnPair& pair)
{
    return Text::tr("%1 + %2").arg(durationText(pair.longWindow), durationText(pair.shortWindow));
}

/// The alert of this severity, of one of its pairs alone.
PolicyAlert onlyPair(const AlertPolicy& policy, const BurnPair& pair)
{
    const auto has = [&pair](const PolicyAlert& alert) { return std::ranges::find(alert.pairs, pair) != alert.pairs.end(); };
    const auto found = std::ranges::find_if(policy.alerts, has);
    Q_ASSERT(found != policy.alerts.end());
    PolicyAlert one = *found;
    one.pairs = {pair};
    return one;
}

struct Lane {
    BurnPair pair;
    std::vector<LaneStretch> stretches;
};

class AlertsTabMaker {
public:
    AlertsTabMaker(const CountedSlo& counted, const Question& question, Incidents incidents)
        : m_counted(counted), m_rules(alertRulesOf(counted.slo)), m_policy(policyOf(counted.slo, m_rules)),
          m_incidents(std::move(incidents)),
          m_rehearsal(counted.slo, counted.counts.slices, counted.range, counted.counts.weighed), m_past(counted),
          m_numbers(counted, question, u"slo rehearse"_s, u"--policy ours"_s),
          m_explain(counted.slo, counted.counts, question, std::nullopt),
          m_broken(brokenSpans(counted.slo, SliceSums(counted.counts.slices), counted.counts.memberExcess, counted.range))
    {
        const std::vector<TimeSpan> excluded = counted.counts.excluded ? counted.counts.excluded->spans : std::vector<TimeSpan>();
        for (const AlertRules& rules : m_rules) {
            for (const BurnPair& pair : rules.pairs)
                m_lanes.push_back({pair, laneOf(m_rehearsal, onlyPair(m_policy, pair), excluded, m_broken)});
        }
    }

    Strip strip() const
    {
        Strip strip{.title = Text::tr("Alerts by pair of windows"), .words = words(), .range = m_counted.range, .lanes = {}};
        for (const Lane& lane : m_lanes) {
            const LaneState now = stateOf(lane);
            strip.lanes.push_back({.name = u"%1 %2"_s.arg(nameOf(lane.pair.severity), durationText(lane.pair.longWindow)),
                                   .parts = partsOf(lane.stretches, lane.pair.severity),
                                   .now = statusOf(now, lane.pair.severity),
                                   .words = traceo::nameOf(now)});
        }
        if (m_incidents.origin != Incidents::Origin::None)
            addIncidents(strip);
        return strip;
    }

    std::vector<PairRow> pairs() const
    {
        const BurnAlerts judged = m_counted.counts.alerts(m_counted.slo);
        std::vector<PairRow> rows;
        std::ranges::transform(m_lanes, std::back_inserter(rows), [&](const Lane& lane) { return rowOf(lane, judged); });
        return rows;
    }

    std::vector<FiringRow> firings() const
    {
        std::vector<FiringRow> rows;
        for (const Firing& firing : allFirings()) {
            const Severity severity = m_policy.alerts[firing.alert].severity;
            const QString title = severity == Severity::Page ? Text::tr("A page") : Text::tr("A ticket");
            const QString formula = Text::tr("both windows of one of its pairs above the limit");
            rows.push_back({.key = (severity == Severity::Page ? "page " : "ticket ") + std::to_string(msOf(firing.span.from)),
                            .severity = severity,
                            .isOpen = firing.isOpen,
                            .began = m_numbers.moment(firing.span.from, {title, formula}),
                            .lasted = m_numbers.number(double(firing.span.length().count()) / kMsOfSecond, Unit::Seconds,
                                                       Better::Lower, {title, formula}),
                            .spent = m_numbers.share(spentAt(firing.span.from), Better::Lower,
                                                     {Text::tr("Budget spent when it began"), Text::tr("spent = bad ÷ allowed")}),
                            .incident = incidentOf(firing)});
        }
        std::ranges::reverse(rows);
        return rows;
    }

    QString criteria() const
    {
        if (m_incidents.origin == Incidents::Origin::None) {
            const QString none = whyNoEvents(m_counted.slo);
            return none.isEmpty() ? Text::tr("No incident is marked, and no source told of alerts.")
                                  : Text::tr("No incident is marked. %1").arg(none);
        }
        const Criteria criteria = criteriaOf(allFirings(), m_incidents.incidents);
        const QString pattern = m_incidents.origin == Incidents::Origin::Marked
            ? Text::tr("%1 of %2 firings were of a marked incident; %3 of %4 incidents were found.")
            : Text::tr("%1 of %2 firings were of an alert of the sources; %3 of %4 of these were found.");
        return pattern.arg(QString::number(criteria.right), QString::number(criteria.firings), QString::number(criteria.detected),
                           QString::number(criteria.incidents));
    }

    void addIncidents(Chart& chart) const
    {
        for (const Incident& incident : m_incidents.incidents)
            chart.bands.push_back({Band::Kind::Incident, incident.span, incident.name});
    }

private:
    static std::vector<std::pair<Status, QString>> words()
    {
        return {{Status::Ok, Text::tr("quiet")},
                {Status::Critical, Text::tr("page")},
                {Status::Warning, Text::tr("ticket")},
                {Status::Stale, Text::tr("pending")},
                {Status::Maintenance, Text::tr("muted")},
                {Status::Unknown, Text::tr("unknown")},
                {Status::NotConfigured, Text::tr("cannot fire")}};
    }

    /// Of events that may be good or bad the lane knows itself what is certain.
    LaneState stateOf(const Lane& lane) const
    {
        const bool isUnknown = lane.stretches.empty() || m_counted.counts.broken;
        return isUnknown ? LaneState::Unknown : lane.stretches.back().state;
    }

    /// What seems to fire where nothing is known is no firing.
    std::vector<Firing> allFirings() const
    {
        std::vector<Firing> firings = m_rehearsal.firings(m_policy);
        std::erase_if(firings, [this](const Firing& firing) {
            return std::ranges::any_of(m_broken, [&firing](const TimeSpan& span) {
                return span.from < firing.span.from && firing.span.from <= span.to;
            });
        });
        return firings;
    }

    /// Of a window of which too little is known it would be anything.
    double spentAt(UtcMs moment) const
    {
        const auto left = m_past.at(m_counted.slo.window, moment).left;
        return left ? 1 - *left : kNone;
    }

    QString incidentOf(const Firing& firing) const
    {
        const auto& all = m_incidents.incidents;
        const auto it = std::ranges::find_if(all, [&firing](const Incident& one) { return isOf(firing, one); });
        return it == all.end() ? QString() : it->name;
    }

    void addIncidents(Strip& strip) const
    {
        strip.lanes.emplace_back();
        Strip::Lane& lane = strip.lanes.back();
        lane = {.name = Text::tr("incidents"), .parts = {}, .now = Status::Ok, .words = {}};
        UtcMs from = m_counted.range.from;
        for (const Incident& incident : m_incidents.incidents) {
            if (incident.span.to <= from)
                continue; // another one covers it
            if (incident.span.from > from)
                lane.parts.push_back({{from, incident.span.from}, Status::Ok});
            lane.parts.push_back({{std::max(from, incident.span.from), incident.span.to}, Status::Critical});
            from = std::max(from, incident.span.to);
        }
        const bool isOpen = from >= m_counted.range.to;
        if (!isOpen)
            lane.parts.push_back({{from, m_counted.range.to}, Status::Ok});
        lane.now = isOpen ? Status::Critical : Status::Ok;
        lane.words = isOpen ? m_incidents.incidents.back().name : Text::tr("none now");
    }

    Reading burn(const SliceSum& sum, Millis window) const
    {
        const bool isNumber = sum.undecided <= 0 && !m_counted.counts.broken;
        const bool isKnown = sum.total > 0 && sum.coverage() >= kLeastBurnCoverage && isNumber;
        return {.value = burnRate(m_counted.slo.objective, sum.bad(), sum.total).value_or(kNone),
                .unit = Unit::Factor,
                .at = m_counted.counts.moment,
                .quality = !isKnown           ? Quality::Unknown
                    : m_counted.state.isStale ? Quality::Stale
                                              : Quality::Ok,
                .better = Better::Lower,
                .why = m_explain.number(Text::tr("Burn rate over %1").arg(durationText(window)),
                                        Text::tr("burn = (bad ÷ total) ÷ (1 − objective)"), sum)};
    }

    PairRow rowOf(const Lane& lane, const BurnAlerts& judged) const
    {
        const SloCounts& counts = m_counted.counts;
        const BurnPair& pair = lane.pair;
        const SliceSum harm = sumOf(counts.slices, {counts.moment - pair.longWindow, counts.moment});
        const SliceSum now = sumOf(counts.slices, {counts.moment - pair.shortWindow, counts.moment});
        const BurnLimit limit = pair.limit(m_counted.slo.window.length);
        PairRow row{.key = (pair.severity == Severity::Page ? "page " : "ticket ") + toText(pair.longWindow),
                    .state = stateOf(lane),
                    .severity = pair.severity,
                    .windows = windowsOf(pair),
                    .reason = {},
                    .limit = m_numbers.number(limit.factor(), Unit::Factor, Better::Neither,
                                              {Text::tr("Limit"),
                                               Text::tr("share of the budget × period ÷ window"),
                                               {{Text::tr("windows"), windowsOf(pair)}}}),
                    .longBurn = burn(harm, pair.longWindow),
                    .shortBurn = burn(now, pair.shortWindow),
                    .since = m_numbers.moment({}, {}),
                    .clears = m_numbers.moment({}, {})};
        row.reason = counts.broken
            ? reasonOf(*counts.broken)
            : reasonOf({.verdict = verdictOf(row.state), .heldBy = PairState{pair, verdictOf(row.state), harm, now}},
                       m_counted.slo);
        const bool fires = row.state == LaneState::Firing;
        row.since.quality = row.clears.quality = Quality::Unknown;
        if (fires)
            row.since = m_numbers.moment(lane.stretches.back().span.from + kMinute,
                                         {Text::tr("Fires since"), Text::tr("the first minute since which both exceed")});
        if (const auto clears = fires ? judged.clearsAt(counts.moment, pair.severity) : std::nullopt)
            row.clears = m_numbers.moment(
                *clears, {Text::tr("Quiet again"), Text::tr("if nothing bad happens and traffic goes on as in the last hour")});
        return row;
    }

    static AlertVerdict verdictOf(LaneState state)
    {
        switch (state) {
        case LaneState::Firing:
            return AlertVerdict::Firing;
        case LaneState::Unknown:
            return AlertVerdict::Unknown;
        case LaneState::CannotFire:
            return AlertVerdict::CannotFire;
        case LaneState::Quiet:
        case LaneState::Pending:
        case LaneState::Muted:
            return AlertVerdict::Quiet;
        }
        Q_UNREACHABLE();
    }

    const CountedSlo& m_counted;
    std::vector<AlertRules> m_rules;
    AlertPolicy m_policy;
    Incidents m_incidents;
    Rehearsal m_rehearsal;
    BudgetPast m_past;
    TabNumbers m_numbers;
    SloExplainer m_explain;
    std::vector<TimeSpan> m_broken; ///< minutes at whose end the window is no number
    std::vector<Lane> m_lanes;
};

} // namespace

Result<AlertsTab> buildAlertsTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const Millis reach = slo->window.longest() + kBurnWindows.back().length; // of what was spent when something fired
    const auto counted = countedSlo(snapshot, *slo, question, chartRange(question).from - reach);
    if (!counted)
        return counted.error();
    auto incidents = incidentsOf(snapshot, *slo, counted->range);
    if (!incidents)
        return incidents.error();
    AlertsTab tab{.key = slo->name, .moment = counted->counts.moment};
    if (!counted->begin())
        tab.nothing = counted->state.reason;
    const AlertsTabMaker maker(*counted, question, std::move(*incidents));
    const SloRow row = rowOf(*slo, counted->counts, question, SloExplainer(*slo, counted->counts, question, std::nullopt));
    tab.burn = burnChart(*slo, counted->counts, row, counted->range, counted->columns);
    showOwnEvents(tab.burn, *slo);
    tab.burn.subject = row.displayName;
    maker.addIncidents(tab.burn);
    tab.lanes = maker.strip();
    tab.pairs = maker.pairs();
    tab.firings = maker.firings();
    tab.criteria = maker.criteria();
    return tab;
}

} // namespace traceo
