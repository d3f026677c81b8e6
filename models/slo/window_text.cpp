#include "slo/window_text.h"

#include "core/duration.h"
#include "core/time_zone.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloWindow)
};

constexpr int kMostUnits = 100'000;
const QDate kFirstMonday(2000, 1, 3);

/// "1M": how many of which unit.
std::optional<CalendarPeriods> unitsOf(const QString& text)
{
    constexpr std::string_view kUnits = "mhdwMQY"; // in the order of CalendarPeriods::Unit
    bool isNumber = false;
    const int count = text.chopped(1).toInt(&isNumber);
    const std::size_t unit = text.isEmpty() ? std::string_view::npos : kUnits.find(text.back().toLatin1());
    if (!isNumber || count < 1 || count > kMostUnits || unit == std::string_view::npos)
        return std::nullopt;
    CalendarPeriods periods{.count = count, .unit = CalendarPeriods::Unit(unit)};
    if (periods.unit == CalendarPeriods::Unit::Week) // as ISO 8601 has them
        periods.startDate = kFirstMonday;
    return periods;
}

/// "2026-01-01" or "2026-01-01T08:30".
bool setStart(CalendarPeriods& periods, const QString& text)
{
    const bool isDate = !text.contains(u'T');
    const QDateTime start = QDateTime::fromString(isDate ? text + u"T00:00"_s : text, u"yyyy-MM-ddTHH:mm"_s);
    periods.startDate = start.date();
    periods.startTime = start.time();
    return start.isValid();
}

} // namespace

std::string writtenWindow(const SloWindow& window)
{
    if (window.isRolling())
        return window.text();
    const CalendarPeriods& periods = *window.calendar;
    const QString start = periods.startDate.toString(Qt::ISODate) + u'T' + periods.startTime.toString(u"HH:mm"_s);
    return window.text() + " from " + start.toStdString() + ' ' + periods.zone.id().toStdString();
}

std::optional<SloWindow> parseWindow(std::string_view text)
{
    QStringList words = QString::fromUtf8(text.data(), qsizetype(text.size())).split(u' ', Qt::SkipEmptyParts);
    if (words.size() == 1) {
        if (const auto length = parseDuration(words.front().toStdString()))
            return SloWindow{.length = *length, .calendar = {}};
    }
    auto periods = words.isEmpty() ? std::nullopt : unitsOf(words.takeFirst());
    if (!periods)
        return std::nullopt;
    if (words.value(0) == "from"_L1) {
        if (!setStart(*periods, words.value(1)))
            return std::nullopt;
        words = words.mid(2);
    }
    if (!words.isEmpty()) {
        const auto zone = timeZoneNamed(words.takeFirst().toUtf8());
        if (!zone || !words.isEmpty())
            return std::nullopt;
        periods->zone = *zone;
    }
    return SloWindow{.length = periods->count * usualLength(periods->unit), .calendar = *periods};
}

bool isOfCalendar(std::string_view text)
{
    return text.find_first_of(" MQY") != std::string_view::npos && !parseDuration(text);
}

std::optional<SloWindow> windowAt(const ConfigNode& node, Errors& errors)
{
    const auto window = node.isScalar() ? parseWindow(node.text()) : std::nullopt;
    if (window)
        return isWindow(window->length, node, errors) ? window : std::nullopt;
    SectionReader::report(errors, ErrorCode::BadValue, node,
                          Text::tr("a window such as 28d, 1M Europe/Berlin, or 1M from 2026-01-01T00:00 Europe/Berlin"),
                          node.shownText(),
                          Text::tr("Periods are counted in d, w, M, Q and Y; a zone has its name in the IANA database."));
    return std::nullopt;
}

} // namespace traceo
