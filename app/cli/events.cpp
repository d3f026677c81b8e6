#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "vocabulary/marks.h"

#include <algorithm>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Millis kDefaultPast = 30 * kDay;
constexpr std::size_t kLongestText = 1000;

const std::vector<std::string>& kinds()
{
    static const std::vector<std::string> all = {vocabulary::kDeployFact, vocabulary::kNoteFact, vocabulary::kChaosFact};
    return all;
}

QString kindsText()
{
    QStringList names;
    for (const std::string& kind : kinds())
        names << QString::fromStdString(kind);
    return names.join(QStringLiteral(", "));
}

std::optional<Error> mistakeIn(const std::string& kind, const QString& where)
{
    if (std::ranges::find(kinds(), kind) != kinds().end())
        return {};
    return Error{
        .code = ErrorCode::Usage, .where = where, .expected = kindsText(), .found = QString::fromStdString(kind), .hint = {}};
}

Json itemOf(const Fact& fact, const vocabulary::MarkFact& mark)
{
    const auto textOf = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    const bool isMoment = !fact.validTo || *fact.validTo == fact.validFrom;
    return {{"id", fact.key},
            {"kind", fact.kind},
            {"time", toRfc3339(fact.validFrom)},
            {"until", isMoment ? Json() : Json(toRfc3339(*fact.validTo))},
            {"text", mark.text},
            {"service", textOf(mark.service)},
            {"author", textOf(mark.author)},
            {"link", textOf(mark.link)},
            {"source", fact.source}};
}

std::vector<QString> rowOf(const Fact& fact, const vocabulary::MarkFact& mark, const Asked& asked)
{
    return {momentText(fact.validFrom, asked.now, asked.style),
            QString::fromStdString(fact.kind),
            plainText(mark.service, 60),
            plainText(mark.text),
            plainText(mark.author, 60),
            QString::fromStdString(fact.key)};
}

std::vector<TableColumn> columns()
{
    return {{Text::tr("Time")}, {Text::tr("Kind")},   {Text::tr("Service")},
            {Text::tr("Text")}, {Text::tr("Author")}, {Text::tr("Id"), false, true}};
}

// ---- add

struct Told {
    std::string kind;
    std::vector<std::string> words;
    std::string time;
    std::string until;
    std::string service;
    std::string author;
    std::string link;
};

std::string textOf(const Told& told)
{
    std::string text;
    for (const std::string& word : told.words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Who is logged in, when nobody is named.
std::string authorOf(const Told& told)
{
    if (!told.author.empty())
        return told.author;
    const QString user = qEnvironmentVariable("USER");
    return (user.isEmpty() ? qEnvironmentVariable("USERNAME") : user).toStdString();
}

Result<UtcMs> momentOf(const std::string& text, UtcMs otherwise, UtcMs now, const char* option)
{
    if (text.empty())
        return otherwise;
    auto moment = parseMoment(text, now);
    if (moment)
        return moment;
    Error error = moment.error();
    error.code = ErrorCode::Usage;
    error.where = QLatin1StringView(option);
    return error;
}

Result<Fact> factOf(const Told& told, UtcMs now)
{
    if (const auto mistake = mistakeIn(told.kind, QStringLiteral("events add")))
        return *mistake;
    const std::string text = textOf(told);
    if (text.empty() || text.size() > kLongestText)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("events add"),
                     .expected = Text::tr("a text of at most %1 bytes").arg(kLongestText),
                     .found = Text::tr("%1 bytes").arg(text.size()),
                     .hint = {}};
    const auto from = momentOf(told.time, now, now, "--time");
    if (!from)
        return from.error();
    const auto until = momentOf(told.until, *from, now, "--until");
    if (!until)
        return until.error();
    if (*until < *from)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--until"),
                     .expected = Text::tr("a moment not before --time"),
                     .found = QString::fromStdString(told.until),
                     .hint = {}};
    return vocabulary::markOf(told.kind, *from, *until,
                              {.text = text, .service = told.service, .author = authorOf(told), .link = told.link});
}

