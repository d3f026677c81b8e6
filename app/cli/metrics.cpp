#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "app/wiring/network.h"
#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "sources/prometheus/expression_query.h"
#include "sources/prometheus/prometheus_source.h"

#include <QDateTime>

#include <algorithm>

namespace traceo::cli {
namespace {

struct Query {
    std::string expression;
    std::string step;
    std::string source;
};

constexpr Millis kShortestStep{1000};
constexpr int kPoints = 240; // of a range when no step is given

nlohmann::ordered_json numberOrNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// Exact, unlike core/format's: these rows are read by scripts as well.
QString timeText(UtcMs moment, const Style& style)
{
    return style.zone == QTimeZone::utc() ? QString::fromStdString(toRfc3339(moment))
                                          : QDateTime::fromMSecsSinceEpoch(msOf(moment), style.zone).toString(Qt::ISODateWithMs);
}

void addSeries(Answer& answer, const std::string& name, const Labels& labels, const std::vector<Sample>& samples,
               const Style& style)
{
    nlohmann::ordered_json labelMap = nlohmann::ordered_json::object();
    for (const auto& [label, value] : labels)
        labelMap[label] = value;
    nlohmann::ordered_json points = nlohmann::ordered_json::array();
    const QString text = plainText(SeriesKey{{}, name, labels}.toText());
    for (const Sample& sample : samples) {
        points.push_back({{"time", toRfc3339(sample.at)},
                          {"value", numberOrNull(sample.value)},
                          {"text", exactText(sample.value).toStdString()}});
        answer.rows.push_back({text, timeText(sample.at, style), exactText(sample.value)});
    }
    answer.items.push_back({{"name", name}, {"labels", std::move(labelMap)}, {"samples", std::move(points)}});
}

QString nothingFound()
{
    return Text::tr("No series matches.");
}

Result<Selector> plainSelector(const std::string& expression)
{
    auto selector = Selector::parse(expression);
    if (selector)
        return selector;
    return Error{.code = ErrorCode::Usage,
                 .where = Text::tr("metrics query --offline"),
                 .expected = Text::tr("a plain selector such as up{job=\"shop\"}: history evaluates no expressions"),
                 .found = QString::fromStdString(expression),
                 .hint = toText(selector.error())};
}

Outcome fromHistory(const Query& query, const Context& context)
{
    const auto selector = plainSelector(query.expression);
    if (!selector)
        return Outcome::failed(selector.error());
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    const UtcMs moment = context.asked.moment();
    auto snapshot = opened->session->snapshots()({.view = moment, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto series = snapshot->series(*selector, query.source);
    if (!series)
        return Outcome::failed(series.error());
    Answer answer = opened->answer("traceo.metrics.query/v1");
    answer.columns = {{Text::tr("Series")}, {Text::tr("Time")}, {Text::tr("Value"), true}};
    for (const auto& info : *series) {
        std::vector<Sample> samples;
        if (context.asked.range) {
            auto all = snapshot->samples(info.id, *context.asked.range);
            if (!all)
                return Outcome::failed(all.error());
            samples = std::move(*all);
        } else if (auto newest = snapshot->newestSample(info.id, moment); newest && *newest) {
            samples.push_back(**newest);
        }
        addSeries(answer, info.key.name, info.key.labels, samples, context.asked.style);
    }
    if (answer.items.empty())
        opened->notes.push_back(nothingFound());
    return opened->outcome(std::move(answer));
}

Result<Request> requestOf(const Query& query, const Asked& asked)
{
    if (!asked.range)
        return expressionAt(query.expression, asked.moment());
    Millis step = std::max(kShortestStep, asked.range->length() / kPoints);
    if (!query.step.empty()) {
        const auto given = parseDuration(query.step);
        if (!given)
            return given.error();
        if (*given <= Millis{0})
            return Error{.code = ErrorCode::Usage,
                         .where = QStringLiteral("--step"),
                         .expected = Text::tr("a length such as 30s"),
                         .found = QString::fromStdString(query.step)};
        step = std::max(kShortestStep, *given);
    }
    return expressionOver(query.expression, *asked.range, step);
}

/// The one that is named, else the only one there is to evaluate expressions. Errors: Usage, NotFound.
Result<std::shared_ptr<const Source>> sourceMeant(const LoadedWorkspace& workspace, const std::string& name)
{
    const std::string evaluates = prometheusKind().kind;
    std::vector<std::shared_ptr<const Source>> able;
    std::ranges::copy_if(workspace.sources, std::back_inserter(able),
                         [&evaluates](const auto& source) { return source->settings().kind == evaluates; });
    if (name.empty() && able.size() == 1)
        return able.front();
    QStringList names;
    for (const auto& source : able) {
        if (source->settings().name == name)
            return source;
        names << QString::fromStdString(source->settings().name);
    }
    return Error{.code = name.empty() ? ErrorCode::Usage : ErrorCode::NotFound,
                 .where = QStringLiteral("--source"),
                 .expected = names.isEmpty() ? Text::tr("a workspace with a source of kind prometheus")
                                             : Text::tr("one of %1").arg(names.join(QStringLiteral(", "))),
                 .found = name.empty() ? Text::tr("none") : QString::fromStdString(name),
                 .hint = names.isEmpty()
                     ? Text::tr(
                         "Only they evaluate expressions; with --offline a plain selector is answered from history, whatever "
                         "the kind.")
                     : Text::tr("Sources of kind prometheus evaluate expressions; --source NAME says which one is asked.")};
}

Outcome queried(const Query& query, const Context& context)
{
    if (context.asked.offline)
        return fromHistory(query, context);
    if (context.asked.knownAt)
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = Text::tr("metrics query"),
                                .expected = Text::tr("a question to the history: a server does not know when it learned"),
                                .found = QStringLiteral("--known-at"),
                                .hint = Text::tr("Add --offline.")});
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    const auto source = sourceMeant(read->workspace, query.source);
    if (!source)
        return Outcome::failed(source.error());
    auto request = requestOf(query, context.asked);
    if (!request)
        return Outcome::failed(request.error());
    request->deadline = context.asked.timeout.value_or(Millis{10'000});
    Network network(context.clock);
    auto future = network.runner().run((*source)->settings().endpoint, *request);
    if (!endedBeforeInterrupt(future))
        return Outcome::interrupted();
    if (const auto instead = expressionInstead(*request, future.result())) {
        future = network.runner().run((*source)->settings().endpoint, *instead);
        if (!endedBeforeInterrupt(future))
            return Outcome::interrupted();
    }
    const auto result = decodeExpression(future.result());
    if (!result)
        return Outcome::failed(result.error());

    Answer answer{
        .schema = "traceo.metrics.query/v1",
        .workspace = read->workspace.name,
        .asOf = context.asked.moment(),
        .sources = {{.name = (*source)->settings().name, .kind = (*source)->settings().kind, .state = "ok", .ageSeconds = 0}},
        .columns = {{Text::tr("Series")}, {Text::tr("Time")}, {Text::tr("Value"), true}}};
    answer.complete = result->warnings.empty();
    for (const auto& series : result->series)
        addSeries(answer, series.name, series.labels, series.samples, context.asked.style);
    const bool isNothing = answer.items.empty();
    Outcome outcome{.answer = std::move(answer), .notes = read->notes(), .exitCode = result->warnings.empty() ? 0 : 5};
    if (isNothing)
        outcome.notes.push_back(nothingFound());
    for (const std::string& warning : result->warnings)
        outcome.notes.push_back(Text::tr("the server warns: %1").arg(plainText(warning)));
    return outcome;
}

} // namespace

std::vector<Command> metricCommands()
{
    return {{.noun = "metrics",
             .verb = "query",
             .help = words(Text::tr("Ask the server an expression; with --offline a plain selector from history")),
             .example = "traceo metrics query 'rate(http_requests_total[5m])' --since 1h",
             .prepare = [](Syntax& syntax) {
                 auto query = std::make_shared<Query>();
                 syntax.required("EXPR", query->expression, Text::tr("A PromQL expression"), kText);
                 syntax.option("--step", query->step, Text::tr("Step of a range (default: a 240th of it)"), kLength);
                 syntax.option("--source", query->source, Text::tr("Which source of kind prometheus, when there are several"),
                               kSource);
                 return [query](const Context& context) { return queried(*query, context); };
             }}};
}

} // namespace traceo::cli
