#include "slo/resource_name.h"

namespace traceo {

std::string resourceNameFrom(std::string_view text, std::size_t longest)
{
    std::string name;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        const bool isLegal = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (isLegal)
            name += lower;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    name = name.substr(0, longest);
    while (name.ends_with('-'))
        name.pop_back();
    return name;
}

} // namespace traceo
