#pragma once
// Errors as lines a table can hold: "x.yaml:2:3 BadValue".

#include "core/error.h"

#include <QStringList>

#include <array>
#include <utility>

namespace traceo::test {

inline QString wordOf(ErrorCode code)
{
    static constexpr std::array<std::pair<ErrorCode, const char*>, 9> kWords{{{ErrorCode::Syntax, "Syntax"},
                                                                              {ErrorCode::UnknownKey, "UnknownKey"},
                                                                              {ErrorCode::BadValue, "BadValue"},
                                                                              {ErrorCode::NotFound, "NotFound"},
                                                                              {ErrorCode::NotSupported, "NotSupported"},
                                                                              {ErrorCode::Ambiguous, "Ambiguous"},
                                                                              {ErrorCode::TooLarge, "TooLarge"},
                                                                              {ErrorCode::NewerVersion, "NewerVersion"},
                                                                              {ErrorCode::Storage, "Storage"}}};
    for (const auto& [known, word] : kWords) {
        if (known == code)
            return QString::fromUtf8(word);
    }
    return QStringLiteral("another code");
}

inline QString lineOf(const Error& error)
{
    return error.where + u' ' + wordOf(error.code);
}

inline QStringList linesOf(const Errors& errors)
{
    QStringList lines;
    for (const Error& error : errors)
        lines << lineOf(error);
    return lines;
}

/// Everything a person would read.
inline QString textOf(const Errors& errors)
{
    QStringList lines;
    for (const Error& error : errors)
        lines << toText(error);
    return lines.join(u'\n');
}

} // namespace traceo::test
