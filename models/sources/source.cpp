#include "sources/source.h"

#include "core/format.h"
#include "vocabulary/derived.h"
#include "vocabulary/facts.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceSettings)
};

constexpr std::size_t kLongestName = 63;
constexpr Millis kShortestInterval{1'000};
constexpr Millis kLongestInterval = kDay;
constexpr std::string_view kTenantHeader = "X-Scope-OrgID";
/// What the client sets by itself, and what would make one request look like two.
constexpr std::array kClientsHeaders{
    "host",    "content-length",  "content-type", "transfer-encoding", "connection", "upgrade", "te",
    "trailer", "accept-encoding", "expect"};
/// Headers whose value is a credential.
constexpr std::array kSecretHeaders{"authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token"};

QString inQuotes(std::string_view text)
{
    return u"“%1”"_s.arg(plainText(text, 80));
}

std::string lowered(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
}

/// What Traceo itself keeps under this name; empty where a source may have it.
QString whatIsKeptUnder(std::string_view name)
{
    if (name == vocabulary::kDerivedSource)
        return Text::tr("Traceo keeps what it derives under this name.");
    if (name == vocabulary::kUserSource)
        return Text::tr("Traceo keeps what people tell it under this name.");
    if (name == vocabulary::kWorkspaceSource)
        return Text::tr("Traceo keeps what the workspace defines under this name.");
    return {};
}

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isSourceName(std::string_view name)
{
    const auto legal = [](char c) { return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; };
    return !name.empty() && name.size() <= kLongestName && isLetterOrDigit(name.front()) && std::ranges::all_of(name, legal);
}

/// A token of RFC 9110 §5.6.2.
bool isHeaderName(std::string_view name)
{
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !name.empty()
        && std::ranges::all_of(name, [](char c) { return isLetterOrDigit(c) || kMarks.find(c) != std::string_view::npos; });
}

bool isHeaderValue(std::string_view value)
{
    return std::ranges::all_of(value, [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); });
}

template <class Words>
bool isOneOf(const Words& words, std::string_view word)
{
    return std::ranges::find(words, word, [](const char* known) { return std::string_view(known); }) != words.end();
}

bool contains(const std::vector<std::string_view>& schemes, const QString& scheme)
{
    return std::ranges::find(schemes, scheme.toStdString()) != schemes.end();
}

/// "http://", "https://"
QStringList begins(const std::vector<std::string_view>& schemes)
{
    QStringList texts;
    for (const std::string_view scheme : schemes)
        texts << plainText(scheme, 20) + "://"_L1;
    return texts;
}

/// Reads the common keys; one mistake after the other goes to `errors`.
class SettingsReader {
public:
    SettingsReader(const ConfigNode& node, const KindSettings& kind, Errors& errors)
        : m_node(node), m_kind(kind), m_errors(errors), m_section(node, errors)
    {}
    SourceSettings read();

private:
    void readName();
    void readUrl();
    void readInterval();
    void readCollect();
    void readAuth();
    void readCredential(SectionReader& auth, const ConfigNode& node, const std::string& kind);
    void readTls();
    void readTenant();
    void readHeaders();
    bool acceptsHeader(const ConfigNode::Member& header);
    void readPlainAuth();
    bool isPlain() const { return contains(m_kind.plain, m_settings.endpoint.base.scheme()); }
    QString sealedSchemes() const;
    QString allSchemes() const;
    void report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {})
    {
        SectionReader::report(m_errors, code, at, expected, found, hint);
    }

    const ConfigNode& m_node;
    const KindSettings& m_kind;
    Errors& m_errors;
    SectionReader m_section;
    SourceSettings m_settings;
};

QString SettingsReader::sealedSchemes() const
{
    return begins(m_kind.sealed).join(Text::tr(" or "));
}

QString SettingsReader::allSchemes() const
{
    return (begins(m_kind.plain) + begins(m_kind.sealed)).join(Text::tr(" or "));
}

SourceSettings SettingsReader::read()
{
    if (!m_node.isMap())
        return {};
    readName();
    m_settings.kind = m_section.requiredText("kind");
    readUrl();
    readInterval();
    readCollect();
    readAuth();
    readTls();
    if (m_kind.isHttp) {
        readHeaders();
        readTenant();
    }
    readPlainAuth();
    for (const std::string_view key : m_kind.keys)
        m_section.node(key);
    m_section.finish();
    return std::move(m_settings);
}

void SettingsReader::readName()
{
    const std::string name = m_section.requiredText("name");
    if (name.empty())
        return;
    if (!isSourceName(name)) {
        report(ErrorCode::BadValue, m_node["name"],
               Text::tr("a name of at most %1 letters, digits, “-”, “_” and “.”").arg(kLongestName), inQuotes(name));
        return;
    }
    if (const QString kept = whatIsKeptUnder(name); !kept.isEmpty()) {
        report(ErrorCode::BadValue, m_node["name"], Text::tr("another name"), inQuotes(name), kept);
        return;
    }
    m_settings.name = name;
    m_settings.endpoint.source = name;
}

