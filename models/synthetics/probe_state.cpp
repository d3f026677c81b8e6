#include "synthetics/probe_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProbeState)
};

/// How long nothing may be heard: two intervals, two minutes at least.
Millis patienceOf(Millis interval)
{
    return 2 * std::max(interval, kMinute);
}

} // namespace

std::string_view wordOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Down:
        return "down";
    case ProbeState::NotObserved:
        return "not_observed";
    case ProbeState::Stale:
        return "stale";
    case ProbeState::Unknown:
        return "unknown";
    case ProbeState::Up:
        return "up";
    }
    Q_UNREACHABLE();
}

QString nameOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Down:
        return Text::tr("Down");
    case ProbeState::NotObserved:
        return Text::tr("Not observed");
    case ProbeState::Stale:
        return Text::tr("Stale");
    case ProbeState::Unknown:
        return Text::tr("Unknown");
    case ProbeState::Up:
        return Text::tr("Up");
    }
    Q_UNREACHABLE();
}

Status statusOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Down:
        return Status::Critical;
    case ProbeState::NotObserved:
    case ProbeState::Unknown:
        return Status::Unknown;
    case ProbeState::Stale:
        return Status::Stale;
    case ProbeState::Up:
        return Status::Ok;
    }
    Q_UNREACHABLE();
}

bool isHeard(const ProbeSeen& seen, UtcMs moment)
{
    return seen.answeredTo && moment - *seen.answeredTo <= patienceOf(seen.interval);
}

ProbeState stateOf(const ProbeSeen& seen, UtcMs moment)
{
    if (!seen.run || !seen.published)
        return seen.isFilling ? ProbeState::Unknown : ProbeState::NotObserved;
    if (seen.answeredTo && isSilent(*seen.published, seen.interval, *seen.answeredTo))
        return ProbeState::NotObserved;
    if (moment - *seen.published > patienceOf(seen.interval))
        return ProbeState::Stale;
    return seen.run->value == 1 ? ProbeState::Up : ProbeState::Down;
}

} // namespace traceo
