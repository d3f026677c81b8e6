#include "slo/rules/alert_rules.h"

#include "core/duration.h"
#include "slo/binomial_interval.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

using Severity = BurnPair::Severity;

/// Prometheus counts fractions of events: whole ones are told apart halfway.
constexpr double kHalfAnEvent = 0.5;

QString shown(Millis length)
{
    return QString::fromStdString(toText(length));
}

QString shown(double value)
{
    return QString::fromStdString(numberText(value));
}

/// factor · error budget, divided once: of whole numbers without a common factor the quotient is the double nearest to the
/// limit, so that a ratio at the limit is not above it. 14.4 · (1 − 0.999) would be.
double errorLimit(const Objective& objective, const BurnLimit& limit)
{
    constexpr long double kExactWhole = 9007199254740992.0L; // 2^53
    const std::int64_t errors = std::gcd(objective.errorParts(), Objective::kScale);
    const std::int64_t a = std::gcd(limit.above, Objective::kScale / errors);
    const std::int64_t b = std::gcd(objective.errorParts() / errors, limit.below);
    const auto product = [](std::int64_t x, std::int64_t y) { return static_cast<long double>(x) * static_cast<long double>(y); };
    const long double above = product(limit.above / a, objective.errorParts() / errors / b);
    const long double below = product(limit.below / b, Objective::kScale / errors / a);
    const bool isExact = above <= kExactWhole && below <= kExactWhole;
    return isExact ? double(above) / double(below) : double(above / below);
}

/// Above it no further bad event is left that the normal distribution would ask for when all are bad.
constexpr double kHighShare = 0.5;

/// The conditions of one pair over what is recorded of one SLO.
class PairConditions {
public:
    PairConditions(const SloDefinition& slo, const RuleNames& names, const BurnPair& pair)
        : m_slo(slo), m_names(names), m_pair(pair), m_share(errorLimit(slo.objective, pair.limit(slo.window.length))),
          m_limit(numberText(m_share))
    {}

    std::string text(const AlertRules& rules) const
    {
        std::string conditions = "    " + above(m_pair.shortWindow);
        if (!m_pair.isSingle())
            conditions += "\n    and " + above(m_pair.longWindow);
        if (rules.leastBad > 0)
            conditions += "\n    and " + kept(over(kBadEvents) + " > " + numberText(rules.leastBad - kHalfAnEvent));
        if (rules.wantsProof)
            conditions += "\n    and " + kept(proof());
        return "  (\n" + conditions + "\n  )";
    }

private:
    std::string series(std::string_view what, Millis window) const
    {
        return selected(m_names.recorded(what, window), m_names.labelsOf(m_slo));
    }
    std::string over(std::string_view what) const { return series(what, m_pair.longWindow); }
    std::string above(Millis window) const { return kept(series(kErrorRatio, window) + " > " + m_limit); }
    std::string proof() const
    {
        const std::string bad = over(kBadEvents);
        const std::string events = over(kTotalEvents);
        const std::string half = numberText(kHalfAnEvent);
        std::string isAbove = bad + " - " + half + " > " + m_limit + " * " + events + " + 1.96 * sqrt(" + m_limit + " * (1 - "
            + m_limit + ") * " + events + ")";
        if (m_share <= kHighShare)
            return isAbove;
        return '(' + isAbove + " or (" + bad + " > " + events + " - " + half + " and " + bad + " > "
            + numberText(double(leastAllBad()) - kHalfAnEvent) + "))";
    }
    /// Events that prove a share above the limit when all of them are bad.
    int leastAllBad() const
    {
        constexpr int kMost = 1'000'000;
        int events = 1;
        while (events < kMost && jeffreysBelow(events, events, m_share) >= kProof)
            events += std::max(1, events / 256);
        return events;
    }
    /// Without the label that tells windows apart, as conditions of several windows are joined by labels.
    std::string kept(const std::string& condition) const
    {
        return m_names.windowLabel.empty() ? condition
                                           : "max(" + condition + ") without (" + std::string(m_names.windowLabel) + ")";
    }

