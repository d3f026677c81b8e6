// `traceo sources add`: from an address to a source in the workspace, with SLOs that fit.
#include "app/wiring/add_source.h"
#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/secret_input.h"
#include "app/cli/text.h"
#include "app/wiring/keychain_store.h"
#include "app/wiring/last_workspace.h"
#include "app/wiring/network.h"
#include "core/format.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstdio>

namespace traceo::cli {
namespace {

struct AddOptions {
    std::string url;
    std::string name;
    std::string slos;
    std::string user;
    std::string secret;
    std::string tenant;
    bool dryRun = false;
    bool allowPlainAuth = false;
    bool keepInFile = false;
};

/// What will be written into, before anything is asked.
QString targetText(const QString& file, bool isNew, const Globals& globals)
{
    if (isNew)
        return Text::tr("Workspace: %1, which is made.").arg(file);
    const bool isNamed = !globals.workspace.empty() || !qEnvironmentVariableIsEmpty("TRACEO_WORKSPACE");
    if (isNamed || file == usualWorkspace() || findWorkspace({}, {}, QDir::currentPath()))
        return Text::tr("Workspace: %1").arg(file);
    return Text::tr("Workspace: %1, as it was open last; --workspace FILE names another.").arg(file);
}

/// None: a new workspace, as there is none or it is the demo.
Result<std::optional<LoadedWorkspace>> target(const Context& context, QString& newPath)
{
    newPath = context.globals.workspace.empty() || context.globals.workspace == "demo"
        ? usualWorkspace()
        : QString::fromStdString(context.globals.workspace);
    const auto path = workspacePath(context.globals);
    const QString file = path && *path != QStringLiteral("demo") ? *path : newPath;
    const bool isNew = !QFile::exists(file);
    say(targetText(file, isNew, context.globals));
    if (isNew) {
        newPath = file;
        return std::optional<LoadedWorkspace>();
    }
    auto loaded = loadWorkspace(file, Paths::ofUser());
    if (!loaded)
        return loaded.error();
    return std::optional(std::move(loaded).value());
}

Result<TypedLogin> loginFrom(const AddOptions& options)
{
    TypedLogin login{.auth = Endpoint::Auth::None,
                     .user = options.user,
                     .secret = {},
                     .ref = {},
                     .tenant = options.tenant,
                     .allowPlainAuth = options.allowPlainAuth,
                     .keepInFile = options.keepInFile};
    if (!options.secret.empty()) {
        const auto ref = SecretRef::parse(options.secret);
        if (!ref)
            return ref.error();
        login.ref = *ref;
    }
    if (!options.secret.empty() || !options.user.empty())
        login.auth = options.user.empty() ? Endpoint::Auth::Bearer : Endpoint::Auth::Basic;
    return login;
}

/// Before somebody types what could not be kept.
Result<void> keychainIsThere()
{
    KeychainStore keychain;
    auto answer = keychain.isThere();
    answer.waitForFinished();
    if (answer.resultCount() > 0 && answer.result().ok())
        return {};
    return Error{.code = ErrorCode::Auth,
                 .where = QStringLiteral("--user"),
                 .expected = Text::tr("a keychain to keep the secret in"),
                 .found = Text::tr("none that answers in this session"),
                 .hint = Text::tr("Start one (GNOME Keyring or KWallet), or say --keep-in-file: the secret goes into a file that "
                                  "only you can read.")};
}

/// Asks for what is missing; a pipe gives the secret as its first line. `isKept`: it is to be kept afterwards.
Result<void> askSecret(TypedLogin& login, const QString& server, bool isKept)
{
    if (isKept && !login.keepInFile) {
        if (const auto there = keychainIsThere(); !there)
            return there.error();
    }
    auto secret =
        readSecret(login.user.empty() ? Text::tr("Token for %1: ").arg(server)
                                      : Text::tr("Password of %1 for %2: ").arg(QString::fromStdString(login.user), server));
    if (!secret)
        return secret.error();
    login.auth = login.user.empty() ? Endpoint::Auth::Bearer : Endpoint::Auth::Basic;
    login.secret = std::make_shared<const Secret>(std::move(secret).value());
    return {};
}

Result<AddedSource> looked(const AddOptions& options, const TypedLogin& login, const Context& context,
                           const LoadedWorkspace* into)
{
    TryingClient client(login, context.clock);
    const LookAround with{.runner = client.runner(),
                          .clock = context.clock,
                          .isCancelled = [] { return isInterrupted(); },
                          .said =
                              [&context](const QString& words) {
                                  if (context.globals.verbose)
                                      say(words);
                              }};
    return lookAround(with, QString::fromStdString(options.url), login, options.name, into);
}

Result<std::vector<SloProposal>> taken(const std::string& words, const std::vector<SloProposal>& proposals)
{
    if (words.empty() || words == "none")
        return std::vector<SloProposal>();
    if (words == "all")
        return proposals;
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    std::vector<SloProposal> chosen;
    for (const QString& word : QString::fromStdString(words).split(separators, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const auto number = std::size_t(word.toUInt(&isNumber));
        const auto it = isNumber && number >= 1 && number <= proposals.size()
            ? proposals.begin() + std::ptrdiff_t(number - 1)
            : std::ranges::find(proposals, word.toStdString(), &SloProposal::name);
        if (it == proposals.end())
            return Error{.code = ErrorCode::NotFound,
                         .where = QStringLiteral("--slos"),
                         .expected = Text::tr("none, all, or names or numbers of proposals"),
                         .found = word,
                         .hint = proposals.empty() ? Text::tr("There are none here; without --slos the source is added alone.")
                                                   : Text::tr("--dry-run lists them.")};
        chosen.push_back(*it);
    }
    return chosen;
}

void addRows(Answer& answer, const AddedSource& source, const std::vector<SloProposal>& chosen)
{
    for (const SloProposal& slo : source.proposals) {
        const bool isTaken = std::ranges::any_of(chosen, [&slo](const auto& other) { return other.name == slo.name; });
        answer.rows.push_back({QString::fromStdString(slo.name), QString::fromStdString(slo.objective), toText(slo.attained),
                               toText(slo.budgetLeft), toText(slo.total), QStringLiteral("≤ ") + durationText(slo.seen),
                               isTaken ? Text::tr("taken over") : Text::tr("proposed")});
    }
}

nlohmann::ordered_json numberOrNull(const Reading& reading)
{
    return reading.hasValue() ? nlohmann::ordered_json(reading.value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json itemOf(const AddedSource& source, const WritePlan& plan, const std::vector<SloProposal>& chosen,
                              bool dryRun)
{
    auto slos = nlohmann::ordered_json::array();
    for (const SloProposal& slo : source.proposals) {
        const bool isTaken = std::ranges::any_of(chosen, [&slo](const auto& other) { return other.name == slo.name; });
        slos.push_back({{"name", slo.name},
                        {"objective", slo.objective},
                        {"attained_ratio", numberOrNull(slo.attained)},
                        {"budget_left_ratio", numberOrNull(slo.budgetLeft)},
                        {"total", numberOrNull(slo.total)},
                        {"seen_s", double(slo.seen.count()) / 1000},
                        {"kept", slo.isKept},
                        {"taken", isTaken}});
    }
    auto counters = nlohmann::ordered_json::array();
    for (const auto& counter : source.findings.counters)
        counters.push_back(counter.metric);
    return {{"name", source.name},
            {"kind", source.detected.kind},
            {"product", productText(source.detected).toStdString()},
            {"url", source.detected.base.toString().toStdString()},
            {"targets", source.findings.targets},
            {"targets_up", source.findings.targetsUp},
            {"probe_series", source.findings.probeSeries},
            {"request_counters", counters},
            {"histograms", source.findings.histograms},
            {"retention", source.findings.retention},
            {"slos", slos},
            {"workspace_file", plan.workspace.toStdString()},
            {"file", plan.file.toStdString()},
            {"written", !dryRun},
            {"line_to_add",
             plan.lineToAdd.isEmpty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(plan.lineToAdd.toStdString())}};
}

/// On a terminal whoever typed the command chooses; else nothing is taken that was not asked for.
std::vector<SloProposal> chosenByHand(const std::vector<SloProposal>& proposals)
{
    if (proposals.empty() || !isTerminal())
        return {};
    int number = 0;
    for (const SloProposal& slo : proposals)
        say(QStringLiteral("  %1  %2  %3  ")
                .arg(QString::number(++number), QString::fromStdString(slo.name), QString::fromStdString(slo.objective))
            + Text::tr("(%1 of %2 events, budget left %3)").arg(toText(slo.attained), toText(slo.total), toText(slo.budgetLeft)));
    const QString question = Text::tr("Which SLOs to take over? all, none or numbers such as 1,3 [all]: ");
    while (true) {
        std::fputs(question.toUtf8().constData(), stderr);
        std::array<char, 1024> line{};
        if (std::fgets(line.data(), int(line.size()), stdin) == nullptr)
            return {};
        const QString words = QString::fromUtf8(line.data()).trimmed();
        const auto chosen = taken(words.isEmpty() ? "all" : words.toStdString(), proposals);
        if (chosen)
            return *chosen;
        say(toText(chosen.error()));
    }
}

/// What answers, after a login where one is wanted and somebody is there to be asked.
Result<AddedSource> found(const AddOptions& options, TypedLogin& login, const Context& context, const LoadedWorkspace* into)
{
    if (!options.user.empty() && options.secret.empty()) {
        if (const auto given = askSecret(login, QString::fromStdString(options.url), !options.dryRun); !given)
            return given.error();
    }
    auto source = looked(options, login, context, into);
    const bool isOfHttp = source && source->detected.base.scheme().startsWith(QLatin1String("http"));
    if (!isOfHttp || source->detected.login != Detected::Login::Needed || !isTerminal())
        return source;
    say(Text::tr("%1 wants a login. With --user NAME it is asked by password.").arg(source->detected.base.toString()));
    if (const auto given = askSecret(login, source->detected.base.toString(), !options.dryRun); !given)
        return given.error();
    return looked(options, login, context, into);
}

/// Keeps the login and writes the file; what it says of it goes to `notes`.
Result<void> kept(const AddedSource& source, const TypedLogin& login, const WritePlan& plan, const Context& context,
                  std::vector<QString>& notes)
{
    Network network(context.clock);
    if (const auto stored = keptLogin(source, login, network.credentials()); !stored)
        return stored.error();
    if (const auto done = written(plan, Paths::ofUser()); !done)
        return done.error();
    if (plan.isNew)
        rememberWorkspace(Paths::ofUser(), plan.workspace);
    notes.push_back(Text::tr("Written: %1").arg(plan.file));
    notes.push_back(plan.lineToAdd.isEmpty() ? Text::tr("“traceo sync” fetches its history; “traceo-desktop” shows it.")
                                             : Text::tr("%1 was written by hand and is left as it is. Add this line to it: %2")
                                                   .arg(plan.workspace, plan.lineToAdd));
    return {};
}

Answer answerOf(const AddedSource& source, const WritePlan& plan, const std::vector<SloProposal>& chosen, const Context& context)
{
    Answer answer{.schema = "traceo.sources.add/v1",
                  .workspace = plan.workspaceName,
                  .asOf = context.asked.now,
                  .columns = {{Text::tr("SLO")},
                              {Text::tr("Objective"), true},
                              {Text::tr("Last 30 days"), true},
                              {Text::tr("Budget left"), true},
                              {Text::tr("Events"), true},
                              {Text::tr("Data of"), true},
                              {Text::tr("State")}},
                  .nothing = source.proposals.empty() ? Text::tr("No SLO was proposed.") : Text::tr("No SLO was taken over.")};
    addRows(answer, source, chosen);
    return answer;
}

/// In words of this command: what it adds has no name and no “auth” in a file yet.
Error problemOf(const AddedSource& source)
{
    if (source.detected.login != Detected::Login::None && !source.detected.base.scheme().startsWith(QLatin1String("http"))) {
        Error error = *source.problem();
        error.hint =
            Text::tr("Say --user NAME, and its password is asked, or --secret where it lies. A Redis whose password has no "
                     "user needs --secret alone.");
        return error;
    }
    if (source.detected.login != Detected::Login::Refused)
        return *source.problem();
    return {.code = ErrorCode::Auth,
            .where = source.detected.base.toString(),
            .expected = Text::tr("a login that is let in"),
            .found = Text::tr("one that was refused"),
            .hint = Text::tr("Check --user and what was typed, or --secret; without --user it is a token.")};
}

Outcome added(const AddOptions& options, const Context& context)
{
    QString newPath;
    const auto workspace = target(context, newPath);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const LoadedWorkspace* into = *workspace ? &**workspace : nullptr;
    auto login = loginFrom(options);
    if (!login)
        return Outcome::failed(login.error());
    const auto source = found(options, *login, context, into);
    if (isInterrupted())
        return Outcome::interrupted();
    if (!source)
        return Outcome::failed(source.error());
    if (source->problem())
        return Outcome::failed(problemOf(*source));

    Outcome outcome{.notes = {Text::tr("%1 at %2").arg(productText(source->detected), source->detected.base.toString())}};
    for (const QString& line : source->lines())
        outcome.notes.push_back(line);
    const bool isAsked = options.slos.empty() && !options.dryRun;
    const auto chosen = isAsked ? Result(chosenByHand(source->proposals)) : taken(options.slos, source->proposals);
    if (!chosen)
        return Outcome::failed(chosen.error());
    const auto plan = planned(*source, *login, *chosen, into, newPath);
    if (!plan)
        return Outcome::failed(plan.error());
    if (isAsked && chosen->empty() && !source->proposals.empty())
        outcome.notes.push_back(Text::tr("No SLO was taken over; --slos all or names would."));
    if (!options.dryRun) {
        if (const auto done = kept(*source, *login, *plan, context, outcome.notes); !done)
            return Outcome::failed(done.error());
    }
    Answer answer = answerOf(*source, *plan, *chosen, context);
    answer.items.push_back(itemOf(*source, *plan, *chosen, options.dryRun));
    outcome.answer = std::move(answer);
    return outcome;
}

} // namespace

Command addSourceCommand()
{
    return {.noun = "sources",
            .verb = "add",
            .help = words(Text::tr("Find out what answers at an address, write it into the workspace, propose SLOs")),
            .example = "traceo sources add prometheus.example.org --slos all",
            .prepare = [](Syntax& syntax) {
                auto options = std::make_shared<AddOptions>();
                syntax.required("URL", options->url, Text::tr("Its address, as a browser would take it"));
                syntax.option("--name", options->name, Text::tr("What the source is called (default: by its host)"));
                syntax.option("--slos", options->slos, Text::tr("SLOs to take over: none, all, or names (default: ask)"));
                syntax.option("--user", options->user,
                              Text::tr("Log in by this user; the password is asked, or read from stdin"));
                syntax.option("--secret", options->secret, Text::tr("Where the secret lies: keychain:NAME, file:PATH, env:NAME"));
                syntax.flag("--keep-in-file", options->keepInFile,
                            Text::tr("Keep what is typed in a file that only you can read, not in the keychain"));
                syntax.option("--tenant", options->tenant, Text::tr("Tenant of Mimir or Cortex (X-Scope-OrgID)"));
                syntax.flag("--allow-plain-auth", options->allowPlainAuth, Text::tr("Send the credential over http:// as well"));
                syntax.flag("--dry-run", options->dryRun, Text::tr("Look and propose, write nothing"));
                return [options](const Context& context) { return added(*options, context); };
            }};
}

} // namespace traceo::cli
