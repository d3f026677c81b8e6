#include "sources/postgres/postgres_settings.h"

#include "sources/postgres/postgres_source.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PostgresSettings)
};

constexpr int kMostStatements = 500;

/// Beyond this computer nothing less than a checked certificate is taken without being asked for.
std::string usualMode(const Endpoint& endpoint)
{
    return isLoopback(endpoint.base) && endpoint.caFile.isEmpty() ? "prefer" : "verify-full";
}

void readTls(const ConfigNode& node, SectionReader& own, SourceSettings& settings, Errors& errors)
{
    const auto word = own.word("sslmode", {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"});
    const std::string mode = word.value_or(usualMode(settings.endpoint));
    settings.endpoint.options = {{"sslmode", mode}};
    const bool isPlain = mode == "disable" || mode == "allow" || mode == "prefer";
    if (isPlain && !settings.endpoint.base.isEmpty())
        checkPlainAuth(node, settings, Text::tr("sslmode: verify-full (or require) where a credential is sent"), errors);
    if (mode == "disable" && !node["tls"].isMissing())
        SectionReader::report(errors, ErrorCode::BadValue, node["tls"], Text::tr("an sslmode that encrypts for “tls”"),
                              Text::tr("sslmode: disable"));
}

void checkPath(const ConfigNode& node, SourceSettings& settings, Errors& errors)
{
    const QString path = settings.endpoint.base.path(QUrl::FullyDecoded);
    if (path.indexOf(u'/', 1) < 0)
        return;
    SectionReader::report(errors, ErrorCode::BadValue, node["url"], Text::tr("postgresql://HOST:PORT/DATABASE"),
                          Text::tr("more than one “/” behind the host"));
    settings.endpoint.base.clear();
}

PostgresSource::Options readOptions(const ConfigNode& node, SectionReader& own, Errors& errors)
{
    PostgresSource::Options options;
    options.scanBuffers = own.boolean("buffercache_scan").value_or(false);
    const auto count = own.integer("statements");
    if (count && (*count < 0 || *count > kMostStatements))
        SectionReader::report(errors, ErrorCode::BadValue, node["statements"],
                              Text::tr("0 to %1 statements").arg(kMostStatements), node["statements"].shownText());
    else if (count)
        options.statements = int(*count);
    return options;
}

void checkCollect(const ConfigNode& node, SourceSettings& settings, Errors& errors)
{
    if (node["collect"].isMissing())
        return;
    SectionReader::report(errors, ErrorCode::BadValue, node["collect"],
                          Text::tr("no “collect”: PostgreSQL is asked for the same each time"), node["collect"].kindText());
    settings.collect.clear();
}

} // namespace

std::shared_ptr<const Source> parsePostgres(const ConfigNode& node, Errors& errors)
{
    SourceSettings settings = readSourceSettings(node, errors,
                                                 {.keys = {"sslmode", "statements", "buffercache_scan"},
                                                  .plain = {},
                                                  .sealed = {"postgresql", "postgres"},
                                                  .isHttp = false,
                                                  .needsUser = true});
    if (!node.isMap())
        return nullptr;
    SectionReader own(node, errors);
    checkCollect(node, settings, errors);
    checkPath(node, settings, errors);
    readTls(node, own, settings, errors);
    const PostgresSource::Options options = readOptions(node, own, errors);
    if (!isUsable(node, settings))
        return nullptr;
    return std::make_shared<const PostgresSource>(std::move(settings), options);
}

} // namespace traceo
