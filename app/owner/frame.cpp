#include "app/owner/frame.h"

#include "history/bytes.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::owner {
namespace {

using history::ByteReader;
using history::ByteWriter;

constexpr std::uint32_t kMagic = 0x314f5254; // "TRO1" in a file
constexpr std::size_t kMostQuestionBytes = std::size_t{64} << 10;
constexpr std::size_t kMostAnswerBytes = std::size_t{16} << 20;

QString say(const char* text)
{
    return QCoreApplication::translate("Owner", text);
}

Error foreign()
{
    return {.code = ErrorCode::Decode,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner's socket")),
            .expected = say(QT_TRANSLATE_NOOP("Owner", "Traceo's protocol")),
            .found = say(QT_TRANSLATE_NOOP("Owner", "other bytes"))};
}

Error otherVersion(std::uint8_t version)
{
    return {.code = ErrorCode::NewerVersion,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner's socket")),
            .expected = QCoreApplication::translate("Owner", "version %1 of the protocol").arg(kVersion),
            .found = QCoreApplication::translate("Owner", "version %1").arg(version),
            .hint = say(QT_TRANSLATE_NOOP("Owner", "Two versions of Traceo are running; start the older one again."))};
}

Error tooLarge(std::size_t size, std::size_t limit)
{
    return {.code = ErrorCode::TooLarge,
            .where = say(QT_TRANSLATE_NOOP("Owner", "the owner's socket")),
            .expected = QCoreApplication::translate("Owner", "at most %1 bytes").arg(limit),
            .found = QCoreApplication::translate("Owner", "%1 bytes").arg(size)};
}

bool isKnown(std::uint8_t kind, FrameReader::From from)
{
    return from == FrameReader::From::Asker ? kind >= std::uint8_t(Kind::Commit) && kind <= std::uint8_t(Kind::Raise)
                                            : kind >= std::uint8_t(Kind::Working) && kind <= std::uint8_t(Kind::Refused);
}

} // namespace

std::string toBytes(const Frame& frame)
{
    Q_ASSERT(frame.payload.size() <= limitOf(frame.kind));
    ByteWriter out;
    out.fixed(kMagic);
    out.byte(kVersion);
    out.byte(std::uint8_t(frame.kind));
    out.fixed(std::uint16_t{0});
    out.fixed(std::uint32_t(frame.payload.size()));
    out.raw(frame.payload);
    return out.take();
}

std::size_t limitOf(Kind kind)
{
    switch (kind) {
    case Kind::Commit:
        return kMostBatchBytes;
    case Kind::Poll:
    case Kind::Sync:
    case Kind::Compact:
    case Kind::Status:
    case Kind::Raise:
        return kMostQuestionBytes;
    case Kind::Working:
        return 0;
    case Kind::Done:
    case Kind::Refused:
        return kMostAnswerBytes;
    }
    Q_UNREACHABLE();
}

Result<void> FrameReader::feed(std::string_view bytes)
{
    if (m_error)
        return *m_error;
    if (m_isWhole) {
        m_rest.append(bytes);
        return {};
    }
    if (m_header.size() < kHeaderBytes) {
        const std::size_t part = std::min(kHeaderBytes - m_header.size(), bytes.size());
        m_header.append(bytes.substr(0, part));
        bytes.remove_prefix(part);
        if (m_header.size() < kHeaderBytes)
            return {};
        if (auto read = readHeader(); !read) {
            m_error = read.error();
            return read;
        }
    }
    const std::size_t part = std::min(m_size - m_frame.payload.size(), bytes.size());
    m_frame.payload.append(bytes.substr(0, part));
    if (m_frame.payload.size() == m_size) {
        m_isWhole = true;
        m_rest.append(bytes.substr(part));
    }
    return {};
}

Result<void> FrameReader::readHeader()
{
    ByteReader in(m_header);
    if (in.fixed<std::uint32_t>() != kMagic)
        return foreign();
    if (const std::uint8_t version = in.byte(); version != kVersion)
        return otherVersion(version);
    const std::uint8_t kind = in.byte();
    if (!isKnown(kind, m_from) || in.fixed<std::uint16_t>() != 0)
        return foreign();
    m_frame.kind = Kind(kind);
    m_size = in.fixed<std::uint32_t>();
    if (m_size > limitOf(m_frame.kind))
        return tooLarge(m_size, limitOf(m_frame.kind));
    return {};
}

std::optional<Frame> FrameReader::take()
{
    if (!m_isWhole)
        return std::nullopt;
    Frame frame = std::exchange(m_frame, {});
    const std::string rest = std::exchange(m_rest, {});
    m_header.clear();
    m_size = 0;
    m_isWhole = false;
    (void)feed(rest); // what is wrong with it is said by the next feed
    return frame;
}

} // namespace traceo::owner
