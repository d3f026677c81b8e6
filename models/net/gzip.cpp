#include "net/gzip.h"

#include <QCoreApplication>

#include <array>

#include <zlib.h>

namespace traceo {
namespace {

class GzipText {
    Q_DECLARE_TR_FUNCTIONS(GzipText)
};

constexpr int kGzipOnly = 15 + 16; // the widest window; 16 asks zlib for gzip's header and trailer
constexpr std::size_t kStep = 64 * 1024;

Bytef* input(std::string_view bytes)
{
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib's interface is not const, its behaviour is
}

} // namespace

struct GzipReader::Stream {
    z_stream zlib{};
    bool usable = false;
    std::array<char, kStep> buffer{};
};

std::string gzipped(std::string_view text)
{
    z_stream zlib{};
    if (deflateInit2(&zlib, Z_BEST_SPEED, Z_DEFLATED, kGzipOnly, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string result(deflateBound(&zlib, uLong(text.size())), '\0');
    zlib.next_in = input(text);
    zlib.avail_in = uInt(text.size());
    zlib.next_out = reinterpret_cast<Bytef*>(result.data());
    zlib.avail_out = uInt(result.size());
    const bool whole = deflate(&zlib, Z_FINISH) == Z_STREAM_END;
    result.resize(whole ? zlib.total_out : 0);
    deflateEnd(&zlib);
    return result;
}

GzipReader::GzipReader(std::int64_t maxBytes) : m_stream(std::make_unique<Stream>()), m_maxBytes(maxBytes)
{
    m_stream->usable = inflateInit2(&m_stream->zlib, kGzipOnly) == Z_OK;
}

GzipReader::~GzipReader()
{
    if (m_stream->usable)
        inflateEnd(&m_stream->zlib);
}

Result<void> GzipReader::feed(std::string_view bytes, std::string& to)
{
    if (!m_stream->usable)
        return Error{ErrorCode::Internal, {}, {}, GzipText::tr("no memory for a gzip stream"), {}};
    z_stream& zlib = m_stream->zlib;
    zlib.next_in = input(bytes);
    zlib.avail_in = uInt(bytes.size());
    while (zlib.avail_in > 0) {
        if (m_complete) { // another member
            if (inflateReset(&zlib) != Z_OK)
                return Error{ErrorCode::Decode, {}, GzipText::tr("a gzip stream"), GzipText::tr("bytes behind its end"), {}};
            m_complete = false;
        }
        if (auto step = inflateSome(to); !step)
            return step;
    }
    return {};
}

/// Until the input is used up or a member ends.
Result<void> GzipReader::inflateSome(std::string& to)
{
    z_stream& zlib = m_stream->zlib;
    int state = Z_OK;
    do {
        zlib.next_out = reinterpret_cast<Bytef*>(m_stream->buffer.data());
        zlib.avail_out = uInt(kStep);
        state = inflate(&zlib, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return Error{ErrorCode::Decode,
                         {},
                         GzipText::tr("a gzip stream"),
                         GzipText::tr("damaged bytes (header, data or checksum)"),
                         {}};
        const std::size_t made = kStep - zlib.avail_out;
        m_written += std::int64_t(made);
        if (m_written > m_maxBytes)
            return Error{ErrorCode::TooLarge,
                         {},
                         GzipText::tr("at most %1 bytes").arg(m_maxBytes),
                         GzipText::tr("more than that after unpacking"),
                         {}};
        to.append(m_stream->buffer.data(), made);
    } while (state == Z_OK && (zlib.avail_in > 0 || zlib.avail_out == 0));
    m_complete = state == Z_STREAM_END;
    return {};
}

} // namespace traceo
