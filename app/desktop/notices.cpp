#include "app/desktop/notices.h"

#include "app/desktop/actions.h"
#include "app/desktop/finder.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(traceo::MainWindow)
};

} // namespace

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

Notice storageNotice(const QString& text, int waiting, int dropped)
{
    const QString next = dropped > 0
        ? Text::tr("%n batch(es) wait in memory, %1 were dropped.", nullptr, waiting).arg(dropped)
        : Text::tr("%n batch(es) wait in memory and are written when it works again.", nullptr, waiting);
    return {.status = Status::Critical, .cause = text, .next = next, .actions = {}, .closing = Notice::Closing::ByCause};
}

std::optional<Notice> workspaceNotice(const Errors& mistakes, const QString& notes)
{
    if (mistakes.empty() && notes.isEmpty())
        return {};
    const QString more = mistakes.size() > 1
        ? Text::tr("and %n more; “traceo workspace check” lists them", nullptr, int(mistakes.size()) - 1)
        : QString();
    return Notice{.status = Status::Warning,
                  .cause = mistakes.empty() ? notes : toText(mistakes.front()),
                  .next = more,
                  .actions = {},
                  .closing = Notice::Closing::ByUser};
}

std::optional<Notice> pagesNotice(const std::vector<SloPage>& pages)
{
    if (pages.empty())
        return {};
    const QString name = plainText(pages.front().slo);
    const int others = int(pages.size()) - 1;
    return Notice{.status = Status::Critical,
                  .cause = others > 0 ? Text::tr("%1 pages, and so do %n more.", nullptr, others).arg(name)
                                      : Text::tr("%1 pages.").arg(name),
                  .next = pages.front().summary,
                  .actions = {{itemIdOf({.pane = "slo", .key = pages.front().slo}), Text::tr("Show")}},
                  .closing = Notice::Closing::ByUser};
}

std::optional<Notice> addingNotice(const LoadedWorkspace& workspace)
{
    const bool isDemo = workspace.kind == LoadedWorkspace::Kind::Demo;
    if (!isDemo && !workspace.sources.empty())
        return {};
    return Notice{.status = Status::NotConfigured,
                  .cause = isDemo ? Text::tr("This is generated data.") : Text::tr("The workspace names no source."),
                  .next = isDemo ? Text::tr("Your own Prometheus takes two minutes.")
                                 : Text::tr("Nothing is asked, so nothing is shown."),
                  .actions = {{kAddSource, isDemo ? Text::tr("Add your own…") : Text::tr("Add source…")}},
                  .closing = Notice::Closing::ByUser};
}

} // namespace traceo
