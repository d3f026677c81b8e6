#pragma once
// zstd around a run of bytes when it pays, and the checksum around a whole blob. FORMAT.md has
// the layouts.
// Any thread.

#include "history/bytes.h"
#include "history/raw_vector.h"

#include <string>
#include <string_view>

namespace traceo::history {

/// Appends `raw`, compressed where that saves at least a twentieth: flag, sizes, bytes.
void writePacked(ByteWriter& out, std::string_view raw);
/// `limit`: the most bytes this place can rightly hold. Fails the reader when it is anything else.
RawBytes readPacked(ByteReader& in, std::size_t limit);

/// CRC-32 (IEEE), as in zlib.
std::uint32_t checksum(std::string_view bytes);
/// Version byte in front, CRC-32 of everything behind it at the end.
std::string sealed(std::uint8_t version, std::string_view content);
/// The content, or Corrupt / NewerVersion. `where` is left to the caller.
Result<std::string_view> unsealed(std::string_view blob, std::uint8_t newestVersion);

/// "stored bytes that fail their checksum", for decoders.
Error corruptBytes(const QString& found);

} // namespace traceo::history
