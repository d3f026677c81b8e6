#pragma once
// How long window tests wait for what is not done at once, ms: a machine that builds beside them is slow.

namespace traceo::test {

constexpr int kPatience = 30'000;

} // namespace traceo::test
