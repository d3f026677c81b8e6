#pragma once
// The demo's probers: sixty checks from five regions, a run every five minutes. Pure functions of who and which slot
// (five minutes since the epoch), so that history kept from an earlier start and a later answer agree. What is worth
// looking at comes round for ever: some checks are slow from one region, some probers are silent, one certificate is
// always about to end.
// Any thread; immutable.

#include "app/demo/demo_services.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::demo {

inline constexpr std::int64_t kProbeMinutes = 5;
/// In the order of a run.
inline constexpr std::array<std::string_view, 5> kProbePhases{"resolve", "connect", "tls", "processing", "transfer"};
inline constexpr std::array<std::string_view, 5> kRegions{"eu-central", "us-east", "us-west", "ap-southeast", "sa-east"};

/// What is probed: the checks that SLOs speak of, then others.
const std::vector<std::string>& probedUrls();
/// The check whose certificate is always about to end, renewed every so many days at the beginning of a UTC day.
inline constexpr std::string_view kEndingCertificate = "https://login.traceo.io/ready";
inline constexpr std::int64_t kRenewalDays = 6;
/// Whose a check is: "login" of https://login.traceo.io/ready.
std::string probedService(std::string_view url);

struct ProbeRun {
    bool success = true;
    int status = 200;                                 ///< 0 when nothing answered
    std::array<double, kProbePhases.size()> phases{}; ///< seconds
    double seconds = 0;
};

/// Where a check is probed from: indexes into probedUrls() and kRegions.
struct Prober {
    std::size_t check = 0;
    std::size_t region = 0;

    /// False while the prober is silent.
    bool runsIn(std::int64_t slot) const;
    ProbeRun runIn(std::int64_t slot) const;
    /// Unix seconds at which the certificate ends that is shown in a slot.
    std::int64_t certificateEnd(std::int64_t slot) const;
    /// Milliseconds into the slot at which it runs.
    std::int64_t phase() const;
};

} // namespace traceo::demo
