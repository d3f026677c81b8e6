#pragma once
// The frames between the owner of a history and those who ask it; PROTOCOL.md describes every byte.
// One thread at a time.

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceo::owner {

inline constexpr std::uint8_t kVersion = 2;
inline constexpr std::size_t kHeaderBytes = 12;
/// The most a batch may be: an import of 256 MiB of text is far below it.
inline constexpr std::size_t kMostBatchBytes = std::size_t{256} << 20;

enum class Kind : std::uint8_t {
    Commit = 1,
    Poll = 2,
    Sync = 3,
    Compact = 4,
    Status = 5,
    Raise = 6,
    Working = 64, ///< an answer is on its way; once a second
    Done = 65,
    Refused = 66,
};

struct Frame {
    Kind kind = Kind::Working;
    std::string payload;
};

/// Requires: the payload is within the limit of its kind.
std::string toBytes(const Frame& frame);
/// The most a payload of this kind may be.
std::size_t limitOf(Kind kind);

/// Puts frames together from bytes as they come, and keeps no more than came. What is wrong once stays
/// wrong: behind a bad header nothing can be found again.
class FrameReader {
public:
    enum class From : std::uint8_t { Asker, Owner };
    /// From whom the bytes come: an owner takes no answers.
    explicit FrameReader(From from) : m_from(from) {}

    /// Errors: Decode for bytes of something else, NewerVersion for another version, TooLarge.
    Result<void> feed(std::string_view bytes);
    /// The next whole frame; none while there is no more.
    std::optional<Frame> take();

    /// The size of the payload that is coming; 0 between frames.
    std::size_t announced() const { return m_size; }

private:
    Result<void> readHeader();

    From m_from;
    std::string m_header;
    Frame m_frame;
    std::size_t m_size = 0;
    std::string m_rest; ///< behind the whole frame
    bool m_isWhole = false;
    std::optional<Error> m_error;
};

} // namespace traceo::owner
