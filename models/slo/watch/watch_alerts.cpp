#include "slo/watch/watch_alerts.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/rules/alert_rules.h"
#include "vocabulary/facts.h"
#include "vocabulary/slo_alert.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloAlerts)
};

using vocabulary::AlertFact;
using vocabulary::SloAlertFact;
using vocabulary::SloWatch;

constexpr char kSpentName[] = "SloErrorBudgetSpent";
constexpr char kUnobservedName[] = "SloNotObserved";
constexpr double kPercent = 100;
constexpr double kCriticalLevel = 0.9;
constexpr double kWarningLevel = 0.75;

QString factorText(double factor)
{
    return toText({.value = factor, .unit = Unit::Factor, .quality = Quality::Ok, .better = Better::Lower});
}

QString percentText(double ratio)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 0});
}

/// What a budget can still bear decides: nine tenths gone are critical, as in its state.
std::string severityOf(const SloAlertFact& fact, const SloConfig& config)
{
    switch (fact.watch) {
    case SloWatch::Page:
        return std::string(rules::severityWord(BurnPair::Severity::Page));
    case SloWatch::Ticket:
        return std::string(rules::severityWord(BurnPair::Severity::Ticket));
    case SloWatch::Budget: {
        if (fact.level.value_or(0) >= kCriticalLevel)
            return "critical";
        const auto slo = std::ranges::find(config.slos, fact.name, &SloDefinition::name);
        const bool isOwn = slo != config.slos.end() && slo->watch.threshold.has_value();
        return isOwn || fact.level.value_or(0) >= kWarningLevel ? "warning" : "info";
    }
    case SloWatch::Unobserved:
    case SloWatch::Policy:
        return "warning";
    }
    Q_UNREACHABLE();
}

std::string nameOf(SloWatch watch)
{
    return watch == SloWatch::Budget    ? kSpentName
        : watch == SloWatch::Unobserved ? kUnobservedName
                                        : std::string(rules::kAlertName);
}

QString summaryOf(const SloAlertFact& fact)
{
    const QString slo = plainText(fact.name);
    switch (fact.watch) {
    case SloWatch::Page:
    case SloWatch::Ticket:
        return Text::tr("%1 spends its error budget %2 as fast as it may over %3, and %4 over %5; the limit is %6.")
            .arg(slo, factorText(fact.burnLong.value_or(0)), durationText(fact.longWindow),
                 factorText(fact.burnShort.value_or(0)), durationText(fact.shortWindow), factorText(fact.factor.value_or(0)));
    case SloWatch::Budget:
        return fact.level.value_or(0) >= 1
            ? Text::tr("%1 has spent all of its error budget.").arg(slo)
            : Text::tr("%1 has spent %2 of its error budget.").arg(slo, percentText(fact.level.value_or(0)));
    case SloWatch::Unobserved:
        return Text::tr("%1 is not observed: nobody can say whether it is kept.").arg(slo);
    case SloWatch::Policy:
        break;
    }
    return {};
}

AlertFact alertOf(const SloAlertFact& fact, const SloConfig& config)
{
    AlertFact alert;
    alert.name = nameOf(fact.watch);
    alert.state = "firing";
    alert.severity = severityOf(fact, config);
    QString summary = summaryOf(fact);
    if (fact.isFlapping)
        summary += QLatin1Char(' ') + Text::tr("It comes and goes so often that only its first change was told.");
    alert.summary = summary.toStdString();
    alert.labels = Labels{{"alertname", alert.name}, {"severity", alert.severity}, {"service", fact.service}, {"slo", fact.name}};
    alert.value = std::numeric_limits<double>::quiet_NaN();
    if (fact.watch == SloWatch::Page || fact.watch == SloWatch::Ticket) {
        alert.value = fact.burnLong.value_or(alert.value);
        alert.activeAt = fact.since;
    }
    if (fact.watch == SloWatch::Budget) {
        alert.value = fact.spent.value_or(alert.value);
        alert.labels = alert.labels.with("level", QString::number(fact.level.value_or(0) * kPercent).toStdString() + '%');
    }
    alert.isMuted = fact.isMuted;
    return alert;
}

} // namespace

std::vector<Fact> alertsOfSlos(const std::vector<Fact>& states, const SloConfig& config)
{
    std::vector<Fact> alerts;
    for (const Fact& state : states) {
        const auto fact = vocabulary::sloAlertFact(state.payload);
        if (!fact || fact->verdict != SloAlertFact::Verdict::Firing || fact->watch == SloWatch::Policy)
            continue;
        const AlertFact alert = alertOf(*fact, config);
        alerts.push_back({vocabulary::kAlertFact, kOwnAlerts, alert.labels.toText(), state.validFrom, state.validTo,
                          vocabulary::toJson(alert), state.learnedAt});
    }
    return alerts;
}

} // namespace traceo