    const SloDefinition& m_slo;
    const RuleNames& m_names;
    const BurnPair& m_pair;
    double m_share; ///< the limit
    std::string m_limit;
};

QString nameOf(Severity severity)
{
    return severity == Severity::Page ? Text::tr("Page") : Text::tr("Ticket");
}

/// "14.4 times its budget of 0.001 over 1h and 5m"
QString limitText(const SloDefinition& slo, const BurnPair& pair)
{
    const QString factor = shown(pair.limit(slo.window.length).factor());
    const QString budget = shown(slo.objective.errorRatio());
    if (factor == QLatin1Char('1')) // as fast as even spending
        return pair.isSingle()
            ? Text::tr("the error budget of %1 over %2").arg(budget, shown(pair.longWindow))
            : Text::tr("the error budget of %1 over %2 and over %3").arg(budget, shown(pair.longWindow), shown(pair.shortWindow));
    if (pair.isSingle())
        return Text::tr("%1 times the error budget of %2 over %3").arg(factor, budget, shown(pair.longWindow));
    return Text::tr("%1 times the error budget of %2 over %3 and over %4")
        .arg(factor, budget, shown(pair.longWindow), shown(pair.shortWindow));
}

Labels annotationsOf(const SloDefinition& slo, const std::vector<BurnPair>& pairs)
{
    QStringList limits;
    for (const BurnPair& pair : pairs)
        limits << limitText(slo, pair);
    const QString name = QString::fromStdString(slo.displayName.empty() ? slo.name : slo.displayName);
    return Labels{{"summary", Text::tr("%1 spends its error budget too fast").arg(name).toStdString()},
                  {"description",
                   Text::tr("The share of bad events is above %1.").arg(limits.join(Text::tr(", or above "))).toStdString()}};
}

std::vector<BurnPair> pairsOf(const SloDefinition& slo, const AlertRules& rules, Severity severity)
{
    std::vector<BurnPair> pairs = usefulPairs(slo, rules);
    std::erase_if(pairs, [severity](const BurnPair& pair) { return pair.severity != severity; });
    return pairs;
}

/// Fires where one of the rules' pairs does; they wait for the same time. None where none can.
std::optional<Rule> alertOf(const SloDefinition& slo, const std::vector<AlertRules>& all, Severity severity,
                            const RuleNames& names)
{
    std::vector<BurnPair> pairs;
    std::string expression;
    for (const AlertRules& rules : all) {
        for (const BurnPair& pair : pairsOf(slo, rules, severity)) {
            expression += (expression.empty() ? "" : "\n  or\n") + PairConditions(slo, names, pair).text(rules);
            pairs.push_back(pair);
        }
    }
    if (pairs.empty())
        return std::nullopt;
    const std::string word(severityWord(severity));
    Labels labels{{"severity", word}, {"service", slo.service}, {"slo", slo.name}};
    if (!names.severityLabel.empty())
        labels = labels.with(names.severityLabel, word);
    return Rule{.kind = Rule::Kind::Alert,
                .name = std::string(kAlertName),
                .expression = "(\n" + expression + "\n)",
                .pending = all.front().pending,
                .labels = std::move(labels),
                .annotations = annotationsOf(slo, pairs)};
}

/// Those that wait for the same fire as one only where that is not at all: elsewhere each has to hold by itself.
std::vector<std::vector<AlertRules>> groupsOf(const std::vector<AlertRules>& rules)
{
    std::vector<std::vector<AlertRules>> groups(1);
    for (const AlertRules& one : rules) {
        if (one.pending > Millis{0})
            groups.push_back({one});
        else
            groups.front().push_back(one);
    }
    std::erase_if(groups, [](const std::vector<AlertRules>& group) { return group.empty(); });
    return groups;
}

/// "14.4x 1h/5m", of each pair.
std::string burnLabel(const SloDefinition& slo, const AlertOfRules& of)
{
    std::string label;
    for (const AlertRules& rules : of.rules) {
        for (const BurnPair& pair : pairsOf(slo, rules, of.severity))
            label += (label.empty() ? "" : ", ") + roundedFactor(pair.limit(slo.window.length)) + "x " + toText(pair.longWindow)
                + (pair.isSingle() ? std::string() : '/' + toText(pair.shortWindow));
    }
    return label;
}

