#pragma once
// A Theme as Qt's own palette, set once on the application, so that every stock widget fits.
// Any thread; immutable.

#include "widgets/theme.h"

#include <QPalette>

namespace traceo {

QPalette paletteOf(const Theme& theme);

/// How loud words are. Palettes have no roles for secondary words, so LinkVisited (which nothing else here
/// uses) holds text2 and PlaceholderText holds text3.
enum class Tone : std::uint8_t { Value, Secondary, Quiet };
QPalette::ColorRole roleOf(Tone tone);

} // namespace traceo
