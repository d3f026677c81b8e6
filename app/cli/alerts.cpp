#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "overview/alert_json.h"

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr Millis kDefaultPast = 30 * kDay;

/// Which alerts; every part that is given must fit.
struct Wish {
    std::string name;
    std::vector<std::string> labels; ///< name=part
    std::string state;
    bool fail = false;
};

bool contains(std::string_view text, std::string_view part)
{
    const auto toLower = [](std::string_view from) { return QString::fromUtf8(from.data(), qsizetype(from.size())).toLower(); };
    return toLower(text).contains(toLower(part));
}

bool fits(const AlertRow& row, const Wish& wish)
{
    const auto hasLabel = [&row](const std::string& pair) {
        const auto equals = pair.find('=');
        return contains(row.fact.labels.value(pair.substr(0, equals)), pair.substr(equals + 1));
    };
    return contains(row.fact.name, wish.name) && std::ranges::all_of(wish.labels, hasLabel)
        && (wish.state.empty() || wordOf(row.state) == wish.state);
}

bool isEverything(const Wish& wish)
{
    return wish.name.empty() && wish.labels.empty() && wish.state.empty();
}

std::optional<Error> mistakeIn(const Wish& wish)
{
    for (const std::string& pair : wish.labels) {
        if (pair.find('=') == std::string::npos || pair.front() == '=')
            return Error{.code = ErrorCode::Usage,
                         .where = QStringLiteral("--label"),
                         .expected = Text::tr("a label and a part of its value, such as service=check"),
                         .found = QString::fromStdString(pair),
                         .hint = {}};
    }
    constexpr const char* kStates = "firing, pending, silenced, not_known, resolved";
    if (wish.state.empty()
        || QString::fromLatin1(kStates).split(QStringLiteral(", ")).contains(QString::fromStdString(wish.state)))
        return {};
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--state"),
                 .expected = QString::fromLatin1(kStates),
                 .found = QString::fromStdString(wish.state),
                 .hint = {}};
}

/// What both verbs begin with: the opened workspace, a snapshot of its history, and who was heard.
struct Asking {
    Opened opened;
    history::Snapshot snapshot;
    OverviewConfig config;
    std::vector<SourceSeen> sources;
    Question question;
};

