#include "slo/own_alert.h"

#include "core/duration.h"
#include "slo/slo_config.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OwnAlert)
};

constexpr int kFactorPlaces = 6;  // of BurnSpeed::kScale
constexpr int kPercentPlaces = 4; // two of a ratio's six are before the point
constexpr std::int64_t kNanoParts = DecimalText::kScale / BurnSpeed::kScale;

/// 14'400'000 with six places is 14.4.
std::string decimal(std::int64_t parts, int places)
{
    std::string digits = QString::number(parts).rightJustified(places + 1, u'0').toStdString();
    digits.insert(digits.size() - std::size_t(places), 1, '.');
    while (digits.back() == '0')
        digits.pop_back();
    if (digits.back() == '.')
        digits.pop_back();
    return digits;
}

/// None where it has digits that `unit` parts of DecimalText::kScale cannot hold, or is too large.
std::optional<std::int64_t> wholeParts(std::string_view text, std::int64_t unit)
{
    const auto number = decimalOf(text);
    if (!number || number->parts % unit != 0 || number->parts / unit >= BurnSpeed::kMost)
        return std::nullopt;
    return number->parts / unit;
}

QString lengthText(Millis length)
{
    return QString::fromStdString(toText(length));
}

bool isWholeMinutes(Millis length)
{
    return length >= kMinute && length % kMinute == Millis{0};
}

class Judge {
public:
    Judge(const OwnAlert& alert, const AlertPlaces& places, Millis period, Errors& errors)
        : m_alert(alert), m_places(places), m_period(period), m_errors(errors)
    {}

    bool isLegal()
    {
        const std::size_t before = m_errors.size();
        judgeWindows();
        judgePending();
        if (m_errors.size() == before) // without windows there is no factor
            judgeSpeed();
        return m_errors.size() == before;
    }

private:
    void judgeWindows()
    {
        const BurnPair& pair = m_alert.pair;
        if (!isWholeMinutes(pair.longWindow))
            report(m_places.longWindow, Text::tr("a window of whole minutes, of one at least"));
        else if (pair.longWindow > m_period)
            report(m_places.longWindow, Text::tr("no more than the window of the SLO, %1").arg(lengthText(m_period)));
        if (pair.isSingle())
            return;
        if (!isWholeMinutes(pair.shortWindow))
            report(m_places.shortWindow, Text::tr("a window of whole minutes, of one at least"));
        else if (pair.shortWindow > pair.longWindow)
            report(m_places.shortWindow, Text::tr("less than the long window, %1").arg(lengthText(pair.longWindow)));
    }
    void judgePending()
    {
        const Millis pending = m_alert.pending;
        if (pending < Millis{0} || pending % kMinute != Millis{0} || pending > m_period)
            report(m_places.pending, Text::tr("whole minutes, no more than the window of the SLO, %1").arg(lengthText(m_period)));
    }
    void judgeSpeed()
    {
        const BurnSpeed& speed = m_alert.pair.speed;
        const bool isShare = speed.unit == BurnSpeed::Unit::Budget;
        const BurnLimit limit = m_alert.pair.limit(m_period);
        if (isShare && (speed.parts <= 0 || speed.parts > BurnSpeed::kScale))
            report(m_places.speed, Text::tr("a share of the budget above 0 and at most 100%"));
        else if (speed.parts <= 0)
            report(m_places.speed, Text::tr("a factor above 0"));
        else if (m_alert.pair.severity == BurnPair::Severity::Page && limit.above <= limit.below)
            SectionReader::report(m_errors, ErrorCode::BadValue, m_places.speed,
                                  Text::tr("a factor above 1 for a page: even spending burns at 1"), factorWords(),
                                  Text::tr("Such a page calls people while the objective is kept."));
    }
    /// "0.96, which is 2% of 2d in 1h"
    QString factorWords() const
    {
        const BurnPair& pair = m_alert.pair;
        QString factor = QString::fromStdString(roundedFactor(pair.limit(m_period)));
        if (pair.speed.unit == BurnSpeed::Unit::Factor)
            return factor;
        return Text::tr("%1, which is %2 of the budget of %3 in %4")
            .arg(factor, QString::fromStdString(toText(pair.speed)), lengthText(m_period), lengthText(pair.longWindow));
    }
    void report(const ConfigNode& at, const QString& expected)
    {
        SectionReader::report(m_errors, ErrorCode::BadValue, at, expected, at.shownText());
    }

