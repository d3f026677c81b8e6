#pragma once
// Whether a state changes so often that each change is no news. Of the last 21 results the share of changes is taken, the newest
// weighing half as much again as the oldest; flapping begins above 50 % and ends below 25 %. It decides who is told of what, and
// is never counted by an SLI.
// Source: Nagios, "Detection and handling of state flapping", for the weights; the bounds are ours.
// Any thread; immutable.

#include <span>

namespace traceo {

inline constexpr std::size_t kFlappingResults = 21;
inline constexpr double kFlappingBegins = 0.50;
inline constexpr double kFlappingEnds = 0.25;

/// Weighted share, 0…1, of the changes between `results`, of which the last is the newest and only the last 21 count. Fewer are
/// taken to have been as the oldest of them before.
double changeShare(std::span<const int> results);

/// What was flapping until now and what was not need different shares.
bool isFlapping(bool wasFlapping, double share);

/// Whether it flaps after the last of `results`, which may be many: what was more than ten times as many ago is forgotten.
bool isFlappingAfter(std::span<const int> results);

} // namespace traceo
