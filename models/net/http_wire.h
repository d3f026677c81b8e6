#pragma once
// HTTP/1.1 (RFC 9112) as bytes: a request written, a response read step by step. Strict where a
// lenient reader would take a truncated or bent answer for a whole one.
// One thread at a time.

#include "core/request.h"
#include "core/result.h"
#include "net/body_reader.h"
#include "net/http_question.h"

#include <string>
#include <string_view>

namespace traceo {

/// A plain HTTP proxy is asked for the whole URL, a server for the path.
enum class TargetForm { Path, WholeUrl };

/// Head and body. Asks for gzip, which we unpack ourselves.
QByteArray requestBytes(const HttpQuestion& question, TargetForm form);

class ResponseReader {
public:
    /// Takes the next bytes; the part of them that is body is appended to `body`, without chunk
    /// marks. Errors: Decode (no HTTP/1, a bent head or chunk), TooLarge (a head over 64 KiB).
    Result<void> feed(std::string_view bytes, std::string& body);

    bool hasHead() const { return m_part >= Part::BodyByLength; }
    /// The end was there, as announced.
    bool isComplete() const { return m_part == Part::Complete; }
    /// Only the end of the connection will tell the end of the body.
    bool endsWithConnection() const { return m_part == Part::BodyToTheEnd; }
    /// The connection may carry another request after this answer.
    bool keepsConnection() const { return isComplete() && m_keepsConnection; }

    int status() const { return m_status; }
    /// Names in lower case, several values of one name joined by ", ".
    const Pairs& headers() const { return m_headers; }
    /// Requires: hasHead().
    const Framing& framing() const { return m_framing; }

private:
    enum class Part : std::uint8_t {
        StatusLine,
        Header,
        BodyByLength,
        BodyToTheEnd,
        ChunkSize,
        ChunkBytes,
        ChunkEnd,
        Trailer,
        Complete
    };

    Result<void> takeLine(std::string_view& bytes);
    void takeBody(std::string_view& bytes, std::string& body);
    Result<void> readLine(const std::string& line);
    Result<void> readStatusLine(std::string_view line);
    Result<void> readHeaderLine(std::string_view line);
    Result<void> readChunkSize(std::string_view line);
    Result<void> endOfHead();
    bool hasNoBody() const;

    Part m_part = Part::StatusLine;
    std::string m_line; ///< as much of it as arrived
    std::int64_t m_headBytes = 0;
    std::int64_t m_left = 0; ///< of the body or the chunk
    int m_status = 0;
    int m_interim = 0; ///< answers 1xx before the one that counts
    bool m_keepsConnection = false;
    Pairs m_headers;
    Framing m_framing;
};

} // namespace traceo
