#include "slo/rules/known_boundaries.h"

#include "core/format.h"
#include "sli/histogram_buckets.h"
#include "slo/bucket_boundary.h"
#include "slo/rules/composite_promql.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

bool areHeld(const std::vector<double>& boundaries, const std::vector<double>& all)
{
    return std::ranges::all_of(all, [&](double one) { return std::ranges::find(boundaries, one) != boundaries.end(); });
}

/// The same with another threshold.
SliDefinition within(SliDefinition sli, double boundary)
{
    const std::string text = numberText(boundary);
    if (sli.threshold) {
        sli.threshold->value = text;
        return sli;
    }
    std::vector<Selector::Matcher> matchers = withoutBoundary(*sli.good).matchers();
    matchers.push_back(boundaryMatcher(text));
    sli.good = Selector(sli.good->name(), std::move(matchers));
    return sli;
}

QString lostBetween(double asked, const std::vector<double>& boundaries, std::vector<double>::const_iterator above)
{
    if (above == boundaries.begin())
        return Text::tr("%1 is below all boundaries of its histogram: rules count what is above %2, the lowest, which is bad for "
                        "certain, and take all else for good")
            .arg(exactText(asked), exactText(*above));
    return Text::tr("%1 is no boundary of its histogram, whose next ones are %2 and %3: rules count what is above %3, which is "
                    "bad for certain, and take what lies between for good")
        .arg(exactText(asked), exactText(*std::prev(above)), exactText(*above));
}

AskedSlo latencyAt(const std::vector<double>& boundaries, const SloDefinition& slo, double asked)
{
    const auto above = std::ranges::upper_bound(boundaries, asked);
    if (above == boundaries.end())
        return {std::nullopt,
                Text::tr("left out, as %1 is above all boundaries of its histogram (%2), so that nothing is bad for certain")
                    .arg(exactText(asked), boundariesText(boundaries))};
    AskedSlo made{slo, lostBetween(asked, boundaries, above)};
    made.slo->sli = within(slo.sli, *above);
    return made;
}

/// What is counted in the end, and the key of its boundaries; what several composites are made of several times.
struct CountedPart {
    const SloDefinition& slo;
    std::string key;
};

void addParts(const SloDefinition& slo, const std::string& key, std::vector<CountedPart>& parts)
{
    if (!slo.composite) {
        parts.push_back({slo, key});
        return;
    }
    for (const CompositeMember& member : slo.composite->members) {
        if (member.slo)
            addParts(*member.slo, member.isOwn ? boundaryKey(*member.slo) : member.slo->name, parts);
    }
}

std::vector<CountedPart> partsOf(const std::vector<SloDefinition>& slos)
{
    std::vector<CountedPart> parts;
    for (const SloDefinition& slo : slos)
        addParts(slo, slo.name, parts);
    return parts;
}

AskedSlo plainAt(const KnownBoundaries& known, const SloDefinition& slo, const std::string& key)
{
    const std::vector<double> asked = boundariesAskedBy(slo.sli);
    const auto own = known.find(key);
    if (asked.empty() || own == known.end())
        return {slo, {}};
    const std::vector<double>& boundaries = own->second;
    if (areHeld(boundaries, asked))
        return {slo, {}};
    if (slo.sli.kind != SliDefinition::Kind::Apdex)
        return latencyAt(boundaries, slo, asked.front());
    return {std::nullopt,
            Text::tr("left out, as an Apdex asks for the boundaries %1 of its histogram, which has %2")
                .arg(boundariesText(asked), boundariesText(boundaries))};
}

AskedSlo compositeAt(const KnownBoundaries& known, const SloDefinition& slo)
{
    AskedSlo made{slo, {}};
    QStringList lost;
    for (CompositeMember& member : made.slo->composite->members) {
        if (!member.slo)
            continue;
        AskedSlo own = member.isOwn ? plainAt(known, *member.slo, boundaryKey(*member.slo)) : askedAt(known, *member.slo);
        if (!own.slo)
            return {std::nullopt, leftOutWith(member, own.lost)};
        if (!own.lost.isEmpty())
            lost << ofMember(member, own.lost);
        member.slo = std::make_shared<const SloDefinition>(*std::move(own.slo));
    }
    made.lost = lost.join(u"; "_s);
    return made;
}

} // namespace

std::string boundaryKey(const SloDefinition& objective)
{
    return objective.name + '/' + objective.sli.hash(); // no name of an SLO holds a slash
}

Result<KnownBoundaries> boundariesKnownIn(const history::Snapshot& snapshot, const std::vector<SloDefinition>& slos, UtcMs moment)
{
    KnownBoundaries known;
    for (const auto& [slo, key] : partsOf(slos)) {
        const std::vector<double> asked = boundariesAskedBy(slo.sli);
        if (known.contains(key) || asked.empty())
            continue;
        auto boundaries = sharedBoundariesOf(snapshot, slo.sli, moment);
        if (!boundaries)
            return boundaries.error();
        const auto isEvery = isEveryBucketKnown(snapshot, slo.sli);
        if (!isEvery)
            return isEvery.error();
        if (!boundaries->empty() && (*isEvery || areHeld(*boundaries, asked)))
            known.emplace(key, *std::move(boundaries));
    }
    return known;
}

std::vector<double> boundariesAskedBy(const SliDefinition& sli)
{
    std::vector<double> asked;
    const auto add = [&asked](const Selector& bucket) {
        if (const auto boundary = boundaryOf(bucket); boundary && std::isfinite(*boundary))
            asked.push_back(*boundary);
    };
    if (sli.isEvaluatedByServer())
        return asked;
    if (sli.kind == SliDefinition::Kind::Apdex) {
        const ApdexBuckets buckets = apdexBuckets(sli);
        add(buckets.satisfied);
        add(buckets.tolerated);
    } else if (const SliDefinition counters = asCounters(sli); counters.good) {
        add(*counters.good);
    }
    return asked;
}

AskedSlo askedAt(const KnownBoundaries& known, const SloDefinition& slo)
{
    return slo.composite ? compositeAt(known, slo) : plainAt(known, slo, slo.name);
}

bool asksForBuckets(const std::vector<SloDefinition>& slos)
{
    return std::ranges::any_of(partsOf(slos), [](const CountedPart& part) { return !boundariesAskedBy(part.slo.sli).empty(); });
}

std::vector<QString> unknownBoundaries(const std::vector<SloDefinition>& slos, const KnownBoundaries& known)
{
    std::vector<QString> unknown;
    std::set<std::string> said;
    for (const auto& [slo, key] : partsOf(slos)) {
        const std::vector<double> asked = boundariesAskedBy(slo.sli);
        if (!asked.empty() && !known.contains(key) && said.insert(key).second)
            unknown.push_back(Text::tr("%1: nothing is known of the boundaries of its histogram; where it has none at %2, its "
                                       "alerts cannot be relied on")
                                  .arg(QString::fromStdString(slo.name), boundariesText(asked)));
    }
    return unknown;
}

} // namespace traceo::rules
