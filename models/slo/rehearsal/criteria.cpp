#include "slo/rehearsal/criteria.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kLate = kHour;

std::optional<double> shareOf(std::size_t part, std::size_t whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

void addIncident(Criteria& criteria, const Incident& incident, const std::vector<Firing>& firings)
{
    std::optional<TimeSpan> fired;
    bool isOpen = false;
    for (const Firing& firing : firings) {
        if (!isOf(firing, incident))
            continue;
        fired = fired ? TimeSpan{std::min(fired->from, firing.span.from), std::max(fired->to, firing.span.to)} : firing.span;
        isOpen = isOpen || firing.isOpen;
    }
    if (!fired)
        return;
    ++criteria.detected;
    criteria.detection.push_back(std::max(Millis{0}, fired->from - incident.span.from));
    if (!isOpen)
        criteria.reset.push_back(std::max(Millis{0}, fired->to - incident.span.to));
}

} // namespace

std::optional<double> Criteria::precision() const
{
    return incidents > 0 ? shareOf(right, firings) : std::nullopt;
}

std::optional<double> Criteria::recall() const
{
    return shareOf(detected, incidents);
}

bool isOf(const Firing& firing, const Incident& incident)
{
    return firing.span.from < incident.span.to + kLate && firing.span.to > incident.span.from;
}

Criteria criteriaOf(const std::vector<Firing>& firings, const std::vector<Incident>& incidents)
{
    Criteria criteria{.firings = firings.size(), .incidents = incidents.size()};
    criteria.right = std::size_t(std::ranges::count_if(firings, [&](const Firing& firing) {
        return std::ranges::any_of(incidents, [&](const Incident& incident) { return isOf(firing, incident); });
    }));
    for (const Incident& incident : incidents)
        addIncident(criteria, incident, firings);
    std::ranges::sort(criteria.detection);
    std::ranges::sort(criteria.reset);
    return criteria;
}

std::optional<Millis> medianOf(const std::vector<Millis>& lengths)
{
    return lengths.empty() ? std::nullopt : std::optional(lengths[(lengths.size() - 1) / 2]);
}

} // namespace traceo
