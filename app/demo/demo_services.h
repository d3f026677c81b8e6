#pragma once
// Who lives in the demo: services with their traffic, checks, and what goes wrong when. Data only; the numbers
// are generated from it by demo_traffic.h.
// Any thread; immutable.

#include <cstdint>
#include <span>
#include <string_view>

namespace traceo::demo {

struct Service {
    enum class Rhythm : std::uint8_t {
        Daily,  ///< busy at 14:00 UTC, a third of that at 02:00, quieter at weekends
        Shop,   ///< the same on all days of the week
        Steady, ///< machines talking to machines
        Office, ///< nothing between 19:00 and 05:00 UTC
    };
    enum class Scraped : std::uint8_t {
        Always,
        WithGaps, ///< its exporter is dead for days on end
    };

    std::string_view name; ///< label `service`; `job` is the same
    std::string_view slo;
    std::string_view owner;
    std::string_view objective; ///< "99.9%"
    double perMinute = 0;       ///< requests, mean over a week
    double badShare = 0;        ///< of them, without incidents
    int replicas = 1;
    Rhythm rhythm = Rhythm::Daily;
    Scraped scraped = Scraped::Always;
};

/// A website that is probed from outside, and an SLO speaks of it.
struct Check {
    std::string_view url;
    std::string_view slo;
    std::string_view owner;
    std::string_view objective;
};

/// Comes back every `period` for ever, so that each 30 days look alike whenever somebody looks.
struct Incident {
    std::string_view subject; ///< a service's name or a check's URL
    std::string_view cause;
    std::int64_t period = 0; ///< minutes
    std::int64_t offset = 0; ///< minutes since the epoch, modulo the period
    std::int64_t length = 0; ///< minutes
    double badShare = 0;     ///< at its worst
};

std::span<const Service> services();
std::span<const Check> checks();
std::span<const Incident> incidents();

} // namespace traceo::demo
