// `traceo slo forecast`: when an error budget will be gone, what comes back and when, and how good such forecasts were.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/outlook/forecast_json.h"

namespace traceo::cli {
namespace {

struct Wish {
    std::string name;
    bool lines = false;
};

QString shareText(double share, Better better)
{
    return toText({.value = share, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = 1});
}

/// The rows of a table for people.
class Lines {
public:
    Lines(const SloForecast& forecast, const Asked& asked) : m_forecast(forecast), m_asked(asked) {}

    std::vector<std::vector<QString>> all() const
    {
        std::vector<std::vector<QString>> rows{{Text::tr("State"), nameOf(m_forecast.row.status)},
                                               {Text::tr("Budget left"), toText(m_forecast.row.budgetLeft)}};
        const auto& pace = m_forecast.row.exhaustion;
        rows.push_back({Text::tr("Gone at the pace of the last hours"), goneText(pace, &Exhaustion::at)});
        if (!(pace && pace->isGone)) { // what is gone is gone at any pace
            rows.push_back({Text::tr("… at a pace that is faster 1 hour in 10"), goneText(pace, &Exhaustion::p10)});
            rows.push_back({Text::tr("… at a pace that is slower 1 hour in 10"), goneText(pace, &Exhaustion::p90)});
        }
        rows.push_back({Text::tr("Probability that it is gone by %1").arg(moment(m_forecast.end)), probabilityText()});
        for (const Recovery& recovery : m_forecast.recoveries.stretches)
            rows.push_back(
                {Text::tr("Comes back by %1").arg(moment(recovery.comesBack.to)), shareText(recovery.share, Better::Higher)});
        rows.push_back({Text::tr("Score on past days"), scoreText()});
        return rows;
    }

private:
    QString moment(UtcMs at) const { return momentText(at, m_asked.now, m_asked.style); }
    QString goneText(const std::optional<Exhaustion>& pace, std::optional<UtcMs> Exhaustion::*when) const
    {
        if (!pace)
            return Text::tr("not known");
        const std::optional<UtcMs>& at = (*pace).*when;
        if (pace->isGone)
            return at              ? Text::tr("gone since %1").arg(moment(*at))
                : pace->goneBefore ? Text::tr("gone since before %1").arg(moment(*pace->goneBefore))
                                   : Text::tr("gone");
        return at ? moment(*at) : Text::tr("not by %1").arg(moment(m_forecast.end));
    }
    QString probabilityText() const
    {
        switch (m_forecast.kind) {
        case SloForecast::Outlook::Shown:
            return shareText(m_forecast.outlook->exhausted, Better::Lower);
        case SloForecast::Outlook::Hidden:
            return Text::tr("hidden");
        case SloForecast::Outlook::NotKnown:
            return Text::tr("not known");
        }
        Q_UNREACHABLE();
    }
    QString scoreText() const
    {
        if (!m_forecast.score)
            return QStringLiteral("–");
        return Text::tr("Brier %1, base rate %2, days: %3")
            .arg(QString::number(m_forecast.score->brier, 'f', 3), QString::number(m_forecast.score->baseBrier, 'f', 3),
                 QString::number(m_forecast.score->days));
    }

    const SloForecast& m_forecast;
    const Asked& m_asked;
};

void addSummary(Answer& answer, const SloForecast& forecast, const Asked& asked)
{
    answer.columns = {{Text::tr("Number")}, {Text::tr("Value"), true}};
    answer.items.push_back(nlohmann::ordered_json(toJson(forecast)));
    answer.rows = Lines(forecast, asked).all();
}

void addLines(Answer& answer, const SloForecast& forecast, const Asked& asked)
{
    answer.columns = {{Text::tr("Until")},
                      {Text::tr("Left, 10 %"), true},
                      {Text::tr("50 %"), true},
                      {Text::tr("90 %"), true},
                      {Text::tr("Gone by then"), true}};
    for (const nlohmann::json& item : lineItems(forecast))
        answer.items.push_back(nlohmann::ordered_json(item));
    if (!forecast.outlook)
        return;
    for (const OutlookStep& step : forecast.outlook->steps)
        answer.rows.push_back({momentText(step.end, asked.now, asked.style), shareText(step.p10, Better::Higher),
                               shareText(step.p50, Better::Higher), shareText(step.p90, Better::Higher),
                               shareText(step.exhausted, Better::Lower)});
}

Outcome foretold(const Wish& wish, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto then = sloThen(*opened, context, wish.name);
    if (!then)
        return Outcome::failed(then.error());
    const auto result = buildForecast(then->snapshot, then->slo, then->question);
    if (!result)
        return Outcome::failed(result.error());
    if (result->kind == SloForecast::Outlook::Hidden)
        opened->notes.push_back(Text::tr("The probability for %1 is hidden. %2").arg(result->row.name, result->reason));
    if (result->kind == SloForecast::Outlook::NotKnown) {
        opened->complete = false;
        opened->notes.push_back(Text::tr("The probability for %1 is not known. %2").arg(result->row.name, result->reason));
    }
    if (result->row.isFilling) {
        opened->complete = false;
        opened->notes.push_back(fillingText());
    }
    Answer answer = opened->answer("traceo.slo.forecast/v1");
    answer.asOf = result->moment;
    answer.nothing = result->reason;
    if (wish.lines)
        addLines(answer, *result, context.asked);
    else
        addSummary(answer, *result, context.asked);
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloForecastCommand()
{
    return {.noun = "slo",
            .verb = "forecast",
            .help = words(Text::tr("When the error budget will be gone, how probable that is, and when spent budget comes back")),
            .example = "traceo slo forecast checkout-availability -o json",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
                syntax.flag("--lines", wish->lines,
                            Text::tr("Budget left by steps of six hours: in 10, 50 and 90 of 100 cases less"));
                return [wish](const Context& context) { return foretold(*wish, context); };
            }};
}

} // namespace traceo::cli
