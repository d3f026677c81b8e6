#include "slo/form/revision_between.h"

#include "core/duration.h"
#include "slo/definition_diff.h"

#include <QCoreApplication>

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

/// Of probes a version changes the latency or the status.
std::optional<std::string> thresholdOf(const SliDefinition& before, const SliDefinition& after)
{
    if (after.kind == SliDefinition::Kind::Probe) {
        if (after.latency && after.latency != before.latency)
            return traceo::toText(*after.latency);
        return after.status != before.status ? std::optional(after.status) : std::nullopt;
    }
    if (!after.threshold || after.threshold == before.threshold)
        return std::nullopt;
    return after.kind == SliDefinition::Kind::Gauge ? after.threshold->text() : after.threshold->value;
}

void addMethod(replay::Revision& revision, const BudgetingMethod& before, const BudgetingMethod& after)
{
    if (after.kind != before.kind)
        revision.method = after.kind;
    if (after.slice != before.slice && after.isOfTime())
        revision.slice = after.slice;
    if (after.sliceTarget != before.sliceTarget && after.kind == BudgetingMethod::Kind::Timeslices)
        revision.sliceTarget = after.sliceTarget;
}

/// What a comparison is not about.
SloDefinition placeless(SloDefinition slo)
{
    slo.location = {};
    slo.validFrom.reset();
    return slo;
}

} // namespace

Result<replay::Revision> revisionBetween(const SloDefinition& before, const SloDefinition& after)
{
    replay::Revision revision;
    if (after.objective != before.objective)
        revision.objective = after.objective;
    if (after.window != before.window)
        revision.window = after.window;
    addMethod(revision, before.method, after.method);
    revision.threshold = thresholdOf(before.sli, after.sli);
    const auto revised = replay::revised(before, revision);
    if (revised && placeless(*revised) == placeless(after))
        return revision;
    const auto rest = revised ? replay::changesBetween(*revised, after) : std::vector<replay::DefinitionChange>();
    return Error{.code = ErrorCode::NotSupported,
                 .where = {},
                 .expected = Text::tr("another objective, window, method or threshold, which a dated version can say"),
                 .found = rest.empty() ? Text::tr("another change") : replay::toText(rest),
                 .hint = Text::tr("Save it for all of the past.")};
}

} // namespace traceo::form