void SettingsReader::readUrl()
{
    const std::string text = m_section.requiredText("url");
    if (text.empty())
        return;
    const ConfigNode& node = m_node["url"];
    QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    // None of these repeats the text: there may be a password in it.
    const bool mayHoldSecret = text.find('@') != std::string::npos || text.find('?') != std::string::npos;
    const QString shown = mayHoldSecret ? Text::tr("a text that is not shown here") : inQuotes(text);
    if (!url.userInfo().isEmpty() || text.find('@') != std::string::npos) {
        report(ErrorCode::BadValue, node, Text::tr("a URL without user and password"), shown,
               Text::tr("Write auth: {kind: basic, user: …, secret: keychain:…}."));
        return;
    }
    const bool isOfKind = contains(m_kind.plain, url.scheme()) || contains(m_kind.sealed, url.scheme());
    if (!url.isValid() || url.isRelative() || url.host().isEmpty() || !isOfKind) {
        report(ErrorCode::BadValue, node, Text::tr("a URL that begins with %1").arg(allSchemes()), shown);
        return;
    }
    if (url.hasQuery() || url.hasFragment()) {
        report(ErrorCode::BadValue, node, Text::tr("a URL without “?” and “#”"), shown);
        return;
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    m_settings.endpoint.base = url;
}

void SettingsReader::readInterval()
{
    const auto interval = m_section.duration("interval");
    if (!interval)
        return;
    if (*interval < kShortestInterval || *interval > kLongestInterval) {
        report(ErrorCode::BadValue, m_node["interval"], Text::tr("an interval from 1s to 1d"), m_node["interval"].shownText());
        return;
    }
    m_settings.interval = *interval;
}

void SettingsReader::readCollect()
{
    const ConfigNode& list = m_section.node("collect");
    if (!list.isList() && !list.isMissing()) {
        report(ErrorCode::BadValue, list, Text::tr("a list of selectors"), list.kindText());
        return;
    }
    for (const ConfigNode& item : list.items()) {
        const auto selector = selectorAt(item, m_errors);
        if (!selector)
            continue;
        if (std::ranges::find(m_settings.collect, *selector) == m_settings.collect.end())
            m_settings.collect.push_back(*selector);
    }
}

void SettingsReader::readAuth()
{
    const ConfigNode& node = m_section.node("auth");
    if (!m_section.has("auth"))
        return;
    SectionReader auth(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node, Text::tr("auth: {kind: bearer, secret: keychain:…}"), node.kindText());
        return;
    }
    const auto kind = m_kind.isHttp ? auth.word("kind", {"bearer", "basic", "header"}) : auth.word("kind", {"basic"});
    if (!auth.has("kind"))
        auth.requiredText("kind");
    if (kind) {
        readCredential(auth, node, *kind);
    } else {
        for (const std::string_view key : {"secret", "user", "header"})
            auth.node(key);
    }
    auth.finish();
}

void SettingsReader::readCredential(SectionReader& auth, const ConfigNode& node, const std::string& kind)
{
    Endpoint& endpoint = m_settings.endpoint;
    endpoint.auth = kind == "bearer" ? Endpoint::Auth::Bearer : kind == "basic" ? Endpoint::Auth::Basic : Endpoint::Auth::Header;
    const auto secret = auth.secret("secret");
    if (!auth.has("secret"))
        auth.requiredText("secret");
    endpoint.secret = secret.value_or(SecretRef{});
    if (kind == "basic") {
        endpoint.user = m_kind.needsUser ? auth.requiredText("user") : auth.text("user").value_or(std::string());
        if (endpoint.user.find(':') != std::string::npos || !isHeaderValue(endpoint.user))
            report(ErrorCode::BadValue, node["user"], Text::tr("a user without “:” and control characters"),
                   node["user"].kindText());
    }
    if (kind != "header")
        return;
    endpoint.headerName = auth.requiredText("header");
    if (!endpoint.headerName.empty()
        && (!isHeaderName(endpoint.headerName) || isOneOf(kClientsHeaders, lowered(endpoint.headerName))))
        report(ErrorCode::BadValue, node["header"], Text::tr("the name of an HTTP header such as X-Api-Key"),
               node["header"].shownText());
}

void SettingsReader::readTls()
{
    const ConfigNode& node = m_section.node("tls");
    SectionReader tls(node, m_errors);
    if (!node.isMap())
        return;
    const auto path = [&tls, &node](std::string_view key) {
        const auto text = tls.text(key);
        return text && !text->empty() ? node[key].location().resolve(*text) : QString();
    };
    Endpoint& endpoint = m_settings.endpoint;
    endpoint.caFile = path("ca");
    endpoint.clientCertificate = path("cert");
    endpoint.clientKey = path("key");
    tls.finish();
    if (endpoint.clientCertificate.isEmpty() != endpoint.clientKey.isEmpty())
        report(ErrorCode::BadValue, node, Text::tr("both cert and key, or neither"),
               endpoint.clientKey.isEmpty() ? Text::tr("cert alone") : Text::tr("key alone"));
    if (isPlain())
        report(ErrorCode::BadValue, node, Text::tr("a URL with %1 for “tls”").arg(sealedSchemes()),
               inQuotes(endpoint.base.scheme().toStdString() + "://"));
}

