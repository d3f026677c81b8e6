#include "slo/rehearsal/alert_policy.h"

#include "core/duration.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlertPolicy)
};

using Severity = BurnPair::Severity;

AlertPolicy slothPolicy(const SloDefinition& slo)
{
    const Millis period = slo.window.length;
    AlertPolicy policy{"sloth",
                       {{.severity = Severity::Page, .period = period}, {.severity = Severity::Ticket, .period = period}}};
    for (const BurnPair& pair : kBurnPairs)
        policy.alerts[pair.severity == Severity::Page ? 0 : 1].pairs.push_back(pair);
    return policy;
}

struct PyrraTier {
    Severity severity;
    int factor;
    Millis pending;
    Millis longWindow;
    Millis shortWindow;
};
constexpr Millis kPyrraPeriod = 28 * kDay;
constexpr std::array kPyrraTiers{
    PyrraTier{Severity::Page, 14, 2 * kMinute, kHour, 5 * kMinute},
    PyrraTier{Severity::Page, 7, 15 * kMinute, 6 * kHour, 30 * kMinute},
    PyrraTier{Severity::Ticket, 2, kHour, kDay, 2 * kHour},
    PyrraTier{Severity::Ticket, 1, 3 * kHour, 4 * kDay, 6 * kHour},
};

/// To the nearest minute.
Millis scaled(Millis length, Millis period)
{
    const std::int64_t whole = (length / kMinute) * (period / kMinute);
    const std::int64_t per = kPyrraPeriod / kMinute;
    return (whole + per / 2) / per * kMinute;
}

Result<AlertPolicy> pyrraPolicy(const SloDefinition& slo)
{
    AlertPolicy policy{"pyrra", {}};
    for (const PyrraTier& tier : kPyrraTiers) {
        const auto length = [&](Millis of) { return scaled(of, slo.window.length); };
        if (length(tier.shortWindow) < kMinute)
            return Error{.code = ErrorCode::BadValue,
                         .where = QStringLiteral("pyrra"),
                         .expected = Text::tr("an SLO whose window is long enough for a shortest window of a minute"),
                         .found = QString::fromStdString(slo.window.text()),
                         .hint = Text::tr("Pyrra would look at a window of 0 minutes, which never fires.")};
        const BurnSpeed speed{BurnSpeed::Unit::Factor, tier.factor * BurnSpeed::kScale};
        policy.alerts.push_back({.severity = tier.severity,
                                 .pairs = {{tier.severity, speed, length(tier.longWindow), length(tier.shortWindow)}},
                                 .pending = length(tier.pending),
                                 .period = slo.window.length});
    }
    return policy;
}

QString pairSyntax()
{
    return Text::tr("FACTOR,LONG,SHORT and maybe PENDING and LEAST, such as 14.4,1h,5m,2m,3");
}

Error mistake(std::string_view text, const QString& expected)
{
    return {.code = ErrorCode::Usage,
            .where = QStringLiteral("--pair"),
            .expected = expected,
            .found = QString::fromUtf8(text.data(), qsizetype(text.size())),
            .hint = {}};
}

std::optional<Millis> wholeMinutes(const QString& text)
{
    const auto length = parseDuration(text.toStdString());
    return length && *length % kMinute == Millis{0} ? std::optional(*length) : std::nullopt;
}

} // namespace

Result<AlertPolicy> namedPolicy(std::string_view name, const SloDefinition& slo)
{
    if (name == "ours")
        return policyOf(slo, alertRulesOf(slo));
    if (name == "sloth")
        return slothPolicy(slo);
    if (name == "pyrra")
        return pyrraPolicy(slo);
    if (name == "datadog")
        return AlertPolicy{"datadog", {{.pairs = {kBurnPairs.front()}, .period = slo.window.length}}};
    QStringList names;
    for (const std::string_view known : kPolicyNames)
        names << QString::fromLatin1(known.data(), qsizetype(known.size()));
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--policy"),
                 .expected = names.join(QStringLiteral(", ")),
                 .found = QString::fromUtf8(name.data(), qsizetype(name.size())),
                 .hint = Text::tr("One of your own is given with --pair.")};
}

