#include "slo/no_number.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloNoNumber)
};

Error undecided(const SloDefinition& slo)
{
    if (slo.sli.kind == SliDefinition::Kind::Probe)
        return {.code = ErrorCode::BadValue,
                .where = QString::fromStdString(slo.name),
                .expected = Text::tr("the status, and where it is promised the duration, of each successful run"),
                .found = Text::tr("runs without"),
                .hint = Text::tr("“traceo slo status” says between which shares the truth lies.")};
    return {.code = ErrorCode::BadValue,
            .where = QString::fromStdString(slo.name),
            .expected = Text::tr("a threshold that is a boundary of the histogram"),
            .found = QString::fromStdString(slo.sli.threshold ? slo.sli.threshold->text() : std::string()),
            .hint = Text::tr("“traceo slo status” says between which shares the truth lies.")};
}

} // namespace

std::optional<Error> noNumber(const SloDefinition& slo, const SliceSum& sum)
{
    return noNumber(slo, sum, {});
}

std::optional<Error> noNumber(const SloDefinition& slo, const SliceSum& sum, const MemberExcess& members)
{
    if (sum.undecided > 0)
        return undecided(slo);
    const auto excess = partExcessOf(slo, sum, members);
    return excess ? std::optional(errorOf(slo, *excess)) : std::nullopt;
}

std::optional<Error> noNumber(const SloDefinition& slo, const SloCounts& counts)
{
    return counts.broken ? std::optional(errorOf(slo, *counts.broken)) : noNumber(slo, counts.window);
}

} // namespace traceo
