#include "net/http_question.h"

#include "core/format.h"
#include "net/body_reader.h"
#include "net/form_encoding.h"
#include "net/origin.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

class QuestionText {
    Q_DECLARE_TR_FUNCTIONS(HttpQuestion)
};

constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~"; // RFC 9110 §5.6.2
constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

bool isToken(std::string_view text)
{
    const auto legal = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || kTokenMarks.find(c) != std::string_view::npos;
    };
    return !text.empty() && std::ranges::all_of(text, legal);
}

/// A line break in a value would begin a header of its own.
bool isHeaderValue(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

/// Headers the client itself is responsible for; another value would break the framing.
bool isOurs(std::string_view lower)
{
    constexpr std::array kOurs = {"host", "connection", "content-length", "transfer-encoding", "accept-encoding",
                                  "te",   "upgrade"};
    return std::ranges::find(kOurs, lower) != kOurs.end();
}

Result<void> addHeaders(Pairs& to, const Pairs& headers)
{
    for (const auto& [name, value] : headers) {
        const std::string lower = lowered(name);
        if (!isToken(name) || isOurs(lower) || !isHeaderValue(value)) {
            return Error{ErrorCode::BadValue,
                         {},
                         QuestionText::tr("the name of a header that may be set and a value of one line"),
                         plainText(name, 60),
                         {}};
        }
        std::erase_if(to, [&lower](const auto& other) { return other.first == lower; });
        to.emplace_back(lower, value);
    }
    return {};
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// One path after the other with one slash in between.
QString joined(QString base, const std::string& path)
{
    QString rest = QString::fromStdString(path);
    if (rest.isEmpty())
        return base;
    while (base.endsWith(u'/'))
        base.chop(1);
    return rest.startsWith(u'/') ? base + rest : base + u'/' + rest;
}

QUrl urlOf(const Endpoint& endpoint, const Request& request)
{
    QUrl url = endpoint.base;
    url.setFragment({});
    url.setPath(joined(url.path(QUrl::FullyDecoded), request.path), QUrl::DecodedMode);
    QString query = url.query(QUrl::FullyEncoded);
    const QString asked = QString::fromStdString(formEncoded(request.query));
    if (!asked.isEmpty())
        query = query.isEmpty() ? asked : query + u'&' + asked;
    url.setQuery(query.isEmpty() ? QString() : query, QUrl::StrictMode); // already encoded
    return url;
}

Result<void> checkAddress(const Endpoint& endpoint)
{
    if (originOf(endpoint.base).empty()) {
        return Error{ErrorCode::BadValue,
                     {},
                     QuestionText::tr("an address that begins with http:// or https://"),
                     redacted(endpoint.base),
                     {}};
    }
    if (!endpoint.base.userInfo().isEmpty()) {
        return Error{ErrorCode::BadValue,
                     {},
                     QuestionText::tr("an address without user and password"),
                     redacted(endpoint.base),
                     QuestionText::tr("Write auth: {kind: basic, user: …, secret: keychain:…} instead.")};
    }
    const bool isPlain = endpoint.base.scheme() == QStringLiteral("http");
    if (endpoint.auth != Endpoint::Auth::None && isPlain && !endpoint.allowPlainAuth && !isLoopback(endpoint.base.host())) {
        return Error{ErrorCode::Auth,
                     {},
                     QuestionText::tr("https:// where a credential is sent"),
                     QuestionText::tr("http://, which anybody on the way can read"),
                     QuestionText::tr("Where the network is trusted, allow_plain_auth: true permits it.")};
    }
    return {};
}

} // namespace

Result<HttpQuestion> HttpQuestion::of(const Endpoint& endpoint, const Request& request)
{
    if (auto address = checkAddress(endpoint); !address)
        return address.error();
    const bool hasAnswer = request.method != "HEAD" && request.method != "CONNECT"; // neither has a body to prove anything by
    if (!isToken(request.method) || !hasAnswer)
        return Error{ErrorCode::BadValue, {}, QuestionText::tr("an HTTP method"), plainText(request.method, 60), {}};
    HttpQuestion question{.url = urlOf(endpoint, request),
                          .method = bytes(request.method),
                          .body = {},
                          .headers = {},
                          .origin = originOf(endpoint.base)};
    question.headers = {{"accept", "application/json"}, {"accept-language", "en"}, {"user-agent", "traceo/" TRACEO_VERSION}};
    for (const Pairs* headers : {&endpoint.headers, &request.headers}) {
        if (auto added = addHeaders(question.headers, *headers); !added)
            return added.error();
    }
    if (!request.form.empty()) {
        question.body = bytes(formEncoded(request.form));
        question.headers.emplace_back("content-type", kFormType);
    }
    return question;
}

bool HttpQuestion::asksForHtml() const
{
    return headerValue(headers, "accept").find("html") != std::string_view::npos;
}

Result<Pairs::value_type> credentialHeader(const Endpoint& endpoint, const Secret& secret)
{
    const std::string_view value = secret.reveal();
    if (value.empty() || !isHeaderValue(value)) {
        return Error{ErrorCode::Auth,
                     {},
                     QuestionText::tr("a secret of one line"),
                     value.empty() ? QuestionText::tr("an empty one") : QuestionText::tr("one with control characters"),
                     {}};
    }
    switch (endpoint.auth) {
    case Endpoint::Auth::None:
        break;
    case Endpoint::Auth::Bearer:
        return Pairs::value_type{"authorization", "Bearer " + std::string(value)};
    case Endpoint::Auth::Basic:
        if (endpoint.user.find(':') != std::string::npos)
            return Error{ErrorCode::BadValue, {}, QuestionText::tr("a user without “:”"), plainText(endpoint.user, 60), {}};
        return Pairs::value_type{"authorization",
                                 "Basic " + bytes(endpoint.user + ":" + std::string(value)).toBase64().toStdString()};
    case Endpoint::Auth::Header:
        if (!isToken(endpoint.headerName) || isOurs(lowered(endpoint.headerName)))
            return Error{
                ErrorCode::BadValue, {}, QuestionText::tr("the name of a header"), plainText(endpoint.headerName, 60), {}};
        return Pairs::value_type{lowered(endpoint.headerName), std::string(value)};
    }
    return Error{ErrorCode::Internal, {}, {}, QuestionText::tr("a credential nobody asked for"), {}};
}

Result<HttpQuestion> redirected(const HttpQuestion& from, int status, std::string_view location)
{
    constexpr int kSeeOther = 303;
    const QUrl target = from.url.resolved(QUrl::fromEncoded(bytes(location), QUrl::StrictMode));
    const QString expected = QuestionText::tr("an answer, or a redirect within %1").arg(QString::fromStdString(from.origin));
    if (location.empty() || !target.isValid())
        return Error{ErrorCode::Redirect, {}, expected, QuestionText::tr("a redirect (%1) to nowhere").arg(status), {}};
    if (originOf(target) != from.origin) {
        return Error{ErrorCode::Redirect,
                     {},
                     expected,
                     QuestionText::tr("a redirect (%1) to %2")
                         .arg(QString::number(status), plainText(redacted(target).toStdString(), 200)),
                     QuestionText::tr(
                         "Nothing was sent there. If that is where the server lives, write that address as the source's url.")};
    }
    HttpQuestion to = from;
    to.url = target;
    to.url.setUserInfo({});
    to.url.setFragment({});
    if (status == kSeeOther) {
        to.method = "GET";
        to.body.clear();
        std::erase_if(to.headers, [](const auto& header) { return header.first == "content-type"; });
    }
    return to;
}

} // namespace traceo
