#pragma once
// Percent-encoding as it stands on the wire: queries, forms and paths. Bytes, not characters.
// Any thread; immutable.

#include "core/request.h"

#include <string>
#include <string_view>

namespace traceo {

/// a=1&b=two, everything but RFC 3986's unreserved characters as %XX.
std::string formEncoded(const Pairs& pairs);

/// The pairs of a query or an application/x-www-form-urlencoded body, in order: "+" is a space, a
/// name without "=" has an empty value, a broken escape stays as it is.
Pairs formDecoded(std::string_view text);

/// A URL path: as formDecoded, but "+" is a plus.
std::string pathDecoded(std::string_view text);

} // namespace traceo
