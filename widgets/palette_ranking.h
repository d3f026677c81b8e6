#pragma once
// What the command palette offers, and which of it first for what was typed.
// Any thread; immutable.

#include "core/status.h"
#include "widgets/icons.h"

#include <QString>

#include <optional>
#include <vector>

namespace traceo {

struct PaletteItem {
    QString id{}; ///< given back when it is chosen
    IconName icon = IconName::Search;
    std::optional<Status> status{}; ///< of an object: its shape instead of the icon
    QString words{};
    QString aside{};    ///< where it is: "SLOs"; can be typed, too
    QString shortcut{}; ///< at the right
};

struct PaletteHit {
    std::size_t item = 0;               ///< index
    std::vector<qsizetype> positions{}; ///< letters of its words that fitted
};

/// The best `most`, best first; of equal ones the earlier. A fit in the words comes before one that needs the aside.
std::vector<PaletteHit> rankedFor(const std::vector<PaletteItem>& items, const QString& typed, std::size_t most);

} // namespace traceo
