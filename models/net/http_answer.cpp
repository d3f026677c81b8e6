#include "net/http_answer.h"

#include "core/format.h"
#include "core/json.h"
#include "net/body_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace traceo {
namespace {

class AnswerText {
    Q_DECLARE_TR_FUNCTIONS(HttpAnswer)
};

constexpr int kShownCharacters = 200;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

bool looksLikeHtml(std::string_view body)
{
    const std::size_t from = body.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos)
        return false;
    const std::string start = lowered(body.substr(from, 14));
    return start.starts_with("<!doctype html") || start.starts_with("<html");
}

/// What an API says in its JSON; nothing when it is none or says nothing.
std::optional<std::string> errorOf(const std::string& body)
{
    const auto json = parseJson(body);
    if (!json || !json->is_object())
        return std::nullopt;
    for (const char* key : {"error", "message", "detail"}) {
        if (auto text = textAt(*json, key); text && !text->empty())
            return text;
    }
    return std::nullopt;
}

QString wordsOf(const std::string& body)
{
    if (const auto error = errorOf(body))
        return plainText(QString::fromStdString(*error).simplified().toStdString(), kShownCharacters);
    QString text = QString::fromUtf8(body.data(), qsizetype(std::min<std::size_t>(body.size(), 16'384)));
    if (looksLikeHtml(body)) {
        static const QRegularExpression unseen(QStringLiteral("<(script|style|head)\\b.*?</\\1>"),
                                               QRegularExpression::CaseInsensitiveOption
                                                   | QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
        text.replace(unseen, QStringLiteral(" ")).replace(tag, QStringLiteral(" "));
    }
    return plainText(text.simplified().toStdString(), kShownCharacters);
}

QString hintFor(int status, std::optional<Millis> retryAfter)
{
    if (retryAfter)
        return AnswerText::tr("It asks to be left alone for %1 s.")
            .arg(std::chrono::ceil<std::chrono::seconds>(*retryAfter).count());
    switch (status) {
    case 401:
        return AnswerText::tr("The server wants a credential, or another one: check “auth” of the source.");
    case 403:
        return AnswerText::tr("The credential may not do this: ask for the right to read.");
    case 404:
        return AnswerText::tr("Check the path in the source's url.");
    case 407:
        return AnswerText::tr("The proxy wants a login.");
    default: // a number of the protocol, not an enum of ours
        return {};
    }
}

} // namespace

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

Error statusError(int status, const std::string& body, std::optional<Millis> retryAfter)
{
    const bool isLimit = status == 429 || (status == 503 && retryAfter);
    const bool isAuth = status == 401 || status == 403;
    const QString words = wordsOf(body);
    const QString found = words.isEmpty() ? AnswerText::tr("status %1").arg(status)
                                          : AnswerText::tr("status %1: %2").arg(QString::number(status), words);
    return {isLimit      ? ErrorCode::RateLimited
                : isAuth ? ErrorCode::Auth
                         : ErrorCode::Http,
            {},
            AnswerText::tr("an answer with status 200"),
            found,
            hintFor(status, isLimit ? retryAfter : std::nullopt)};
}

std::optional<Error> typeError(const HttpQuestion& question, const Pairs& headers, std::string_view body)
{
    if (question.asksForHtml())
        return std::nullopt;
    const std::string type = lowered(headerValue(headers, "content-type"));
    const auto accept = headerValue(question.headers, "accept");
    if (type.starts_with("text/html") || type.starts_with("application/xhtml") || looksLikeHtml(body)) {
        return Error{ErrorCode::Decode,
                     {},
                     plainText(accept, 100),
                     AnswerText::tr("an HTML page, probably a login or proxy page"),
                     AnswerText::tr("Open the address in a browser to see the page; check the url and its path prefix.")};
    }
    if (type.empty() || !isJsonType(accept) || isJsonType(type))
        return std::nullopt;
    return Error{ErrorCode::Decode,
                 {},
                 plainText(accept, 100),
                 AnswerText::tr("an answer of the type %1").arg(plainText(type, 60)),
                 AnswerText::tr("Another service may live at this address; check the url and its path prefix.")};
}

Error brokenBodyError(std::int64_t received)
{
    return {ErrorCode::Truncated,
            {},
            AnswerText::tr("a whole answer"),
            AnswerText::tr("a connection that broke after %1 bytes of it").arg(received),
            {}};
}

} // namespace traceo
