#pragma once
// Where the server's clock stands, as far as its Date tells: nobody has observed its future.
// Any thread.

#include "core/batch.h"

namespace traceo {

/// `skew`: the server's clock minus ours. Followed backwards only: a server far ahead must not make us claim to
/// have seen what is still to come. One that claims to live days ago is not followed either.
UtcMs serversNow(UtcMs now, std::optional<Millis> skew);

/// Good observations end where the server's clock stood; one that lies wholly behind is none.
void endAtServersNow(Batch& batch, UtcMs now, std::optional<Millis> skew);

} // namespace traceo
