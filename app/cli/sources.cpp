#include "app/cli/interrupt.h"
#include "app/cli/not_available.h"
#include "app/cli/opened.h"
#include "app/cli/source_trouble.h"
#include "app/cli/text.h"
#include "app/wiring/network.h"
#include "core/format.h"
#include "vocabulary/facts.h"

#include <algorithm>
#include <deque>
#include <iterator>

namespace traceo::cli {
namespace {


QString ageOf(const AnswerSource& source)
{
    return source.ageSeconds ? ageText(Millis{std::int64_t(*source.ageSeconds * 1000)}) : QStringLiteral("–");
}

nlohmann::ordered_json textOrNull(const QString& text)
{
    return text.isEmpty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text.toStdString());
}

/// Before the first sync there is no history, and nothing to say of ages.
std::vector<AnswerSource> neverAsked(const LoadedWorkspace& workspace, const Asked& asked)
{
    std::vector<AnswerSource> states;
    for (const auto& source : workspace.sources)
        states.push_back({.name = source->settings().name,
                          .kind = source->settings().kind,
                          .state = asked.offline ? "offline" : "not_asked",
                          .ageSeconds = {}});
    return states;
}

/// Of a source that nobody asked for anything yet it is not known whether it answers.
Result<void> tellUnasked(Opened& opened)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    if (!snapshot)
        return snapshot.error();
    for (AnswerSource& source : opened.sources) {
        if (source.state != "down")
            continue;
        const auto wants = snapshot->wants(source.name);
        if (!wants)
            return wants.error();
        if (wants->empty())
            source.state = "not_asked";
    }
    return {};
}

QString stateText(const std::string& state)
{
    return state == "ok"       ? Text::tr("OK")
        : state == "stale"     ? Text::tr("stale")
        : state == "down"      ? Text::tr("down")
        : state == "not_asked" ? Text::tr("not asked yet")
        : state == "offline"   ? Text::tr("offline")
                               : QString::fromStdString(state);
}

struct Lack {
    QString trouble; ///< why it did not answer the last time; empty when it did
    NotAvailable missing;
};

void addRow(Answer& answer, const AnswerSource& state, const SourceSettings& settings, const Lack& lack)
{
    const QUrl shown = settings.endpoint.base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    answer.items.push_back(
        {{"name", state.name},
         {"kind", state.kind},
         {"url", shown.toString().toStdString()},
         {"state", state.state},
         {"age_s", state.ageSeconds ? nlohmann::ordered_json(*state.ageSeconds) : nlohmann::ordered_json(nullptr)},
         {"interval_s", double(settings.interval.count()) / 1000},
         {"message", textOrNull(lack.trouble)},
         {"not_available", toJson(lack.missing)}});
    answer.rows.push_back({QString::fromStdString(state.name), QString::fromStdString(state.kind), stateText(state.state),
                           ageOf(state), durationText(settings.interval), shown.toString(), lack.trouble, wordsOf(lack.missing)});
}

std::optional<history::Snapshot> snapshotAt(const Opened& opened)
{
    auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    return snapshot ? std::optional(std::move(*snapshot)) : std::nullopt;
}

