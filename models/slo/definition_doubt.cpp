#include "slo/definition_doubt.h"

#include "core/format.h"
#include "sli/histogram_buckets.h"
#include "sli/sli_wants.h"
#include "slo/bucket_boundary.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DefinitionDoubt)
};

using Kind = SliDefinition::Kind;
using Doubt = std::optional<DefinitionDoubt>;

constexpr int kLongestName = 100;

/// Whether the source was asked for what is counted as total, and answered.
Result<bool> wasAnswered(const history::Snapshot& snapshot, const SliDefinition& sli, UtcMs moment)
{
    for (const Want& want : wantsOf(sli)) {
        if (want.selector.name() != sli.total.name())
            continue;
        const auto observed = snapshot.observed(want.source, want.id(), {moment - kDay, moment});
        if (!observed)
            return observed.error();
        if (std::ranges::find(*observed, Outcome::Ok, &history::ObservedSpan::outcome) != observed->end())
            return true;
    }
    return false;
}

Result<Doubt> seriesDoubt(const history::Snapshot& snapshot, const SliDefinition& sli, UtcMs moment)
{
    if (sli.source.empty())
        return Doubt();
    const auto named = snapshot.series(Selector(sli.total.name()), sli.source);
    if (!named)
        return named.error();
    if (!named->empty())
        return Doubt();
    const auto answered = wasAnswered(snapshot, sli, moment);
    if (!answered)
        return answered.error();
    if (!*answered)
        return Doubt();
    const auto names = snapshot.names(sli.source);
    if (!names)
        return names.error();
    const QString source = plainText(sli.source, kLongestName);
    const QString none = Text::tr("%1 has no series named “%2”.").arg(source, plainText(sli.total.name(), kLongestName));
    const QString near = suggestion(sli.total.name(), *names);
    return Doubt(DefinitionDoubt{.kind = DefinitionDoubt::Kind::NoSeries,
                                 .note = Text::tr("no such series"),
                                 .sentence = near.isEmpty() ? none : none + QLatin1Char(' ') + near});
}

/// The boundary that a definition asks for; none where it asks for none, and of an Apdex, which is refused without its own.
std::optional<double> askedBoundary(const SliDefinition& sli)
{
    if (sli.kind == Kind::Latency && sli.threshold)
        return sli.threshold->number();
    if (sli.kind != Kind::Counters || !sli.good)
        return std::nullopt;
    const auto boundary = boundaryOf(*sli.good);
    return boundary && std::isfinite(*boundary) ? boundary : std::nullopt;
}

/// The bucket of that boundary, as servers write it.
Selector bucketOf(const SliDefinition& sli, double boundary)
{
    if (sli.kind != Kind::Latency)
        return withEitherBoundary(*sli.good);
    std::vector<Selector::Matcher> matchers = sli.total.matchers();
    matchers.push_back(boundaryMatcher(exactText(boundary).toStdString()));
    return Selector(sli.total.name(), std::move(matchers));
}

/// The last below and the first above.
std::vector<double> beside(double asked, const std::vector<double>& boundaries)
{
    const auto above = std::ranges::upper_bound(boundaries, asked);
    std::vector<double> near;
    if (above != boundaries.begin())
        near.push_back(*std::prev(above));
    if (above != boundaries.end())
        near.push_back(*above);
    return near;
}

Result<Doubt> boundaryDoubt(const history::Snapshot& snapshot, const SliDefinition& sli, UtcMs moment)
{
    const auto asked = askedBoundary(sli);
    if (!asked)
        return Doubt();
    const auto bucket = snapshot.series(bucketOf(sli, *asked), sli.source);
    if (!bucket)
        return bucket.error();
    if (!bucket->empty()) // mostly; the list of all buckets is long
        return Doubt();
    const auto isEvery = isEveryBucketKnown(snapshot, sli);
    if (!isEvery)
        return isEvery.error();
    if (!*isEvery) // which boundaries there are is not known then
        return Doubt();
    const auto all = boundariesOf(snapshot, sli);
    if (!all)
        return all.error();
    if (all->empty() || std::ranges::find(*all, *asked) != all->end())
        return Doubt();
    const auto shared = sharedBoundariesOf(snapshot, sli, moment); // by which every histogram can be counted
    if (!shared)
        return shared.error();
    const std::vector<double>& known = shared->empty() ? *all : *shared;
    const std::string& metric = sli.total.name();
    return Doubt(DefinitionDoubt{
        .kind = DefinitionDoubt::Kind::NoBoundary,
        .note = Text::tr("no boundary; take %1").arg(thresholdsText(metric, beside(*asked, known))),
        .sentence = Text::tr("Its threshold %1 is no boundary of the histogram: of an event beside it nobody can tell "
                             "whether it was within. Take one of its boundaries as the threshold: %2.")
                        .arg(thresholdsText(metric, {*asked}), thresholdsText(metric, known))});
}

} // namespace

Result<std::optional<DefinitionDoubt>> definitionDoubt(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment,
                                                       bool isSeen)
{
    for (const Leaf& leaf : leavesOf(slo)) {
        const bool isOfNames = leaf.sli.kind != Kind::Probe && leaf.sli.kind != Kind::NativeLatency; // which are kept by others
        if (!isOfNames || leaf.sli.isEvaluatedByServer())
            continue;
        auto doubt = isSeen ? Result<Doubt>(Doubt()) : seriesDoubt(snapshot, leaf.sli, moment);
        if (doubt && !*doubt)
            doubt = boundaryDoubt(snapshot, leaf.sli, moment);
        if (!doubt || *doubt)
            return doubt;
    }
    return Doubt();
}

} // namespace traceo
