#pragma once
// A column of texts as it is stored: each different text once, in the order of their first appearance, and a place in
// that list for each row. FORMAT.md has the layout.
// Any thread.

#include "history/place_codec.h"
#include "history/raw_vector.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

struct TextColumn {
    std::unique_ptr<const RawBytes> bytes; ///< what `texts` look into
    std::vector<std::string_view> texts;
    RawVector<Place> places; ///< one a row

    std::string_view at(std::size_t row) const { return texts[places[row]]; }
};

/// Of the rows `rows` of `texts`, which must outlive it. Requires: at most 32,768 rows.
TextColumn textColumn(const std::vector<std::string>& texts, std::span<const std::size_t> rows);

/// Bytes of text, repeats counted.
std::size_t textBytes(const TextColumn& column);
std::vector<std::string> plain(const TextColumn& column);

/// How places are stored: plain integers within blobs of a whole block (version 3), see place_codec.h within columns
/// that stand alone.
enum class PlaceForm : std::uint8_t { Integers, Packed };

void writeTexts(ByteWriter& out, const TextColumn& column, PlaceForm form);
/// Exactly `count` rows of at most `most` bytes of text in all, repeats counted; else the reader fails.
TextColumn readTexts(ByteReader& in, std::size_t count, std::size_t most, PlaceForm form);

} // namespace traceo::history
