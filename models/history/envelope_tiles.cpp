#include "history/envelope_tiles.h"

#include <bit>

namespace traceo::history {
namespace {

/// splitmix64's finish (Steele, Lea, Flood, 2014): each bit of the input moves half of those that come out.
std::uint64_t mixed(std::uint64_t word)
{
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31);
}

} // namespace

void Fingerprint::add(std::int64_t word)
{
    m_a = mixed(m_a + 0x9e3779b97f4a7c15U + std::uint64_t(word));
    m_b = mixed(std::rotl(m_b, 23) ^ (std::uint64_t(word) * 0xd6e8feb86659fd93U + 1));
}

void Fingerprint::add(double number)
{
    add(std::bit_cast<std::int64_t>(number));
}

std::size_t EnvelopeTiles::bytesOf(const Entry& entry)
{
    constexpr std::size_t kAround = 256; // of the list, the map and the allocations
    return entry.points->size() * sizeof(LinePoint) + kAround;
}

void EnvelopeTiles::drop(std::list<Entry>::iterator entry)
{
    m_bytes -= bytesOf(*entry);
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

EnvelopeTiles::Points EnvelopeTiles::find(const Key& key, const Fingerprint& madeOf)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end() || found->second->madeOf != madeOf)
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->points;
}

void EnvelopeTiles::put(const Key& key, const Fingerprint& madeOf, Points points)
{
    const std::lock_guard lock(m_mutex);
    ++m_made;
    if (const auto found = m_byKey.find(key); found != m_byKey.end())
        drop(found->second);
    m_entries.push_front({key, madeOf, std::move(points)});
    m_byKey.emplace(key, m_entries.begin());
    m_bytes += bytesOf(m_entries.front());
    while (m_bytes > m_mostBytes && m_entries.size() > 1)
        drop(std::prev(m_entries.end()));
}

std::uint64_t EnvelopeTiles::made() const
{
    const std::lock_guard lock(m_mutex);
    return m_made;
}

} // namespace traceo::history
