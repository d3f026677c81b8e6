#pragma once
// Every number on screen: value, unit, time, quality and how it came to be. The same Reading
// becomes the table cell, the tooltip, the CSV, the JSON of the command and the PDF.
// Any thread; immutable.

#include "core/time.h"

#include <QString>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace traceo {

/// Prometheus' base units; people's units exist only in core/format.h.
/// Change is a ratio against what was before (0.157: a sixth more), Points a difference of two ratios: both with their sign.
enum class Unit : std::uint8_t {
    None,
    Count,
    Ratio,
    Factor,
    Seconds,
    Bytes,
    PerSecond,
    Timestamp,
    Change,
    Points,
    RowsPerScan,
    BlocksPerCall,
};

enum class Quality : std::uint8_t {
    Ok,
    Stale,       ///< the last value of a source that has since been silent
    Partial,     ///< part of what it should rest on was not observed
    NotObserved, ///< nothing was observed; there is no value
    Unknown,     ///< it cannot be said (no traffic, not built, not configured)
};

/// Which way a value may be rounded without flattering: a good share is cut off, a bad one rounded up.
enum class Better : std::uint8_t { Neither, Higher, Lower };

struct Explanation {
    struct Input {
        QString name;
        QString text;
    };
    QString title;              ///< what the number is
    QString formula;            ///< lines of plain text
    std::vector<Input> inputs;  ///< window, total, allowed, bad, coverage, method …
    QString source;             ///< "prom · prometheus"
    std::vector<Input> queries; ///< role and selector
    QString command;            ///< reproduces the number in a terminal
};

struct Reading {
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN when there is none
    Unit unit = Unit::None;
    UtcMs at{}; ///< the moment the value speaks of
    Quality quality = Quality::Unknown;
    Better better = Better::Neither;
    std::int8_t decimals = -1; ///< of the shown text; -1: by the unit's rule
    Millis age{0};             ///< at the moment the report speaks of
    std::shared_ptr<const Explanation> why{};

    /// Whether there is a number to show.
    bool hasValue() const { return std::isfinite(value) && quality != Quality::NotObserved && quality != Quality::Unknown; }

    /// Equal as shown: all but the explanation; two NaN are equal.
    friend bool operator==(const Reading& a, const Reading& b)
    {
        return std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value) && a.unit == b.unit && a.at == b.at
            && a.quality == b.quality && a.better == b.better && a.decimals == b.decimals && a.age == b.age;
    }
};

} // namespace traceo
