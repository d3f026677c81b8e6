#include "slo/sla/definition_version.h"

#include "core/format.h"
#include "slo/slo_facts.h"
#include "slo/slo_versions.h"

#include <QCryptographicHash>
#include <QStringList>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kHashDigits = 16;

std::string hashOf(const std::string& payload)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(payload), QCryptographicHash::Sha256)
        .toHex()
        .first(kHashDigits)
        .toStdString();
}

/// Since the first of the facts that say the same one after the other.
Result<std::optional<UtcMs>> heldSince(const history::Snapshot& snapshot, const SloDefinition& slo, const std::string& payload)
{
    const auto facts = replay::definitionFactsOf(snapshot, slo.name);
    if (!facts)
        return facts.error();
    std::optional<UtcMs> since;
    for (std::size_t i = 0; i < facts->size(); ++i) {
        const bool isNew = i == 0 || (*facts)[i].payload != (*facts)[i - 1].payload;
        if (isNew && (*facts)[i].payload == payload)
            since = (*facts)[i].validFrom;
    }
    return since;
}

Result<std::vector<DefinitionVersion::Change>> changesWithin(const history::Snapshot& snapshot, const SloConfig& config,
                                                             const std::string& name, const JudgedPeriod& period)
{
    const UtcMs end = period.isOver() ? period.span.to : floorTo(period.moment, kMinute) + kMinute;
    const auto parts = replay::heldParts(snapshot, config, name, {period.span.from, end}, period.asked);
    if (!parts)
        return parts.error();
    std::vector<DefinitionVersion::Change> changes;
    for (std::size_t i = 1; i < parts->size(); ++i) {
        const replay::HeldPart& part = (*parts)[i];
        if (part.since < period.span.to)
            changes.push_back({part.since, replay::changesBetween((*parts)[i - 1].slo, part.slo)});
    }
    return changes;
}

} // namespace

Question JudgedPeriod::question() const
{
    Question question = asked;
    question.at = isOver() ? span.to - Millis{1} : moment;
    return question;
}

Result<DefinitionVersion> versionOf(const history::Snapshot& snapshot, const SloConfig& config, const SloDefinition& slo,
                                    const JudgedPeriod& period)
{
    const std::string payload = toJson(factOf(slo));
    DefinitionVersion version{
        .hash = hashOf(payload), .sliHash = traceo::hashOf(slo), .validFrom = slo.validFrom, .changes = {}, .since = {}};
    if (!slo.validFrom) {
        const auto since = heldSince(snapshot, slo, payload);
        if (!since)
            return since.error();
        version.validFrom = *since;
    }
    auto changes = changesWithin(snapshot, config, slo.name, period);
    if (!changes)
        return changes.error();
    version.changes = std::move(changes).value();
    if (const SloDefinition* const today = versionAt(config, slo.name, period.asked.now))
        version.since = replay::changesBesideExclusions(slo, *today);
    return version;
}

QString changesText(const DefinitionVersion& version, UtcMs now, const Style& style)
{
    QStringList changes;
    for (const DefinitionVersion::Change& change : version.changes)
        changes << momentText(change.at, now, style) + u": "_s + replay::toText(change.what);
    return changes.join(u"; "_s);
}

} // namespace traceo
