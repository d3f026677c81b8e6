#pragma once
// What somebody worked out of the history, kept for the next one who needs it. Whoever puts a value in knows what it was made
// of, keeps that with it and asks Snapshot::samplesSince whether it still holds: nothing here is ever declared invalid. Values
// that were not asked for longest go when there are too many bytes.
// Any thread.

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <typeindex>

namespace traceo::history {

class Remembered {
public:
    static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

    explicit Remembered(std::size_t mostBytes = kMostBytes) : m_mostBytes(mostBytes) {}

    /// Null when there is none of that type under that name.
    template <class T>
    std::shared_ptr<const T> find(const std::string& name)
    {
        return std::static_pointer_cast<const T>(findAny({typeid(T), name}));
    }
    /// In the place of what is there. `bytes`: what it takes, roughly.
    template <class T>
    void put(const std::string& name, std::shared_ptr<const T> value, std::size_t bytes)
    {
        putAny({typeid(T), name}, std::move(value), bytes);
    }

private:
    using Key = std::pair<std::type_index, std::string>;
    using Value = std::shared_ptr<const void>;
    struct Entry {
        Key key;
        Value value;
        std::size_t bytes = 0;
    };

    Value findAny(const Key& key);
    void putAny(Key key, Value value, std::size_t bytes);
    void drop(std::list<Entry>::iterator entry);

    const std::size_t m_mostBytes;
    std::mutex m_mutex;
    std::list<Entry> m_entries; ///< those asked for last in front
    std::map<Key, std::list<Entry>::iterator> m_byKey;
    std::size_t m_bytes = 0;
};

} // namespace traceo::history