QString leftOut(const BurnPair& pair, const SloDefinition& slo)
{
    const QString why = reasonOf({.verdict = AlertVerdict::CannotFire, .heldBy = PairState{.pair = pair}}, slo);
    if (pair.isSingle())
        return Text::tr("%1 over %2 is left out. %3").arg(nameOf(pair.severity), shown(pair.longWindow), why);
    return Text::tr("%1 over %2 and over %3 is left out. %4")
        .arg(nameOf(pair.severity), shown(pair.longWindow), shown(pair.shortWindow), why);
}

/// "Alerts ask for 3 bad events", of each set of rules that asks for another number with the window it is asked in.
void addEvidence(const std::vector<AlertRules>& rules, std::vector<QString>& notes)
{
    const bool isOne = std::ranges::all_of(rules, [&](const AlertRules& one) { return one.leastBad == rules.front().leastBad; });
    const auto add = [&notes](const QString& note) {
        if (std::ranges::find(notes, note) == notes.end())
            notes.push_back(note);
    };
    for (const AlertRules& one : rules) {
        if (one.leastBad > 0 && isOne)
            add(Text::tr("Alerts ask for %1 bad events in the longer window, too.").arg(shown(one.leastBad)));
        else if (one.leastBad > 0 && !one.pairs.empty())
            add(Text::tr("The alert over %1 asks for %2 bad events in it, too.")
                    .arg(shown(one.pairs.front().longWindow), shown(one.leastBad)));
    }
    if (std::ranges::any_of(rules, &AlertRules::wantsProof))
        add(Text::tr("Of few runs they ask for proof: the lower bound of the share, at 95 %, is above the limit."));
}

} // namespace

std::string_view severityWord(Severity severity)
{
    return severity == Severity::Page ? "page" : "ticket";
}

std::vector<BurnPair> usefulPairs(const SloDefinition& slo, const AlertRules& rules)
{
    std::vector<BurnPair> pairs = rules.pairs;
    std::erase_if(pairs, [&](const BurnPair& pair) { return !isUseful(slo.objective, pair, slo.window.length); });
    return pairs;
}

std::optional<Rule> alertOf(const SloDefinition& slo, const AlertRules& rules, Severity severity, const RuleNames& names)
{
    return alertOf(slo, std::vector<AlertRules>{rules}, severity, names);
}

std::vector<AlertOfRules> alertsOf(const SloDefinition& slo, const std::vector<AlertRules>& rules, const RuleNames& names)
{
    std::vector<AlertOfRules> alerts;
    for (const Severity severity : {Severity::Page, Severity::Ticket}) {
        const auto first = std::ptrdiff_t(alerts.size());
        for (const std::vector<AlertRules>& group : groupsOf(rules)) {
            if (auto alert = alertOf(slo, group, severity, names))
                alerts.push_back({severity, group, *std::move(alert)});
        }
        if (std::ptrdiff_t(alerts.size()) - first < 2)
            continue;
        for (auto it = alerts.begin() + first; it != alerts.end(); ++it)
            it->alert.labels = it->alert.labels.with("burn", burnLabel(slo, *it));
    }
    return alerts;
}

std::vector<QString> notesOn(const SloDefinition& slo, const AlertRules& rules)
{
    return notesOn(slo, std::vector<AlertRules>{rules});
}

std::vector<QString> notesOn(const SloDefinition& slo, const std::vector<AlertRules>& rules)
{
    std::vector<QString> notes;
    for (const AlertRules& one : rules) {
        for (const BurnPair& pair : one.pairs) {
            if (isUseful(slo.objective, pair, slo.window.length))
                notes.push_back(u"%1: %2"_s.arg(nameOf(pair.severity), limitText(slo, pair)));
            else
                notes.push_back(leftOut(pair, slo));
        }
    }
    addEvidence(rules, notes);
    return notes;
}

} // namespace traceo::rules
