#include "slo/detail/alert_lanes.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloAlertsTab)
};

LaneState stateOf(AlertVerdict verdict)
{
    switch (verdict) {
    case AlertVerdict::Quiet:
        return LaneState::Quiet;
    case AlertVerdict::Firing:
        return LaneState::Firing;
    case AlertVerdict::Unknown:
        return LaneState::Unknown;
    case AlertVerdict::CannotFire:
        return LaneState::CannotFire;
    }
    Q_UNREACHABLE();
}

} // namespace

Status statusOf(LaneState state, BurnPair::Severity severity)
{
    switch (state) {
    case LaneState::Quiet:
        return Status::Ok;
    case LaneState::Pending:
        return Status::Stale;
    case LaneState::Firing:
        return severity == BurnPair::Severity::Page ? Status::Critical : Status::Warning;
    case LaneState::Muted:
        return Status::Maintenance;
    case LaneState::Unknown:
        return Status::Unknown;
    case LaneState::CannotFire:
        return Status::NotConfigured;
    }
    Q_UNREACHABLE();
}

QString nameOf(LaneState state)
{
    switch (state) {
    case LaneState::Quiet:
        return Text::tr("quiet");
    case LaneState::Pending:
        return Text::tr("pending");
    case LaneState::Firing:
        return Text::tr("firing");
    case LaneState::Muted:
        return Text::tr("muted");
    case LaneState::Unknown:
        return Text::tr("unknown");
    case LaneState::CannotFire:
        return Text::tr("cannot fire");
    }
    Q_UNREACHABLE();
}

std::vector<LaneStretch> laneOf(const Rehearsal& rehearsal, const PolicyAlert& alert, const std::vector<TimeSpan>& excluded,
                                const std::vector<TimeSpan>& broken)
{
    const std::vector<AlertVerdict> said = rehearsal.verdicts(alert);
    PolicyAlert atOnce = alert;
    atOnce.pending = Millis{0};
    const std::vector<AlertVerdict> exceeded = alert.pending > Millis{0} ? rehearsal.verdicts(atOnce) : said;
    std::vector<LaneStretch> lane;
    auto hole = excluded.begin();
    auto noNumber = broken.begin();
    UtcMs end = rehearsal.range().from;
    for (std::size_t i = 0; i < said.size(); ++i) {
        end += kMinute;
        while (hole != excluded.end() && hole->to < end)
            ++hole;
        LaneState state = stateOf(said[i]);
        if (state == LaneState::Quiet && exceeded[i] == AlertVerdict::Firing)
            state = LaneState::Pending;
        const bool isCalling = state == LaneState::Firing || state == LaneState::Pending;
        if (isCalling && hole != excluded.end() && hole->from < end)
            state = LaneState::Muted;
        while (noNumber != broken.end() && noNumber->to < end)
            ++noNumber;
        if (noNumber != broken.end() && noNumber->from < end && state != LaneState::CannotFire)
            state = LaneState::Unknown;
        if (lane.empty() || lane.back().state != state)
            lane.push_back({{end - kMinute, end}, state});
        lane.back().span.to = end;
    }
    return lane;
}

std::vector<Strip::Part> partsOf(const std::vector<LaneStretch>& lane, BurnPair::Severity severity)
{
    std::vector<Strip::Part> parts;
    for (const LaneStretch& stretch : lane) {
        if (stretch.state != LaneState::Unknown)
            parts.push_back({stretch.span, statusOf(stretch.state, severity)});
    }
    return parts;
}

} // namespace traceo
