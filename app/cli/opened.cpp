#include "app/cli/opened.h"
#include "app/cli/interrupt.h"
#include "app/cli/source_trouble.h"
#include "app/cli/text.h"

#include "app/wiring/demo.h"
#include "app/wiring/last_workspace.h"
#include "core/format.h"

#include <QDeadlineTimer>
#include <QDir>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace traceo::cli {
namespace {

constexpr Millis kPatience{10'000};                  // --timeout when it is not given
constexpr std::chrono::seconds kOwnersComeAndGo{60}; // many commands at once, each the owner for a moment

Result<Read> readDemo(const Clock& clock)
{
    auto backend = demo::DemoBackend::open(clock);
    if (!backend)
        return backend.error();
    auto workspace = demoWorkspace((*backend)->url(), Paths::ofUser());
    if (!workspace)
        return workspace.error();
    return Read{std::move(backend).value(), std::move(workspace).value()};
}

std::vector<AnswerSource> statesOf(const Session& session, const Asked& asked, UtcMs moment)
{
    std::vector<AnswerSource> states;
    for (const auto& source : session.workspace().sources) {
        const SourceSettings& settings = source->settings();
        AnswerSource state{.name = settings.name, .kind = settings.kind, .state = "down", .ageSeconds = {}};
        const auto age = session.ageOf(settings.name, moment);
        if (age) {
            state.ageSeconds = double(age->count()) / 1000;
            state.state = *age <= asked.maxAge.value_or(2 * settings.interval) ? "ok" : "stale";
        }
        if (asked.offline)
            state.state = "offline";
        states.push_back(std::move(state));
    }
    return states;
}

bool isFresh(const std::vector<AnswerSource>& states)
{
    return std::ranges::all_of(states, [](const AnswerSource& state) { return state.state == "ok"; });
}

/// What a source said beside its answer. A poll is ok when anything asked was answered: what was not has its words.
void noteAnswer(Opened& opened, const SyncReport::Line& line)
{
    const QString name = QString::fromStdString(line.name) + QStringLiteral(": ");
    opened.outcomes.push_back(line.outcome);
    opened.complete = opened.complete && line.isWhole();
    const auto source = std::ranges::find(opened.sources, line.name, &AnswerSource::name);
    if (source != opened.sources.end() && line.outcome == traceo::Outcome::Ok)
        source->state = "ok"; // however young it was to be
    if (!line.message.isEmpty())
        opened.notes.push_back(name + line.message);
    for (const std::string& warning : line.warnings)
        opened.notes.push_back(name + Text::tr("the server warns: %1").arg(plainText(warning)));
}

/// Errors: Cancelled, when interrupted meanwhile.
Result<void> refresh(Opened& opened, const Context& context)
{
    const bool canAsk = opened.session->ownsHistory() || opened.session->theOwner() != nullptr;
    if (context.asked.offline || context.asked.past || !canAsk)
        return {};
    if (isFresh(opened.sources) && (!opened.session->ownsHistory() || neverAsked(opened).empty()))
        return {};
    const Millis patience = context.asked.timeout.value_or(kPatience);
    const Session::Synced polled =
        opened.session->pollOnce({.length = patience, .isInterrupted = [] { return isInterrupted(); }});
    if (polled.end == Session::Synced::End::Interrupted)
        return Error{.code = ErrorCode::Cancelled, .where = Text::tr("asking the sources"), .found = Text::tr("an interrupt")};
    opened.readStates(context);
    if (polled.unasked)
        opened.notes.push_back(toText(*polled.unasked));
    if (polled.end == Session::Synced::End::TimedOut)
        opened.notes.push_back(Text::tr("The sources did not answer within %1.").arg(durationText(patience)));
    for (const SyncReport::Line& line : polled.report.lines)
        noteAnswer(opened, line);
    return {};
}

QString whySilent(const Opened& opened, const std::string& name)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    const auto& sources = opened.session->workspace().sources;
    const auto source = std::ranges::find(sources, name, [](const auto& one) { return one->settings().name; });
    return snapshot && source != sources.end() ? troubleOf(*snapshot, **source, opened.moment) : QString();
}

void noteAges(Opened& opened, const Asked& asked)
{
    if (asked.past)
        return;
    for (const AnswerSource& source : opened.sources) {
        if (source.state == "ok")
            continue;
        opened.complete = opened.complete && asked.offline; // offline is asked for on purpose, but its age is said
        QString note = source.ageSeconds
            ? Text::tr("%1: answered from history, %2 old")
                  .arg(QString::fromStdString(source.name), ageText(Millis{std::int64_t(*source.ageSeconds * 1000)}))
            : Text::tr("%1: nothing was ever received").arg(QString::fromStdString(source.name));
        const QString why = whySilent(opened, source.name);
        const auto says = [&why](const QString& said) { return said.contains(why); };
        if (!why.isEmpty() && std::ranges::none_of(opened.notes, says)) // a poll just now has said it
            note += u": "_s + why;
        opened.notes.push_back(note);
        opened.ages.emplace(source.name, note);
    }
}

/// Answers of a source, or samples that were imported.
bool hasAnything(const Opened& opened)
{
    if (opened.sources.empty()
        || std::ranges::any_of(opened.sources, [](const AnswerSource& source) { return source.ageSeconds.has_value(); }))
        return true;
    const auto status = opened.session->history().status();
    return status && status->samples > 0;
}

QString whyNothing(const Opened& opened)
{
    QStringList lines;
    for (const QString& note : opened.notes)
        lines << note;
    return lines.isEmpty() ? Text::tr("“traceo sync” fetches them.") : lines.join(QLatin1Char('\n'));
}

/// What the sources said decides: a refused login is not an unreachable server. Where the workspace has mistakes, they come
/// first.
ErrorCode codeOfNothing(const Opened& opened)
{
    if (opened.mistake)
        return *opened.mistake;
    const bool isRefused = std::ranges::any_of(opened.outcomes, [](auto outcome) { return outcome == traceo::Outcome::Auth; });
    return isRefused ? ErrorCode::Auth : ErrorCode::Unreachable;
}

Session::Access accessFor(Need need, const Asked& asked)
{
    switch (need) {
    case Need::History:
        return Session::Access::Read;
    case Need::Fresh:
        return asked.offline || asked.past ? Session::Access::Read : Session::Access::OwnOrRead;
    case Need::Writing:
        return Session::Access::OwnOrAsk;
    case Need::Owning:
        return Session::Access::Own;
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Want> neverAsked(const Opened& opened)
{
    const auto snapshot = opened.session->snapshots()({.view = opened.moment, .know = kDistantFuture}, {});
    std::map<std::string, std::vector<std::string>> asked;
    std::vector<Want> unasked;
    for (Want& want : opened.session->workspace().slos.wants()) {
        const auto [source, isNew] = asked.try_emplace(want.source);
        if (isNew && snapshot)
            source->second = snapshot->wants(want.source).valueOr({});
        if (!source->second.empty() && !std::ranges::binary_search(source->second, want.id()))
            unasked.push_back(std::move(want));
    }
    return unasked;
}

Result<QString> workspacePath(const Globals& globals)
{
    if (globals.workspace == "demo"
        || (globals.workspace.empty() && qEnvironmentVariable("TRACEO_WORKSPACE") == QStringLiteral("demo")))
        return QStringLiteral("demo");
    const auto found =
        findWorkspace(QString::fromStdString(globals.workspace), qEnvironmentVariable("TRACEO_WORKSPACE"), QDir::currentPath());
    if (found)
        return *found;
    if (const auto last = lastWorkspace(Paths::ofUser()))
        return *last;
    return Error{.code = ErrorCode::Usage,
                 .where = Text::tr("workspace"),
                 .expected = Text::tr("a workspace file"),
                 .found = Text::tr("none"),
                 .hint = Text::tr(
                     "Give one with --workspace FILE or TRACEO_WORKSPACE, put a traceo.yaml here or in a folder above, or "
                     "try --workspace demo.")};
}

QString fillingText()
{
    return Text::tr("Part of the history is still to be fetched; “traceo sync” or the window does.");
}

Error unknownSource(const LoadedWorkspace& workspace, const QString& command, const std::string& name)
{
    QStringList names;
    for (const auto& source : workspace.sources)
        names << QString::fromStdString(source->settings().name);
    return {.code = ErrorCode::NotFound,
            .where = command,
            .expected = Text::tr("the name of a source of this workspace"),
            .found = QString::fromStdString(name),
            .hint = names.isEmpty() ? QString() : Text::tr("There are: %1.").arg(names.join(QStringLiteral(", ")))};
}

std::vector<QString> Read::notes() const
{
    std::vector<QString> notes;
    for (const Error& error : workspace.errors)
        notes.push_back(toText(error));
    if (workspace.kind == LoadedWorkspace::Kind::Demo)
        notes.push_back(Text::tr("generated data: this is the demo workspace"));
    return notes;
}

Result<Read> readWorkspace(const Context& context)
{
    const auto path = workspacePath(context.globals);
    if (!path && path.error().code == ErrorCode::Usage && !context.globals.history.empty())
        return Read{}; // a history file alone can be read
    if (!path)
        return path.error();
    if (*path == QStringLiteral("demo"))
        return readDemo(context.clock);
    auto workspace = loadWorkspace(*path, Paths::ofUser());
    if (!workspace) {
        Error error = workspace.error();
        if (error.code == ErrorCode::NotFound)
            error.code = ErrorCode::Usage; // a command without its workspace, not an answer without its object
        return error;
    }
    return Read{nullptr, std::move(workspace).value()};
}

Result<Opened> openWorkspace(const Context& context, Need need)
{
    auto read = readWorkspace(context);
    if (!read)
        return read.error();
    Opened opened{.backend = std::move(read->backend)};
    opened.notes = read->notes();
    opened.complete = read->workspace.errors.empty(); // what stands in a mistake is missing from every answer
    if (!opened.complete)
        opened.mistake = read->workspace.errors.front().code;
    auto session = Session::open(std::move(read->workspace), QString::fromStdString(context.globals.history),
                                 accessFor(need, context.asked), context.clock);
    if (!session && need == Need::Fresh && session.error().code == ErrorCode::NotFound) {
        Error error = session.error(); // not an object that is unknown: there is nothing yet to answer from
        error.code = codeOfNothing(opened);
        if (opened.mistake)
            error.hint = whyNothing(opened);
        return error;
    }
    if (!session)
        return session.error();
    opened.session = std::move(session).value();
    if (opened.session->ownsHistory())
        opened.session->answerOthers(Session::Window::None);
    opened.readStates(context);
    if (need == Need::Fresh) {
        if (const auto refreshed = refresh(opened, context); !refreshed)
            return refreshed.error();
        noteAges(opened, context.asked);
        if (!hasAnything(opened))
            return Error{.code = codeOfNothing(opened),
                         .where = Text::tr("history"),
                         .expected = Text::tr("data to answer from"),
                         .found = Text::tr("none yet"),
                         .hint = whyNothing(opened)};
    }
    return opened;
}

Question questionOf(const Opened& opened, const Asked& asked, Millis usual)
{
    return {.now = std::max(asked.now, opened.moment),
            .at = asked.range ? asked.range->to : opened.moment,
            .knownAt = asked.knownAt,
            .range = asked.range ? asked.range->length() : usual,
            .selected = {},
            .style = asked.style};
}

Result<history::Snapshot> snapshotOf(const Opened& opened, const Question& question)
{
    return opened.session->snapshots()({.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)}, {});
}

Outcome writing(const Context& context, const std::function<Result<Outcome>(Opened&)>& work)
{
    for (const QDeadlineTimer deadline(kOwnersComeAndGo);;) {
        auto opened = openWorkspace(context, Need::Writing);
        if (!opened)
            return Outcome::failed(opened.error());
        auto outcome = work(*opened);
        if (outcome)
            return std::move(*outcome);
        // An owner that ended before it confirmed may have stored it; the same again counts once.
        const ErrorCode code = outcome.error().code;
        if (code != ErrorCode::Locked && code != ErrorCode::Unreachable)
            return Outcome::failed(outcome.error());
        if (deadline.hasExpired()) {
            Error error = outcome.error();
            if (code == ErrorCode::Locked)
                error.code = ErrorCode::Timeout;
            return Outcome::failed(error);
        }
    }
}

void Opened::readStates(const Context& context)
{
    const bool isNow = !context.asked.at && !context.asked.range;
    moment = isNow ? context.clock.now() : context.asked.moment();
    sources = statesOf(*session, context.asked, moment);
}

void Opened::restOn(const std::set<std::string>& names)
{
    if (names.empty())
        return;
    for (const auto& [source, note] : ages) {
        if (!names.contains(source))
            std::erase(notes, note);
    }
}

Answer Opened::answer(const std::string& schema) const
{
    return {.schema = schema, .workspace = session->workspace().name, .asOf = moment, .complete = complete, .sources = sources};
}

Outcome Opened::outcome(Answer answer) const
{
    return {.answer = std::move(answer), .notes = notes, .exitCode = complete ? 0 : 5};
}

} // namespace traceo::cli