/// Through the owner when there is one.
Result<Outcome> addedTo(Opened& opened, const Fact& fact, const Context& context)
{
    Batch batch;
    batch.facts.push_back(fact);
    auto stored = opened.session->sink().commit(std::move(batch));
    stored.waitForFinished();
    if (const auto receipt = stored.result(); !receipt)
        return receipt.error();
    const auto mark = vocabulary::markFact(fact.payload).valueOr({});
    Answer answer = opened.answer("traceo.events.add/v1");
    answer.columns = columns();
    answer.items.push_back(itemOf(fact, mark));
    answer.rows.push_back(rowOf(fact, mark, context.asked));
    return Outcome{.answer = std::move(answer)};
}

Outcome added(const Told& told, const Context& context)
{
    const auto fact = factOf(told, context.asked.now);
    if (!fact)
        return Outcome::failed(fact.error());
    return writing(context, [&](Opened& opened) { return addedTo(opened, *fact, context); });
}

// ---- list

struct Wish {
    std::string kind;
    std::string service;
};

Outcome listed(const Wish& wish, const Context& context)
{
    if (const auto mistake = wish.kind.empty() ? std::nullopt : mistakeIn(wish.kind, QStringLiteral("--kind")))
        return Outcome::failed(*mistake);
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    const UtcMs moment = opened->moment;
    const auto snapshot =
        opened->session->snapshots()({.view = moment, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const TimeSpan range = context.asked.range.value_or(TimeSpan{moment - kDefaultPast, moment});
    std::vector<Fact> facts;
    for (const std::string& kind : kinds()) {
        if (!wish.kind.empty() && wish.kind != kind)
            continue;
        auto some = snapshot->factSpans(kind, {range.from, range.to + Millis{1}});
        if (!some)
            return Outcome::failed(some.error());
        std::ranges::move(*some, std::back_inserter(facts));
    }
    std::ranges::stable_sort(facts, std::ranges::greater(), &Fact::validFrom);

    Answer answer = opened->answer("traceo.events.list/v1");
    answer.columns = columns();
    for (const Fact& fact : facts) {
        const auto mark = vocabulary::markFact(fact.payload);
        if (!mark || (!wish.service.empty() && mark->service != wish.service))
            continue;
        answer.items.push_back(itemOf(fact, *mark));
        answer.rows.push_back(rowOf(fact, *mark, context.asked));
    }
    return {.answer = std::move(answer)};
}

Run prepareAdd(Syntax& syntax)
{
    auto told = std::make_shared<Told>();
    syntax.required("KIND", told->kind, Text::tr("deploy, note or chaos"));
    syntax.required("TEXT", told->words, Text::tr("What happened"));
    syntax.option("--time", told->time, Text::tr("When; now unless said otherwise"));
    syntax.option("--until", told->until, Text::tr("Until when, for what took a while"));
    syntax.option("--service", told->service, Text::tr("Whose, as in the SLOs"));
    syntax.option("--author", told->author, Text::tr("Who says so; the user unless said otherwise"));
    syntax.option("--link", told->link, Text::tr("A URL to read on"));
    return [told](const Context& context) { return added(*told, context); };
}

Run prepareList(Syntax& syntax)
{
    auto wish = std::make_shared<Wish>();
    syntax.option("--kind", wish->kind, Text::tr("deploy, note or chaos"));
    syntax.option("--service", wish->service, Text::tr("Only those of this service"));
    return [wish](const Context& context) { return listed(*wish, context); };
}

} // namespace

std::vector<Command> eventCommands()
{
    return {
        {.noun = "events",
         .verb = "add",
         .help = words(Text::tr("Tell Traceo of a deploy, a chaos run or anything else to remember")),
         .example = "traceo events add deploy checkout 4.21.2 --service checkout",
         .prepare = prepareAdd},
        {.noun = "events",
         .verb = "list",
         .help = words(Text::tr("Deploys, chaos runs and notes, newest first; 30 days unless --since says otherwise")),
         .example = "traceo events list --kind deploy --since 7d",
         .prepare = prepareList},
    };
}

} // namespace traceo::cli
