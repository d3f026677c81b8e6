#include "net/http_wire.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HttpWire)
};

constexpr std::int64_t kHeadBytes = 64 * 1024; // of all head, chunk size and trailer lines together, but see readChunkSize()
constexpr std::size_t kChunkLine = 1024;
constexpr std::string_view kVersion = "HTTP/1.";
constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~"; // RFC 9110 §5.6.2
constexpr int kInterim = 8;

Error bent(const QString& found)
{
    return {ErrorCode::Decode,
            {},
            QCoreApplication::translate("HttpWire", "an HTTP answer"),
            found,
            QCoreApplication::translate("HttpWire", "Another protocol may be spoken at this port.")};
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool isName(std::string_view text)
{
    const auto legal = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || kTokenMarks.find(c) != std::string_view::npos;
    };
    return !text.empty() && std::ranges::all_of(text, legal);
}

bool isHeaderText(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

QByteArray hostOf(const QUrl& url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QByteArray targetOf(const QUrl& url, TargetForm form)
{
    QUrl asked = url;
    asked.setUserInfo({});
    asked.setFragment({});
    if (asked.path().isEmpty())
        asked.setPath(QStringLiteral("/"));
    if (form == TargetForm::WholeUrl)
        return asked.toEncoded();
    const QByteArray path = asked.path(QUrl::FullyEncoded).toLatin1();
    return asked.hasQuery() ? path + '?' + asked.query(QUrl::FullyEncoded).toLatin1() : path;
}

} // namespace

QByteArray requestBytes(const HttpQuestion& question, TargetForm form)
{
    QByteArray bytes =
        question.method + ' ' + targetOf(question.url, form) + " HTTP/1.1\r\nhost: " + hostOf(question.url) + "\r\n";
    for (const auto& [name, value] : question.headers)
        bytes += QByteArray::fromStdString(name) + ": " + QByteArray::fromStdString(value) + "\r\n";
    bytes += "accept-encoding: gzip\r\n";
    if (!question.body.isEmpty() || (question.method != "GET" && question.method != "HEAD"))
        bytes += "content-length: " + QByteArray::number(question.body.size()) + "\r\n";
    return bytes + "\r\n" + question.body;
}

Result<void> ResponseReader::feed(std::string_view bytes, std::string& body)
{
    while (!bytes.empty() && m_part != Part::Complete) {
        if (m_part == Part::BodyByLength || m_part == Part::BodyToTheEnd || m_part == Part::ChunkBytes) {
            takeBody(bytes, body);
            continue;
        }
        if (auto line = takeLine(bytes); !line)
            return line;
    }
    if (!bytes.empty())
        m_keepsConnection = false; // something nobody asked for
    return {};
}

/// Collects up to a line's end and reads the line. A bare line feed ends a line too (RFC 9112 §2.2).
Result<void> ResponseReader::takeLine(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\n');
    const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
    m_line.append(bytes.substr(0, std::min(size, std::size_t(kHeadBytes) + 1)));
    m_headBytes += std::int64_t(size);
    bytes.remove_prefix(size);
    if (m_headBytes > kHeadBytes)
        return Error{ErrorCode::TooLarge, {}, Text::tr("headers of at most 64 KiB"), Text::tr("longer ones"), {}};
    const std::string_view start = std::string_view(m_line).substr(0, kVersion.size());
    if (m_part == Part::StatusLine && start != kVersion.substr(0, start.size()))
        return bent(Text::tr("something else"));
    if (end == std::string_view::npos)
        return {};
    std::string line = std::exchange(m_line, {});
    line.pop_back();
    if (line.ends_with('\r'))
        line.pop_back();
    return readLine(line);
}

void ResponseReader::takeBody(std::string_view& bytes, std::string& body)
{
    const std::size_t size =
        m_part == Part::BodyToTheEnd ? bytes.size() : std::size_t(std::min<std::int64_t>(std::int64_t(bytes.size()), m_left));
    body.append(bytes.substr(0, size));
    bytes.remove_prefix(size);
    if (m_part == Part::BodyToTheEnd)
        return;
    m_left -= std::int64_t(size);
    if (m_left == 0)
        m_part = m_part == Part::ChunkBytes ? Part::ChunkEnd : Part::Complete;
}

Result<void> ResponseReader::readLine(const std::string& line)
{
    switch (m_part) {
    case Part::StatusLine:
        return readStatusLine(line);
    case Part::Header:
        return line.empty() ? endOfHead() : readHeaderLine(line);
    case Part::ChunkSize:
        return readChunkSize(line);
    case Part::ChunkEnd:
        if (!line.empty())
            return bent(Text::tr("a chunk that is longer than it says"));
        m_part = Part::ChunkSize;
        return {};
    case Part::Trailer:
        if (line.empty())
            m_part = Part::Complete;
        return {};
    case Part::BodyByLength:
    case Part::BodyToTheEnd:
    case Part::ChunkBytes:
    case Part::Complete:
        break;
    }
    return {};
}

/// "HTTP/1.1 200 OK"
Result<void> ResponseReader::readStatusLine(std::string_view line)
{
    constexpr std::size_t kStatusAt = 9;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::string_view code = line.size() >= kStatusAt + 3 ? line.substr(kStatusAt, 3) : std::string_view();
    const bool isStatus = !code.empty() && isDigit(line[7]) && line[8] == ' ' && std::ranges::all_of(code, isDigit)
        && code[0] != '0' && (line.size() == kStatusAt + 3 || line[kStatusAt + 3] == ' ');
    if (!isStatus)
        return bent(Text::tr("a status line that is none: %1").arg(plainText(line, 60)));
    std::from_chars(code.data(), code.data() + code.size(), m_status);
    m_keepsConnection = line[7] != '0';
    m_part = Part::Header;
    return {};
}

Result<void> ResponseReader::readHeaderLine(std::string_view line)
{
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? std::string_view() : trimmed(line.substr(colon + 1));
    if (colon == std::string_view::npos || !isName(name) || !isHeaderText(value))
        return bent(Text::tr("a header line that is none: %1").arg(plainText(line, 60)));
    const std::string lower = lowered(name);
    const auto known = std::ranges::find(m_headers, lower, &Pairs::value_type::first);
    if (known == m_headers.end())
        m_headers.emplace_back(lower, value);
    else
        known->second.append(", ").append(value);
    return {};
}

bool ResponseReader::hasNoBody() const
{
    return m_status == 204 || m_status == 304;
}

Result<void> ResponseReader::endOfHead()
{
    if (m_status < 200) {
        if (++m_interim > kInterim || m_status == 101)
            return bent(Text::tr("status %1").arg(m_status));
        m_headers.clear();
        m_part = Part::StatusLine;
        return {};
    }
    if (lowered(headerValue(m_headers, "connection")).find("close") != std::string::npos)
        m_keepsConnection = false;
    const auto framing = Framing::of(m_headers);
    m_part = Part::BodyToTheEnd;
    if (!framing)
        return framing.error();
    m_framing = *framing;
    m_left = m_framing.length.value_or(0);
    if (hasNoBody() || m_framing.length == 0)
        m_part = Part::Complete;
    else if (m_framing.chunked)
        m_part = Part::ChunkSize;
    else if (m_framing.length)
        m_part = Part::BodyByLength;
    return {};
}

Result<void> ResponseReader::readChunkSize(std::string_view line)
{
    const std::string_view digits = trimmed(line.substr(0, line.find(';'))); // what follows are extensions nobody uses
    std::int64_t size = -1;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (line.size() > kChunkLine || problem != std::errc() || end != digits.data() + digits.size() || size < 0)
        return bent(Text::tr("a chunk without its size: %1").arg(plainText(line, 60)));
    m_headBytes = 0; // there may be any number of chunks
    m_left = size;
    m_part = size == 0 ? Part::Trailer : Part::ChunkBytes;
    return {};
}

} // namespace traceo
