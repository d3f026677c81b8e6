#pragma once
// The connection to the sources in one chip: the worst shape, how many answer, the oldest age; offline it is
// inverse and says since when.
// GUI thread only.

#include "core/format.h"
#include "widgets/bar_button.h"

#include <optional>

namespace traceo {

struct SourcesState {
    Status worst = Status::Ok;
    int ok = 0;
    int total = 0;
    Millis oldest{0};
    std::optional<UtcMs> offlineSince; ///< the newest data of all, while no source answers
    std::optional<UtcMs> at;           ///< a past moment is looked at; the counts are those of now
    std::optional<double> fetched;     ///< share of the past that is being fetched
    QString details;                   ///< what is wrong with which source, a line each; plain text
};

/// "7 / 8 sources", its age, and the words an assistive program reads.
BarButton::Face sourceFace(const SourcesState& state, UtcMs now, const Style& format = {});
QString sourceWords(const SourcesState& state, UtcMs now, const Style& format = {});

} // namespace traceo
