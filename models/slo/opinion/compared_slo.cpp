#include "slo/opinion/compared_slo.h"

#include "sli/raw_series.h"
#include "sli/slices.h"

#include <QCoreApplication>

#include <cmath>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecondOpinion)
};

constexpr double kSameCount = 1e-9;

bool isSame(const SliceSum& a, const SliceSum& b)
{
    const double allowed = kSameCount * std::max(1.0, a.total);
    return std::abs(a.total - b.total) <= allowed && std::abs(a.good - b.good) <= allowed;
}

Error notComparable(const SloDefinition& slo)
{
    return {.code = ErrorCode::NotSupported,
            .where = QString::fromStdString(slo.name),
            .expected = Text::tr("an SLO of counters, which other tools count as well"),
            .found = slo.composite                           ? compositeText(slo)
                : slo.sli.isEvaluatedByServer()              ? Text::tr("one that its server evaluates")
                : slo.sli.kind == SliDefinition::Kind::Probe ? Text::tr("one of probe runs")
                                                             : Text::tr("one of another kind"),
            .hint = Text::tr("It cannot be compared; “traceo slo slices” shows what was counted.")};
}

} // namespace

Result<ComparedSlo> comparedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts)
{
    if (slo.composite || slo.sli.kind != SliDefinition::Kind::Counters || slo.sli.isEvaluatedByServer())
        return notComparable(slo);
    if (counts.broken)
        return errorOf(slo, *counts.broken);
    const TimeSpan window = counts.window.window;
    auto slices = countSlices(snapshot, slo.sli, window);
    if (!slices)
        return slices.error();
    auto counters = loadCounters(snapshot, slo.sli, window);
    if (!counters)
        return counters.error();
    std::vector<Slice> judged = *slices;
    judge(slo.method, judged);
    const SliceSum counted = sumOf(judged, window);
    return ComparedSlo{.raw = {.objective = slo.objective,
                               .method = slo.method,
                               .part = slo.sli.bad ? PartKind::Bad : PartKind::Good,
                               .period = slo.window.length,
                               .window = window,
                               .counters = std::move(counters).value(),
                               .slices = std::move(slices).value(),
                               .toCome = counts.toCome},
                       .isWhole = isSame(counted, counts.window)};
}

} // namespace traceo
