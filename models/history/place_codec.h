#pragma once
// Where each row of a column stands in a list of different texts: as many bits each as the list needs, so that they are
// read at a fraction of a nanosecond; as integers where long runs or steps make those far smaller. FORMAT.md has the layout.
// Any thread.

#include "history/bytes.h"
#include "history/raw_vector.h"

#include <cstdint>
#include <span>

namespace traceo::history {

/// A row of a block, or a place in a list of what is different in a block: a block has at most 32,768 rows.
using Place = std::uint16_t;

/// Requires: each is below `different`.
void writePlaces(ByteWriter& out, std::span<const Place> places, std::size_t different);
/// Exactly `count` below `different`, else the reader fails.
RawVector<Place> readPlaces(ByteReader& in, std::size_t count, std::size_t different);
/// The same from plain *integers*, as blobs up to version 3 have them.
RawVector<Place> readPlacesAsIntegers(ByteReader& in, std::size_t count, std::size_t different);

} // namespace traceo::history
