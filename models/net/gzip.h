#pragma once
// gzip by zlib, with the proof that Qt's own reader does not give: a stream is complete only when
// its trailer (CRC and size) was there and fitted.
// One thread at a time.

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace traceo {

/// One gzip member, at the fastest level.
std::string gzipped(std::string_view text);

class GzipReader {
public:
    /// `maxBytes`: of the decoded text.
    explicit GzipReader(std::int64_t maxBytes);
    ~GzipReader();

    /// Appends what `bytes` decode to. Members may follow one another. Errors: Decode (no gzip,
    /// wrong CRC, bytes behind the end), TooLarge.
    Result<void> feed(std::string_view bytes, std::string& to);
    /// True when the last member had its trailer.
    bool isComplete() const { return m_complete; }

private:
    Result<void> inflateSome(std::string& to);
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    std::int64_t m_maxBytes;
    std::int64_t m_written = 0;
    bool m_complete = false;
};

} // namespace traceo
