#include "slo/detail/opinion_tab.h"

#include "slo/opinion/compared_slo.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloOpinionTab)
};

constexpr std::size_t kMostSlices = 200; ///< of one reason
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kMoreDecimals = 2; ///< of an SLI, beyond the target's

QString formulaOf(Opinion::Tool tool, const RawSlo& raw)
{
    switch (tool) {
    case Opinion::Tool::Ours:
        return Text::tr("good ÷ total, sums of minute slices of raw samples");
    case Opinion::Tool::Prometheus2:
    case Opinion::Tool::Prometheus3:
    case Opinion::Tool::VictoriaMetrics:
        if (raw.samples != RawSlo::Samples::Levels)
            return Text::tr("sum(sum_over_time(good[w])) ÷ sum(count_over_time(good[w])), or 1 less that of bad");
        if (raw.part == PartKind::Good)
            return Text::tr("sum(increase(good[w])) ÷ sum(increase(total[w]))");
        return Text::tr("1 − sum(increase(bad[w])) ÷ sum(increase(total[w]))");
    case Opinion::Tool::Sloth:
        return Text::tr("the mean of the ratios that a rule over 5 min recorded each minute");
    case Opinion::Tool::Pyrra:
        return Text::tr("a query over the whole window; no series of errors being none");
    case Opinion::Tool::PyrraPerformance:
        return Text::tr("the sums of what a rule recorded for each 5 min");
    case Opinion::Tool::SloGenerator:
        return Text::tr("a query over the whole window, rounded");
    }
    Q_UNREACHABLE();
}

class OpinionRows {
public:
    OpinionRows(const CountedSlo& counted, const RawSlo& raw, const Question& question)
        : m_slo(counted.slo), m_raw(raw), m_window(counted.counts.window.window),
          m_numbers(counted, question, u"slo compare"_s, u"-o wide"_s)
    {}

    QString window() const { return m_numbers.rangeText(m_window); }

    OpinionRow rowOf(const Opinion& opinion) const
    {
        const QString tool = nameOf(opinion.tool);
        const auto made = [&](const QString& title) {
            return HowMade{title.arg(tool), formulaOf(opinion.tool, m_raw), {{Text::tr("window"), window()}}};
        };
        const std::string_view word = wordOf(opinion.tool);
        OpinionRow row{
            .key = std::string(word),
            .tool = tool,
            .instead = insteadOf(opinion),
            .sli = m_numbers.number(opinion.sli.value_or(kNone), Unit::Ratio, Better::Higher, made(Text::tr("SLI, %1"))),
            .left = m_numbers.share(opinion.remaining.value_or(kNone), Better::Higher, made(Text::tr("Budget left, %1"))),
            .burn = m_numbers.number(opinion.burn.value_or(kNone), Unit::Factor, Better::Lower,
                                     made(Text::tr("Burn rate over the window, %1"))),
            .difference = opinion.tool == Opinion::Tool::Ours ? QString() : pointsText(opinion.difference),
            .why = whyText(opinion),
            .slices = {}};
        row.sli.decimals = std::int8_t(m_slo.objective.decimals + kMoreDecimals);
        for (const Difference& difference : opinion.differences)
            addSlices(row, difference);
        return row;
    }

private:
    void addSlices(OpinionRow& row, const Difference& difference) const
    {
        const QString reason = nameOf(difference.kind);
        const std::string key(wordOf(difference.kind));
        const auto most = std::min(difference.shares.size(), kMostSlices);
        for (std::size_t i = 0; i < most; ++i) {
            const Difference::Share& share = difference.shares[i];
            row.slices.push_back({.key = key + ' ' + std::to_string(msOf(share.end)),
                                  .reason = reason,
                                  .end = m_numbers.moment(share.end, {reason, Text::tr("a slice that is counted otherwise")}),
                                  .effect = difference.effect ? pointsText(share.effect) : QString()});
        }
    }

    const SloDefinition& m_slo;
    const RawSlo& m_raw;
    TimeSpan m_window;
    TabNumbers m_numbers;
};

Cell numberOr(const QString& instead, const Reading& reading)
{
    return instead.isEmpty() ? Cell::ofReading(reading) : Cell::ofText(instead);
}

} // namespace

std::vector<Column<DifferenceRow>> differenceColumns()
{
    return {{.id = "reason",
             .title = Text::tr("Reason"),
             .kind = CellKind::Key,
             .cell = [](const DifferenceRow& row) { return Cell::ofKey(row.reason); },
             .widest = {}},
            {.id = "end",
             .title = Text::tr("Minute"),
             .kind = CellKind::Number,
             .cell = [](const DifferenceRow& row) { return Cell::ofReading(row.end); },
             .widest = u"28 Nov 00:00"_s},
            {.id = "effect",
             .title = Text::tr("Effect"),
             .kind = CellKind::Number,
             .cell = [](const DifferenceRow& row) { return Cell::ofText(row.effect); },
             .widest = u"+88.888 pp"_s}};
}

std::vector<Column<OpinionRow>> opinionColumns()
{
    return {{.id = "tool",
             .title = Text::tr("Tool"),
             .kind = CellKind::Key,
             .cell = [](const OpinionRow& row) { return Cell::ofKey(row.tool); },
             .widest = Text::tr("Pyrra, performance")},
            {.id = "sli",
             .title = Text::tr("SLI"),
             .kind = CellKind::Number,
             .cell = [](const OpinionRow& row) { return numberOr(row.instead, row.sli); },
             .widest = u"88.88888 %"_s},
            {.id = "budget_left",
             .title = Text::tr("Left"),
             .kind = CellKind::Number,
             .cell = [](const OpinionRow& row) { return Cell::ofReading(row.left); },
             .widest = u"−888.8 %"_s},
            {.id = "burn",
             .title = Text::tr("Burn"),
             .kind = CellKind::Number,
             .cell = [](const OpinionRow& row) { return Cell::ofReading(row.burn); },
             .widest = u"88.88×"_s},
            {.id = "difference",
             .title = Text::tr("Difference"),
             .kind = CellKind::Number,
             .cell = [](const OpinionRow& row) { return Cell::ofText(row.difference); },
             .widest = u"+88.888 pp"_s,
             .tip = Text::tr("Of the SLI, from ours, in percentage points")},
            {.id = "why",
             .title = Text::tr("Why"),
             .kind = CellKind::Note,
             .cell =
                 [](const OpinionRow& row) {
                     Cell cell = Cell::ofNote(row.why);
                     cell.tip = row.why;
                     return cell;
                 },
             .widest = {}}};
}

Result<OpinionTab> buildOpinionTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const auto counted = countedSlo(snapshot, *slo, question, question.moment());
    if (!counted)
        return counted.error();
    OpinionTab tab{.key = slo->name, .moment = counted->counts.moment};
    const auto compared = comparedSlo(snapshot, *slo, counted->counts);
    if (!compared && compared.error().code == ErrorCode::NotSupported) {
        tab.nothing = compared.error().hint;
        return tab;
    }
    if (!compared)
        return compared.error();
    if (!counted->begin()) {
        tab.nothing = counted->state.reason;
        return tab;
    }
    if (!compared->isWhole)
        tab.doubt = Text::tr("Raw samples of a part of the window are gone or still to be fetched.");
    const OpinionRows rows(*counted, compared->raw, question);
    tab.window = rows.window();
    for (const Opinion& opinion : secondOpinions(compared->raw))
        tab.opinions.push_back(rows.rowOf(opinion));
    return tab;
}

} // namespace traceo
