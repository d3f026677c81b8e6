#pragma once
// Envelopes that were made lately, in tiles of 256 columns of a step of the zoom ladder, so that a poll or a chart that moves
// costs the tiles that changed. Nothing is ever declared invalid: a tile is kept with the fingerprint of what it was made of
// (SeriesReader::fingerprint) as the reading transaction saw it, and only given out for the same one.
// Any thread.

#include "core/line.h"
#include "history/snapshot.h"

#include <compare>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace traceo::history {

/// 128 bits of whatever was added, in its order.
class Fingerprint {
public:
    void add(std::int64_t word);
    void add(double number);
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;

private:
    std::uint64_t m_a = 0;
    std::uint64_t m_b = 0;
};

class EnvelopeTiles {
public:
    static constexpr int kColumns = 256;
    static constexpr std::size_t kMostBytes = std::size_t{48} << 20;

    struct Key {
        SeriesId series = 0;
        Millis step{1};
        std::int64_t tile = 0; ///< columns [256 · tile, 256 · (tile + 1)) counted from 1970
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    using Points = std::shared_ptr<const std::vector<LinePoint>>;

    explicit EnvelopeTiles(std::size_t mostBytes = kMostBytes) : m_mostBytes(mostBytes) {}

    /// Null when it has to be made.
    Points find(const Key& key, const Fingerprint& madeOf);
    /// In the place of what is there under its key; those that were not asked for longest go.
    void put(const Key& key, const Fingerprint& madeOf, Points points);
    /// Tiles put so far.
    std::uint64_t made() const;

private:
    struct Entry {
        Key key;
        Fingerprint madeOf;
        Points points;
    };
    static std::size_t bytesOf(const Entry& entry);
    void drop(std::list<Entry>::iterator entry);

    const std::size_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::list<Entry> m_entries; ///< those asked for last in front
    std::map<Key, std::list<Entry>::iterator> m_byKey;
    std::size_t m_bytes = 0;
    std::uint64_t m_made = 0;
};

} // namespace traceo::history
