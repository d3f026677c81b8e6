#include "slo/openslo_objects.h"

#include "core/format.h"
#include "core/secret.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

/// Small letters and digits alone: api_key and apiKey are the same word.
std::string wordOf(const std::string& key)
{
    std::string word;
    for (const char c : key) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += isUpper ? char(c - 'A' + 'a') : c;
    }
    return word;
}

/// By what secrets are called, but for names that say where one is to be found.
bool namesASecret(const std::string& key)
{
    constexpr std::array<std::string_view, 12> kSecrets{"password",      "passwd", "passphrase", "secret",
                                                        "token",         "apikey", "accesskey",  "privatekey",
                                                        "authorization", "bearer", "cookie",     "credential"};
    constexpr std::array<std::string_view, 9> kPlaces{"file", "path", "url", "uri", "ref", "reference", "name", "id", "type"};
    const std::string word = wordOf(key);
    return std::ranges::any_of(kSecrets, [&word](std::string_view one) { return word.find(one) != std::string::npos; })
        && std::ranges::none_of(kPlaces, [&word](std::string_view one) { return word.ends_with(one); });
}

/// Neither a reference of ours nor a place that another tool fills in.
bool isLiteral(const std::string& text)
{
    const auto reference = SecretRef::parse(text);
    const bool isReference = reference && reference->kind != SecretRef::Kind::None;
    const bool isFilledIn = text.starts_with('$') || text.starts_with('<') || text.find("{{") != std::string::npos;
    return !text.empty() && !isReference && !isFilledIn;
}

bool holdsPassword(const std::string& text)
{
    const QString password = QUrl(QString::fromStdString(text)).password();
    return !password.isEmpty() && isLiteral(password.toStdString());
}

void collectSecrets(const ConfigNode& node, const std::string& key, Errors& warnings)
{
    for (const ConfigNode& item : node.items())
        collectSecrets(item, key, warnings);
    for (const ConfigNode::Member& one : node.members()) {
        const ConfigNode& name = node["name"].isScalar() ? node["name"] : node["key"]; // {name: password, value: …}
        collectSecrets(one.value, one.key == "value" && name.isScalar() ? name.text() : one.key, warnings);
    }
    if (node.isScalar() && ((namesASecret(key) && isLiteral(node.text())) || holdsPassword(node.text())))
        SectionReader::report(
            warnings, ErrorCode::BadValue, node,
            Text::tr("no secret under “%1” of a DataSource, or a reference such as env:NAME").arg(plainText(key, 63)),
            Text::tr("a text that is not shown here"),
            Text::tr("Traceo does not use it: sources have their own. Whoever may read the file may read it."));
}

void checkLength(const std::string& description, const ConfigNode& at, Errors& errors)
{
    if (const auto length = QString::fromStdString(description).toUcs4().size(); length > kLongestDescription)
        SectionReader::report(errors, ErrorCode::BadValue, at, Text::tr("at most %1 characters").arg(kLongestDescription),
                              QString::number(length));
}

void checkService(const ConfigNode& spec, Errors& errors)
{
    SectionReader section(spec, errors);
    openSloDescription(section, spec, errors);
    section.finish();
}

/// The source that a metricSourceRef to it means is of another kind.
void checkKind(const ConfigNode& document, const std::string& type, const std::vector<SloConfig::SourceName>& sources,
               Errors& errors)
{
    const auto source = std::ranges::find(sources, document["metadata"]["name"].text(), &SloConfig::SourceName::name);
    const QString kind = source == sources.end() ? QString() : plainText(source->kind, 63);
    if (kind.isEmpty() || kind.compare(QString::fromStdString(type), Qt::CaseInsensitive) == 0)
        return;
    SectionReader::report(errors, ErrorCode::BadValue, document["spec"]["type"],
                          Text::tr("%1, the kind of the workspace's source of this name").arg(kind),
                          document["spec"]["type"].shownText());
}

void checkDataSource(const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources, Errors& errors)
{
    const ConfigNode& spec = document["spec"];
    SectionReader section(spec, errors);
    if (!spec.isMap()) {
        if (spec.isMissing())
            SectionReader::report(errors, ErrorCode::BadValue, spec, Text::tr("the key “spec”"), spec.kindText());
        return;
    }
    openSloDescription(section, spec, errors);
    const std::string type = section.requiredText("type");
    const ConfigNode& details = section.node("connectionDetails");
    if (!section.has("connectionDetails"))
        SectionReader::report(errors, ErrorCode::BadValue, spec, Text::tr("the key “connectionDetails”"), Text::tr("nothing"));
    else if (!details.isMap()) // not repeated: it may be a secret
        SectionReader::report(errors, ErrorCode::BadValue, details, Text::tr("a mapping under connectionDetails"),
                              details.kindText());
    section.finish();
    if (!type.empty())
        checkKind(document, type, sources, errors);
}

} // namespace

std::string openSloDescription(SectionReader& section, const ConfigNode& spec, Errors& errors)
{
    std::string description = section.text("description").value_or("");
    checkLength(description, spec["description"], errors);
    return description;
}

void checkOpenSloObject(const std::string& kind, const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources,
                        Errors& errors)
{
    if (kind == "Service")
        checkService(document["spec"], errors);
    else if (kind == "DataSource")
        checkDataSource(document, sources, errors);
}

Errors literalSecretsIn(const ConfigNode& connectionDetails)
{
    Errors warnings;
    collectSecrets(connectionDetails, "connectionDetails", warnings);
    return warnings;
}

} // namespace traceo
