#pragma once
// Some days of services that go wrong in every way an SLO is watched for, as a Prometheus that scraped them would have stored
// them: replicas that restart, are born late and die, hours nobody scraped, idle nights, short outages and slow bleeds, and
// counters of errors that are made with the first of them.

#include "core/batch.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <vector>

namespace traceo::test {

struct MadeService {
    QByteArray slo; ///< as a document of a workspace; its source is "prom"
    std::vector<SeriesSamples> series;
};

/// The kinds of SLI in turn. Times have milliseconds, values are whole.
std::vector<MadeService> madeServices(int count, TimeSpan span, QRandomGenerator& random);

/// With "# EOF"; times as seconds.
QByteArray openMetricsOf(const std::vector<MadeService>& services);
/// Prometheus' older text; times as milliseconds.
QByteArray prometheusTextOf(const std::vector<MadeService>& services);

} // namespace traceo::test
