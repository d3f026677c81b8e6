#pragma once
// Where keys belong that are known to stand at one place only: what is written a level too deep or too high is a mistake whose
// remedy is the right place, not a similar word. Words alone; what stands under a key is read by the feature it belongs to.
// Any thread; immutable.

#include <QString>

#include <string_view>

namespace traceo {

/// "“ledger:” belongs at the top level of the workspace file, …"; empty for a key that has no such place.
QString placeOfKey(std::string_view key);

} // namespace traceo
