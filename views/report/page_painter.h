#pragma once
// One page on paper: running head, what stands on it, and the two lines of its foot.
// GUI thread only.

#include "views/report/page_layout.h"

class QPainter;

namespace traceo {

struct PagePlace {
    int number = 1; ///< from 1
    int count = 1;
};

/// `document` as completed(): its hash is printed. Units are those of PageStyle.
void paintPage(QPainter& painter, const Page& page, PagePlace place, const Document& document, const PageStyle& style);

} // namespace traceo
