#pragma once
// What a name of a series means, as a server's metadata tell it.
// Any thread; immutable.

#include <string_view>

namespace traceo::demo {

struct Metric {
    std::string_view name;
    std::string_view type;
    std::string_view help;
};

} // namespace traceo::demo
