#include "history/remembered.h"

#include <iterator>

namespace traceo::history {

Remembered::Value Remembered::findAny(const Key& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->value;
}

void Remembered::putAny(Key key, Value value, std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    if (const auto old = m_byKey.find(key); old != m_byKey.end())
        drop(old->second);
    m_entries.push_front({std::move(key), std::move(value), bytes});
    m_byKey.emplace(m_entries.front().key, m_entries.begin());
    m_bytes += bytes;
    while (m_bytes > m_mostBytes)
        drop(std::prev(m_entries.end()));
}

void Remembered::drop(std::list<Entry>::iterator entry)
{
    m_bytes -= entry->bytes;
    m_byKey.erase(entry->key);
    m_entries.erase(entry);
}

} // namespace traceo::history