AlertPolicy policyOf(const SloDefinition& slo, const AlertRules& rules)
{
    AlertPolicy policy{"ours", {}};
    for (const Severity severity : {Severity::Page, Severity::Ticket}) {
        PolicyAlert alert{.severity = severity,
                          .pending = rules.pending,
                          .leastBad = rules.leastBad,
                          .wantsProof = rules.wantsProof,
                          .isGuarded = true,
                          .period = slo.window.length};
        for (const BurnPair& pair : rules.pairs) {
            if (pair.severity == severity)
                alert.pairs.push_back(pair);
        }
        policy.alerts.push_back(std::move(alert));
    }
    return policy;
}

AlertPolicy policyOf(const SloDefinition& slo, const std::vector<AlertRules>& rules)
{
    AlertPolicy policy{"ours", {}};
    for (const AlertRules& one : rules)
        std::ranges::move(policyOf(slo, one).alerts, std::back_inserter(policy.alerts));
    std::erase_if(policy.alerts, [](const PolicyAlert& alert) { return alert.pairs.empty(); });
    return policy;
}

std::vector<OwnAlert> ownAlertsOf(const AlertPolicy& policy)
{
    std::vector<OwnAlert> alerts;
    for (const PolicyAlert& alert : policy.alerts) {
        for (const BurnPair& pair : alert.pairs) {
            OwnAlert own;
            own.pair = pair;
            own.pending = alert.pending;
            own.leastBad = alert.leastBad;
            own.wantsProof = alert.wantsProof;
            alerts.push_back(std::move(own));
        }
    }
    return alerts;
}

Result<PolicyAlert> parseAlert(std::string_view text)
{
    const QStringList parts = QString::fromUtf8(text.data(), qsizetype(text.size())).split(u',');
    const auto speed = factorFrom(parts[0].trimmed().toStdString());
    if (parts.size() < 3 || parts.size() > 5 || !speed)
        return mistake(text, pairSyntax());
    std::array<Millis, 3> lengths{}; // long, short, pending
    for (std::size_t i = 0; i < lengths.size() && qsizetype(i) + 1 < parts.size(); ++i) {
        const auto length = wholeMinutes(parts[qsizetype(i) + 1].trimmed());
        if (!length)
            return mistake(text, Text::tr("lengths of whole minutes: 5m, 1h, 3d"));
        lengths[i] = *length;
    }
    bool isCount = true;
    const double least = parts.size() > 4 ? parts[4].trimmed().toUInt(&isCount) : 0;
    if (!isCount)
        return mistake(text, Text::tr("a whole number of bad events at the end"));
    if (speed->parts <= BurnSpeed::kScale)
        return mistake(text, Text::tr("a factor above 1: even spending burns at 1"));
    if (lengths[1] < kMinute || std::ranges::max(lengths) > lengths[0])
        return mistake(text, Text::tr("a short window of a minute or more, and no length above that of the long window"));
    return PolicyAlert{
        .pairs = {{Severity::Page, *speed, lengths[0], lengths[1]}}, .pending = lengths[2], .leastBad = least, .isGuarded = true};
}

std::string toText(const PolicyAlert& alert)
{
    std::string text;
    for (const BurnPair& pair : alert.pairs) {
        text += (text.empty() ? "" : " | ") + QString::number(pair.limit(alert.period).factor()).toStdString() + ','
            + toText(pair.longWindow) + ',' + toText(pair.shortWindow);
        if (alert.pending > Millis{0} || alert.leastBad > 0)
            text += ',' + toText(alert.pending);
        if (alert.leastBad > 0)
            text += ',' + std::to_string(std::int64_t(alert.leastBad));
    }
    return text;
}

AlertPolicy only(Severity severity, AlertPolicy policy)
{
    std::erase_if(policy.alerts, [severity](const PolicyAlert& alert) { return alert.severity != severity; });
    return policy;
}

} // namespace traceo
