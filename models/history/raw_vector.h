#pragma once
// A vector whose elements are not set before they are written: columns of a chunk are made and filled many thousand
// times a second, and zeros first would be a fifth of that.
// Any thread, as std::vector.

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace traceo::history {

template <class T>
struct LeftUnset : std::allocator<T> {
    template <class U>
    struct rebind { // NOLINT(readability-identifier-naming): the standard's name for it
        using other = LeftUnset<U>;
    };
    template <class U>
    void construct(U* at)
    {
        ::new (static_cast<void*>(at)) U;
    }
    template <class U, class... Args>
    void construct(U* at, Args&&... args)
    {
        std::construct_at(at, std::forward<Args>(args)...);
    }
};

/// Of a trivial type. `RawVector<T>(n)` holds n elements of any value.
template <class T>
using RawVector = std::vector<T, LeftUnset<T>>;
using RawBytes = RawVector<char>;

inline std::string_view viewOf(const RawBytes& bytes)
{
    return {bytes.data(), bytes.size()};
}

template <class T>
std::vector<T> plain(const RawVector<T>& column)
{
    return {column.begin(), column.end()};
}

} // namespace traceo::history
