#include "net/redis_lookups.h"

namespace traceo {

void countLookup(std::string_view command, std::string_view reply, Lookups& lookups)
{
    const bool isHash = command == "HGET";
    if (command != "GET" && command != "TYPE" && !isHash)
        return;
    const bool isNothing =
        reply.starts_with("$-1") || reply.starts_with('_') || (command == "TYPE" && reply.starts_with("+none"));
    const bool isRefused = reply.starts_with('-') && !reply.starts_with("-WRONGTYPE");
    if (isRefused) // before anything was looked up
        return;
    const bool isUnknown = reply.empty() || (isNothing && isHash); // the key or its field is missing
    lookups.hits += isUnknown || !isNothing ? 1 : 0;
    lookups.misses += isUnknown || isNothing ? 1 : 0;
}

} // namespace traceo
