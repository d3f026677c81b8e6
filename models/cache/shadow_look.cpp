#include "cache/shadow_look.h"

#include "core/format.h"
#include "core/json.h"
#include "core/moment.h"
#include "core/sql_rows.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <functional>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using Json = nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShadowReader)
};

constexpr Millis kDeadline{10'000};
constexpr std::int64_t kLargestValue = 4 * 1024 * 1024;

Error decodeError(const QString& where, const QString& expected, const QString& found)
{
    return {.code = ErrorCode::Decode, .where = where, .expected = expected, .found = found, .hint = {}};
}

/// The order of members and spaces do not matter to JSON; what is none is compared as it is.
QByteArray hashOf(const std::string& value, bool asJson)
{
    const auto json = asJson ? parseJson(value) : Result<Json>(Error{});
    const std::string text = json ? toText(*json) : value;
    return QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())), QCryptographicHash::Sha256);
}

std::optional<std::int64_t> versionOf(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc() && end == text.data() + text.size() && !text.empty())
        return number;
    const bool isRelative = text.find("now") != std::string::npos;
    const auto moment = isRelative ? Result<UtcMs>(Error{}) : parseMoment(text, UtcMs{});
    return moment ? std::optional(msOf(*moment)) : std::nullopt;
}

/// The value a pointer points to, as text; none where there is nothing.
std::optional<std::string> textAtPointer(const Json& json, const std::string& pointer)
{
    try {
        const Json::json_pointer place(pointer);
        if (!json.contains(place))
            return {};
        const Json& value = json.at(place);
        return value.is_string() ? value.get<std::string>() : toText(value);
    } catch (const Json::exception&) {
        return {}; // an index of an array that is no number
    }
}

std::string textOf(const SqlValue& value)
{
    if (const auto* const text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* const integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const auto* const number = std::get_if<double>(&value))
        return exactText(*number).toStdString();
    if (const auto* const flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    return {};
}

bool isUtf8(const std::string& text)
{
    return QString::fromStdString(text).toStdString() == text;
}

/// A literal that means the same whatever standard_conforming_strings is.
std::string quoted(const std::string& text)
{
    const bool hasBackslash = text.find('\\') != std::string::npos;
    std::string literal = hasBackslash ? "E'" : "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            literal += c;
        literal += c;
    }
    return literal + "'";
}

using Encode = std::function<std::string(const std::string&)>;

/// In one pass: what a key brings is not looked at again.
std::string filled(const std::string& pattern, const std::string& key, const std::string& id, const Encode& encode)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size();) {
        if (pattern.compare(i, 5, "{key}") == 0) {
            text += encode(key);
            i += 5;
        } else if (pattern.compare(i, 4, "{id}") == 0) {
            text += encode(id);
            i += 4;
        } else {
            text += pattern[i++];
        }
    }
    return text;
}

