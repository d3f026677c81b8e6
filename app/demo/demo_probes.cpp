#include "app/demo/demo_probes.h"

#include "app/demo/demo_chance.h"
#include "app/demo/demo_traffic.h"

#include <cmath>
#include <numeric>

namespace traceo::demo {
namespace {

constexpr std::int64_t kDayMinutes = 24 * 60;
constexpr std::int64_t kDaySlots = kDayMinutes / kProbeMinutes;
constexpr std::int64_t kSlotMs = kProbeMinutes * 60'000;

constexpr std::string_view kHosts[] = {"checkout", "payments", "orders",  "search",    "catalog", "login",    "profile",
                                       "media",    "ledger",   "exports", "inventory", "pricing", "webhooks", "gateway"};
constexpr std::string_view kPaths[] = {"health", "ready", "v1/ping", ""};

/// Seconds there and back: what a connection costs from each region.
constexpr std::array<double, kRegions.size()> kRoundTrip{0.006, 0.014, 0.022, 0.031, 0.036};

std::uint64_t proberSeed(const Prober& prober)
{
    static const std::vector<std::uint64_t> seeds = [] {
        std::vector<std::uint64_t> all;
        for (const std::string& url : probedUrls())
            all.push_back(seedOf(url));
        return all;
    }();
    return mixed(seeds[prober.check] + prober.region);
}

/// A quarter of the checks is slow from ap-southeast at any time, each for a day in four.
bool isSlow(const Prober& prober, std::int64_t slot)
{
    return kRegions[prober.region] == "ap-southeast" && floorMod(floorDiv(slot, kDaySlots) + std::int64_t(prober.check), 4) == 0;
}

/// Each check that has no incidents of its own is away for half an hour in nine days.
bool isAway(const Prober& prober, std::int64_t slot)
{
    if (prober.check < checks().size())
        return incidentOf(checks()[prober.check].url, slot * kProbeMinutes).has_value();
    const std::int64_t period = 9 * kDaySlots;
    return floorMod(slot - std::int64_t(mixed(prober.check) % std::uint64_t(period)), period) < 6;
}

double rounded(double seconds)
{
    return std::floor(seconds * 1e6) / 1e6;
}

} // namespace

std::string probedService(std::string_view url)
{
    constexpr std::string_view kScheme = "https://";
    const std::string_view host = url.substr(kScheme.size());
    return std::string(host.substr(0, host.find('.')));
}

const std::vector<std::string>& probedUrls()
{
    static const std::vector<std::string> urls = [] {
        std::vector<std::string> all;
        for (const Check& check : checks())
            all.emplace_back(check.url);
        for (const std::string_view host : kHosts) {
            for (const std::string_view path : kPaths)
                all.push_back("https://" + std::string(host) + ".traceo.io/" + std::string(path));
        }
        return all;
    }();
    return urls;
}

/// Ten workers probe from sa-east; each is away for a day in ten.
bool Prober::runsIn(std::int64_t slot) const
{
    return kRegions[region] != "sa-east" || floorMod(floorDiv(slot, kDaySlots), 10) != std::int64_t(check % 10);
}

ProbeRun Prober::runIn(std::int64_t slot) const
{
    const std::uint64_t seed = proberSeed(*this);
    const double trip = kRoundTrip[region] * (0.9 + 0.2 * chance(seed, 1, slot));
    const double server = (0.006 + 0.002 * double(check % 9)) * (0.8 + 0.5 * chance(seed, 2, slot));
    ProbeRun run;
    run.phases = {0.002 + 0.003 * chance(seed, 3, slot), trip, trip * 1.1 + (isSlow(*this, slot) ? 0.052 : 0.002), trip + server,
                  0.001 + 0.15 * server};
    const bool failed = isAway(*this, slot) || chance(seed, 4, slot) < 0.0003;
    if (failed && chance(seed, 5, slot / 6) < 0.4) { // nobody answers: the name is found, and that is all
        run = {.success = false, .status = 0, .phases = {run.phases[0], 0, 0, 0, 0}};
    } else if (failed) {
        run.success = false;
        run.status = 503;
    }
    for (double& phase : run.phases)
        phase = rounded(phase);
    run.seconds = rounded(std::accumulate(run.phases.begin(), run.phases.end(), 0.0) + 0.0004);
    return run;
}

std::int64_t Prober::certificateEnd(std::int64_t slot) const
{
    const std::int64_t day = floorDiv(slot, kDaySlots);
    const bool always = probedUrls()[check] == kEndingCertificate;
    const std::int64_t every = always ? kRenewalDays : 60;
    const std::int64_t life = always ? 2 * kRenewalDays : 90; // never more than that is left
    const auto shift = always ? 0 : std::int64_t(mixed(check + 7) % std::uint64_t(every));
    return ((floorDiv(day - shift, every) * every) + shift + life) * 86'400;
}

std::int64_t Prober::phase() const
{
    return std::int64_t(mixed(proberSeed(*this)) % std::uint64_t(kSlotMs));
}

} // namespace traceo::demo
