#pragma once
// Bodies of head rows on their way into memory, unpacked in any order and taken in the order they came. Where there are many, a
// second thread unpacks while the rows are read and added: a process that was just started waits for nothing so long.
// One thread at a time; the second one is within.

#include "history/head_codec.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace traceo::history {

class HeadBodies {
public:
    HeadBodies() = default;
    ~HeadBodies();

    /// `samples`: how many are said to be in it.
    void push(std::string packed, std::int64_t samples);
    bool isEmpty() const { return m_items.empty(); }
    /// Of those that were not popped.
    std::int64_t samples() const { return m_samples; }
    /// The oldest. Errors: as decodeHeadBody. Requires: not empty.
    Result<HeadBody> pop();

private:
    struct Item {
        std::string packed;
        std::int64_t samples = 0;
        Result<HeadBody> body = HeadBody();
        bool isReady = false;
    };

    void begin();
    void help();
    Item* next();
    void unpack(Item& item, std::unique_lock<std::mutex>& lock);

    std::mutex m_mutex; ///< of what is below, but for an item's body while one thread unpacks it
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    std::size_t m_begun = 0; ///< of the items, so many are ready or being unpacked
    bool m_isOver = false;
    std::int64_t m_samples = 0; ///< this and the rest: the owner's alone
    std::int64_t m_pushed = 0;
    std::jthread m_helper;
};

} // namespace traceo::history
