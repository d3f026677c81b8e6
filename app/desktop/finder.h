#pragma once
// What the palette offers of this window: panes, the objects they show, commands.
// GUI thread only.

#include "app/desktop/actions.h"
#include "core/link.h"
#include "widgets/palette_ranking.h"

#include <map>

namespace traceo {

class Pane;
struct PaneKind;

/// Commands and panes first, then the objects of every pane that was visited.
std::vector<PaletteItem> paletteItems(const std::vector<Action>& actions, const std::vector<PaneKind>& kinds,
                                      const std::map<QString, Pane*>& panes);
/// The id of an object's item.
QString itemIdOf(const Link& link);
/// Where the item with this id leads; none when it is a command's.
std::optional<Link> linkOf(const QString& itemId);

} // namespace traceo
