#include "slo/part_excess.h"

#include "core/format.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PartExcess)
};

constexpr double kToleratedEvents = 0.001; ///< of the total
constexpr double kToleratedMinutes = 0.1;
constexpr double kNoise = 1e-6; ///< of differences of running sums; less is none

QString whereOf(const SloDefinition& slo, const PartExcess& excess)
{
    const QString name = QString::fromStdString(slo.name);
    return excess.member.empty() ? name : Text::tr("%1, its member %2").arg(name, plainText(excess.member, 63));
}

QString swapped(bool isOfBad)
{
    return isOfBad ? Text::tr("“bad” and “total” may be swapped, or “bad” counts what “total” does not.")
                   : Text::tr("“good” and “total” may be swapped, or “good” counts what “total” does not.");
}

} // namespace

std::optional<PartExcess> partExcessOf(const SloDefinition& slo, const SliceSum& sum)
{
    if (slo.composite || !(sum.excess > kNoise))
        return std::nullopt;
    const bool isOfBad = slo.sli.bad.has_value();
    if (slo.method.isOfTime()) {
        if (!(sum.excess > kToleratedMinutes * sum.total))
            return std::nullopt;
        return PartExcess{.part = sum.excess, .total = sum.total, .isOfBad = isOfBad, .isOfTime = true};
    }
    const double room = isOfBad ? sum.good : sum.bad(); // what other minutes have too little
    if (!(sum.excess - room > kToleratedEvents * sum.total))
        return std::nullopt;
    return PartExcess{.part = sum.total + sum.excess - room, .total = sum.total, .isOfBad = isOfBad};
}

QString reasonOf(const PartExcess& excess)
{
    const QString part = countText(excess.part);
    const QString total = countText(excess.total);
    QString found;
    if (excess.isOfTime) // how many minutes it were their sum does not say
        found = excess.isOfBad
            ? Text::tr("It is broken: minutes had more bad events than events in all. Each taken by the share that was too much, "
                       "they add up to %1 minutes; %2 were counted.")
            : Text::tr(
                "It is broken: minutes had more good events than events in all. Each taken by the share that was too much, "
                "they add up to %1 minutes; %2 were counted.");
    else
        found = excess.isOfBad ? Text::tr("It is broken: %1 bad events of %2 in all.")
                               : Text::tr("It is broken: %1 good events of %2 in all.");
    found = found.arg(part, total);
    if (!excess.member.empty())
        found += u' ' + Text::tr("That is so of its member %1.").arg(plainText(excess.member, 63));
    return found + u' ' + swapped(excess.isOfBad);
}

Error errorOf(const SloDefinition& slo, const PartExcess& excess)
{
    const QString part = countText(excess.part);
    return {.code = ErrorCode::BadValue,
            .where = whereOf(slo, excess),
            .expected = excess.isOfBad ? Text::tr("no more bad events than events in all")
                                       : Text::tr("no more good events than events in all"),
            .found = excess.isOfTime
                ? Text::tr("more, by shares that add up to %1 of %2 minutes").arg(part, countText(excess.total))
                : Text::tr("%1 of %2").arg(part, countText(excess.total)),
            .hint = swapped(excess.isOfBad)};
}

} // namespace traceo
