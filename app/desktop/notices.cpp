#include "app/desktop/notices.h"

#include <algorithm>

namespace traceo {

void Notices::set(Topic topic, std::optional<Notice> notice)
{
    if (!notice) {
        m_entries.erase(topic);
        return;
    }
    Entry& entry = m_entries[topic];
    entry.isDismissed = entry.isDismissed && entry.notice.cause == notice->cause;
    entry.notice = std::move(*notice);
}

void Notices::dismiss()
{
    const auto shown = std::ranges::find_if(m_entries, [](const auto& entry) { return !entry.second.isDismissed; });
    if (shown != m_entries.end())
        shown->second.isDismissed = true;
}

std::optional<Notice> Notices::shown() const
{
    const auto shown = std::ranges::find_if(m_entries, [](const auto& entry) { return !entry.second.isDismissed; });
    return shown == m_entries.end() ? std::nullopt : std::optional(shown->second.notice);
}

} // namespace traceo
