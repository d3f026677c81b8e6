#pragma once
// Who listens where a PostgreSQL was expected and says nothing to its greeting: a Redis, a memcached and a web server wait for
// the end of a line that never comes. A line of words that all of them answer tells.
// Any thread, which blocks for as long as it is told at most. A PostgreSQL that gets the line logs "invalid length of startup
// packet", so it is for servers only that have been silent for a while.

#include "core/time.h"

#include <QString>

namespace traceo {

/// "a Redis", "a web server", "a memcached"; empty where nothing, or something unknown, is answered in that time.
QString otherServerAt(const QString& host, int port, Millis patience);

} // namespace traceo