Result<Asking> ask(const Wish& wish, const Context& context)
{
    if (const auto mistake = mistakeIn(wish))
        return *mistake;
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return opened.error();
    const UtcMs moment = opened->moment;
    auto snapshot = opened->session->snapshots()({.view = moment, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return snapshot.error();
    OverviewConfig config = opened->session->workspace().watched();
    auto sources = sourcesSeen(*snapshot, config, moment);
    if (!sources)
        return sources.error();
    return Asking{std::move(*opened),
                  std::move(*snapshot),
                  std::move(config),
                  std::move(*sources),
                  {.now = moment, .style = context.asked.style}};
}

std::vector<QString> listedRow(const AlertRow& row)
{
    return {nameOf(row.state), row.name,    row.severity, row.service, ageText(Millis{std::int64_t(row.age.value * 1000)}),
            row.owner,         row.summary, row.quiet};
}

/// Whether what could be firing is known of every source that has alerts.
void noteUnknown(Opened& opened, const std::vector<AlertRow>& rows, const Asked& asked)
{
    if (asked.past || std::ranges::none_of(rows, [](const AlertRow& row) { return row.state == AlertState::NotKnown; }))
        return;
    opened.complete = false;
    opened.notes.push_back(Text::tr("“Not known” was firing when its source was heard last."));
}

Outcome listed(const Wish& wish, const Context& context)
{
    auto asking = ask(wish, context);
    if (!asking)
        return Outcome::failed(asking.error());
    auto rows = alertsAt(asking->snapshot, asking->config, asking->sources, asking->question);
    if (!rows)
        return Outcome::failed(rows.error());
    std::erase_if(*rows, [&wish](const AlertRow& row) { return !fits(row, wish); });
    noteUnknown(asking->opened, *rows, context.asked);

    Answer answer = asking->opened.answer("traceo.alerts.list/v1");
    answer.columns = {{Text::tr("State")},          {Text::tr("Alert")},
                      {Text::tr("Severity")},       {Text::tr("Service")},
                      {Text::tr("Since"), true},    {Text::tr("Owner")},
                      {Text::tr("Summary"), false}, {Text::tr("Quiet"), false, true}};
    for (const AlertRow& row : *rows) {
        answer.items.push_back(listedJson(row));
        answer.rows.push_back(listedRow(row));
    }
    if (isEverything(wish))
        answer.nothing = answer.complete ? Text::tr("No alert is firing.") : Text::tr("No alert is known to be firing.");
    Outcome outcome = asking->opened.outcome(std::move(answer));
    const bool isFiring = std::ranges::any_of(*rows, [](const AlertRow& row) { return row.state == AlertState::Firing; });
    if (wish.fail && isFiring)
        outcome.exitCode = kConditionIsTrue;
    return outcome;
}

std::vector<QString> pastRow(const AlertRow& row, const Asked& asked)
{
    const auto moment = [&asked](const std::optional<UtcMs>& at) {
        return at ? momentText(*at, asked.now, asked.style) : QStringLiteral("–");
    };
    return {nameOf(row.state),
            row.name,
            row.severity,
            row.service,
            moment(row.begin),
            moment(row.end),
            ageText(Millis{std::int64_t(row.duration.value * 1000)}),
            row.owner,
            row.summary};
}

Outcome pastOnes(const Wish& wish, const Context& context)
{
    auto asking = ask(wish, context);
    if (!asking)
        return Outcome::failed(asking.error());
    const UtcMs moment = asking->opened.moment;
    const TimeSpan range = context.asked.range.value_or(TimeSpan{moment - kDefaultPast, moment});
    // An alert that begins in this millisecond is part of it.
    auto rows =
        alertHistory(asking->snapshot, asking->config, asking->sources, {range.from, range.to + Millis{1}}, asking->question);
    if (!rows)
        return Outcome::failed(rows.error());

    Answer answer = asking->opened.answer("traceo.alerts.history/v1");
    if (isEverything(wish))
        answer.nothing = Text::tr("No alert was firing.");
    answer.columns = {{Text::tr("State")},        {Text::tr("Alert")}, {Text::tr("Severity")},
                      {Text::tr("Service")},      {Text::tr("Began")}, {Text::tr("Ended")},
                      {Text::tr("Lasted"), true}, {Text::tr("Owner")}, {Text::tr("Summary"), false, true}};
    for (const AlertRow& row : *rows) {
        if (!fits(row, wish))
            continue;
        answer.items.push_back(pastJson(row));
        answer.rows.push_back(pastRow(row, context.asked));
    }
    return asking->opened.outcome(std::move(answer));
}

void addFilters(Syntax& syntax, Wish& wish)
{
    syntax.argument("NAME", wish.name, Text::tr("Only alerts whose name has this part"));
    syntax.options("-l,--label", wish.labels, Text::tr("Only alerts whose label has this part: service=check"));
    syntax.option("--state", wish.state, Text::tr("firing, pending, silenced, not_known, resolved"));
}

} // namespace

std::vector<Command> alertCommands()
{
    return {
        {.noun = "alerts",
         .verb = "list",
         .help = words(Text::tr("What is firing or pending now, of all sources and of the SLOs themselves, each alert once")),
         .example = "traceo alerts list --fail",
         .prepare =
             [](Syntax& syntax) {
                 auto wish = std::make_shared<Wish>();
                 addFilters(syntax, *wish);
                 syntax.flag("--fail", wish->fail, Text::tr("Exit with 3 while one is firing and not silenced"));
                 return [wish](const Context& context) { return listed(*wish, context); };
             }},
        {.noun = "alerts",
         .verb = "history",
         .help = words(Text::tr("Alerts of the past: when they fired and how long; 30 days unless --since says otherwise")),
         .example = "traceo alerts history ErrorBudgetBurn --since 7d",
         .prepare =
             [](Syntax& syntax) {
                 auto wish = std::make_shared<Wish>();
                 addFilters(syntax, *wish);
                 return [wish](const Context& context) { return pastOnes(*wish, context); };
             }},
    };
}

} // namespace traceo::cli
