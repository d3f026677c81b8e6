#pragma once
// Which of our own commands a Redis counts among its hits and misses: those that look a key up to read it. INFO, SCAN without a
// type and MEMORY USAGE are no look-ups.
// Source: redis/redis db.c lookupKeyRead; that HGET counts the key and not its field, and that a key of another type is a hit
// too, was measured with 7.0.
// Any thread.

#include "core/request.h"

#include <string_view>

namespace traceo {

/// Adds what `command` (its name) made. `reply`: its answer as it was on the wire; empty: none came, so it may have been either.
void countLookup(std::string_view command, std::string_view reply, Lookups& lookups);

} // namespace traceo
