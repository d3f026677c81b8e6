#pragma once
// Whether a painter draws on paper or into a file of vectors: there are no device pixels to snap to, and text must be
// found again by who reads the file.
// Any thread, with a painter of its own.

class QPainter;

namespace traceo {

bool isPaper(const QPainter& painter);

} // namespace traceo
