#pragma once
// A body as it arrives, unpacked and counted, that is only handed out with a proof of its end:
// the length that was announced, the last chunk, gzip's trailer, or the last bracket of JSON.
// One thread at a time.

#include "core/request.h"
#include "core/result.h"
#include "net/gzip.h"

#include <optional>
#include <string>
#include <string_view>

namespace traceo {

/// How the end of a body will be known.
struct Framing {
    enum class Coding : std::uint8_t { Plain, Gzip };
    std::optional<std::int64_t> length; ///< of the bytes on the wire
    bool chunked = false;
    Coding coding = Coding::Plain;
    bool mayBeJson = false; ///< by its type, or it has none; where nothing else tells the end, a whole value does

    /// `headers`: names in lower case, several values of one name joined by ", ". Errors: Decode
    /// (lengths that differ or are no length, a coding nobody asked for).
    static Result<Framing> of(const Pairs& headers);
};

class BodyReader {
public:
    BodyReader(const Framing& framing, std::int64_t maxBytes);

    /// Whether the server announces more than will be taken; then there is no need to wait for it.
    bool announcesTooMuch() const;
    Error tooLarge() const; ///< what is said of such an answer

    /// The next bytes from the wire, without chunk marks. Errors: TooLarge, Decode.
    Result<void> feed(std::string_view bytes);
    /// After the last byte. Errors: Truncated, Empty.
    Result<std::string> finish();
    /// What there is so far.
    const std::string& text() const { return m_text; }
    std::int64_t received() const { return m_received; }

private:
    std::int64_t mostOnTheWire() const;
    Framing m_framing;
    std::int64_t m_maxBytes;
    std::int64_t m_received = 0;
    std::string m_text;
    std::optional<GzipReader> m_gzip;
};

/// application/json, text/json, application/problem+json, with or without parameters.
bool isJsonType(std::string_view contentType);

/// The value of a header, empty when absent. `name` in lower case.
std::string_view headerValue(const Pairs& headers, std::string_view name);

} // namespace traceo
