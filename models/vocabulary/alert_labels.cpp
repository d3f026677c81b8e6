#include "vocabulary/alert_labels.h"

#include <initializer_list>

namespace traceo::vocabulary {
namespace {

std::string_view firstOf(const Labels& labels, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (labels.has(name))
            return labels.value(name);
    }
    return {};
}

} // namespace

std::string_view ownerOf(const Labels& labels)
{
    return firstOf(labels, {"owner", "team", "squad", "group"});
}

std::string_view serviceOf(const Labels& labels)
{
    return firstOf(labels, {"service", "app", "application", "job"});
}

} // namespace traceo::vocabulary
