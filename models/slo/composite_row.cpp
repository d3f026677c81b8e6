#include "slo/composite_row.h"

#include "core/format.h"
#include "slo/burn_rate.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CompositeSlo)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double shareOf(const SliceSum& sum)
{
    return sum.total > 0 ? sum.good / sum.total : kNone;
}

/// As the row's own share of good, but for its value and where it comes from.
Reading like(const Reading& attained, double value, SloExplainer::Why why)
{
    Reading reading = attained;
    reading.value = value;
    reading.why = std::move(why);
    return reading;
}

Reading attainedOf(const MemberSum& member)
{
    return {.value = shareOf(member.sum),
            .unit = Unit::Ratio,
            .quality = Quality::Ok,
            .better = Better::Higher,
            .decimals = std::int8_t(member.objective.decimals + kDecimalsBeyondTarget)};
}

Reading objectiveReading(const Objective& objective)
{
    return {.value = objective.ratio(), .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = std::int8_t(objective.decimals)};
}

Reading burnOf(const MemberSum& member)
{
    return {.value = burnRate(member.objective, member.sum.bad(), member.sum.total).value_or(kNone),
            .unit = Unit::Factor,
            .quality = Quality::Ok,
            .better = Better::Lower};
}

SloMember memberOf(const MemberSum& member, const SloRow& row, const SloExplainer& explain)
{
    const QString name = plainText(member.name, 63);
    const auto why = [&](const QString& formula) { return explain.member(member, formula); };
    SloMember read{.name = name, .weight = member.weight};
    read.attained = like(row.attained, shareOf(member.sum), why(Text::tr("attained = good ÷ total of the member")));
    read.attained.decimals = std::int8_t(member.objective.decimals + kDecimalsBeyondTarget);
    read.objective = like(row.objective, member.objective.ratio(), explain.objective());
    read.objective.decimals = std::int8_t(member.objective.decimals);
    read.burn =
        like(row.burns.back(), burnOf(member).value, why(Text::tr("burn = (bad ÷ total) ÷ (1 − objective) of the member")));
    read.coverage = like(row.coverage, member.sum.coverage(), why(Text::tr("coverage = observed time ÷ window")));
    return read;
}

} // namespace

std::optional<SloComposite> compositeOf(const SloDefinition& slo, const SloCounts& counts, const SloRow& row,
                                        const SloExplainer& explain)
{
    if (!slo.composite)
        return std::nullopt;
    SloComposite made{.isSum = slo.composite->burn == Composite::Burn::Sum};
    for (const MemberSum& member : counts.members)
        made.members.push_back(memberOf(member, row, explain));
    if (slo.method.isOfTime())
        return made; // its minutes are those of all members
    const auto bounds = serialBoundsOf(counts.members);
    made.serialLow =
        like(row.attained, bounds ? bounds->atLeast : kNone,
             explain.number(Text::tr("Good for all members, at least"), Text::tr("max(0, 1 − Σ (1 − attained))"), counts.window));
    made.serialHigh = like(row.attained, bounds ? bounds->atMost : kNone,
                           explain.number(Text::tr("Good for all members, at most"),
                                          Text::tr("the least of what the members attained"), counts.window));
    return made;
}

QString compositeMethodText(const SloDefinition& slo)
{
    const QString word = QString::fromStdString(slo.method.word());
    const bool isSum = slo.composite->burn == Composite::Burn::Sum;
    switch (slo.method.kind) {
    case BudgetingMethod::Kind::Timeslices:
        return Text::tr("%1: a minute is bad where it is bad for any member").arg(word);
    case BudgetingMethod::Kind::RatioTimeslices:
        return isSum ? Text::tr("%1: the shortfalls of a minute, each times its weight, add up").arg(word)
                     : Text::tr("%1: the mean of the members' ratios by weight").arg(word);
    case BudgetingMethod::Kind::Occurrences:
        return isSum
            ? Text::tr("%1: the burn rates of the members, each times its weight, add up; a score, not an availability").arg(word)
            : Text::tr("%1: the mean of the members by weight; a score, not an availability").arg(word);
    }
    Q_UNREACHABLE();
}

std::vector<Explanation::Input> memberLines(const SloCounts& counts)
{
    std::vector<Explanation::Input> lines;
    for (const MemberSum& member : counts.members)
        lines.push_back({plainText(member.name, 63),
                         Text::tr("%1 × burn %2: %3 of %4")
                             .arg(exactText(member.weight), toText(burnOf(member)), toText(attainedOf(member)),
                                  toText(objectiveReading(member.objective)))});
    return lines;
}

} // namespace traceo
