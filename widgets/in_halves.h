#pragma once
// Painting on other threads than the one that shows it. Half of what is cut in two is done by a second thread if that is
// idle: never waits for one that is not.
// Any thread.

#include <functional>

namespace traceo {

/// Calls work(from, to) over [0, count), at once or as two parts, of which the first ends at a multiple of `grain`. Returns
/// when all is done. A count of less than two grains stays whole.
void inHalves(int count, int grain, const std::function<void(int from, int to)>& work);

/// Calls it on a thread of its own, after what was put aside before, and before the application has ended.
void aside(std::function<void()> work);

} // namespace traceo
