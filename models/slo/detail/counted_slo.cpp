#include "slo/detail/counted_slo.h"

#include "core/format.h"
#include "slo/held_definition.h"
#include "slo/slo_charts.h"
#include "slo/slo_explain.h"
#include "slo/slo_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloDetail)
};

constexpr double kMsOfSecond = 1000;

} // namespace

Quality CountedSlo::quality() const
{
    const Quality quality = qualityOf(counts.window, state);
    if (quality != Quality::NotObserved && !counts.isMostlyFetched())
        return Quality::Unknown;
    return quality == Quality::Ok && counts.fillingShare() > 0 ? Quality::Partial : quality;
}

std::optional<UtcMs> CountedSlo::begin() const
{
    const auto first = std::ranges::find_if(counts.slices, [](const Slice& slice) {
        return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
    });
    return first == counts.slices.end() ? std::nullopt : std::optional(first->end - kMinute);
}

WeighedSums CountedSlo::sums() const
{
    return counts.weighed ? *counts.weighed : WeighedSums(counts.slices);
}

Result<SloDefinition> selectedSlo(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    if (std::ranges::find(config.slos, question.selected, &SloDefinition::name) != config.slos.end())
        return replay::heldDefinition(snapshot, config, question.selected, question);
    return Error{.code = ErrorCode::NotFound,
                 .where = {},
                 .expected = Text::tr("an SLO of the workspace"),
                 .found = plainText(question.selected, 63),
                 .hint = {}};
}

Result<CountedSlo> countedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from)
{
    auto counts = countSlo(snapshot, slo, question, from);
    if (!counts)
        return counts.error();
    CountedSlo counted{
        .slo = slo, .counts = std::move(*counts), .state = {}, .range = chartRange(question), .columns = chartColumns(question)};
    counted.state = stateOf(slo, counted.counts, question.moment());
    return counted;
}

TabNumbers::TabNumbers(const CountedSlo& counted, const Question& question, const QString& words, const QString& options)
    : m_at(counted.counts.moment), m_quality(counted.quality()), m_source(plainText(counted.slo.sli.source)),
      m_style(question.style)
{
    if (counted.state.isStale && counted.counts.freshness.newest)
        m_age = question.moment() - *counted.counts.freshness.newest;
    const QString named = words + u' ' + shellWord(counted.slo.name);
    m_command = commandAt(options.isEmpty() ? named : named + u' ' + options, m_at, question);
}

Reading TabNumbers::number(double value, Unit unit, Better better, const HowMade& made) const
{
    return {.value = value,
            .unit = unit,
            .at = m_at,
            .quality = m_quality == Quality::Unknown ? Quality::Partial : m_quality, // what was counted was counted
            .better = better,
            .age = m_age,
            .why = std::make_shared<const Explanation>(Explanation{.title = made.title,
                                                                   .formula = made.formula,
                                                                   .inputs = made.inputs,
                                                                   .source = m_source,
                                                                   .queries = {},
                                                                   .command = m_command})};
}

Reading TabNumbers::share(double value, Better better, const HowMade& made) const
{
    Reading reading = number(value, Unit::Ratio, better, made);
    reading.decimals = 1;
    return reading;
}

Reading TabNumbers::moment(UtcMs at, const HowMade& made) const
{
    return number(double(msOf(at)) / kMsOfSecond, Unit::Timestamp, Better::Neither, made);
}

QString TabNumbers::momentText(UtcMs at) const
{
    return traceo::momentText(at, m_at, m_style);
}

QString TabNumbers::rangeText(TimeSpan span) const
{
    return traceo::rangeText(span, m_at, m_style);
}

} // namespace traceo
