#include "core/redis_reply.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <hiredis/read.h>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisReply)
};

constexpr std::size_t kDeepest = 7;               // what every hiredis reads
constexpr std::int64_t kMostElements = 1'000'000; // each costs its place in memory however short it is on the wire
constexpr std::int64_t kShortestElement = 3;      // "+\r\n"
constexpr std::size_t kLongestLine = 64 * 1024;   // of a short text or an error
constexpr std::size_t kLongestNumber = 22;        // with its kind
constexpr std::string_view kLineEnd = "\r\n";
constexpr int kShownCharacters = 80;

Error noReply(const QString& found, const QString& hint)
{
    return {ErrorCode::Decode, {}, QCoreApplication::translate("RedisReply", "a reply of Redis"), found, hint};
}

/// In the one spelling that Redis writes and hiredis reads.
std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    const bool hasIdleZero = (text.starts_with('0') && text.size() > 1) || text.starts_with("-0");
    return isWhole && !hasIdleZero ? std::optional(value) : std::nullopt;
}

QString quoted(std::string_view line)
{
    return u'“' + plainText(line.substr(0, kShownCharacters * 4), kShownCharacters) + u'”'; // four bytes a character at most
}

/// An alert or a handshake: RFC 8446 §5.1.
bool isTlsRecord(std::string_view wire)
{
    return (wire.front() == '\x15' || wire.front() == '\x16') && (wire.size() == 1 || wire[1] == '\x03');
}

QString foreignHint(std::string_view line)
{
    if (line.starts_with("HTTP/"))
        return Text::tr("A web server listens at this port; name the one of Redis, usually 6379.");
    if (line.starts_with("SSH-"))
        return Text::tr("An SSH server listens at this port; name the one of Redis, usually 6379.");
    if (line.starts_with("ERROR"))
        return Text::tr("That is how memcached answers; it is asked through memcached_exporter.");
    return Text::tr("Another service may listen at this port; Redis' is usually 6379.");
}

/// What answers is no Redis.
Error foreign(std::string_view wire)
{
    if (isTlsRecord(wire))
        return {ErrorCode::Tls,
                {},
                Text::tr("a reply of Redis"),
                Text::tr("a server that speaks TLS at this port"),
                Text::tr("Write rediss:// in the source's url.")};
    const std::string_view line = wire.substr(0, wire.find_first_of(kLineEnd));
    return noReply(quoted(line), foreignHint(line));
}

Error badLine(std::string_view line)
{
    return noReply(quoted(line), Text::tr("A proxy in between may have changed it, or another service listens at this port."));
}

/// Of a length or a number: `line` without its kind.
Result<std::int64_t> numberAfterKind(std::string_view line)
{
    const auto number = numberOf(line.substr(1));
    return number ? Result<std::int64_t>(*number) : badLine(line);
}

// What hiredis calls for each element; the reply grows in its place in the tree, so there is nothing to free.
RedisReply& place(const redisReadTask* task)
{
    if (task->parent != nullptr)
        return static_cast<RedisReply*>(task->parent->obj)->items[std::size_t(task->idx)];
    return *static_cast<RedisReply*>(task->privdata);
}

void* makeText(const redisReadTask* task, char* text, std::size_t size)
{
    RedisReply& reply = place(task);
    reply.kind = task->type == REDIS_REPLY_ERROR ? RedisReply::Kind::Error : RedisReply::Kind::Text;
    reply.text.assign(text, size);
    return &reply;
}

/// int before hiredis 1.0, size_t since.
template <class Count>
void* makeList(const redisReadTask* task, Count count)
{
    RedisReply& reply = place(task);
    reply.kind = RedisReply::Kind::List;
    reply.items.resize(std::size_t(count));
    return &reply;
}

void* makeInteger(const redisReadTask* task, long long integer)
{
    RedisReply& reply = place(task);
    reply.kind = RedisReply::Kind::Integer;
    reply.integer = integer;
    return &reply;
}

void* makeNothing(const redisReadTask* task)
{
    return &place(task);
}

void freeNothing(void* /*reply*/) {}

struct FreeReader {
    void operator()(redisReader* reader) const { redisReaderFree(reader); }
};

/// `wire` is known to be one whole reply that announces nothing which is not there.
Result<RedisReply> readByHiredis(std::string_view wire)
{
    redisReplyObjectFunctions makers{};
    makers.createString = makeText;
    makers.createArray = makeList;
    makers.createInteger = makeInteger;
    makers.createNil = makeNothing;
    makers.freeObject = freeNothing;
    RedisReply reply;
    const std::unique_ptr<redisReader, FreeReader> reader(redisReaderCreateWithFunctions(&makers));
    if (!reader)
        return Error{ErrorCode::Internal, {}, Text::tr("memory for a reply"), Text::tr("none"), {}};
    reader->privdata = &reply;
    void* made = nullptr;
    const bool isRead = redisReaderFeed(reader.get(), wire.data(), wire.size()) == REDIS_OK
        && redisReaderGetReply(reader.get(), &made) == REDIS_OK && made != nullptr;
    if (!isRead)
        return noReply(plainText(std::string_view(reader->errstr), kShownCharacters), {});
    return reply;
}

} // namespace