    const OwnAlert& m_alert;
    const AlertPlaces& m_places;
    Millis m_period;
    Errors& m_errors;
};

} // namespace

bool needsProof(const SloDefinition& slo)
{
    return isOfProbes(slo) && !slo.method.isOfTime();
}

std::optional<BurnSpeed> factorFrom(std::string_view text)
{
    const auto parts = wholeParts(text, kNanoParts);
    return parts ? std::optional(BurnSpeed{BurnSpeed::Unit::Factor, *parts}) : std::nullopt;
}

std::optional<BurnSpeed> budgetFrom(std::string_view text)
{
    constexpr std::int64_t kPercent = 100;
    const bool isPercent = text.ends_with('%');
    if (isPercent) {
        text.remove_suffix(1);
        while (text.ends_with(' '))
            text.remove_suffix(1);
    }
    const auto parts = wholeParts(text, isPercent ? kNanoParts * kPercent : kNanoParts);
    return parts ? std::optional(BurnSpeed{BurnSpeed::Unit::Budget, *parts}) : std::nullopt;
}

std::string toText(const BurnSpeed& speed)
{
    return speed.unit == BurnSpeed::Unit::Factor ? decimal(speed.parts, kFactorPlaces)
                                                 : decimal(speed.parts, kPercentPlaces) + '%';
}

std::string roundedFactor(const BurnLimit& limit)
{
    const std::int64_t whole = limit.above / limit.below;
    const std::int64_t rest = limit.above % limit.below; // apart, so that the product stays small
    const std::int64_t parts = (2 * rest * BurnSpeed::kScale + limit.below) / (2 * limit.below);
    return decimal(whole * BurnSpeed::kScale + parts, kFactorPlaces);
}

std::string toText(const OwnAlert& alert)
{
    const BurnPair& pair = alert.pair;
    std::string text = pair.severity == BurnPair::Severity::Page ? "page " : "ticket ";
    text += toText(pair.speed) + " over " + toText(pair.longWindow);
    if (!pair.isSingle())
        text += " and " + toText(pair.shortWindow);
    if (alert.pending > Millis{0})
        text += " for " + toText(alert.pending);
    text += " least " + std::to_string(std::int64_t(alert.leastBad));
    return alert.wantsProof ? text + " proof" : text;
}

bool isLegal(const OwnAlert& alert, const AlertPlaces& places, Millis period, Errors& errors)
{
    return Judge(alert, places, period, errors).isLegal();
}

Errors warningsOf(const std::vector<OwnAlert>& alerts, Millis period)
{
    Errors warnings;
    for (const OwnAlert& alert : alerts) {
        if (alert.isWrittenAtLeast)
            SectionReader::report(warnings, ErrorCode::BadValue, alert.location,
                                  Text::tr("op: gt, as an alert of burn rates fires above its threshold"), QStringLiteral("gte"),
                                  Text::tr("It is read as gt: at the threshold itself it is quiet, and so are exported rules."));
        const BurnLimit limit = alert.pair.limit(period);
        if (limit.above > limit.below)
            continue;
        const bool isEven = limit.above == limit.below;
        SectionReader::report(warnings, ErrorCode::BadValue, alert.location,
                              Text::tr("a factor above 1: even spending burns at 1"),
                              QString::fromStdString(roundedFactor(limit)),
                              isEven ? Text::tr("Such a ticket fires while the objective is just missed.")
                                     : Text::tr("Such a ticket never fires: it would while the objective is kept."));
    }
    return warnings;
}

} // namespace traceo
