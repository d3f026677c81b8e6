// What adding a source writes: its file, and the login into the keychain or a file of its own.
#include "app/wiring/add_source.h"

#include "app/wiring/sources.h"
#include "app/wiring/written_file.h"
#include "core/format.h"
#include "net/credentials.h"
#include "net/http_client.h"
#include "net/origin.h"
#include "net/redis_runner.h"
#include "net/request_router.h"
#include "net/sql_runner.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AddSource)
};

/// Gives the typed secret and nothing else, to whom it was typed for.
class TypedCredentials final : public CredentialStore {
public:
    explicit TypedCredentials(const TypedLogin& login, const Clock& clock) : m_secret(login.secret), m_stored(nullptr, clock) {}

    QFuture<Result<std::shared_ptr<const Secret>>> read(const SecretRef& ref, const std::string& origin) override
    {
        if (ref.kind != SecretRef::Kind::Keychain || !m_secret)
            return m_stored.read(ref, origin);
        QPromise<Result<std::shared_ptr<const Secret>>> promise;
        promise.start();
        promise.addResult(m_secret);
        promise.finish();
        return promise.future();
    }
    QFuture<Result<void>> store(const std::string& name, const std::string& origin, Secret secret) override
    {
        return m_stored.store(name, origin, std::move(secret));
    }

private:
    std::shared_ptr<const Secret> m_secret;
    CompositeCredentialStore m_stored; ///< of secrets in files and the environment; notes no origins while trying
};

std::string refText(const SecretRef& ref)
{
    switch (ref.kind) {
    case SecretRef::Kind::None:
        return {};
    case SecretRef::Kind::Keychain:
        return "keychain:" + ref.name;
    case SecretRef::Kind::File:
        return "file:" + ref.name;
    case SecretRef::Kind::Environment:
        return "env:" + ref.name;
    }
    return {};
}

bool isAskedOverHttp(const AddedSource& source)
{
    return source.detected.base.scheme().startsWith("http"_L1);
}

std::string authText(const AddedSource& source, const TypedLogin& login)
{
    std::string text;
    if (login.auth != Endpoint::Auth::None) {
        const bool isBasic = login.auth == Endpoint::Auth::Basic || !isAskedOverHttp(source); // a password alone is one, too
        const std::string kind = isBasic ? "basic" : "bearer";
        const std::string user = isBasic && !login.user.empty() ? ", user: " + yamlText(login.user) : std::string();
        text += "    auth: {kind: " + kind + user + ", secret: " + yamlText(refText(secretRefOf(source, login))) + "}\n";
        if (login.allowPlainAuth)
            text += "    allow_plain_auth: true\n";
    }
    if (!login.tenant.empty())
        text += "    tenant: " + yamlText(login.tenant) + '\n';
    return text;
}

std::string bodyOf(const AddedSource& source, const TypedLogin& login, const std::vector<SloProposal>& slos)
{
    std::string text = "sources:\n  - name: " + source.name + "\n    kind: " + source.detected.kind
        + "\n    url: " + yamlText(source.detected.base.toString(QUrl::FullyEncoded).toStdString()) + "\n    interval: 15s\n"
        + authText(source, login);
    if (!slos.empty())
        text += "slos:\n";
    for (const SloProposal& slo : slos)
        text += yamlOf(slo);
    return text;
}

/// Whether a file that is put there would be read: asked of the real reader, by its own patterns.
bool includesFolder(const QString& workspace)
{
    QFile file(workspace);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto root = readYaml(file.read(1024 * 1024).toStdString(), workspace);
    if (!root)
        return false;
    const ConfigNode& include = (*root)["include"];
    const auto names = [](const ConfigNode& node) {
        const QString pattern = QDir::cleanPath(QString::fromStdString(node.text()));
        return pattern.endsWith("traceo.d/*.yaml"_L1) || pattern.endsWith("traceo.d/*"_L1) || pattern.endsWith("*/*.yaml"_L1);
    };
    return names(include) || std::ranges::any_of(include.items(), names);
}

/// The file as a workspace by itself: that is where its mistakes stand.
Result<void> readBack(const QString& file, const WritePlan& plan, const Paths& paths)
{
    QTemporaryDir folder;
    QString main = file;
    if (!plan.isNew) {
        main = folder.filePath(u"traceo.yaml"_s);
        QFile around(main);
        if (!around.open(QIODevice::WriteOnly))
            return Error{ErrorCode::Storage, main, Text::tr("a file that can be written"), around.errorString(), {}};
        around.write("version: 1\nname: check\ninclude: [" + QByteArray::fromStdString(yamlText(file.toStdString())) + "]\n");
    }
    const auto loaded = loadWorkspace(main, paths);
    if (!loaded)
        return loaded.error();
    if (!loaded->errors.empty())
        return loaded->errors.front();
    if (loaded->sources.size() != 1)
        return Error{ErrorCode::Internal, file, Text::tr("one source"), QString::number(loaded->sources.size()), {}};
    return {};
}

