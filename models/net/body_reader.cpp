#include "net/body_reader.h"

#include "core/format.h"
#include "core/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace traceo {
namespace {

class BodyText {
    Q_DECLARE_TR_FUNCTIONS(BodyReader)
};

/// An endless gzip of empty blocks makes no text, so the bytes on the wire are capped as well.
constexpr std::int64_t kPackedSlack = 64 * 1024;

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// `text` up to the next comma, which is taken off with it.
std::string_view nextItem(std::string_view& text)
{
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    return item;
}

Result<std::optional<std::int64_t>> lengthOf(std::string_view text)
{
    std::optional<std::int64_t> length;
    const QString shown = plainText(text, 60);
    while (!text.empty()) {
        const std::string_view item = nextItem(text);
        std::int64_t value = -1;
        const auto [end, problem] = std::from_chars(item.data(), item.data() + item.size(), value);
        if (problem != std::errc() || end != item.data() + item.size() || value < 0)
            return Error{ErrorCode::Decode, {}, BodyText::tr("a Content-Length"), shown, {}};
        if (length && *length != value)
            return Error{ErrorCode::Decode,
                         {},
                         BodyText::tr("one Content-Length"),
                         shown,
                         BodyText::tr("A proxy in between may be broken.")};
        length = value;
    }
    return length;
}

bool equals(std::string_view text, std::string_view lower)
{
    return std::ranges::equal(text, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b; });
}

} // namespace

std::string_view headerValue(const Pairs& headers, std::string_view name)
{
    const auto it = std::ranges::find(headers, name, &Pairs::value_type::first);
    return it == headers.end() ? std::string_view() : std::string_view(it->second);
}

bool isJsonType(std::string_view contentType)
{
    const std::string_view type = trimmed(contentType.substr(0, contentType.find(';')));
    constexpr std::string_view kSuffix = "+json"; // RFC 6839
    return equals(type, "application/json") || equals(type, "text/json")
        || (type.size() > kSuffix.size() && equals(type.substr(type.size() - kSuffix.size()), kSuffix));
}

Result<Framing> Framing::of(const Pairs& headers)
{
    Framing framing;
    const auto length = lengthOf(headerValue(headers, "content-length"));
    if (!length)
        return length.error();
    framing.length = *length;
    std::string_view transfer = headerValue(headers, "transfer-encoding");
    while (!transfer.empty()) {
        const std::string_view item = nextItem(transfer);
        if (framing.chunked || !equals(item, "chunked"))
            return Error{ErrorCode::Decode,
                         {},
                         BodyText::tr("chunks"),
                         BodyText::tr("the transfer coding %1").arg(plainText(item, 60)),
                         {}};
        framing.chunked = true;
    }
    if (framing.chunked)
        framing.length.reset(); // RFC 9112 §6.3: the chunks decide
    const std::string_view coding = trimmed(headerValue(headers, "content-encoding"));
    if (equals(coding, "gzip") || equals(coding, "x-gzip"))
        framing.coding = Coding::Gzip;
    else if (!coding.empty() && !equals(coding, "identity"))
        return Error{ErrorCode::Decode,
                     {},
                     BodyText::tr("plain text or gzip"),
                     BodyText::tr("the content coding %1").arg(plainText(coding, 60)),
                     {}};
    const std::string_view type = trimmed(headerValue(headers, "content-type"));
    framing.mayBeJson = type.empty() || isJsonType(type);
    return framing;
}

BodyReader::BodyReader(const Framing& framing, std::int64_t maxBytes) : m_framing(framing), m_maxBytes(maxBytes)
{
    if (m_framing.coding == Framing::Coding::Gzip)
        m_gzip.emplace(maxBytes);
}

Error BodyReader::tooLarge() const
{
    return {ErrorCode::TooLarge,
            {},
            BodyText::tr("at most %1 bytes").arg(m_maxBytes),
            BodyText::tr("a longer answer"),
            BodyText::tr("Ask for less: fewer series or a shorter time.")};
}

std::int64_t BodyReader::mostOnTheWire() const
{
    return m_maxBytes + (m_gzip ? kPackedSlack : 0);
}

bool BodyReader::announcesTooMuch() const
{
    return m_framing.length && *m_framing.length > mostOnTheWire();
}

Result<void> BodyReader::feed(std::string_view bytes)
{
    m_received += std::int64_t(bytes.size());
    if (m_received > mostOnTheWire())
        return tooLarge();
    if (m_gzip)
        return m_gzip->feed(bytes, m_text);
    m_text.append(bytes);
    return {};
}

Result<std::string> BodyReader::finish()
{
    if (m_framing.length && m_received != *m_framing.length) {
        return Error{ErrorCode::Truncated,
                     {},
                     BodyText::tr("%1 bytes as announced").arg(*m_framing.length),
                     BodyText::tr("the end after %1 bytes").arg(m_received),
                     BodyText::tr("The server or a proxy cut the answer short.")};
    }
    if (m_received == 0)
        return Error{ErrorCode::Empty, {}, BodyText::tr("an answer with content"), BodyText::tr("an empty one"), {}};
    if (m_gzip && !m_gzip->isComplete()) {
        return Error{ErrorCode::Truncated,
                     {},
                     BodyText::tr("a whole gzip stream"),
                     BodyText::tr("the end in the middle of it"),
                     BodyText::tr("The server or a proxy cut the answer short.")};
    }
    const bool showsEnd = m_framing.length || m_framing.chunked || m_gzip;
    if (!showsEnd && !(m_framing.mayBeJson && isWholeJson(m_text))) {
        return Error{ErrorCode::Truncated,
                     {},
                     BodyText::tr("an answer that says where it ends"),
                     BodyText::tr("one that ends where the connection does"),
                     BodyText::tr("It cannot be told from an answer that was cut short.")};
    }
    if (m_text.empty())
        return Error{ErrorCode::Empty, {}, BodyText::tr("an answer with content"), BodyText::tr("an empty one"), {}};
    return std::move(m_text);
}

} // namespace traceo
