#include "app/demo/demo_traffic.h"

#include "app/demo/demo_chance.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace traceo::demo {
namespace {

constexpr std::int64_t kDayMinutes = 24 * 60;
constexpr std::int64_t kHalfDay = kDayMinutes / 2;
constexpr std::int64_t kPhases = 60'000;

// Only + − × ÷ and floor below, as in demo_chance.h.

/// 1 at the peak hour, 0 twelve hours off, smooth between.
double dayWave(std::int64_t minute, std::int64_t peak)
{
    const std::int64_t apart = std::abs(floorMod(minute - peak, kDayMinutes) - kHalfDay);
    const double near = double(apart) / double(kHalfDay);
    return near * near * (3 - 2 * near);
}

/// 1 on working days, less on Saturday and Sunday. Day 0 was a Thursday.
double weekWave(std::int64_t minute, double weekend)
{
    const std::int64_t weekday = floorMod(floorDiv(minute, kDayMinutes) + 3, 7); // Monday is 0
    return weekday >= 5 ? weekend : 1;
}

/// Traffic now as a share of the mean.
double rhythmOf(Service::Rhythm rhythm, std::int64_t minute)
{
    switch (rhythm) {
    case Service::Rhythm::Daily:
        return (0.5 + dayWave(minute, 14 * 60)) * weekWave(minute, 0.74) * 1.08;
    case Service::Rhythm::Shop:
        return (0.5 + dayWave(minute, 14 * 60)) * weekWave(minute, 0.96) * 1.01;
    case Service::Rhythm::Steady:
        return 0.9 + 0.2 * dayWave(minute, 12 * 60);
    case Service::Rhythm::Office: {
        const std::int64_t ofDay = floorMod(minute, kDayMinutes);
        const bool open = ofDay >= 5 * 60 && ofDay < 19 * 60;
        return open ? 2.4 * dayWave(minute, 12 * 60) * weekWave(minute, 0.3) : 0;
    }
    }
    return 0;
}

/// How bad an incident is at this point of it: 0 outside, ramps up, stays, eases off.
double severity(const Incident& incident, std::int64_t minute)
{
    const std::int64_t at = floorMod(minute - incident.offset, incident.period);
    if (at >= incident.length)
        return 0;
    if (at < 3)
        return 0.4;
    return at >= incident.length * 3 / 4 ? 0.5 : 1;
}

double incidentShare(const std::vector<Incident>& all, std::int64_t minute)
{
    double share = 0;
    for (const Incident& incident : all)
        share += incident.badShare * severity(incident, minute);
    return std::min(share, 1.0);
}

std::vector<Incident> incidentsOf(std::string_view subject)
{
    std::vector<Incident> own;
    std::ranges::copy_if(incidents(), std::back_inserter(own), [subject](const Incident& i) { return i.subject == subject; });
    return own;
}

} // namespace

Replica::Replica(const Service& service, int number)
    : m_service(&service), m_number(number), m_seed(mixed(seedOf(service.name) + std::uint64_t(number))),
      m_phase(std::int64_t(mixed(m_seed) % kPhases)), m_life((4 + std::int64_t(mixed(m_seed + 1) % 6)) * kDayMinutes),
      m_share(service.replicas == 1 ? 1 : (number == 0 ? 0.55 : 0.45 / (service.replicas - 1))),
      m_incidents(incidentsOf(service.name))
{}

Requests Replica::requestsIn(std::int64_t minute) const
{
    const double mean = m_service->perMinute * m_share * rhythmOf(m_service->rhythm, minute);
    if (mean <= 0)
        return {};
    const double wobble = 0.8 + 0.2 * chance(m_seed, 1, minute / 15) + 0.2 * chance(m_seed, 2, minute);
    const double total = std::floor(mean * wobble + chance(m_seed, 3, minute));

    const double worse = incidentShare(m_incidents, minute);
    const double usual = m_service->badShare * (0.4 + 1.2 * chance(m_seed, 4, minute / 60));
    const double bad = std::min(total, std::floor(total * (usual + worse) + chance(m_seed, 5, minute)));
    // An overloaded service answers 503, a broken one 500.
    const double unavailable = std::floor(bad * (worse > usual ? 0.8 : 0.3) + chance(m_seed, 6, minute));
    const double away = std::min(unavailable, bad);
    return {std::int64_t(total - bad), std::int64_t(bad - away), std::int64_t(away)};
}

std::int64_t Replica::restartBefore(std::int64_t minute) const
{
    const auto restartOf = [this](std::int64_t period) {
        return period * m_life + std::int64_t(chance(m_seed, 7, period) * double(m_life));
    };
    const std::int64_t period = floorDiv(minute, m_life);
    const std::int64_t restart = restartOf(period);
    return restart <= minute ? restart : restartOf(period - 1);
}

bool Replica::isScrapedIn(std::int64_t minute) const
{
    if (restartBefore(minute) == minute)
        return false;
    if (m_service->scraped == Service::Scraped::Always)
        return true;
    // Three days of eight, from 05:00 on the first to 21:00 on the last: coverage between 60 and 70 %.
    const std::int64_t at = floorMod(minute, 8 * kDayMinutes);
    return at < kDayMinutes + 5 * 60 || at >= 3 * kDayMinutes + 21 * 60;
}

std::optional<RunningIncident> incidentOf(std::string_view subject, std::int64_t minute)
{
    for (const Incident& incident : incidents()) {
        if (incident.subject == subject && severity(incident, minute) > 0)
            return RunningIncident{incident, minute - floorMod(minute - incident.offset, incident.period)};
    }
    return std::nullopt;
}

} // namespace traceo::demo
