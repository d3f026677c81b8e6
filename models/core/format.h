#pragma once
// The one place that turns numbers into text for people (look.md §6). Never rounds towards looking
// better: a good share is cut off, a bad one rounded up. "–" where there is nothing.
// Any thread; immutable.

#include "core/reading.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace traceo {

struct Style {
    QLocale locale{}; ///< QLocale's default: the user's in the window, C in the command, which is locale-free
    QTimeZone zone = QTimeZone::utc();
    bool unit = true; ///< append the unit ("99.908 %"); false when the column header names it

    friend bool operator==(const Style&, const Style&) = default;
};

QString toText(const Reading& reading, const Style& style = {});
/// 87 ms, 53 min, 1 h 17, 5 d: two units at most.
QString durationText(Millis length, const Style& style = {});
/// The same as an age: "2 s", "1 h 17".
QString ageText(Millis age, const Style& style = {});
/// 6 Nov
QString dayText(QDate day, const Style& style = {});
/// 6 Nov 03:41; with the year when it is not the year of `now`.
QString momentText(UtcMs moment, UtcMs now, const Style& style = {});
/// 24 Oct 14:05 → 23 Nov 14:05; below a minute 23 Nov 14:05:10 → 23 Nov 14:05:15
QString rangeText(TimeSpan range, UtcMs now, const Style& style = {});
/// What clocks of the zone are called at that moment: UTC, CET.
QString zoneText(UtcMs moment, const Style& style = {});
/// 41 860 220 with thin spaces (C locale) or the locale's own separators.
QString countText(double value, const Style& style = {});
/// The same with so many digits behind the point.
QString numberText(double value, int decimals, const Style& style = {});
/// 1.56 GiB: in powers of 1024, as servers are configured and axes are divided.
QString bytesText(double bytes, const Style& style = {});
/// Shortest text that reads back as the same double; for CSV and JSON.
QString exactText(double value);

/// Data from a server as plain text for people: bidi controls and other control characters shown
/// as U+FFFD, cut at `limit` characters with an ellipsis.
QString plainText(std::string_view utf8, int limit = 512);

/// A word for a shell, in quotes where it needs them.
QString shellWord(std::string_view text);

/// Decimals of a target written as text: "99.9" → 1, "99.95%" → 2.
int decimalsOf(std::string_view target);

} // namespace traceo
