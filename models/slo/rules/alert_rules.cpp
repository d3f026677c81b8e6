#include "slo/rules/alert_rules.h"

#include "core/duration.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

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
    constexpr std::int64_t kPercent = 100;
    std::int64_t above = limit.period / std::chrono::seconds(1) * limit.budgetPercent * objective.errorParts();
    std::int64_t below = limit.window / std::chrono::seconds(1) * kPercent * Objective::kScale;
    const std::int64_t common = std::gcd(above, below);
    above /= common;
    below /= common;
    return double(above) / double(below);
}

/// The conditions of one pair over what is recorded of one SLO.
class PairConditions {
public:
    PairConditions(const SloDefinition& slo, const RuleNames& names, const BurnPair& pair)
        : m_slo(slo), m_names(names), m_pair(pair), m_limit(numberText(errorLimit(slo.objective, pair.limit(slo.window.length))))
    {}

    std::string text(const AlertRules& rules) const
    {
        std::string conditions = "    " + above(m_pair.shortWindow) + "\n    and " + above(m_pair.longWindow);
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
        const std::string events = over(kTotalEvents);
        return over(kBadEvents) + " - " + numberText(kHalfAnEvent) + " > " + m_limit + " * " + events + " + 1.96 * sqrt("
            + m_limit + " * (1 - " + m_limit + ") * " + events + ")";
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
    std::string m_limit;
};

QString nameOf(Severity severity)
{
    return severity == Severity::Page ? Text::tr("Page") : Text::tr("Ticket");
}

/// "14.4 times its budget of 0.001 over 1h and 5m"
QString limitText(const SloDefinition& slo, const BurnPair& pair)
{
    return Text::tr("%1 times the error budget of %2 over %3 and over %4")
        .arg(shown(pair.limit(slo.window.length).factor()), shown(slo.objective.errorRatio()), shown(pair.longWindow),
             shown(pair.shortWindow));
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

} // namespace

std::string_view severityWord(Severity severity)
{
    return severity == Severity::Page ? "page" : "ticket";
}

std::vector<BurnPair> usefulPairs(const SloDefinition& slo, const AlertRules& rules)
{
    std::vector<BurnPair> pairs = rules.pairs;
    std::erase_if(pairs, [&](const BurnPair& pair) { return !isUseful(slo.objective, pair.limit(slo.window.length)); });
    return pairs;
}

std::optional<Rule> alertOf(const SloDefinition& slo, const AlertRules& rules, Severity severity, const RuleNames& names)
{
    const std::vector<BurnPair> pairs = pairsOf(slo, rules, severity);
    if (pairs.empty())
        return std::nullopt;
    std::string expression;
    for (const BurnPair& pair : pairs)
        expression += (expression.empty() ? "" : "\n  or\n") + PairConditions(slo, names, pair).text(rules);
    const std::string word(severityWord(severity));
    Labels labels{{"severity", word}, {"service", slo.service}, {"slo", slo.name}};
    if (!names.severityLabel.empty())
        labels = labels.with(names.severityLabel, word);
    return Rule{.kind = Rule::Kind::Alert,
                .name = std::string(kAlertName),
                .expression = "(\n" + expression + "\n)",
                .pending = rules.pending,
                .labels = std::move(labels),
                .annotations = annotationsOf(slo, pairs)};
}

std::vector<QString> notesOn(const SloDefinition& slo, const AlertRules& rules)
{
    std::vector<QString> notes;
    for (const BurnPair& pair : rules.pairs) {
        if (isUseful(slo.objective, pair.limit(slo.window.length)))
            notes.push_back(u"%1: %2"_s.arg(nameOf(pair.severity), limitText(slo, pair)));
        else
            notes.push_back(Text::tr("%1 over %2 and over %3 is left out. %4")
                                .arg(nameOf(pair.severity), shown(pair.longWindow), shown(pair.shortWindow),
                                     reasonOf({.verdict = AlertVerdict::CannotFire, .heldBy = PairState{.pair = pair}}, slo)));
    }
    if (rules.leastBad > 0)
        notes.push_back(Text::tr("Alerts ask for %1 bad events in the longer window, too.").arg(shown(rules.leastBad)));
    if (rules.wantsProof)
        notes.push_back(Text::tr("Of few runs they ask for proof: the lower bound of the share, at 95 %, is above the limit."));
    return notes;
}

} // namespace traceo::rules
