#include "app/desktop/finder.h"

#include "app/wiring/panes.h"

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

// A pane's id has no slash, so the first one ends it.
const QLatin1String kObject("object/");

} // namespace

std::vector<PaletteItem> paletteItems(const std::vector<Action>& actions, const std::vector<PaneKind>& kinds,
                                      const std::map<QString, Pane*>& panes)
{
    std::vector<PaletteItem> items;
    for (const Action& action : actions)
        items.push_back({.id = action.id,
                         .icon = action.icon,
                         .status = {},
                         .words = action.words,
                         .aside = action.group,
                         .shortcut = keyText(action)});
    for (const PaneKind& kind : kinds) {
        const auto pane = panes.find(kind.id);
        if (pane == panes.end())
            continue;
        for (const Pane::Object& object : pane->second->objects())
            items.push_back({.id = itemIdOf({.pane = kind.id.toStdString(), .key = object.key.toStdString()}),
                             .icon = kind.icon,
                             .status = object.status,
                             .words = object.name,
                             .aside = kind.word,
                             .shortcut = {}});
    }
    return items;
}

QString itemIdOf(const Link& link)
{
    return kObject + QString::fromStdString(link.pane) + u'/' + QString::fromStdString(link.key);
}

std::optional<Link> linkOf(const QString& itemId)
{
    if (!itemId.startsWith(kObject))
        return std::nullopt;
    const QString rest = itemId.mid(kObject.size());
    const qsizetype slash = rest.indexOf(u'/');
    return Link{.pane = rest.left(slash).toStdString(), .key = rest.mid(slash + 1).toStdString()};
}

} // namespace traceo
