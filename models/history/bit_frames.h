#pragma once
// Words in as many bits as the largest of each 128 needs. FORMAT.md has the layout.
// Any thread.

#include "history/bytes.h"

#include <array>
#include <cstdint>
#include <span>

namespace traceo::history {

inline constexpr std::size_t kWordsInFrame = 128;

/// Bytes that writeFrames() would write.
std::size_t framesSize(std::span<const std::uint64_t> words);
void writeFrames(ByteWriter& out, std::span<const std::uint64_t> words);

/// What writeFrames() wrote of `count` words, a frame at a time: the next step finds them in the processor's cache.
class WordFrames {
public:
    WordFrames(ByteReader& in, std::size_t count) : m_in(in), m_left(count) {}

    /// Valid until the next one. Empty: that was all, or the reader failed.
    std::span<const std::uint64_t> next();

private:
    ByteReader& m_in;
    std::size_t m_left;
    std::array<std::uint64_t, kWordsInFrame> m_words{};
};

} // namespace traceo::history
