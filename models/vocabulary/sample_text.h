#pragma once
// How samples stand in files: the spellings that the export writes and the import reads, in one
// place so that both stay each other's inverse, bit for bit.
//
// NaN. History keeps the bits of every NaN (Prometheus marks staleness with 0x7ff0000000000002).
// OpenMetrics has one NaN, but its grammar takes it in any case (OpenMetrics 1.0, ABNF: "nan",
// RFC 5234 §2.3: strings are case-insensitive), so four spellings name the four NaNs that occur:
// NaN is 0x7ff8000000000000, nAn 0x7ff8000000000001 (Go's, Prometheus' ordinary one),
// naN 0x7ff0000000000002 (stale), NAn 0xfff8000000000000 (x86's 0/0). Every other spelling is the
// first, every other NaN is written as the first. CSV and JSON lines name the bits of all but the
// first: NaN(0x7ff0000000000002), as strtod does.
// Any thread; immutable.

#include "core/labels.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceo::vocabulary {

/// Columns of CSV and keys of JSON lines.
inline constexpr char kSampleSource[] = "source";
inline constexpr char kSampleName[] = "name";
inline constexpr char kSampleLabels[] = "labels";
inline constexpr char kSampleTime[] = "time";
inline constexpr char kSampleValue[] = "value";

/// The label that carries the source where an OpenMetrics file is asked to.
inline constexpr char kSourceLabel[] = "traceo_source";

enum class NumberForm : std::uint8_t {
    OpenMetrics,
    Exact, ///< CSV and JSON lines
};

enum class Fidelity : std::uint8_t { Same, OtherNan };

/// The shortest text that reads back as the same bits; OtherNan when only a plain NaN could be written.
Fidelity appendNumber(std::string& out, double value, NumberForm form);
/// None for what is no number, and for one that no double can hold (1e400).
std::optional<double> readNumber(std::string_view text, NumberForm form);

/// Unix seconds, with milliseconds where there are any: 1795442703.456
void appendSeconds(std::string& out, UtcMs moment);
/// Any decimal number, with or without exponent, exactly; what is finer than a millisecond is cut off.
std::optional<UtcMs> readSeconds(std::string_view text);

/// [a-zA-Z_:][a-zA-Z0-9_:]*, what OpenMetrics 1.0 and Prometheus 2 call a metric's name; a label's
/// has no colon.
bool isPlainName(std::string_view name);
bool isPlainLabel(std::string_view name);

/// `name{a="1"}`. Names beyond the plain ones are quoted as in Prometheus 3: {"a name","b.c"="1"}.
void appendSeries(std::string& out, std::string_view name, const Labels& labels);
/// `{a="1"}`, `{}` when empty.
void appendLabels(std::string& out, const Labels& labels);
/// "…" with \\, \" and \n escaped.
void appendQuoted(std::string& out, std::string_view text);

/// Whether a spreadsheet may take this cell for a formula: it begins with = + - @, TAB, CR, LF, NUL
/// or a full-width form of these, or with quotes (') before one of them. Such cells are written
/// with one ' in front, and read without it.
bool looksLikeFormula(std::string_view cell);

} // namespace traceo::vocabulary