/// As a part of a path it must not lead elsewhere.
bool isPathPart(const std::string& text)
{
    const auto isOdd = [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !text.empty() && text != "." && text != ".." && std::ranges::none_of(text, isOdd);
}

Error unfit(const ShadowConfig& config)
{
    // The key itself may be a secret of somebody.
    return {.code = ErrorCode::BadValue,
            .where = plainText(config.cache, 60),
            .expected = Text::tr("a key that can be part of the question to the origin"),
            .found = Text::tr("one with a slash, with signs that cannot be sent, or of another pattern"),
            .hint = Text::tr("Put it into the query of the address (?key={key}) instead of its path.")};
}

std::optional<UtcMs> lastModified(const Response& response)
{
    const auto header =
        std::ranges::find(response.headers, std::string("last-modified"), [](const auto& pair) { return pair.first; });
    if (header == response.headers.end())
        return {};
    // RFC 9110 §5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"; in English wherever this runs.
    QDateTime time = QLocale::c().toDateTime(QString::fromStdString(header->second), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return {};
    time.setTimeSpec(Qt::UTC);
    return utcMs(time.toMSecsSinceEpoch());
}

Result<OriginRead> readOfJson(const ShadowConfig& config, const Response& response)
{
    const ShadowOrigin& origin = config.origin;
    const bool isJsonNeeded = !origin.value.empty() || !origin.updated.empty() || !origin.version.empty();
    const auto json = isJsonNeeded ? parseJson(response.body) : Result<Json>(Json());
    if (!json)
        return decodeError(plainText(config.cache, 60), Text::tr("JSON from the origin"), json.error().found);
    OriginRead read{.isThere = true, .hash = {}, .updatedAt = {}, .version = {}};
    const auto value = origin.value.empty() ? std::optional(response.body) : textAtPointer(*json, origin.value);
    if (!value)
        return OriginRead{};
    read.hash = hashOf(*value, config.asJson);
    if (origin.updated.empty()) {
        read.updatedAt = lastModified(response);
    } else if (const auto text = textAtPointer(*json, origin.updated); text && text->find("now") == std::string::npos) {
        const auto moment = parseMoment(*text, UtcMs{});
        read.updatedAt = moment ? std::optional(*moment) : std::nullopt;
    }
    if (read.updatedAt)
        *read.updatedAt -= response.clockSkew.value_or(Millis{0});
    if (const auto text = origin.version.empty() ? std::nullopt : textAtPointer(*json, origin.version))
        read.version = versionOf(*text);
    return read;
}

Result<OriginRead> readOfRows(const ShadowConfig& config, const Response& response)
{
    const auto rows = sqlRows(response.body);
    if (!rows)
        return rows.error();
    const int value = rows->column("value");
    const int updated = rows->column("updated_at");
    const int version = rows->column("version");
    if (value < 0 || updated < 0)
        return decodeError(plainText(config.cache, 60), Text::tr("columns value and updated_at"), Text::tr("other columns"));
    if (rows->rows.empty() || std::holds_alternative<std::monostate>(rows->rows.front()[std::size_t(value)]))
        return OriginRead{};
    const std::vector<SqlValue>& row = rows->rows.front();
    OriginRead read{
        .isThere = true, .hash = hashOf(textOf(row[std::size_t(value)]), config.asJson), .updatedAt = {}, .version = {}};
    if (const auto* const changed = std::get_if<std::int64_t>(&row[std::size_t(updated)]))
        read.updatedAt = utcMs(*changed);
    if (version >= 0)
        read.version = versionOf(textOf(row[std::size_t(version)]));
    return read;
}

} // namespace

Result<CachedRead> cachedRead(const ShadowConfig& config, const RedisReply& reply, UtcMs at)
{
    if (reply.isError())
        return decodeError(plainText(config.cache, 60),
                           config.field.empty() ? Text::tr("a text under each key") : Text::tr("a hash under each key"),
                           plainText(reply.text, 120));
    if (reply.kind == RedisReply::Kind::Nothing)
        return CachedRead{.isThere = false, .hash = {}, .version = {}, .at = at};
    if (!reply.isText())
        return decodeError(plainText(config.cache, 60), Text::tr("a text"), Text::tr("another kind of reply"));
    CachedRead read{.isThere = true, .hash = hashOf(reply.text, config.asJson), .version = {}, .at = at};
    if (!config.version.empty()) {
        const auto json = parseJson(reply.text);
        const auto text = json ? textAtPointer(*json, config.version) : std::nullopt;
        read.version = text ? versionOf(*text) : std::nullopt;
    }
    return read;
}

Result<Request> originRequest(const ShadowConfig& config, const std::string& key)
{
    const std::string id = idIn(key, config.keys).value_or("");
    if (!isUtf8(key) || key.find('\0') != std::string::npos)
        return unfit(config);
    Request request{.want = "shadow", .deadline = kDeadline, .maxBytes = kLargestValue};
    const ShadowOrigin& origin = config.origin;
    if (origin.isSql()) {
        request.transport = Transport::Sql;
        request.command = {filled(origin.statement, key, id, quoted)};
        return request;
    }
    bool isFit = true;
    request.path = filled(origin.path, key, id, [&isFit](const std::string& text) {
        isFit = isFit && isPathPart(text);
        return text;
    });
    if (!isFit)
        return unfit(config);
    for (const auto& [name, value] : origin.query)
        request.query.emplace_back(name, filled(value, key, id, [](const std::string& text) { return text; }));
    return request;
}

Endpoint originEndpoint(const ShadowConfig& config)
{
    Endpoint endpoint{.source = config.cache, .base = config.origin.base};
    if (config.origin.token) {
        endpoint.auth = Endpoint::Auth::Bearer;
        endpoint.secret = *config.origin.token;
    }
    return endpoint;
}

Result<OriginRead> originRead(const ShadowConfig& config, const Response& response)
{
    const bool isGone = !config.origin.isSql() && (response.status == 404 || response.status == 410);
    if (isGone)
        return OriginRead{};
    if (!response.ok())
        return *response.error;
    return config.origin.isSql() ? readOfRows(config, response) : readOfJson(config, response);
}

Judgement judgeShadow(const CachedRead& first, const OriginRead& origin, const CachedRead& second, Millis grace)
{
    if (!first.isThere || !second.isThere || !origin.isThere || first.hash != second.hash)
        return {};
    if (first.hash == origin.hash)
        return {.outcome = LookOutcome::Fresh};
    if (!origin.updatedAt || *origin.updatedAt >= first.at - grace)
        return {};
    return {.outcome = LookOutcome::Stale, .age = first.at - *origin.updatedAt};
}

std::optional<Judgement> judgeVersion(const OriginRead& origin, const CachedRead& second, Millis grace)
{
    if (!origin.isThere || !second.isThere || !origin.version || !second.version)
        return {};
    if (*second.version >= *origin.version)
        return Judgement{.outcome = LookOutcome::Fresh};
    if (!origin.updatedAt)
        return Judgement{.outcome = LookOutcome::Stale};
    if (*origin.updatedAt >= second.at - grace)
        return Judgement{};
    return Judgement{.outcome = LookOutcome::Stale, .age = second.at - *origin.updatedAt};
}

} // namespace traceo
