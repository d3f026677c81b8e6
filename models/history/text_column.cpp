#include "history/text_column.h"

#include "history/integer_codec.h"
#include "history/packing.h"

#include <algorithm>
#include <unordered_map>

namespace traceo::history {
namespace {

constexpr std::size_t kLongestVarint = 10;
constexpr std::size_t kWorthPacking = 256; ///< a frame of fewer bytes costs a reader more than it saves

void writeDictionary(ByteWriter& out, const std::vector<std::string_view>& texts, PlaceForm form)
{
    ByteWriter dictionary;
    for (const std::string_view text : texts)
        dictionary.text(text);
    if (form == PlaceForm::Packed && dictionary.bytes().size() < kWorthPacking) {
        out.byte(0); // *packed bytes* that are not
        out.text(dictionary.bytes());
    } else {
        writePacked(out, dictionary.bytes());
    }
}

bool isTooMuch(const TextColumn& column, std::size_t most)
{
    std::size_t longest = 0;
    for (const std::string_view text : column.texts)
        longest = std::max(longest, text.size());
    return longest > most / std::max<std::size_t>(column.places.size(), 1) && textBytes(column) > most;
}

} // namespace

TextColumn textColumn(const std::vector<std::string>& texts, std::span<const std::size_t> rows)
{
    TextColumn column;
    column.places.resize(rows.size());
    Place* to = column.places.data();
    std::unordered_map<std::string_view, Place> places;
    for (const std::size_t row : rows) {
        const auto [it, isNew] = places.try_emplace(texts[row], Place(places.size()));
        if (isNew)
            column.texts.push_back(it->first);
        *to++ = it->second;
    }
    return column;
}

std::size_t textBytes(const TextColumn& column)
{
    std::size_t bytes = 0;
    for (const Place place : column.places)
        bytes += column.texts[place].size();
    return bytes;
}

std::vector<std::string> plain(const TextColumn& column)
{
    std::vector<std::string> texts;
    texts.reserve(column.places.size());
    for (const Place place : column.places)
        texts.emplace_back(column.texts[place]);
    return texts;
}

void writeTexts(ByteWriter& out, const TextColumn& column, PlaceForm form)
{
    out.varint(column.texts.size());
    writeDictionary(out, column.texts, form);
    if (form == PlaceForm::Packed)
        writePlaces(out, column.places, column.texts.size());
    else
        writeIntegers(out, std::vector<std::int64_t>(column.places.begin(), column.places.end()));
}

TextColumn readTexts(ByteReader& in, std::size_t count, std::size_t most, PlaceForm form)
{
    TextColumn column;
    const std::uint64_t different = in.varint();
    if (!in.ok() || different > count) {
        in.fail();
        return column;
    }
    column.bytes = std::make_unique<const RawBytes>(readPacked(in, most + count * kLongestVarint));
    ByteReader dictionary(viewOf(*column.bytes));
    for (std::uint64_t i = 0; i < different && dictionary.ok(); ++i)
        column.texts.push_back(dictionary.text());
    if (!dictionary.ok() || !dictionary.atEnd())
        in.fail();
    if (in.ok()) {
        column.places = form == PlaceForm::Packed ? readPlaces(in, count, std::size_t(different))
                                                  : readPlacesAsIntegers(in, count, std::size_t(different));
    }
    if (in.ok() && isTooMuch(column, most))
        in.fail();
    if (!in.ok())
        column = {};
    return column;
}

} // namespace traceo::history
