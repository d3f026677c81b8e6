#include "history/residual_codec.h"

#include "core/wide.h"
#include "history/bit_frames.h"
#include "history/packing.h"
#include "history/raw_vector.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace traceo::history {
namespace {

using Word = std::uint64_t;

enum class Packing : std::uint8_t { Planes, Frames };

constexpr std::size_t kMostOrder = 2;
constexpr std::size_t kTries = 64; ///< of a run, to find its middle
constexpr std::size_t kWorth = 30; ///< a byte in so many for what is read much faster
constexpr std::size_t kWordBytes = 8;

// Unsigned, so that they wrap around.
RawVector<Word> differences(std::span<const std::int64_t> values, std::size_t order)
{
    RawVector<Word> words(values.size() - order);
    const std::int64_t* const from = values.data(); // hot loops go by pointers, which are not checked at each step
    Word* const to = words.data();
    const auto at = [from](std::size_t i) { return Word(from[i]); };
    const std::size_t count = words.size();
    for (std::size_t i = 0; order == 0 && i < count; ++i)
        to[i] = at(i);
    for (std::size_t i = 0; order == 1 && i < count; ++i)
        to[i] = at(i + 1) - at(i);
    for (std::size_t i = 0; order == 2 && i < count; ++i)
        to[i] = at(i + 2) - 2 * at(i + 1) + at(i);
    return words;
}

std::int64_t middleOf(const RawVector<Word>& words)
{
    std::array<std::int64_t, kTries> some{};
    const std::size_t count = std::min(words.size(), kTries);
    for (std::size_t i = 0; i < count; ++i)
        some.at(i) = std::int64_t(words[i * words.size() / count]);
    const auto middle = some.begin() + std::ptrdiff_t(count / 2);
    std::nth_element(some.begin(), middle, some.begin() + std::ptrdiff_t(count));
    return count == 0 ? 0 : *middle;
}

struct Residuals {
    std::size_t order = 0;
    std::int64_t middle = 0;
    RawVector<Word> words; ///< zigzag of how far each difference is from the middle
    Word all = 0;          ///< one in the other
};

Residuals around(RawVector<Word> differences, std::size_t order, std::int64_t middle)
{
    Residuals found{.order = order, .middle = middle, .words = std::move(differences)};
    for (Word& word : found.words) {
        word = zigzag(std::int64_t(word - Word(middle)));
        found.all |= word;
    }
    return found;
}

Residuals residualsOf(std::span<const std::int64_t> values, std::size_t order)
{
    RawVector<Word> words = differences(values, order);
    const std::int64_t middle = middleOf(words);
    return around(std::move(words), order, middle);
}

/// Around half way between the extremes, if that is smaller: what is spread evenly, as lateness is, costs a bit more around
/// a middle that is a little off.
Residuals centred(std::span<const std::int64_t> values, Residuals residuals)
{
    RawVector<Word> words = differences(values, residuals.order);
    if (words.empty())
        return residuals;
    const auto less = [](Word a, Word b) { return std::int64_t(a) < std::int64_t(b); };
    const auto [low, high] = std::ranges::minmax(words, less);
    const Word width = high - low; // wraps around where the extremes are far apart, and then is no gain
    if (std::bit_width(width) >= std::bit_width(residuals.all))
        return residuals;
    auto other = around(std::move(words), residuals.order, std::int64_t(low + width / 2));
    return framesSize(other.words) < framesSize(residuals.words) ? std::move(other) : std::move(residuals);
}

/// Bits that the words would cost at best, and those they cost when all are as wide as the widest: one packing comes near the
/// former, the other is the latter.
std::uint64_t costOf(const Residuals& residuals)
{
    std::uint64_t bits = residuals.words.size() * std::uint64_t(std::bit_width(residuals.all));
    for (const Word word : residuals.words)
        bits += std::uint64_t(std::bit_width(word));
    return bits;
}

/// The order that makes the fewest bits of a few pieces of the run, which tell as much as all of it.
std::size_t bestOrder(std::span<const std::int64_t> values)
{
    constexpr std::size_t kPieces = 4;
    constexpr std::size_t kPiece = 48;
    std::array<std::uint64_t, kMostOrder + 1> costs{};
    for (std::size_t order = 0; order <= kMostOrder; ++order) {
        if (values.size() <= kPieces * kPiece) {
            costs.at(order) =
                order < values.size() ? costOf(residualsOf(values, order)) : std::numeric_limits<std::uint64_t>::max();
            continue;
        }
        for (std::size_t piece = 0; piece < kPieces; ++piece) {
            const std::size_t from = (values.size() - kPiece) * piece / (kPieces - 1);
            costs.at(order) += costOf(residualsOf(values.subspan(from, kPiece), order));
        }
    }
    return std::size_t(std::ranges::min_element(costs) - costs.begin());
}

std::string planes(const RawVector<Word>& words, std::size_t width)
{
    std::string bytes(words.size() * width, '\0');
    for (std::size_t plane = 0; plane < width; ++plane) {
        char* const to = bytes.data() + plane * words.size();
        const Word* const from = words.data();
        for (std::size_t i = 0; i < words.size(); ++i)
            to[i] = char(std::uint8_t(from[i] >> (8 * plane)));
    }
    return bytes;
}

struct Packed {
    Packing packing;
    std::string bytes;
};

Packed packed(const Residuals& residuals)
{
    const auto width = std::size_t((std::bit_width(residuals.all) + 7) / 8);
    ByteWriter out;
    out.byte(std::uint8_t(width));
    writePacked(out, planes(residuals.words, width));
    const std::size_t size = out.bytes().size();
    if (framesSize(residuals.words) > size + size / kWorth)
        return {Packing::Planes, out.take()};
    ByteWriter frames; // read twice as fast
    writeFrames(frames, residuals.words);
    return {Packing::Frames, frames.take()};
}

/// `count` lie between a byte of a word and the next.
template <std::size_t width>
void gather(const std::uint8_t* bytes, std::size_t count, std::span<Word> words)
{
    Word* const to = words.data();
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word word = 0;
        for (std::size_t plane = 0; plane < width; ++plane)
            word |= Word(bytes[plane * count + i]) << (8 * plane);
        to[i] = word;
    }
}