bool SettingsReader::acceptsHeader(const ConfigNode::Member& header)
{
    const std::string name = lowered(header.key);
    const ConfigNode key = ConfigNode::scalar(header.key, header.keyLocation);
    if (!isHeaderName(header.key) || isOneOf(kClientsHeaders, name)) {
        report(ErrorCode::BadValue, key, Text::tr("the name of an HTTP header that Traceo does not set itself"), key.shownText());
        return false;
    }
    if (isOneOf(kSecretHeaders, name)) {
        report(ErrorCode::BadValue, key, Text::tr("no credential here"), key.shownText(),
               Text::tr("Write auth: {kind: header, header: %1, secret: keychain:…}.").arg(QString::fromStdString(header.key)));
        return false;
    }
    if (header.value.isScalar() && isHeaderValue(header.value.text()))
        return true;
    report(ErrorCode::BadValue, header.value, Text::tr("a text of one line"),
           header.value.isScalar() ? Text::tr("control characters") : header.value.kindText());
    return false;
}

void SettingsReader::readHeaders()
{
    const ConfigNode& node = m_section.node("headers");
    SectionReader headers(node, m_errors);
    for (const ConfigNode::Member& header : node.members()) {
        if (!acceptsHeader(header))
            continue;
        const auto isSame = [&header](const auto& other) { return lowered(other.first) == lowered(header.key); };
        if (std::ranges::any_of(m_settings.endpoint.headers, isSame))
            SectionReader::report(m_errors, ErrorCode::Ambiguous, header.keyLocation, Text::tr("each header once"),
                                  inQuotes(header.key));
        else
            m_settings.endpoint.headers.emplace_back(header.key, header.value.text());
    }
}

void SettingsReader::readTenant()
{
    const auto tenant = m_section.text("tenant");
    if (!tenant)
        return;
    const ConfigNode& node = m_node["tenant"];
    if (tenant->empty() || !isHeaderValue(*tenant)) {
        report(ErrorCode::BadValue, node, Text::tr("a text of one line"), node.shownText());
        return;
    }
    const auto isTenant = [](const auto& header) { return lowered(header.first) == lowered(kTenantHeader); };
    if (std::ranges::any_of(m_settings.endpoint.headers, isTenant)) {
        report(ErrorCode::Ambiguous, node, Text::tr("either “tenant” or the header X-Scope-OrgID"), Text::tr("both"));
        return;
    }
    m_settings.endpoint.headers.emplace_back(kTenantHeader, *tenant);
}

void SettingsReader::readPlainAuth()
{
    m_settings.endpoint.allowPlainAuth = m_section.boolean("allow_plain_auth").value_or(false);
    if (isPlain())
        checkPlainAuth(m_node, m_settings, Text::tr("%1 where a credential is sent").arg(sealedSchemes()), m_errors);
}

} // namespace

Error located(Error error, const SourceSettings& settings, std::string_view asked)
{
    const QString where = QString::fromStdString(settings.name + ' ' + std::string(asked));
    error.where = error.where.isEmpty() ? where : where + u": "_s + error.where;
    return error;
}

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    const bool isNumeric = std::ranges::all_of(host, [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    return host == "localhost"_L1 || host == "::1"_L1 || (isNumeric && host.startsWith("127."_L1));
}

SourceSettings readSourceSettings(const ConfigNode& node, Errors& errors, const KindSettings& kind)
{
    return SettingsReader(node, kind, errors).read();
}

void checkPlainAuth(const ConfigNode& node, const SourceSettings& settings, const QString& expected, Errors& errors)
{
    const Endpoint& endpoint = settings.endpoint;
    if (endpoint.auth == Endpoint::Auth::None || endpoint.allowPlainAuth || isLoopback(endpoint.base))
        return;
    SectionReader::report(errors, ErrorCode::BadValue, node["url"], expected,
                          inQuotes(endpoint.base.scheme().toStdString() + "://"),
                          Text::tr("Where the network is trusted, allow_plain_auth: true permits it."));
}

bool isUsable(const ConfigNode& node, const SourceSettings& settings)
{
    const Endpoint& endpoint = settings.endpoint;
    const bool lacksCredential =
        !node["auth"].isMissing() && (endpoint.auth == Endpoint::Auth::None || endpoint.secret.kind == SecretRef::Kind::None);
    return !settings.name.empty() && !endpoint.base.isEmpty() && !lacksCredential;
}

} // namespace traceo
