#pragma once
// What glibc's allocator needs to be told. Nothing elsewhere.
// Before there is a second thread.

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace traceo {

/// Each thread gets a heap of its own else, up to eight a core, that keeps what is freed in it: with readers, painters and
/// pollers that came to more than everything in use.
inline void shareHeaps()
{
#ifdef __GLIBC__
    constexpr int kHeaps = 2;
    mallopt(M_ARENA_MAX, kHeaps);
#endif
}

} // namespace traceo
