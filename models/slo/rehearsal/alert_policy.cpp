#include "slo/rehearsal/alert_policy.h"

#include "core/duration.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlertPolicy)
};

using Severity = BurnPair::Severity;

constexpr int kWhole = 100; // percent
constexpr std::chrono::seconds kUnit{1};

/// A factor of above ÷ below: so many budgets of `below` seconds gone within them.
BurnLimit limitOf(std::int64_t above, std::int64_t below)
{
    return {.budgetPercent = kWhole, .window = below * kUnit, .period = above * kUnit};
}

PolicyPair pairOf(const BurnPair& pair, const SloDefinition& slo)
{
    return {pair.limit(slo.window.length), pair.longWindow, pair.shortWindow};
}

AlertPolicy slothPolicy(const SloDefinition& slo)
{
    AlertPolicy policy{"sloth", {{.severity = Severity::Page}, {.severity = Severity::Ticket}}};
    for (const BurnPair& pair : kBurnPairs)
        policy.alerts[pair.severity == Severity::Page ? 0 : 1].pairs.push_back(pairOf(pair, slo));
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
        policy.alerts.push_back({.severity = tier.severity,
                                 .pairs = {{limitOf(tier.factor, 1), length(tier.longWindow), length(tier.shortWindow)}},
                                 .pending = length(tier.pending)});
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

/// Digits as they were typed, so that 14.4 is not a little less.
std::optional<BurnLimit> exactLimit(const QString& text)
{
    constexpr int kMostDigits = 9;
    const qsizetype point = text.indexOf(u'.');
    const QString digits = QString(text).remove(u'.');
    const bool isNumber = !digits.isEmpty() && digits.size() <= kMostDigits && text.count(u'.') <= 1
        && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        return std::nullopt;
    std::int64_t below = 1;
    for (qsizetype i = point < 0 ? digits.size() : point; i < digits.size(); ++i)
        below *= 10;
    return limitOf(digits.toLongLong(), below);
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
        return policyOf(slo, defaultRules(slo));
    if (name == "sloth")
        return slothPolicy(slo);
    if (name == "pyrra")
        return pyrraPolicy(slo);
    if (name == "datadog")
        return AlertPolicy{"datadog", {{.pairs = {pairOf(kBurnPairs.front(), slo)}}}};
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
                          .isGuarded = true};
        for (const BurnPair& pair : rules.pairs) {
            if (pair.severity == severity)
                alert.pairs.push_back(pairOf(pair, slo));
        }
        policy.alerts.push_back(std::move(alert));
    }
    return policy;
}

Result<PolicyAlert> parseAlert(std::string_view text)
{
    const QStringList parts = QString::fromUtf8(text.data(), qsizetype(text.size())).split(u',');
    const auto limit = exactLimit(parts[0].trimmed());
    if (parts.size() < 3 || parts.size() > 5 || !limit)
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
    if (limit->factor() <= 1)
        return mistake(text, Text::tr("a factor above 1: even spending burns at 1"));
    if (lengths[1] < kMinute || std::ranges::max(lengths) > lengths[0])
        return mistake(text, Text::tr("a short window of a minute or more, and no length above that of the long window"));
    return PolicyAlert{.pairs = {{*limit, lengths[0], lengths[1]}}, .pending = lengths[2], .leastBad = least, .isGuarded = true};
}

std::string toText(const PolicyAlert& alert)
{
    std::string text;
    for (const PolicyPair& pair : alert.pairs) {
        text += (text.empty() ? "" : " | ") + QString::number(pair.limit.factor()).toStdString() + ',' + toText(pair.longWindow)
            + ',' + toText(pair.shortWindow);
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
