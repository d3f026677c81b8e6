#pragma once
// What the window has to say under the pane bar: one line at a time, the most serious topic first. What
// was dismissed stays away until its words change; what ends clears nothing but itself.
// GUI thread only.

#include "app/wiring/loaded_workspace.h"
#include "app/wiring/page_watch.h"
#include "core/error.h"
#include "widgets/notification_bar.h"

#include <map>
#include <optional>

namespace traceo {

class Notices {
public:
    /// What was just asked for and is not to be had, then in the order of seriousness.
    enum class Topic : std::uint8_t { Asked, Storage, Pages, Workspace, Sources, Adding };

    /// None: there is nothing more to say of this topic.
    void set(Topic topic, std::optional<Notice> notice);
    /// The user has read what is shown.
    void dismiss();
    std::optional<Notice> shown() const;

private:
    struct Entry {
        Notice notice;
        bool isDismissed = false;
    };
    std::map<Topic, Entry> m_entries;
};

/// The history cannot be written: what waits in memory, and what found no room there.
Notice storageNotice(const QString& text, int waiting, int dropped);
/// What was found while the workspace (its mistakes) and its history (`notes`) were opened; none: nothing remarkable.
std::optional<Notice> workspaceNotice(const Errors& mistakes, const QString& notes);

/// SLOs that page, the newest first, with the way to it; none where none does.
std::optional<Notice> pagesNotice(const std::vector<SloPage>& pages);

/// That the data are generated, or that nothing is asked, with the way to one's own; none where there are own sources.
std::optional<Notice> addingNotice(const LoadedWorkspace& workspace);

} // namespace traceo
