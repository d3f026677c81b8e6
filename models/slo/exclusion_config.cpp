#include "slo/exclusion_config.h"

#include "core/format.h"
#include "core/time_zone.h"
#include "slo/composite_config.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>
#include <QDateTime>

#include <map>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Exclusions)
};

constexpr Millis kLongest = 366 * kDay; ///< of one exclusion
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199; // iCalendar's arithmetic ends later

/// UTC where none is given; none where it is unknown.
std::optional<QTimeZone> readZone(SectionReader& section, const ConfigNode& node, Errors& errors)
{
    const auto name = section.text("zone");
    if (!section.has("zone"))
        return QTimeZone::utc();
    auto zone = name ? timeZoneNamed(QByteArray::fromStdString(*name)) : std::nullopt;
    if (name && !zone)
        SectionReader::report(errors, ErrorCode::BadValue, node["zone"], Text::tr("an IANA time zone such as Europe/Berlin"),
                              node["zone"].shownText());
    return zone;
}

/// "08:00"; "24:00" is the end of the day.
std::optional<Millis> clockOf(std::string_view text)
{
    if (text == "24:00")
        return kDay;
    const QTime time = QTime::fromString(QString::fromUtf8(text.data(), qsizetype(text.size())), u"HH:mm"_s);
    return time.isValid() ? std::optional(Millis{time.msecsSinceStartOfDay()}) : std::nullopt;
}

bool setDay(ServiceHours& hours, std::string_view day)
{
    const auto found = std::ranges::find(ServiceHours::kDays, day);
    if (found == ServiceHours::kDays.end())
        return false;
    hours.days[std::size_t(found - ServiceHours::kDays.begin())] = true;
    return true;
}

class ServiceHoursReader {
public:
    ServiceHoursReader(const ConfigNode& node, Errors& errors) : m_node(node), m_errors(errors) {}

    std::optional<ServiceHours> read()
    {
        const std::size_t before = m_errors.size();
        if (m_node.isScalar())
            readText();
        else
            readMap();
        if (m_errors.size() == before && m_hours.from == m_hours.to)
            report(m_node, Text::tr("hours that end at another time than they begin"), m_node.shownText(),
                   Text::tr("A whole day is from 00:00 to 24:00."));
        return m_errors.size() == before ? std::optional(m_hours) : std::nullopt;
    }

private:
    void readText()
    {
        const QStringList parts = QString::fromStdString(m_node.text()).split(u' ', Qt::SkipEmptyParts);
        const QStringList clocks = parts.value(1).split(u'-');
        const auto from = clockOf(clocks.value(0).toStdString());
        const auto to = clockOf(clocks.value(1).toStdString());
        const auto zone = timeZoneNamed(parts.value(2).toUtf8());
        m_hours.days = {};
        bool areDays = true;
        for (const QString& day : parts.value(0).split(u','))
            areDays = setDay(m_hours, day.toStdString()) && areDays;
        if (parts.size() != 3 || clocks.size() != 2 || !from || !to || !zone || !areDays) {
            report(m_node, Text::tr("service hours such as “mon,tue 08:00-20:00 Europe/Berlin”"), m_node.shownText());
            return;
        }
        m_hours.from = *from;
        m_hours.to = *to;
        m_hours.zone = *zone;
    }
    void readMap()
    {
        SectionReader section(m_node, m_errors);
        if (m_node.isMissing())
            report(m_node, Text::tr("service hours such as {days: [mon, tue], from: \"08:00\", to: \"20:00\"}"),
                   m_node.kindText());
        readDays(section);
        readClock(section, "from", m_hours.from);
        readClock(section, "to", m_hours.to);
        if (const auto zone = readZone(section, m_node, m_errors))
            m_hours.zone = *zone;
        section.finish();
    }
    void readDays(SectionReader& section)
    {
        const std::vector<std::string> days = section.texts("days");
        if (!section.has("days"))
            return;
        m_hours.days = {};
        const std::vector<std::string> known(ServiceHours::kDays.begin(), ServiceHours::kDays.end());
        for (const std::string& day : days) {
            if (!setDay(m_hours, day))
                report(m_node["days"], Text::tr("days of mon, tue, wed, thu, fri, sat, sun"), u"“%1”"_s.arg(plainText(day, 63)),
                       suggestion(day, known));
        }
        if (days.empty())
            report(m_node["days"], Text::tr("at least one day"), m_node["days"].kindText());
    }
    void readClock(SectionReader& section, std::string_view key, Millis& clock)
    {
        const auto text = section.text(key);
        const auto read = text ? clockOf(*text) : std::nullopt;
        if (read)
            clock = *read;
        else if (text)
            report(m_node[key], Text::tr("a time of day such as \"08:00\""), m_node[key].shownText());
    }
    void report(const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {})
    {
        SectionReader::report(m_errors, ErrorCode::BadValue, at, expected, found, hint);
    }

    const ConfigNode& m_node;
    Errors& m_errors;
    ServiceHours m_hours;
};

class ExclusionReader {
public:
    ExclusionReader(const ConfigNode& node, const std::vector<std::string>& slos, Errors& errors)
        : m_node(node), m_slos(slos), m_errors(errors), m_section(node, errors)
    {}

    std::optional<Exclusion> read()
    {
        const std::size_t before = m_errors.size();
        m_exclusion.id = resourceName(m_node["id"], m_section.requiredText("id"), m_errors);
        m_exclusion.reason = m_section.requiredText("reason");
        m_exclusion.author = m_section.text("author").value_or("");
        if (const ConfigNode& created = m_section.node("created"); m_section.has("created"))
            m_exclusion.createdAt = validFromAt(created, m_errors);
        if (m_section.word("mode", {"drop", "good"}) == "good")
            m_exclusion.mode = Exclusion::Mode::Good;
        readSlos();
        readTimes();
        m_section.finish();
        return m_errors.size() == before ? std::optional(m_exclusion) : std::nullopt;
    }

private:
    void readSlos();
    void readTimes();
    void readLength(const QTimeZone& zone);
    void readRule(const QTimeZone& zone);
    std::optional<LocalMs> localTime(std::string_view key);
    void report(const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {})
    {
        SectionReader::report(m_errors, ErrorCode::BadValue, at, expected, found, hint);
    }

