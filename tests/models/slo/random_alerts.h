#pragma once
// Alerts of an SLO's own made at random, for the tests of what writes and reads them.

#include "slo/slo_config.h"

#include <QRandomGenerator>

namespace traceo::test {

/// Legal ones at random for the SLO's window, method and SLI. `areOfOpenSlo`: with what only its policies say.
inline std::vector<OwnAlert> randomAlerts(const SloDefinition& slo, bool areOfOpenSlo, QRandomGenerator& random)
{
    const std::int64_t period = slo.window.length / kMinute;
    std::vector<OwnAlert> alerts;
    for (int i = 1 + random.bounded(4); i > 0; --i) {
        OwnAlert alert;
        BurnPair& pair = alert.pair;
        pair.severity = random.bounded(2) == 0 ? BurnPair::Severity::Page : BurnPair::Severity::Ticket;
        const std::int64_t longMinutes = 2 + random.bounded(int(period / 2) - 1);
        pair.longWindow = longMinutes * kMinute;
        pair.shortWindow = random.bounded(3) == 0 ? pair.longWindow : (1 + random.bounded(int(longMinutes - 1))) * kMinute;
        const bool isPage = pair.severity == BurnPair::Severity::Page;
        if (random.bounded(2) == 0) // 1 exactly is no page
            pair.speed = {BurnSpeed::Unit::Factor, (isPage ? BurnSpeed::kScale : 0) + 1 + random.bounded(100'000'000)};
        else // half of the period or less: a share above a half is a factor above 1
            pair.speed = {BurnSpeed::Unit::Budget, (isPage ? BurnSpeed::kScale / 2 : 0) + 1 + random.bounded(500'000)};
        alert.pending = random.bounded(2) * random.bounded(90) * kMinute;
        alert.leastBad = random.bounded(3) == 0 ? random.bounded(100) : kLeastBad;
        alert.wantsProof = random.bounded(3) == 0 ? random.bounded(2) == 0 : needsProof(slo);
        if (areOfOpenSlo) {
            alert.whenNoData = random.bounded(2) == 0;
            alert.whenResolved = random.bounded(2) == 0;
            for (int target = 1 + random.bounded(2); target > 0; --target)
                alert.targets.push_back({"team-" + std::to_string(target), "mail: \"a\" & b",
                                         random.bounded(2) == 0 ? "" : "those who\nare on call"});
        }
        alerts.push_back(std::move(alert));
    }
    return alerts;
}

/// Without the places they were read at.
inline std::vector<OwnAlert> placeless(std::vector<OwnAlert> alerts)
{
    for (OwnAlert& alert : alerts)
        alert.location = {};
    return alerts;
}

} // namespace traceo::test