/// Another secret that lies there stays; the same one was kept before what came after it failed.
Result<void> keptInFile(const QString& name, const Secret& secret)
{
    const auto before = secretFromFile(name.toStdString());
    if (before && (*before)->reveal() == secret.reveal())
        return {};
    return writeNewFile(name, secret.reveal(), [](const QString& file) -> Result<void> {
        const auto readable = secretFromFile(file.toStdString());
        return readable ? Result<void>() : readable.error();
    });
}

} // namespace

QString usualWorkspace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/traceo/traceo.yaml"_s;
}

bool goesPlain(const QUrl& server)
{
    return (server.scheme() == "http"_L1 || server.scheme() == "redis"_L1) && !isLoopback(server.host());
}

QString secretsFolder()
{
    return Paths::ofUser().data + u"/secrets"_s;
}

SecretRef secretRefOf(const AddedSource& source, const TypedLogin& login)
{
    if (login.ref.kind != SecretRef::Kind::None || login.auth == Endpoint::Auth::None)
        return login.ref;
    if (login.keepInFile)
        return {SecretRef::Kind::File, secretsFolder().toStdString() + '/' + source.name};
    return {SecretRef::Kind::Keychain, source.name};
}

Result<std::shared_ptr<const Source>> sourceOf(const AddedSource& source, const TypedLogin& login)
{
    TypedLogin typed = login;
    typed.keepInFile = false; // that file is not written yet, and what was typed is at hand
    const QString where = redacted(source.detected.base);
    const auto root = readYaml(bodyOf(source, typed, {}), where);
    if (!root)
        return root.error();
    Errors errors;
    std::shared_ptr<const Source> made;
    for (const SourceKind& kind : sourceKinds()) {
        if (kind.kind == source.detected.kind)
            made = kind.parse((*root)["sources"].items().front(), errors);
    }
    if (made && errors.empty())
        return made;
    Error error = errors.empty() ? Error{.code = ErrorCode::NotSupported, .expected = Text::tr("a source that can be polled")}
                                 : errors.front();
    error.where = where; // not the line of a text that nobody has seen
    return error;
}

Result<WritePlan> planned(const AddedSource& source, const TypedLogin& login, const std::vector<SloProposal>& slos,
                          const LoadedWorkspace* into, const QString& newWorkspace)
{
    WritePlan plan;
    const std::string made = "# Written by Traceo when the source was added. It is yours: change what you like.\n";
    if (into == nullptr) {
        if (QFileInfo::exists(newWorkspace))
            return Error{ErrorCode::Ambiguous, newWorkspace, Text::tr("no file yet, or a workspace that can be read"),
                         Text::tr("a file that cannot be read as a workspace"),
                         Text::tr("“traceo workspace check FILE” says why; mend it or move it away.")};
        plan.workspaceName = source.name;
        plan.workspace = plan.file = newWorkspace;
        plan.isNew = true;
        plan.text = made + "version: 1\nname: " + source.name
            + "\ninclude: [traceo.d/*.yaml]   # further sources are written there\n" + bodyOf(source, login, slos);
        return plan;
    }
    const bool isTaken =
        std::ranges::any_of(into->sources, [&source](const auto& other) { return other->settings().name == source.name; });
    if (isTaken)
        return Error{ErrorCode::Ambiguous, into->path, Text::tr("a name no other source has"),
                     QString::fromStdString(source.name), Text::tr("Choose another name.")};
    plan.workspaceName = into->name;
    plan.workspace = into->path;
    plan.file = QFileInfo(into->path).absolutePath() + u"/traceo.d/"_s + QString::fromStdString(source.name) + u".yaml"_s;
    plan.text = made + bodyOf(source, login, slos);
    plan.lineToAdd = includesFolder(into->path) ? QString() : includeLine();
    return plan;
}

Result<void> written(const WritePlan& plan, const Paths& paths)
{
    return writeNewFile(plan.file, plan.text, [&plan, &paths](const QString& file) { return readBack(file, plan, paths); });
}

Result<void> keptLogin(const AddedSource& source, const TypedLogin& login, CredentialStore& store)
{
    if (login.auth == Endpoint::Auth::None || login.ref.kind != SecretRef::Kind::None || !login.secret)
        return {};
    if (login.keepInFile)
        return keptInFile(QString::fromStdString(secretRefOf(source, login).name), *login.secret);
    auto stored = store.store(source.name, secretOriginOf(source.detected.base), Secret(login.secret->reveal()));
    stored.waitForFinished();
    if (stored.resultCount() == 0)
        return Error{.code = ErrorCode::Auth, .where = Text::tr("the keychain"), .found = Text::tr("no answer")};
    return stored.result();
}

struct TryingClient::Parts {
    Parts(const TypedLogin& login, const Clock& clock)
        : credentials(login, clock), http(clock, credentials), redis(clock, credentials), sql(clock, credentials),
          router({{Transport::Http, &http}, {Transport::Redis, &redis}, {Transport::Sql, &sql}})
    {}
    TypedCredentials credentials;
    HttpClient http;
    RedisRunner redis;
    SqlRunner sql;
    RequestRouter router;
};

TryingClient::TryingClient(const TypedLogin& login, const Clock& clock) : m_parts(std::make_unique<Parts>(login, clock)) {}

TryingClient::~TryingClient() = default;

RequestRunner& TryingClient::runner()
{
    return m_parts->router;
}

} // namespace traceo
