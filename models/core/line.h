#pragma once
// Lines a report has computed, ready to be drawn: an SLI, a burn rate, a budget. Stored series
// come through core/envelope_source.h instead.
// Any thread; immutable.

#include "core/reading.h"
#include "core/status.h"
#include "core/time.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <vector>

namespace traceo {

/// One drawn column of a line: the extent of what happened in [at, next column's at).
/// A column without a value (NaN) is a gap and is never bridged.
struct LinePoint {
    UtcMs at{};
    double first = std::numeric_limits<double>::quiet_NaN();
    double min = first;
    double max = first;
    double last = first;
    bool hasValue() const { return last == last; }
};

struct Line {
    enum class Style : std::uint8_t { Measured, Ideal, Ghost, Threshold };
    QString name;
    Unit unit = Unit::None;
    Style style = Style::Measured;
    int series = 0; ///< index into the theme's series colours
    std::vector<LinePoint> points;
    Reading newest;         ///< shown at the line's end
    bool isCounter = false; ///< never falls; where it does, it began again (core/counter_resets.h)
};

/// A stretch of time behind the lines.
struct Band {
    enum class Kind : std::uint8_t { NotObserved, Filling, Deploy, Incident, Maintenance, Chaos };
    Kind kind = Kind::NotObserved;
    TimeSpan span;
    QString name;
};

struct Chart {
    QString title;
    QString note; ///< unit or meaning, behind the title
    Unit unit = Unit::None;
    bool logarithmic = false;
    bool area = false; ///< fill below the first line, from a true zero
    std::int8_t decimals = -1;
    TimeSpan range; ///< [from, to) of the whole axis
    std::vector<Line> lines;
    std::vector<Band> bands;
    QString service{}; ///< whose events belong to it
    QString slo{};     ///< as do those that name this SLO; of no service and no SLO: all events
    QString subject{}; ///< the object it is of; for places without the object's name above the chart
};

/// "checkout · Error budget left": what a chart is called where it stands alone.
inline QString titleAlone(const Chart& chart)
{
    return chart.subject.isEmpty() ? chart.title : chart.subject + QStringLiteral(" · ") + chart.title;
}

} // namespace traceo
