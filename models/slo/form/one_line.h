#pragma once
// Text of several lines, as it was pasted, for a field that holds one.
// Any thread.

#include <QString>

namespace traceo::form {

enum class LineOf : std::uint8_t {
    Text,
    Promql, ///< its comments end with their line: they are left out, as they would swallow what follows
};

/// Lines joined by a space, without the blanks around each; text of one line stays as it is.
QString oneLine(const QString& text, LineOf what);

} // namespace traceo::form
