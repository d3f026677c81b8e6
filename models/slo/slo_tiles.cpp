#include "slo/slo_tiles.h"

#include "slo/slo_explain.h"
#include "slo/slo_row.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloReport)
};

constexpr double kFarBelow = 0.01; ///< of a coverage: the mean says the rest

using Rows = std::vector<SloRow>;

/// What all tiles speak of.
struct Spoken {
    UtcMs moment{};
    QString command;
};

std::shared_ptr<const Explanation> why(const Spoken& of, const QString& title, const QString& formula,
                                       std::vector<Explanation::Input> inputs)
{
    Explanation explanation;
    explanation.title = title;
    explanation.formula = formula;
    explanation.inputs = std::move(inputs);
    explanation.command = of.command;
    return std::make_shared<const Explanation>(std::move(explanation));
}

Reading countOf(std::size_t count, UtcMs moment, std::shared_ptr<const Explanation> explanation)
{
    return {.value = double(count), .unit = Unit::Count, .at = moment, .quality = Quality::Ok, .why = std::move(explanation)};
}

KeyFigure statesTile(const Rows& rows, const Spoken& of)
{
    std::map<Status, int> counts;
    for (const SloRow& row : rows)
        ++counts[row.status];
    std::vector<Explanation::Input> inputs;
    for (const auto& [status, count] : counts)
        inputs.push_back({nameOf(status), QString::number(count)});
    KeyFigure tile{.title = Text::tr("SLOs"),
                   .value = countOf(rows.size(), of.moment,
                                    why(of, Text::tr("SLOs by state"), Text::tr("all SLOs of the workspace"), inputs))};
    tile.counts.assign(counts.begin(), counts.end());
    return tile;
}

std::optional<KeyFigure> lowestTile(const Rows& rows)
{
    const auto left = [](const SloRow& row) {
        return judgedLeft(row).hasValue() ? judgedLeft(row).value : std::numeric_limits<double>::infinity();
    };
    const auto lowest = std::ranges::min_element(rows, {}, left);
    if (lowest == rows.end() || !judgedLeft(*lowest).hasValue())
        return {};
    return KeyFigure{.title = Text::tr("Lowest budget"),
                     .value = judgedLeft(*lowest),
                     .unit = lowest->budgetLeft.hasValue() ? Text::tr("% left") : Text::tr("% left at most"),
                     .note = lowest->displayName,
                     .sparkline = lowest->sparkline,
                     .sparklineEnd = lowest->status};
}

KeyFigure metTile(const Rows& rows, const Spoken& of)
{
    std::size_t known = 0;
    std::size_t met = 0;
    std::size_t stale = 0;
    std::size_t partial = 0;
    for (const SloRow& row : rows) {
        if (!judgedLeft(row).hasValue())
            continue;
        ++known;
        met += judgedLeft(row).value >= 0 ? 1 : 0;
        stale += row.budgetLeft.quality == Quality::Stale ? 1 : 0;
        partial += row.budgetLeft.quality == Quality::Partial ? 1 : 0;
    }
    const std::size_t missed = known - met;
    const std::size_t unknown = rows.size() - known;
    auto explanation = why(of, Text::tr("Objectives met"), Text::tr("met: budget left ≥ 0, which is attained ≥ objective"),
                           {{Text::tr("missed"), QString::number(missed)}, {Text::tr("unknown"), QString::number(unknown)}});
    QStringList parts{Text::tr("%1 missed, %2 unknown").arg(missed).arg(unknown)};
    if (stale > 0)
        parts << Text::tr("%1 stale").arg(stale);
    if (partial > 0)
        parts << Text::tr("%1 on a part of the window").arg(partial);
    KeyFigure tile{.title = Text::tr("Objectives met"),
                   .value = countOf(met, of.moment, std::move(explanation)),
                   .unit = Text::tr("of %1").arg(known),
                   .note = parts.join(QStringLiteral(", "))};
    if (known == 0)
        tile.value.quality = Quality::Unknown;
    return tile;
}

std::optional<KeyFigure> coverageTile(const Rows& rows, const Spoken& of)
{
    double sum = 0;
    std::size_t known = 0;
    const SloRow* worst = nullptr;
    for (const SloRow& row : rows) {
        if (!row.coverage.hasValue())
            continue;
        sum += row.coverage.value;
        ++known;
        if (!worst || row.coverage.value < worst->coverage.value)
            worst = &row;
    }
    if (!worst)
        return {};
    Reading mean{.value = sum / double(known),
                 .unit = Unit::Ratio,
                 .at = of.moment,
                 .quality = Quality::Ok,
                 .better = Better::Higher,
                 .decimals = 2};
    mean.why = why(of, Text::tr("Coverage"), Text::tr("mean over all SLOs of observed time ÷ window"),
                   {{Text::tr("SLOs"), QString::number(known)}, {Text::tr("lowest"), worst->displayName}});
    Reading lowest = worst->coverage;
    const bool isFar = mean.value - lowest.value > kFarBelow;
    lowest.decimals = isFar ? 0 : mean.decimals; // beside the mean it must not look lower than it is
    const QString note =
        worst->coverage.value < mean.value ? Text::tr("%1 at %2").arg(worst->displayName, toText(lowest)) : QString();
    return KeyFigure{.title = Text::tr("Coverage"), .value = mean, .unit = QStringLiteral("%"), .note = note};
}

} // namespace

std::vector<KeyFigure> tilesOf(const Rows& rows, UtcMs moment, const Question& question)
{
    const Spoken of{.moment = moment, .command = commandAt(QStringLiteral("slo status"), moment, question)};
    std::vector<KeyFigure> tiles{statesTile(rows, of)};
    if (auto lowest = lowestTile(rows))
        tiles.push_back(*std::move(lowest));
    tiles.push_back(metTile(rows, of));
    if (auto coverage = coverageTile(rows, of))
        tiles.push_back(*std::move(coverage));
    return tiles;
}

} // namespace traceo
