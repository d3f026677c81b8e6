#include "history/head_bodies.h"

#include <system_error>

namespace traceo::history {
namespace {

/// Fewer samples are unpacked in less time than a thread takes to begin.
constexpr std::int64_t kWorthAThread = 1 << 15;

} // namespace

HeadBodies::~HeadBodies()
{
    const std::scoped_lock lock(m_mutex);
    m_isOver = true;
    m_changed.notify_all();
}

void HeadBodies::push(std::string packed, std::int64_t samples)
{
    m_samples += samples;
    m_pushed += samples;
    {
        const std::scoped_lock lock(m_mutex);
        m_items.push_back({.packed = std::move(packed), .samples = samples});
    }
    m_changed.notify_all();
    if (m_pushed >= kWorthAThread && !m_helper.joinable())
        begin();
}

/// Where there are no more threads to be had, everything gets done without one, only later.
void HeadBodies::begin()
{
    try {
        m_helper = std::jthread([this] { help(); });
    } catch (const std::system_error&) {
        m_pushed = 0;
    }
}

void HeadBodies::help()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isOver || m_begun < m_items.size(); });
        if (m_isOver)
            return;
        unpack(*next(), lock);
    }
}

/// Null: all have begun. Requires: locked.
HeadBodies::Item* HeadBodies::next()
{
    return m_begun < m_items.size() ? &m_items[m_begun++] : nullptr;
}

/// The item stays where it is while others come and go at the ends.
void HeadBodies::unpack(Item& item, std::unique_lock<std::mutex>& lock)
{
    lock.unlock();
    item.body = decodeHeadBody(item.packed);
    lock.lock();
    item.isReady = true;
    m_changed.notify_all();
}

Result<HeadBody> HeadBodies::pop()
{
    std::unique_lock lock(m_mutex);
    while (!m_items.front().isReady) {
        if (Item* const item = next())
            unpack(*item, lock);
        else
            m_changed.wait(lock);
    }
    Result<HeadBody> body = std::move(m_items.front().body);
    m_samples -= m_items.front().samples;
    m_items.pop_front();
    --m_begun;
    return body;
}

} // namespace traceo::history
