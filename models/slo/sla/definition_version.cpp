#include "slo/sla/definition_version.h"

#include "slo/definition_diff.h"
#include "slo/slo_facts.h"

#include <QCryptographicHash>

namespace traceo {
namespace {

constexpr qsizetype kHashDigits = 16;

std::string hashOf(const std::string& payload)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(payload), QCryptographicHash::Sha256)
        .toHex()
        .first(kHashDigits)
        .toStdString();
}

} // namespace

Result<DefinitionVersion> versionOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    const std::string payload = toJson(factOf(slo));
    DefinitionVersion version{.hash = hashOf(payload), .sliHash = hashOf(slo), .validFrom = slo.validFrom, .changes = {}};
    const auto facts = replay::definitionFactsOf(snapshot, slo.name);
    if (!facts)
        return facts.error();
    for (std::size_t i = 0; i < facts->size(); ++i) {
        const Fact& fact = (*facts)[i];
        const bool isChange = i > 0 && fact.payload != (*facts)[i - 1].payload;
        if (isChange && fact.validFrom > span.from && fact.validFrom < span.to)
            version.changes.push_back(fact.validFrom);
        if (fact.payload == payload && (isChange || i == 0) && !slo.validFrom)
            version.validFrom = fact.validFrom;
    }
    return version;
}

} // namespace traceo
