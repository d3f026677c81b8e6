#include "slo/alert_list.h"

#include "core/duration.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloShortForm)
};

class AlertReader {
public:
    AlertReader(const ConfigNode& node, const SloDefinition& slo, Errors& errors)
        : m_node(node), m_slo(slo), m_errors(errors), m_section(node, errors)
    {}

    std::optional<OwnAlert> read()
    {
        const std::size_t before = m_errors.size();
        if (!m_node.isMap()) {
            if (m_node.isMissing())
                report(m_node, Text::tr("an alert such as {severity: page, budget: 2%, long: 1h, short: 5m}"), m_node.kindText());
            return std::nullopt;
        }
        m_alert.location = m_node.location();
        readSeverity();
        readSpeed();
        readLengths();
        readEvidence();
        m_section.finish();
        const ConfigNode& speed = m_section.has("budget") ? m_node["budget"] : m_node["factor"];
        const AlertPlaces places{speed, m_node["long"], m_node["short"], m_node["for"]};
        const bool isRead = m_errors.size() == before;
        return isRead && isLegal(m_alert, places, m_slo.window.length, m_errors) ? std::optional(m_alert) : std::nullopt;
    }

private:
    void readSeverity()
    {
        if (!m_section.has("severity"))
            m_section.requiredText("severity");
        else if (const auto severity = m_section.word("severity", {"page", "ticket"}))
            m_alert.pair.severity = *severity == "page" ? BurnPair::Severity::Page : BurnPair::Severity::Ticket;
    }
    void readSpeed()
    {
        const auto factor = m_section.text("factor");
        const auto budget = m_section.text("budget");
        if (m_section.has("factor") == m_section.has("budget")) {
            report(m_node, Text::tr("exactly one of “factor” and “budget”"),
                   m_section.has("factor") ? Text::tr("both") : Text::tr("neither"));
            return;
        }
        const auto speed = factor ? factorFrom(*factor) : budget ? budgetFrom(*budget) : std::nullopt;
        if (speed)
            m_alert.pair.speed = *speed;
        else if (factor)
            report(m_node["factor"], Text::tr("a factor of even spending such as 14.4, with six decimals at most"),
                   m_node["factor"].shownText());
        else if (budget)
            report(m_node["budget"],
                   Text::tr("a share of the budget such as 2% or 0.02, with four decimals of a percent at most"),
                   m_node["budget"].shownText());
    }
    void readLengths()
    {
        if (!m_section.has("long"))
            m_section.requiredText("long");
        m_alert.pair.longWindow = m_section.duration("long").value_or(Millis{0});
        m_alert.pair.shortWindow = m_alert.pair.longWindow;
        if (const auto shorter = m_section.duration("short")) {
            m_alert.pair.shortWindow = *shorter;
            if (m_alert.pair.isSingle())
                report(m_node["short"], Text::tr("less than the long window, %1").arg(m_node["long"].shownText()),
                       m_node["short"].shownText(), Text::tr("Leave “short” out for a single window."));
        }
        m_alert.pending = m_section.duration("for").value_or(Millis{0});
    }
    void readEvidence()
    {
        const auto least = m_section.integer("least");
        if (least && *least < 0)
            report(m_node["least"], Text::tr("a number of bad events, 0 or more"), m_node["least"].shownText());
        m_alert.leastBad = least ? double(*least) : kLeastBad;
        m_alert.wantsProof = m_section.boolean("proof").value_or(needsProof(m_slo));
    }
    void report(const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {})
    {
        SectionReader::report(m_errors, ErrorCode::BadValue, at, expected, found, hint);
    }

    const ConfigNode& m_node;
    const SloDefinition& m_slo;
    Errors& m_errors;
    SectionReader m_section;
    OwnAlert m_alert;
};

std::string itemText(const OwnAlert& alert, const SloDefinition& slo)
{
    const BurnPair& pair = alert.pair;
    std::string text = pair.severity == BurnPair::Severity::Page ? "{severity: page, " : "{severity: ticket, ";
    text += (pair.speed.unit == BurnSpeed::Unit::Factor ? "factor: " : "budget: ") + toText(pair.speed);
    text += ", long: " + toText(pair.longWindow);
    if (!pair.isSingle())
        text += ", short: " + toText(pair.shortWindow);
    if (alert.pending > Millis{0})
        text += ", for: " + toText(alert.pending);
    if (alert.leastBad != kLeastBad)
        text += ", least: " + std::to_string(std::int64_t(alert.leastBad));
    if (alert.wantsProof != needsProof(slo))
        text += alert.wantsProof ? ", proof: true" : ", proof: false";
    return text + '}';
}

} // namespace

std::vector<OwnAlert> alertListAt(const ConfigNode& list, const SloDefinition& slo, Errors& errors)
{
    if (!list.isList() || list.items().empty()) {
        SectionReader::report(errors, ErrorCode::BadValue, list, Text::tr("a list of at least one alert"),
                              list.isList() ? Text::tr("an empty list") : list.kindText(),
                              Text::tr("Without “alerts” an SLO has the usual ones."));
        return {};
    }
    std::vector<OwnAlert> alerts;
    for (const ConfigNode& item : list.items()) {
        if (auto alert = AlertReader(item, slo, errors).read())
            alerts.push_back(*std::move(alert));
    }
    return alerts;
}

std::string alertListText(const std::vector<OwnAlert>& alerts, const SloDefinition& slo)
{
    std::string text = "  alerts:\n";
    for (const OwnAlert& alert : alerts)
        text += "    - " + itemText(alert, slo) + '\n';
    return text;
}

} // namespace traceo
