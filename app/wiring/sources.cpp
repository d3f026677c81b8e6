#include "app/wiring/sources.h"

#include "sources/alertmanager/alertmanager_source.h"
#include "sources/postgres/postgres_source.h"
#include "sources/prometheus/prometheus_source.h"
#include "sources/redis/redis_source.h"

namespace traceo {

const std::vector<SourceKind>& sourceKinds()
{
    static const std::vector<SourceKind> kinds = {
        prometheusKind(),
        alertmanagerKind(),
        postgresKind(),
        redisKind(),
    };
    return kinds;
}

} // namespace traceo
