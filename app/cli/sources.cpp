#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "vocabulary/facts.h"

#include <CLI/CLI.hpp>


namespace traceo::cli {
namespace {

QString ageOf(const AnswerSource& source)
{
    return source.ageSeconds ? ageText(Millis{std::int64_t(*source.ageSeconds * 1000)}) : QStringLiteral("–");
}

Outcome listed(const Context& context)
{
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    Answer answer = opened->answer("traceo.sources.list/v1", context.asked);
    answer.columns = {{Text::tr("Source")},    {Text::tr("Kind")},           {Text::tr("State")},
                      {Text::tr("Age"), true}, {Text::tr("Interval"), true}, {Text::tr("Address")}};
    for (const AnswerSource& source : opened->sources) {
        const auto& sources = opened->session->workspace().sources;
        const auto it = std::ranges::find_if(sources, [&source](const auto& s) { return s->settings().name == source.name; });
        const SourceSettings& settings = (*it)->settings();
        const std::string url = settings.endpoint.base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString();
        answer.items.push_back(
            {{"name", source.name},
             {"kind", source.kind},
             {"url", url},
             {"state", source.state},
             {"age_s", source.ageSeconds ? nlohmann::ordered_json(*source.ageSeconds) : nlohmann::ordered_json(nullptr)},
             {"interval_s", double(settings.interval.count()) / 1000}});
        answer.rows.push_back({QString::fromStdString(source.name), QString::fromStdString(source.kind),
                               QString::fromStdString(source.state), ageOf(source), durationText(settings.interval),
                               QString::fromStdString(url)});
    }
    return {.answer = std::move(answer)};
}

/// "Prometheus 2.42.0", from what the server said of itself.
QString productIn(const Batch& batch)
{
    for (const Fact& fact : batch.facts) {
        if (fact.kind != vocabulary::kSourceFact)
            continue;
        if (const auto source = vocabulary::sourceFact(fact.payload))
            return plainText(source->product + " " + source->version);
    }
    return Text::tr("it answers");
}

/// Asks one source the cheapest question that proves address, login and product.
struct Tested {
    std::optional<Error> error;
    QString found;
    Millis took{0};
};

Tested tested(Session& session, const Source& source, const Asked& asked)
{
    Tested result;
    const UtcMs begun = session.clock().now();
    std::vector<Request> requests = source.requests({.purpose = Plan::Purpose::Test, .now = asked.now});
    for (Request& request : requests) {
        request.deadline = asked.timeout.value_or(Millis{10'000});
        auto future = session.network().run(source.settings().endpoint, request);
        future.waitForFinished();
        const Response response = future.result();
        result.error = response.error;
        if (!response.ok() && response.notEnabled() && request.optional)
            continue; // the next question may do
        if (!response.ok())
            break;
        const auto decoded = source.decode(request, response);
        result.error = decoded ? std::nullopt : std::optional(decoded.error());
        if (decoded)
            result.found = productIn(decoded->batch);
        break;
    }
    result.took = session.clock().now() - begun;
    return result;
}

Outcome testedAll(const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    Answer answer = opened->answer("traceo.sources.test/v1", context.asked);
    answer.columns = {{Text::tr("Source")}, {Text::tr("Result")}, {Text::tr("Took"), true}, {Text::tr("Found")}};
    int exitCode = 0;
    for (const auto& source : opened->session->workspace().sources) {
        if (!name.empty() && source->settings().name != name)
            continue;
        const Tested result = tested(*opened->session, *source, context.asked);
        const QString text = result.error ? toText(*result.error) : result.found;
        answer.items.push_back({{"name", source->settings().name},
                                {"ok", !result.error.has_value()},
                                {"found", text.toStdString()},
                                {"took_s", double(result.took.count()) / 1000}});
        answer.rows.push_back({QString::fromStdString(source->settings().name),
                               result.error ? Text::tr("failed") : Text::tr("OK"), durationText(result.took), text});
        if (result.error)
            exitCode = exitCodeOf(result.error->code);
    }
    if (answer.items.empty())
        return Outcome::failed({.code = ErrorCode::NotFound,
                                .where = Text::tr("sources test"),
                                .expected = Text::tr("the name of a source of this workspace"),
                                .found = QString::fromStdString(name),
                                .hint = Text::tr("“traceo sources list” names them.")});
    return {.answer = std::move(answer), .exitCode = exitCode};
}

} // namespace

std::vector<Command> sourceCommands()
{
    return {{.noun = "sources",
             .verb = "list",
             .help = words(Text::tr("The sources of the workspace and when they last answered")),
             .example = "traceo sources list",
             .prepare = [](CLI::App&) { return listed; }},
            {.noun = "sources",
             .verb = "test",
             .help = words(Text::tr("Ask each source who it is; proves address, login and product")),
             .example = "traceo sources test prom",
             .prepare = [](CLI::App& app) {
                 auto name = std::make_shared<std::string>();
                 app.add_option("NAME", *name, words(Text::tr("Only this source")));
                 return [name](const Context& context) { return testedAll(*name, context); };
             }}};
}

} // namespace traceo::cli