Outcome listed(const Context& context)
{
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    const LoadedWorkspace& workspace = read->workspace;
    auto opened = openWorkspace(context, Need::History);
    if (!opened && opened.error().code != ErrorCode::NotFound)
        return Outcome::failed(opened.error());
    if (opened) {
        if (const auto told = tellUnasked(*opened); !told)
            return Outcome::failed(told.error());
    }
    Answer answer{.schema = "traceo.sources.list/v1",
                  .workspace = workspace.name,
                  .asOf = context.asked.moment(),
                  .sources = opened ? opened->sources : neverAsked(workspace, context.asked),
                  .columns = {{Text::tr("Source")},
                              {Text::tr("Kind")},
                              {Text::tr("State")},
                              {Text::tr("Age"), true},
                              {Text::tr("Interval"), true},
                              {Text::tr("Address")},
                              {Text::tr("Why"), false, true},
                              {Text::tr("Not available"), false, true}}};
    const auto snapshot = opened ? snapshotAt(*opened) : std::nullopt;
    for (std::size_t i = 0; i < workspace.sources.size(); ++i) {
        const Source& source = *workspace.sources[i];
        const SourceSettings& settings = source.settings();
        const Lack lack =
            snapshot ? Lack{troubleOf(*snapshot, source, opened->moment), notAvailableAt(*snapshot, settings.name)} : Lack();
        addRow(answer, answer.sources[i], settings, lack);
    }
    return {.answer = std::move(answer), .notes = read->notes()};
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

struct Tested {
    std::optional<Error> error;
    QString found;
    QString proxy;
    NotAvailable missing;
    std::vector<std::string> warnings; ///< the source's own words
    Millis took{0};
};

/// What of a poll a server does not answer; of those that are asked by commands, where each is cheap. What follows from an
/// answer is left to the poll.
NotAvailable missingAt(Network& network, const Source& source, const Asked& asked)
{
    NotAvailable missing;
    const TimeSpan span{asked.now - kHour, asked.now}; // with a stroke of each clock
    for (Request& request : source.requests({.purpose = Plan::Purpose::Poll, .now = asked.now, .span = span})) {
        if (!request.optional || request.transport != Transport::Redis)
            continue;
        request.deadline = asked.timeout.value_or(Millis{10'000});
        auto future = network.runner().run(source.settings().endpoint, request);
        if (!endedBeforeInterrupt(future))
            break;
        const Response response = future.result();
        if (!response.ok() && response.notEnabled())
            missing[request.want] = response.error->hint;
    }
    return missing;
}

/// What it proves; and what is to be asked for it in other words, as the answer says.
void takeAnswer(Result<Decoded> decoded, const std::string& want, std::deque<Request>& next, Tested& result)
{
    if (!decoded) {
        result.error = decoded.error();
        return;
    }
    if (!decoded->errors.empty())
        result.error = decoded->errors.front(); // a poll would have to leave that out
    result.found = productIn(decoded->batch);
    result.warnings = std::move(decoded->warnings);
    std::ranges::copy_if(decoded->next, std::back_inserter(next), [&want](const Request& one) { return one.want == want; });
}

/// Asks one source the cheapest question that proves address, login and product.
Tested tested(Network& network, const Clock& clock, const Source& source, const Asked& asked)
{
    Tested result;
    const UtcMs begun = clock.now();
    const std::vector<Request> questions = source.requests({.purpose = Plan::Purpose::Test, .now = asked.now});
    std::deque<Request> waiting(questions.begin(), questions.end());
    while (!waiting.empty()) {
        Request request = std::move(waiting.front());
        waiting.pop_front();
        request.deadline = asked.timeout.value_or(Millis{10'000});
        auto future = network.runner().run(source.settings().endpoint, request);
        if (!endedBeforeInterrupt(future))
            break;
        const Response response = future.result();
        result.error = response.error;
        result.proxy = response.proxy;
        if (!response.ok() && response.notEnabled() && request.optional)
            continue; // the next question may do
        waiting.clear();
        if (response.ok())
            takeAnswer(source.decode(request, response), request.want, waiting, result);
        else
            std::ranges::move(source.instead(request, response), std::back_inserter(waiting));
    }
    result.took = clock.now() - begun;
    if (!result.error && !isInterrupted())
        result.missing = missingAt(network, source, asked);
    return result;
}

Outcome testedAll(const std::string& name, const Context& context)
{
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    const LoadedWorkspace& workspace = read->workspace;
    Answer answer{.schema = "traceo.sources.test/v1",
                  .workspace = workspace.name,
                  .asOf = context.asked.moment(),
                  .columns = {{Text::tr("Source")}, {Text::tr("Result")}, {Text::tr("Took"), true}, {Text::tr("Found")}}};
    Outcome outcome{.notes = read->notes()};
    Network network(context.clock);
    for (const auto& source : workspace.sources) {
        const std::string& own = source->settings().name;
        if (!name.empty() && own != name)
            continue;
        const Tested result = tested(network, context.clock, *source, context.asked);
        if (isInterrupted())
            return Outcome::interrupted();
        QString text = result.error ? toText(*result.error) : result.found;
        const bool ok = !result.error;
        answer.sources.push_back({.name = own,
                                  .kind = source->settings().kind,
                                  .state = ok ? "ok" : "down",
                                  .ageSeconds = ok ? std::optional(0.0) : std::nullopt});
        answer.complete = answer.complete && ok;
        answer.items.push_back({{"name", own},
                                {"ok", ok},
                                {"found", text.toStdString()},
                                {"took_s", double(result.took.count()) / 1000},
                                {"proxy", textOrNull(result.proxy)},
                                {"not_available", toJson(result.missing)},
                                {"warnings", result.warnings}});
        const QString place = QString::fromStdString(own) + QStringLiteral(": ");
        if (!result.missing.empty())
            outcome.notes.push_back(place + wordsOf(result.missing));
        for (const std::string& warning : result.warnings)
            outcome.notes.push_back(place + plainText(warning));
        if (ok && !result.proxy.isEmpty()) // an error says it itself
            text = Text::tr("%1, through the proxy %2").arg(text, result.proxy);
        answer.rows.push_back(
            {QString::fromStdString(own), ok ? Text::tr("OK") : Text::tr("failed"), durationText(result.took), text});
        if (!ok)
            outcome.exitCode = exitCodeOf(result.error->code);
    }
    if (answer.items.empty() && !name.empty())
        return Outcome::failed(unknownSource(workspace, QStringLiteral("sources test"), name));
    outcome.answer = std::move(answer);
    return outcome;
}

} // namespace

std::vector<Command> sourceCommands()
{
    return {{.noun = "sources",
             .verb = "list",
             .help = words(Text::tr("The sources of the workspace and when they last answered")),
             .example = "traceo sources list",
             .prepare = [](Syntax&) { return listed; }},
            {.noun = "sources",
             .verb = "test",
             .help = words(Text::tr("Ask each source who it is; proves address, login and product")),
             .example = "traceo sources test prom",
             .prepare =
                 [](Syntax& syntax) {
                     auto name = std::make_shared<std::string>();
                     syntax.argument("NAME", *name, Text::tr("Only this source"), kSource);
                     return [name](const Context& context) { return testedAll(*name, context); };
                 }},
            addSourceCommand(),
            loginCommand()};
}

} // namespace traceo::cli