std::string redisCommand(const std::vector<std::string>& words)
{
    std::string wire = '*' + std::to_string(words.size()) + "\r\n";
    for (const std::string& word : words)
        wire += '$' + std::to_string(word.size()) + "\r\n" + word + "\r\n";
    return wire;
}

Result<std::int64_t> RedisReplyEnd::feed(std::string_view wire)
{
    for (;;) {
        const std::size_t depth = m_open.size();
        auto size = elementOf(wire);
        if (!size || *size == 0)
            return size;
        m_read += *size;
        m_searched = 0;
        if (m_open.size() > depth)
            continue; // its elements follow
        while (!m_open.empty() && --m_open.back() == 0)
            m_open.pop_back();
        if (m_open.empty()) {
            m_elements = 0;
            return std::exchange(m_read, 0);
        }
    }
}

/// The size of the element at m_read, of a list that of its announcement; 0: not whole yet.
Result<std::int64_t> RedisReplyEnd::elementOf(std::string_view wire)
{
    const std::string_view element = wire.substr(std::size_t(m_read));
    if (element.empty())
        return 0;
    const char kind = element.front();
    const bool isLine = kind == '+' || kind == '-';
    if (!isLine && kind != ':' && kind != '$' && kind != '*')
        return m_read == 0 ? foreign(wire) : badLine(element.substr(0, element.find_first_of(kLineEnd)));
    const std::size_t end = element.find(kLineEnd, m_searched);
    const std::size_t seen = end == std::string_view::npos ? element.size() - (element.ends_with('\r') ? 1 : 0) : end;
    if (!isLine && seen > kLongestNumber)
        return badLine(element.substr(0, seen));
    if (seen > kLongestLine || std::int64_t(seen + kLineEnd.size()) > m_maxBytes - m_read)
        return tooLarge(QCoreApplication::translate("RedisReply", "a line of more than %1 bytes")
                            .arg(std::min(std::int64_t(kLongestLine), m_maxBytes)));
    if (end == std::string_view::npos) {
        m_searched = element.size() - 1; // its last byte may be half of the line's end
        return 0;
    }
    const auto head = std::int64_t(end + kLineEnd.size());
    if (isLine)
        return head;
    const auto number = numberAfterKind(element.substr(0, end));
    if (!number || kind == ':')
        return number ? Result<std::int64_t>(head) : number;
    if (*number < -1)
        return badLine(element.substr(0, end));
    if (*number == -1)
        return head; // nothing
    if (kind == '$')
        return textOf(element, head, *number);
    const auto opened = openList(*number);
    return opened ? Result<std::int64_t>(head) : opened.error();
}

Result<std::int64_t> RedisReplyEnd::textOf(std::string_view element, std::int64_t head, std::int64_t length) const
{
    const auto around = head + std::int64_t(kLineEnd.size());
    if (length > m_maxBytes - m_read - around)
        return tooLarge(Text::tr("the announcement of a text of %1 bytes").arg(length));
    if (std::int64_t(element.size()) < around + length)
        return 0;
    if (element.substr(std::size_t(head + length), kLineEnd.size()) != kLineEnd)
        return badLine(element.substr(0, std::size_t(head) - kLineEnd.size()));
    return around + length;
}

Result<void> RedisReplyEnd::openList(std::int64_t count)
{
    if (count == 0)
        return {};
    if (m_open.size() == kDeepest)
        return tooLarge(Text::tr("lists in lists, more than %1 deep").arg(kDeepest));
    if (count > kMostElements - m_elements) {
        Error error = tooLarge(Text::tr("the announcement of a list of %1 elements").arg(count));
        error.expected = Text::tr("a reply of at most %1 elements").arg(kMostElements);
        return error;
    }
    if (count > (m_maxBytes - m_read) / kShortestElement)
        return tooLarge(Text::tr("the announcement of a list of %1 elements").arg(count));
    m_elements += count;
    m_open.push_back(count);
    return {};
}

Error RedisReplyEnd::tooLarge(const QString& found) const
{
    return {ErrorCode::TooLarge,
            {},
            Text::tr("a reply of at most %1 bytes").arg(m_maxBytes),
            found,
            Text::tr("It was not read. Ask the same with redis-cli: a value or a list may really be so large; else a proxy in "
                     "between, or a service that is no Redis, answers at this port.")};
}

Result<RedisReply> redisReply(std::string_view wire)
{
    RedisReplyEnd end(std::numeric_limits<std::int64_t>::max());
    const auto size = end.feed(wire);
    if (!size)
        return size.error();
    if (*size == 0)
        return Error{ErrorCode::Truncated,
                     {},
                     Text::tr("a whole reply of Redis"),
                     Text::tr("the first %1 bytes of one").arg(wire.size()),
                     {}};
    if (std::size_t(*size) != wire.size())
        return noReply(Text::tr("%1 bytes after it").arg(wire.size() - std::size_t(*size)), {});
    return readByHiredis(wire);
}

} // namespace traceo
