#pragma once
// The command, run to its end.

#include <QByteArray>
#include <QStringList>

namespace traceo::test {

struct Ran {
    int exitCode = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;
};

/// Runs `traceo` with `input` on its stdin; `environment`: NAME=VALUE beside those of the test.
Ran ran(const QStringList& arguments, const QByteArray& input = {}, const QStringList& environment = {});

} // namespace traceo::test
