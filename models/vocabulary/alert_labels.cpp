#include "vocabulary/alert_labels.h"

#include <QString>

#include <algorithm>
#include <array>
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

template <class Words>
bool isOneOf(const Words& words, const QString& word)
{
    return std::ranges::any_of(words, [&word](const char* known) { return word == QLatin1StringView(known); });
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

std::string_view sloOf(const Labels& labels)
{
    return firstOf(labels, {"slo", "sloth_slo", "slo_name"});
}

Status statusOfSeverity(std::string_view severity)
{
    static constexpr std::array kPages{"critical", "page", "pager", "emergency", "fatal",    "error", "major", "high",
                                       "p0",       "p1",   "sev0",  "sev1",      "disaster", "alert", "crit"};
    static constexpr std::array kInforms{"info", "information", "informational", "none", "notice", "debug", "ok"};
    const QString word = QString::fromUtf8(severity.data(), qsizetype(severity.size())).toLower();
    if (isOneOf(kPages, word))
        return Status::Critical;
    return isOneOf(kInforms, word) ? Status::Ok : Status::Warning;
}

} // namespace traceo::vocabulary
