#pragma once
// The words of the command, for translation.
// Any thread.

#include <QCoreApplication>

#include <string>

namespace traceo::cli {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// A text for the parser of the command line, which takes std::string.
inline std::string words(const QString& text)
{
    return text.toStdString();
}

} // namespace traceo::cli
