#include "history/bit_frames.h"

#include <algorithm>
#include <utility>

namespace traceo::history {
namespace {

constexpr unsigned kMostBits = 56; ///< so that a word and what stands before it in its byte are in eight bytes
constexpr unsigned kWordBits = 64;

/// Of a frame; those that are wider than kMostBits take whole words.
unsigned widthOf(std::span<const std::uint64_t> frame)
{
    std::uint64_t all = 0;
    for (const std::uint64_t word : frame)
        all |= word;
    const auto width = unsigned(std::bit_width(all));
    return width > kMostBits ? kWordBits : width;
}

std::size_t bytesOf(std::size_t count, unsigned width)
{
    return (count * width + 7) / 8;
}

void writeFrame(ByteWriter& out, std::span<const std::uint64_t> frame, unsigned width)
{
    if (width == kWordBits) {
        for (const std::uint64_t word : frame)
            out.fixed(word);
        return;
    }
    std::uint64_t gathered = 0;
    unsigned bits = 0;
    for (const std::uint64_t word : frame) {
        gathered |= word << bits; // bits < 8, so nothing is lost
        for (bits += width; bits >= 8; bits -= 8, gathered >>= 8)
            out.byte(std::uint8_t(gathered));
    }
    if (bits > 0)
        out.byte(std::uint8_t(gathered));
}

std::uint64_t loaded(const char* from)
{
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, from, sizeof word);
    } else {
        for (unsigned i = 0; i < sizeof word; ++i)
            word |= std::uint64_t(std::uint8_t(from[i])) << (8 * i);
    }
    return word;
}

/// Those of any eight words lie at the same places of as many bytes as they are wide.
template <unsigned width>
void readFrame(const char* bytes, std::span<std::uint64_t> frame)
{
    constexpr std::uint64_t kMask = (std::uint64_t{1} << width) - 1;
    constexpr std::size_t kGroup = 8;
    std::uint64_t* to = frame.data(); // hot loops go by pointers, which are not checked at each step
    std::uint64_t* const end = to + frame.size();
    for (; end - to >= std::ptrdiff_t(kGroup); to += kGroup, bytes += width) {
        for (std::size_t i = 0; i < kGroup; ++i)
            to[i] = (loaded(bytes + i * width / 8) >> (i * width % 8)) & kMask;
    }
    for (std::size_t bit = 0; to != end; ++to, bit += width)
        *to = (loaded(bytes + bit / 8) >> (bit % 8)) & kMask;
}

template <unsigned... widths>
void readFrame(const char* bytes, std::span<std::uint64_t> frame, unsigned width, std::integer_sequence<unsigned, widths...>)
{
    using Read = void (*)(const char*, std::span<std::uint64_t>);
    static constexpr std::array<Read, sizeof...(widths)> kReaders{&readFrame<widths>...};
    kReaders[width](bytes, frame);
}

/// Requires: eight bytes that may be read behind the frame.
void readFrame(const char* bytes, std::span<std::uint64_t> frame, unsigned width)
{
    if (width < kWordBits)
        return readFrame(bytes, frame, width, std::make_integer_sequence<unsigned, kMostBits + 1>());
    for (std::size_t i = 0; i < frame.size(); ++i)
        frame[i] = loaded(bytes + i * sizeof(std::uint64_t));
}

} // namespace

std::size_t framesSize(std::span<const std::uint64_t> words)
{
    std::size_t size = 0;
    for (std::size_t start = 0; start < words.size(); start += kWordsInFrame) {
        const auto frame = words.subspan(start, std::min(kWordsInFrame, words.size() - start));
        size += 1 + bytesOf(frame.size(), widthOf(frame));
    }
    return size;
}

void writeFrames(ByteWriter& out, std::span<const std::uint64_t> words)
{
    for (std::size_t start = 0; start < words.size(); start += kWordsInFrame) {
        const auto frame = words.subspan(start, std::min(kWordsInFrame, words.size() - start));
        const unsigned width = widthOf(frame);
        out.byte(std::uint8_t(width));
        writeFrame(out, frame, width);
    }
}

std::span<const std::uint64_t> WordFrames::next()
{
    const std::span frame = std::span(m_words).first(std::min(kWordsInFrame, m_left));
    if (frame.empty() || !m_in.ok())
        return {};
    const unsigned width = m_in.byte();
    if (width > kMostBits && width != kWordBits)
        m_in.fail();
    const std::string_view bytes = m_in.raw(m_in.ok() ? bytesOf(frame.size(), width) : 0);
    if (!m_in.ok())
        return {};
    if (m_in.left() >= sizeof(std::uint64_t)) { // mostly: something comes behind
        readFrame(bytes.data(), frame, width);
    } else {
        std::string padded(bytes);
        padded.append(sizeof(std::uint64_t), '\0');
        readFrame(padded.data(), frame, width);
    }
    m_left -= frame.size();
    return frame;
}

} // namespace traceo::history
