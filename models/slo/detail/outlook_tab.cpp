#include "slo/detail/outlook_tab.h"

#include "core/format.h"
#include "slo/own_events.h"
#include "slo/slo_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloOutlookTab)
};

constexpr std::size_t kMostRecoveries = 6;

LinePoint pointOf(UtcMs at, double value)
{
    return {at, value, value, value, value};
}

class OutlookTabMaker {
public:
    OutlookTabMaker(const CountedSlo& counted, const SloForecast& forecast, const Question& question)
        : m_forecast(forecast), m_numbers(counted, question, u"slo forecast"_s, u"-o json"_s)
    {}

    QString sentence() const
    {
        if (!m_forecast.outlook)
            return m_forecast.reason;
        return Text::tr("Exhausted at some minute up to %1 with a probability of %2.")
            .arg(m_numbers.momentText(m_forecast.end), toText(probability()));
    }

    QString score() const
    {
        if (!m_forecast.score)
            return {};
        const OutlookScore& score = *m_forecast.score;
        const QString days = Text::tr("%n past day(s)", nullptr, score.days);
        return Text::tr("Brier score %1, base rate %2, %3").arg(brierText(score.brier), brierText(score.baseBrier), days);
    }

    /// From what is left now to the end.
    Chart lines() const
    {
        Chart chart{.title = Text::tr("Forecast of the budget"),
                    .note = Text::tr("% left; 10, 50 and 90 of 100 paths are below"),
                    .unit = Unit::Ratio,
                    .decimals = 1,
                    .range = {m_forecast.moment, m_forecast.end},
                    .lines = {},
                    .bands = {}};
        add(chart, Text::tr("90 of 100"), &OutlookStep::p90, Line::Style::Ghost);
        add(chart, Text::tr("50 of 100"), &OutlookStep::p50, Line::Style::Measured);
        add(chart, Text::tr("10 of 100"), &OutlookStep::p10, Line::Style::Ghost);
        return chart;
    }

    std::vector<OutlookRow> rows() const
    {
        std::vector<OutlookRow> rows;
        if (m_forecast.outlook) {
            rows.push_back({"probability", Text::tr("P(exhausted)"), {}, probability()});
            addMoment(rows, "p10", Text::tr("10 % gone by"), m_forecast.outlook->p10);
            addMoment(rows, "p50", Text::tr("50 % gone by"), m_forecast.outlook->p50);
            addMoment(rows, "p90", Text::tr("90 % gone by"), m_forecast.outlook->p90);
        }
        if (m_forecast.score) {
            rows.push_back({"brier", Text::tr("Brier score"), {}, brier(m_forecast.score->brier, Text::tr("Brier score"))});
            rows.push_back({"base",
                            Text::tr("of the base rate"),
                            {},
                            brier(m_forecast.score->baseBrier, Text::tr("Brier score of the base rate"))});
        }
        addRecoveries(rows);
        return rows;
    }

private:
    static QString brierText(double brier) { return QString::number(brier, 'f', 3); }

    Reading probability() const
    {
        return m_numbers.share(m_forecast.outlook->exhausted, Better::Lower,
                               {Text::tr("Probability that the budget is exhausted"),
                                Text::tr("share of 2,000 paths, drawn from blocks of six hours of the same weekday and hour"),
                                {{Text::tr("up to"), m_numbers.momentText(m_forecast.end)}}});
    }
    Reading brier(double value, const QString& title) const
    {
        Reading reading = m_numbers.number(value, Unit::None, Better::Lower,
                                           {title, Text::tr("mean of (probability − what happened: 0 or 1)²"), {}});
        reading.decimals = 3;
        return reading;
    }

    void add(Chart& chart, const QString& name, double OutlookStep::*share, Line::Style style) const
    {
        Line line{.name = name, .unit = Unit::Ratio, .style = style};
        line.points.push_back(pointOf(m_forecast.moment, m_forecast.row.budgetLeft.value));
        for (const OutlookStep& step : m_forecast.outlook->steps)
            line.points.push_back(pointOf(std::min(step.end, m_forecast.end - Millis{1}), step.*share));
        line.newest = m_numbers.share(line.points.back().last, Better::Higher,
                                      {name, Text::tr("a quantile of what is left on 2,000 paths"), {}});
        chart.lines.push_back(std::move(line));
    }

    void addMoment(std::vector<OutlookRow>& rows, const std::string& key, const QString& what, std::optional<UtcMs> at) const
    {
        if (at)
            rows.push_back(
                {key, what, {}, m_numbers.moment(*at, {what, Text::tr("the moment by which so many paths were exhausted"), {}})});
    }

    void addRecoveries(std::vector<OutlookRow>& rows) const
    {
        const auto& stretches = m_forecast.recoveries.stretches;
        for (std::size_t i = 0; i < std::min(stretches.size(), kMostRecoveries); ++i) {
            const Recovery& recovery = stretches[i];
            rows.push_back({"back " + std::to_string(i), Text::tr("Comes back"), m_numbers.momentText(recovery.comesBack.to),
                            m_numbers.share(recovery.share, Better::Neither,
                                            {Text::tr("Budget that comes back"),
                                             Text::tr("what was spent leaves the window as long after as the window lasts"),
                                             {{Text::tr("spent"), m_numbers.rangeText(recovery.spent)},
                                              {Text::tr("comes back"), m_numbers.rangeText(recovery.comesBack)}}})});
        }
    }

    const SloForecast& m_forecast;
    TabNumbers m_numbers;
};

} // namespace

std::vector<Column<OutlookRow>> outlookColumns()
{
    return {{.id = "what",
             .title = Text::tr("Outlook"),
             .kind = CellKind::Note,
             .cell = [](const OutlookRow& row) { return Cell::ofNote(row.what); },
             .widest = Text::tr("of the base rate")},
            {.id = "when",
             .title = Text::tr("When"),
             .kind = CellKind::Text,
             .cell = [](const OutlookRow& row) { return Cell::ofText(row.when); },
             .widest = u"28 Nov 00:00"_s},
            {.id = "value",
             .title = Text::tr("Value"),
             .kind = CellKind::Number,
             .cell = [](const OutlookRow& row) { return Cell::ofReading(row.value); },
             .widest = u"28 Nov 00:00"_s}};
}

OutlookTab outlookTabOf(const CountedSlo& counted, const SloForecast& forecast, const Question& question)
{
    const OutlookTabMaker maker(counted, forecast, question);
    OutlookTab tab{.key = counted.slo.name,
                   .moment = forecast.moment,
                   .sentence = maker.sentence(),
                   .score = maker.score(),
                   .lines = {},
                   .rows = maker.rows()};
    if (forecast.outlook) {
        tab.lines = maker.lines();
        showOwnEvents(*tab.lines, counted.slo);
        tab.lines->subject = forecast.row.displayName;
    }
    return tab;
}

Result<OutlookTab> buildOutlookTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const auto from = forecastFrom(snapshot, *slo, moment);
    if (!from)
        return from.error();
    const auto counted = countedSlo(snapshot, *slo, question, *from);
    if (!counted)
        return counted.error();
    const SloExplainer explain(*slo, counted->counts, question, std::nullopt);
    const SloForecast forecast = forecastOf(*slo, counted->counts, rowOf(*slo, counted->counts, question, explain));
    return outlookTabOf(*counted, forecast, question);
}

} // namespace traceo
