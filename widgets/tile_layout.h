#pragma once
// How tiles share a width: alike while all words fit, then by what each needs; before a figure is cut the type shrinks,
// and when that is not enough there are two rows.
// Any thread; pure.

#include <QRect>

#include <vector>

namespace traceo {

struct TileNeed {
    double words = 0;       ///< all it says, at full size
    double figure = 0;      ///< title and number
    double smallFigure = 0; ///< the same with a smaller number
    double weight = 1;
};

struct TileLayout {
    std::vector<QRect> boxes{};
    int rows = 1;
    bool isSmall = false; ///< numbers have the smaller type
};

/// `height`: of a row.
TileLayout layOutTiles(const std::vector<TileNeed>& needs, int width, int height);

} // namespace traceo
