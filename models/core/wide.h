#pragma once
// For the few loops that walk through millions of numbers: made twice, for any processor and for those with registers of 256 bits,
// of which the program takes what the processor has. Results are the same. Only where compiler and C library can do so; elsewhere
// the loop is made once.

#include <cstddef> // says whose C library it is

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) \
    && !defined(__SANITIZE_THREAD__)
#define TRACEO_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define TRACEO_WIDE
#endif
