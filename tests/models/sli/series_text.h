#pragma once
// Series in the notation of promtool's rule tests: "0+10x5 _x3 7 stale", a value each step.

#include "core/batch.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace traceo::test {

inline double staleMarker()
{
    return std::bit_cast<double>(std::uint64_t{0x7ff0000000000002});
}

/// The samples of `text`, the first at `start`. An item nobody understands gives an infinite value,
/// which fails any comparison.
inline std::vector<Sample> samplesOf(const QString& text, UtcMs start, Millis step)
{
    static const QRegularExpression item(QStringLiteral("^(_|stale|[-+]?[0-9.]+(?:e[0-9]+)?)([-+][0-9.]+)?(?:x([0-9]+))?$"));
    std::vector<Sample> samples;
    UtcMs at = start;
    for (const QString& word : text.split(QChar(u' '), Qt::SkipEmptyParts)) {
        const auto match = item.match(word);
        const bool isValue = match.hasMatch() && match.captured(1) != QStringLiteral("_");
        double value = match.captured(1) == QStringLiteral("stale") ? staleMarker() : match.captured(1).toDouble();
        if (!match.hasMatch())
            value = std::numeric_limits<double>::infinity();
        // As in Prometheus: "0+10x5" is six values, "_x5" five steps without one, "7x5" six times 7.
        int count = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt() + (isValue ? 1 : 0);
        for (; count > 0; --count, at += step) {
            if (isValue || !match.hasMatch())
                samples.push_back({at, value});
            value += match.captured(2).toDouble();
        }
    }
    return samples;
}

} // namespace traceo::test
