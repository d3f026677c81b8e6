#pragma once
// What glibc's allocator needs to be told. Nothing elsewhere.
// Before there is a second thread.

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace traceo {

/// Each thread gets a heap of its own else, up to eight a core, that keeps what is freed in it: with readers, painters and
/// pollers that came to more than everything in use. And the first picture that is freed would make all later ones part of
/// a heap, where they leave holes; on a large screen of tens of megabytes.
inline void keepHeapsSmall()
{
#ifdef __GLIBC__
    constexpr int kHeaps = 2;
    constexpr int kOnItsOwn = 1 << 20; // bytes
    constexpr int kKept = 16 << 20;
    mallopt(M_ARENA_MAX, kHeaps);
    mallopt(M_MMAP_THRESHOLD, kOnItsOwn);
    mallopt(M_TRIM_THRESHOLD, kKept); // the first of these alone would make it 128 KiB: asked for and given back all the time
#endif
}

} // namespace traceo
