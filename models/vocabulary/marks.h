#pragma once
// What people tell Traceo of a moment or a stretch of time: a deploy, a chaos run, a note. Facts of their own kinds,
// with their author. And which kinds of facts are drawn behind the lines of every chart.
// Any thread; immutable.

#include "core/batch.h"
#include "core/line.h"
#include "vocabulary/facts.h"

#include <array>

namespace traceo::vocabulary {

/// The payload of kDeployFact, kChaosFact and kNoteFact.
struct MarkFact {
    std::string text;    ///< "checkout 4.21.2"
    std::string service; ///< whose; may be empty
    std::string author;  ///< who said so
    std::string link;    ///< a URL; may be empty
};
std::string toJson(const MarkFact& fact);
Result<MarkFact> markFact(std::string_view json);

/// What makes it that one: kind, begin and all that was said. The same told twice is one.
std::string markKey(std::string_view kind, UtcMs from, const MarkFact& fact);
/// `until`: none for a moment.
Fact markOf(std::string_view kind, UtcMs from, std::optional<UtcMs> until, const MarkFact& fact);

/// Kinds of facts that are bands behind the lines of charts, and bars of the event lane.
struct SpanKind {
    std::string_view kind;
    Band::Kind band = Band::Kind::Deploy;
};
inline constexpr std::array kSpanKinds{
    SpanKind{kAlertFact, Band::Kind::Incident},
    SpanKind{kDeployFact, Band::Kind::Deploy},
    SpanKind{kNoteFact, Band::Kind::Deploy},
    SpanKind{kChaosFact, Band::Kind::Chaos},
};

/// The band of a fact; one that still holds goes on to `now`. None for a fact of another kind, an alert
/// that is not firing, and a payload that cannot be read.
std::optional<Band> bandOf(const Fact& fact, UtcMs now);

} // namespace traceo::vocabulary
