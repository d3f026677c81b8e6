// `traceo sources login`: a secret on its way from the keyboard to the system's keychain.
#include "app/cli/opened.h"
#include "app/cli/secret_input.h"
#include "app/cli/text.h"
#include "app/wiring/network.h"
#include "core/format.h"
#include "net/origin.h"

namespace traceo::cli {
namespace {

const SourceSettings* settingsOf(const LoadedWorkspace& workspace, const std::string& name)
{
    const auto it =
        std::ranges::find_if(workspace.sources, [&name](const auto& source) { return source->settings().name == name; });
    return it == workspace.sources.end() ? nullptr : &(*it)->settings();
}

Error notInTheKeychain(const std::string& name)
{
    return {.code = ErrorCode::Usage,
            .where = QString::fromStdString(name),
            .expected = Text::tr("auth: {…, secret: \"keychain:NAME\"} in the workspace"),
            .found = Text::tr("a secret from elsewhere, or none"),
            .hint = Text::tr("Files and the environment are yours to fill.")};
}

Outcome loggedIn(const std::string& name, const Context& context)
{
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    const SourceSettings* settings = settingsOf(read->workspace, name);
    if (settings == nullptr)
        return Outcome::failed(unknownSource(read->workspace, QStringLiteral("sources login"), name));
    const Endpoint& endpoint = settings->endpoint;
    if (endpoint.secret.kind != SecretRef::Kind::Keychain)
        return Outcome::failed(notInTheKeychain(name));
    const std::string origin = secretOriginOf(endpoint.base);
    auto secret = readSecret(Text::tr("Secret for %1 (%2): ").arg(QString::fromStdString(name), QString::fromStdString(origin)));
    if (!secret)
        return Outcome::failed(secret.error());

    Network network(context.clock);
    auto stored = network.credentials().store(endpoint.secret.name, origin, std::move(secret).value());
    stored.waitForFinished();
    if (stored.isCanceled())
        return Outcome::failed({.code = ErrorCode::Auth, .where = Text::tr("the keychain"), .found = Text::tr("no answer")});
    if (const auto done = stored.result(); !done)
        return Outcome::failed(done.error());
    return {.notes = {Text::tr("Kept in the keychain as “traceo/%1”, for %2 only. “traceo sources test %3” tries it.")
                          .arg(QString::fromStdString(endpoint.secret.name), QString::fromStdString(origin),
                               QString::fromStdString(name))}};
}

} // namespace

Command loginCommand()
{
    return {.noun = "sources",
            .verb = "login",
            .help = words(Text::tr("Put a source's token or password into the system's keychain; read from stdin")),
            .example = "traceo sources login prom",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The source"), kSource);
                return [name](const Context& context) { return loggedIn(*name, context); };
            }};
}

} // namespace traceo::cli
