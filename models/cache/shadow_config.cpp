#include "cache/shadow_config.h"

#include "core/format.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <functional>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShadowConfig)
};

constexpr double kMostLooks = 50; ///< a second
constexpr double kLeastLooks = 0.001;
constexpr Millis kLongestGrace = kHour;
constexpr std::size_t kMostPatterns = 32;

bool isLoopback(const QString& host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

class ShadowItem {
public:
    ShadowItem(const ConfigNode& node, const std::vector<CacheConfig::SourceName>& sources, Errors& errors)
        : m_node(node), m_sources(sources), m_errors(errors), m_section(node, errors)
    {}

    std::optional<ShadowConfig> read()
    {
        const std::size_t before = m_errors.size();
        if (m_node.isMissing())
            report(m_node, Text::tr("a cache to read along, such as {cache: sessions, keys: 'session:*', origin: …}"),
                   m_node.kindText());
        if (!m_node.isMap())
            return {};
        m_config.cache = m_section.requiredText("cache");
        checkSource(m_config.cache, "redis", m_node["cache"]);
        readKeys();
        m_config.field = m_section.text("field").value_or("");
        m_config.asJson = m_section.word("compare", {"bytes", "json"}) == "json";
        m_config.version = pointerAt(m_section, m_node, "version");
        readPace();
        readOrigin();
        const bool isEnabled = m_section.boolean("enabled").value_or(true);
        m_section.finish();
        const bool isUsable = m_errors.size() == before && isEnabled;
        return isUsable ? std::optional(std::move(m_config)) : std::nullopt;
    }

private:
    void readKeys()
    {
        m_config.keys = m_section.texts("keys");
        const auto isEmpty = [](const std::string& pattern) { return pattern.empty(); };
        if (m_config.keys.empty() || m_config.keys.size() > kMostPatterns || std::ranges::any_of(m_config.keys, isEmpty))
            report(m_node["keys"], Text::tr("patterns of keys such as 'session:*', at most %1").arg(kMostPatterns),
                   m_node["keys"].shownText());
    }
    void readPace()
    {
        if (const auto grace = m_section.duration("grace")) {
            m_config.grace = *grace;
            if (*grace > kLongestGrace)
                report(m_node["grace"], Text::tr("a grace of at most an hour"), m_node["grace"].shownText());
        }
        if (const auto rate = m_section.number("rate")) {
            m_config.rate = *rate;
            if (*rate < kLeastLooks || *rate > kMostLooks)
                report(m_node["rate"], Text::tr("looks a second from %1 to %2").arg(kLeastLooks).arg(kMostLooks),
                       m_node["rate"].shownText());
        }
    }
    void readOrigin()
    {
        const ConfigNode& node = m_section.node("origin");
        if (!node.isMap()) {
            report(node.isMissing() ? m_node : node, Text::tr("origin: with a url or a statement"), node.kindText());
            return;
        }
        SectionReader origin(node, m_errors);
        const bool isSql = origin.has("statement") || origin.has("source");
        if (isSql)
            readStatement(origin, node);
        else
            readUrl(origin, node);
        origin.finish();
    }
    void readStatement(SectionReader& origin, const ConfigNode& node)
    {
        m_config.origin.source = origin.requiredText("source");
        checkSource(m_config.origin.source, "postgres", node["source"]);
        m_config.origin.statement = origin.requiredText("statement");
        if (!m_config.origin.statement.empty())
            checkPlaces(m_config.origin.statement, node["statement"]);
        if (m_config.origin.statement.find(';') != std::string::npos)
            report(node["statement"], Text::tr("one statement, without “;”"), node["statement"].shownText());
    }
    void readUrl(SectionReader& origin, const ConfigNode& node)
    {
        ShadowOrigin& to = m_config.origin;
        const std::string text = origin.requiredText("url");
        if (!text.empty())
            takeUrl(text, node["url"]);
        if (origin.has("token"))
            to.token = origin.secret("token");
        to.value = pointerAt(origin, node, "value");
        to.updated = pointerAt(origin, node, "updated");
        to.version = pointerAt(origin, node, "version");
        if (to.token && to.base.scheme() == "http"_L1 && !isLoopback(to.base.host()))
            report(node["url"], Text::tr("https:// where a token is sent"),
                   Text::tr("http://, which anybody on the way can read"));
    }
    void takeUrl(const std::string& text, const ConfigNode& node)
    {
        const QUrl url(QString::fromStdString(text), QUrl::TolerantMode); // braces are none of a URL's
        const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
        if (!url.isValid() || !isHttp || url.host().isEmpty() || !url.userInfo().isEmpty() || url.host().contains(u'{')) {
            // Not repeated: there may be a password in it.
            report(node, Text::tr("a URL that begins with http:// or https://, without user and password"),
                   Text::tr("another text"));
            return;
        }
        checkPlaces(text, node);
        ShadowOrigin& to = m_config.origin;
        to.path = url.path(QUrl::FullyDecoded).toStdString();
        for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
            to.query.emplace_back(name.toStdString(), value.toStdString());
        to.base = url;
        to.base.setPath({});
        to.base.setQuery(QString());
        to.base.setFragment({});
    }
    void checkPlaces(const std::string& text, const ConfigNode& node)
    {
        const bool isKey = text.find("{key}") != std::string::npos;
        const bool isId = text.find("{id}") != std::string::npos;
        const auto hasStar = [](const std::string& pattern) { return pattern.find('*') != std::string::npos; };
        if (!isKey && !isId)
            report(node, Text::tr("a place for the key: {key}, or {id} for what the * of its pattern stands for"),
                   Text::tr("none"));
        else if (isId && !std::ranges::all_of(m_config.keys, hasStar))
            report(node, Text::tr("a * in each of the patterns, for which {id} stands"), Text::tr("a pattern without one"));
    }
    /// An empty name was reported before.
    void checkSource(const std::string& name, const std::string& kind, const ConfigNode& node)
    {
        const auto named = std::ranges::find(m_sources, name, &CacheConfig::SourceName::name);
        const bool isThere = named != m_sources.end();
        if (name.empty() || (isThere && named->kind == kind))
            return;
        std::vector<std::string> fitting;
        QStringList shown;
        for (const CacheConfig::SourceName& source : m_sources) {
            if (source.kind != kind)
                continue;
            fitting.push_back(source.name);
            shown << plainText(source.name, 63);
        }
        const QString ofKind = plainText(kind, 63);
        SectionReader::report(m_errors, isThere ? ErrorCode::BadValue : ErrorCode::NotFound, node,
                              fitting.empty() ? Text::tr("a source of kind %1 in the workspace").arg(ofKind)
                                              : Text::tr("a source of kind %1: %2").arg(ofKind, shown.join(u", "_s)),
                              isThere ? Text::tr("“%1” of kind %2").arg(plainText(name, 63), plainText(named->kind, 63))
                                      : Text::tr("“%1”").arg(plainText(name, 63)),
                              suggestion(name, fitting));
    }
    void reportNoPointer(const ConfigNode& node)
    {
        report(node, Text::tr("a JSON pointer such as /updated_at"), node.shownText());
    }

    std::string pointerAt(SectionReader& section, const ConfigNode& node, std::string_view key)
    {
        std::string pointer = section.text(key).value_or("");
        const bool isPointer = pointer.empty() || pointer.front() == '/';
        if (!isPointer || hasLooseTilde(pointer))
            reportNoPointer(node[key]);
        return pointer;
    }
    /// RFC 6901: ~ is followed by 0 or 1.
    static bool hasLooseTilde(const std::string& pointer)
    {
        for (std::size_t i = 0; i < pointer.size(); ++i) {
            if (pointer[i] == '~' && (i + 1 == pointer.size() || (pointer[i + 1] != '0' && pointer[i + 1] != '1')))
                return true;
        }
        return false;
    }
    void report(const ConfigNode& at, const QString& expected, const QString& found)
    {
        SectionReader::report(m_errors, ErrorCode::BadValue, at, expected, found);
    }

    const ConfigNode& m_node;
    const std::vector<CacheConfig::SourceName>& m_sources;
    Errors& m_errors;
    SectionReader m_section;
    ShadowConfig m_config;
};

/// Matches as Redis does, and notes where the first * begins and ends.
class Glob {
public:
    Glob(std::string_view pattern, std::string_view key) : m_pattern(pattern), m_key(key) {}

    bool matches() { return isMatch(0, 0, false); }
    std::string id() const { return std::string(m_key.substr(m_begin, m_end - m_begin)); }
    bool hasStar() const { return m_hasStar; }

private:
    // A key may be long, and a pattern full of stars: tries are counted, not nested without end.
    static constexpr int kMostTries = 100'000;

    bool isMatch(std::size_t p, std::size_t k, bool isInStar)
    {
        for (; p < m_pattern.size(); ++p) {
            if (++m_tries > kMostTries)
                return false;
            if (m_pattern[p] == '*')
                return isStarMatch(p, k, isInStar);
            if (k == m_key.size() || !isOne(p, m_key[k]))
                return false;
            ++k;
        }
        return k == m_key.size();
    }
    bool isStarMatch(std::size_t p, std::size_t k, bool isInStar)
    {
        for (std::size_t end = k; end <= m_key.size(); ++end) {
            if (!isMatch(p + 1, end, true))
                continue;
            if (!isInStar) {
                m_hasStar = true;
                m_begin = k;
                m_end = end;
            }
            return true;
        }
        return false;
    }
    /// Whether one sign of the key is what stands at `p`, which moves on to the end of that.
    bool isOne(std::size_t& p, char c) const
    {
        if (m_pattern[p] == '?')
            return true;
        if (m_pattern[p] == '[')
            return isOneOf(p, c);
        if (m_pattern[p] == '\\' && p + 1 < m_pattern.size())
            ++p;
        return m_pattern[p] == c;
    }
    bool isOneOf(std::size_t& p, char c) const
    {
        std::size_t i = p + 1;
        const bool isInverse = i < m_pattern.size() && m_pattern[i] == '^';
        i += isInverse ? 1 : 0;
        bool isIn = false;
        for (; i < m_pattern.size() && m_pattern[i] != ']'; ++i) {
            if (m_pattern[i] == '\\' && i + 1 < m_pattern.size())
                ++i;
            const char low = m_pattern[i];
            char high = low;
            if (i + 2 < m_pattern.size() && m_pattern[i + 1] == '-') {
                high = m_pattern[i + 2];
                i += 2;
            }
            isIn = isIn || (std::min(low, high) <= c && c <= std::max(low, high));
        }
        p = std::min(i, m_pattern.size() - 1);
        return isIn != isInverse;
    }

    std::string_view m_pattern;
    std::string_view m_key;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    bool m_hasStar = false;
    int m_tries = 0;
};

} // namespace

std::vector<ShadowConfig> parseShadow(const ConfigNode& list, const std::vector<CacheConfig::SourceName>& sources, Errors& errors)
{
    std::vector<ShadowConfig> all;
    if (!list.isList() && !list.isMissing()) {
        SectionReader::report(errors, ErrorCode::BadValue, list, Text::tr("a list of caches to read along"), list.kindText());
        return all;
    }
    for (const ConfigNode& item : list.items()) {
        if (auto config = ShadowItem(item, sources, errors).read())
            all.push_back(std::move(*config));
    }
    return all;
}

std::optional<std::string> idIn(std::string_view key, const std::vector<std::string>& patterns)
{
    for (const std::string& pattern : patterns) {
        Glob glob(pattern, key);
        if (glob.matches())
            return glob.hasStar() ? std::optional(glob.id()) : std::nullopt;
    }
    return {};
}

} // namespace traceo