template <std::size_t... widths>
void gather(std::size_t width, const std::uint8_t* bytes, std::size_t count, std::span<Word> words,
            std::index_sequence<widths...>)
{
    ((width == widths ? gather<widths>(bytes, count, words) : void()), ...);
}

/// A frame at a time, as the next step finds them in the processor's cache.
template <class Take>
void readPlanes(ByteReader& in, std::size_t count, Take take)
{
    const std::size_t width = in.byte();
    if (width > kWordBytes)
        in.fail();
    const RawBytes raw = in.ok() ? readPacked(in, count * width) : RawBytes();
    if (!in.ok() || raw.size() != count * width) {
        in.fail();
        return;
    }
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(raw.data());
    std::array<Word, kWordsInFrame> words{};
    for (std::size_t at = 0; at < count; at += kWordsInFrame) {
        const auto frame = std::span(words).first(std::min(kWordsInFrame, count - at));
        gather(width, bytes + at, count, frame, std::make_index_sequence<kWordBytes + 1>());
        take(std::span<const Word>(frame));
    }
}

/// Requires: as much room as there are words.
TRACEO_WIDE void readDifferences(std::span<const Word> words, Word middle, std::int64_t* to)
{
    const Word* const from = words.data(); // hot loops go by pointers, which are not checked at each step
    const std::size_t count = words.size();
    for (std::size_t i = 0; i < count; ++i)
        to[i] = std::int64_t(middle + Word(unzigzag(from[i])));
}

/// Differences summed up again.
class Sums {
public:
    Sums(std::size_t order, Word value, Word step, Word middle) : m_order(order), m_value(value), m_step(step), m_middle(middle)
    {}

    /// Requires: as much room as there are words. Of several at once what can be, then one after the other.
    void add(std::span<const Word> words, std::int64_t* to)
    {
        readDifferences(words, m_middle, to);
        const std::size_t count = words.size();
        Word value = m_value; // not as a member, which might be among what is written
        Word step = m_step;
        for (std::size_t i = 0; m_order == 1 && i < count; ++i)
            to[i] = std::int64_t(value += Word(to[i]));
        for (std::size_t i = 0; m_order == 2 && i < count; ++i)
            to[i] = std::int64_t(value += step += Word(to[i]));
        m_value = value;
        m_step = step;
    }

private:
    std::size_t m_order;
    Word m_value;
    Word m_step;
    Word m_middle;
};

/// All of them, in spans of no more than a frame.
template <class Take>
void readWords(ByteReader& in, Packing packing, std::size_t count, Take take)
{
    switch (packing) {
    case Packing::Planes:
        return readPlanes(in, count, take);
    case Packing::Frames: {
        WordFrames frames(in, count);
        for (auto frame = frames.next(); !frame.empty(); frame = frames.next())
            take(frame);
        return;
    }
    }
    in.fail();
}

} // namespace

void writeResiduals(ByteWriter& out, std::span<const std::int64_t> values)
{
    const Residuals residuals = centred(values, residualsOf(values, bestOrder(values)));
    const Packed best = packed(residuals);
    out.byte(std::uint8_t(residuals.order | std::size_t(best.packing) << 2));
    if (residuals.order > 0)
        out.signedVarint(values[0]);
    if (residuals.order > 1)
        out.signedVarint(std::int64_t(Word(values[1]) - Word(values[0])));
    out.signedVarint(residuals.middle);
    out.raw(best.bytes);
}

void readResiduals(ByteReader& in, std::size_t count, const std::function<void(std::span<const std::int64_t>)>& take)
{
    const std::uint8_t form = in.byte();
    const std::size_t order = form & 3U;
    if (order > kMostOrder || order > count)
        in.fail();
    Word value = in.ok() && order > 0 ? Word(in.signedVarint()) : 0;
    const Word step = in.ok() && order > 1 ? Word(in.signedVarint()) : 0;
    const Word middle = in.ok() ? Word(in.signedVarint()) : 0;
    if (!in.ok())
        return;
    std::array<std::int64_t, kWordsInFrame> values{};
    values[0] = std::int64_t(value);
    values[1] = std::int64_t(value += step);
    take(std::span(values).first(order));
    Sums sums(order, value, step, middle);
    readWords(in, Packing(form >> 2), count - order, [&](std::span<const Word> words) {
        sums.add(words, values.data());
        take(std::span(values).first(words.size()));
    });
}

} // namespace traceo::history
