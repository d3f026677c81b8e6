#pragma once
// The words of the command, for translation.
// Any thread.

#include <QCoreApplication>

#include <cstdio>
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

/// A line on stderr, where words go.
inline void say(const QString& line)
{
    std::fputs((line + QLatin1Char('\n')).toUtf8().constData(), stderr);
}

} // namespace traceo::cli
