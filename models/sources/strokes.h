#pragma once
// What is asked on a slower clock than polls: at the strokes of that clock, whoever polls and however often.
// Any thread; immutable.

#include "core/request.h"
#include "core/time.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace traceo {

/// How long after the full hour (minute …) a source has its strokes, in [0, step): the same each time, and so different from
/// source to source that of many some are due with each poll, not all of them with one.
inline Millis phaseOf(std::string_view source, Millis step)
{
    const QByteArray name = QByteArray::fromRawData(source.data(), qsizetype(source.size()));
    const auto number = qFromBigEndian<quint32>(QCryptographicHash::hash(name, QCryptographicHash::Sha1).constData());
    return Millis{std::int64_t(double(number) * 0x1.0p-32 * double(step.count()))};
}

/// When a stroke lies in `span`: what an answer now speaks of, all since the stroke before, so that answers join.
/// Requires: step > 0, 0 ≤ phase < step.
inline std::optional<TimeSpan> onStroke(TimeSpan span, Millis step, Millis phase = Millis{0})
{
    const UtcMs stroke = floorTo(span.to - phase, step) + phase;
    if (stroke <= span.from)
        return std::nullopt;
    return TimeSpan{std::min(span.from, stroke - step), span.to};
}

/// Adds what a server may lack, `asked` of the span of a poll, where a stroke lies in it.
inline void addOnStroke(std::vector<Request>& requests, Request asked, Millis step, Millis phase = Millis{0})
{
    const auto spoken = onStroke(asked.span, step, phase);
    if (!spoken)
        return;
    asked.span = *spoken;
    asked.optional = true;
    requests.push_back(std::move(asked));
}

} // namespace traceo
