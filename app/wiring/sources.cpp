#include "app/wiring/sources.h"

#include "sources/prometheus/prometheus_source.h"

namespace traceo {

const std::vector<SourceKind>& sourceKinds()
{
    static const std::vector<SourceKind> kinds = {
        prometheusKind(),
    };
    return kinds;
}

} // namespace traceo