    const ConfigNode& m_node;
    const std::vector<std::string>& m_slos;
    Errors& m_errors;
    SectionReader m_section;
    Exclusion m_exclusion;
};

void ExclusionReader::readSlos()
{
    for (const std::string& pattern : m_section.texts("slos")) {
        const Exclusion one{.id = {}, .slos = {pattern}};
        const bool isKnown = std::ranges::any_of(m_slos, [&one](const std::string& slo) { return one.appliesTo(slo); });
        if (!isKnown)
            SectionReader::report(m_errors, ErrorCode::NotFound, m_node["slos"],
                                  Text::tr("the name of an SLO of this workspace, or a pattern such as checkout-*"),
                                  u"“%1”"_s.arg(plainText(pattern, 63)), suggestion(pattern, m_slos));
        m_exclusion.slos.push_back(pattern);
    }
    if (m_section.has("slos") && m_exclusion.slos.empty())
        report(m_node["slos"], Text::tr("names of SLOs"), m_node["slos"].kindText(), Text::tr("Without “slos:” it is for all."));
}

std::optional<LocalMs> ExclusionReader::localTime(std::string_view key)
{
    const auto text = m_section.text(key);
    if (!text)
        return std::nullopt;
    const QString written = QString::fromStdString(*text).replace(u'T', u' ');
    for (const QString& form : {u"yyyy-MM-dd HH:mm"_s, u"yyyy-MM-dd"_s}) {
        const QDateTime read = QDateTime::fromString(written, form);
        const int year = read.date().year();
        if (read.isValid() && year >= kFirstYear && year <= kLastYear)
            return LocalMs(Millis{QDateTime(read.date(), read.time(), QTimeZone::utc()).toMSecsSinceEpoch()});
    }
    report(m_node[key], Text::tr("a time such as \"2026-11-01 02:00\""), m_node[key].shownText(),
           Text::tr("The offset from UTC is that of “zone:”."));
    return std::nullopt;
}

void ExclusionReader::readTimes()
{
    const auto zone = readZone(m_section, m_node, m_errors);
    const auto start = localTime("start");
    if (!m_section.has("start"))
        m_section.requiredText("start");
    for (const std::string_view key : {"end", "duration", "rrule"})
        m_section.node(key); // known, whatever is wrong with the rest
    if (!zone || !start)
        return;
    m_exclusion.zone = *zone;
    m_exclusion.start = *start;
    readLength(*zone);
    readRule(*zone);
}

void ExclusionReader::readLength(const QTimeZone& zone)
{
    if (m_section.has("end") == m_section.has("duration")) {
        report(m_node, Text::tr("either “end” or “duration”"), m_section.has("end") ? Text::tr("both") : Text::tr("neither"));
        return;
    }
    if (const auto duration = m_section.duration("duration")) {
        m_exclusion.duration = *duration;
        if (*duration < kMinute || *duration > kLongest || *duration % kMinute != Millis{0})
            report(m_node["duration"], Text::tr("whole minutes, from 1m to 366d"), m_node["duration"].shownText());
    }
    if (const auto end = localTime("end")) {
        m_exclusion.duration = momentOf(*end, zone) - momentOf(m_exclusion.start, zone);
        if (m_exclusion.duration < kMinute || m_exclusion.duration > kLongest)
            report(m_node["end"], Text::tr("an end after the start %1, by 366 days at most").arg(m_node["start"].shownText()),
                   m_node["end"].shownText());
    }
}

void ExclusionReader::readRule(const QTimeZone& zone)
{
    if (!m_section.has("rrule"))
        return;
    m_exclusion.rrule = m_section.requiredText("rrule");
    if (m_exclusion.rrule.empty())
        return;
    if (const auto checked = checkRecurrence(m_exclusion.rrule, m_exclusion.start, zone); !checked) {
        const Error& wrong = checked.error();
        report(m_node["rrule"], wrong.expected, wrong.found, wrong.hint);
    }
}

} // namespace

std::optional<ServiceHours> serviceHoursAt(const ConfigNode& node, Errors& errors)
{
    return ServiceHoursReader(node, errors).read();
}

void readExclusions(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors)
{
    std::vector<std::string> names;
    for (const SloDefinition& slo : config.slos)
        names.push_back(slo.name);
    std::map<std::string, Location> ids;
    for (const ConfigNode& item : items) {
        const auto exclusion = ExclusionReader(item, names, errors).read();
        const ConfigNode& id = item["id"];
        bool isNew = true;
        if (isResourceName(id.text())) { // whatever else is wrong with it
            const auto [first, isFirst] = ids.emplace(id.text(), id.location());
            isNew = isFirst;
            if (!isNew)
                SectionReader::report(errors, ErrorCode::Ambiguous, id.location(), Text::tr("an id no other exclusion has"),
                                      id.shownText(), Text::tr("It stands first at %1.").arg(first->second.toText()));
        }
        if (!exclusion || !isNew)
            continue;
        for (auto* const versions : {&config.slos, &config.earlier}) {
            for (SloDefinition& slo : *versions) {
                if (exclusion->appliesTo(slo.name))
                    slo.exclusions.push_back(*exclusion);
            }
        }
    }
    refreshComposites(config);
}

} // namespace traceo
