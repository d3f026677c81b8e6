#include "slo/rules/slo_rules.h"

#include "core/decimal_text.h"
#include "core/format.h"
#include "slo/rules/alert_rules.h"
#include "slo/rules/composite_promql.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/yaml_scalar.h"
#include "slo/slo_counts.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

constexpr Millis kCurrent = kBurnWindows.front().length;

void append(std::vector<Rule>& rules, std::vector<Rule> more)
{
    std::ranges::move(more, std::back_inserter(rules));
}

/// The rules of one SLO by what they are for.
class SloRecorder {
public:
    SloRecorder(const SloDefinition& slo, const std::vector<AlertRules>& alerts, const RuleNames& names, const QString& lost)
        : m_slo(slo), m_alerts(alerts), m_names(names), m_lost(lost)
    {}

    std::vector<Rule> ratios() const
    {
        std::vector<Rule> rules;
        for (const Millis window : windows()) {
            if (!hasPeriodRatio() || window != m_slo.window.length)
                append(rules, ratioOver(window));
        }
        return rules;
    }
    std::vector<Rule> periodRatio() const
    {
        if (!hasPeriodRatio())
            return {};
        return ratioOver(m_slo.window.length);
    }
    /// Counts that the alerts ask for beside the ratios.
    std::vector<Rule> counts() const
    {
        std::vector<Rule> rules;
        if (!canBurn())
            return rules;
        std::set<std::pair<std::string_view, Millis>> known; // alerts may share a window
        const auto add = [&](std::string_view what, Millis window, const std::string& expression) {
            if (known.emplace(what, window).second)
                rules.push_back(over(what, window, expression));
        };
        for (const AlertRules& one : m_alerts) {
            for (const BurnPair& pair : usefulPairs(m_slo, one)) {
                const CountedOver counted = eventsOver(pair.longWindow);
                const bool asksForBad = one.leastBad > 0 || one.wantsProof;
                if (asksForBad && m_slo.composite) // which its bad ones are a share of
                    add(kTotalEvents, pair.longWindow, counted.total);
                if (asksForBad)
                    add(kBadEvents, pair.longWindow, counted.bad);
                if (one.wantsProof)
                    add(kTotalEvents, pair.longWindow, counted.total);
            }
        }
        return rules;
    }
    std::vector<Rule> meta() const;
    std::vector<Rule> alerts() const
    {
        std::vector<Rule> rules;
        if (!canBurn())
            return rules;
        for (AlertOfRules& of : alertsOf(m_slo, m_alerts, m_names))
            rules.push_back(std::move(of.alert));
        return rules;
    }
    std::vector<QString> notes() const;
    std::vector<QString> unsaid() const;

private:
    /// A share of bad minutes is no share of bad events.
    bool canBurn() const { return !m_slo.method.isOfTime(); }
    bool hasPeriodRatio() const { return m_slo.window.isRolling(); }
    std::vector<Millis> windows() const { return burnWindowsOf(m_slo, m_alerts); }
    /// Of a composite those of its members as well, which it is made of.
    std::vector<Rule> ratioOver(Millis window) const
    {
        if (!m_slo.composite)
            return {over(kErrorRatio, window, countedOver(m_slo.sli, window).errorRatio)};
        std::vector<Rule> rules = memberRatios(m_slo, m_names, window);
        rules.push_back(over(kErrorRatio, window, errorRatioOf(m_slo, m_names, window)));
        return rules;
    }
    /// Of a composite the share of all that its error ratio is.
    CountedOver eventsOver(Millis window) const
    {
        if (!m_slo.composite)
            return countedOver(m_slo.sli, window);
        const Labels labels = m_names.labelsOf(m_slo, window);
        const auto recorded = [&](std::string_view what) { return selected(m_names.recorded(what, window), labels); };
        return {.errorRatio = {}, .bad = recorded(kErrorRatio) + " * " + recorded(kTotalEvents), .total = totalOf(m_slo, window)};
    }

    Rule over(std::string_view what, Millis window, std::string expression) const
    {
        return {.name = m_names.recorded(what, window),
                .expression = std::move(expression),
                .labels = m_names.labelsOf(m_slo, window)};
    }
    Rule meta(std::string_view what, std::string expression) const
    {
        return {.name = m_names.recorded(what), .expression = std::move(expression), .labels = m_names.labelsOf(m_slo)};
    }
    Rule constant(std::string_view what, double value) const { return meta(what, "vector(" + numberText(value) + ')'); }
    Rule presence() const
    {
        const QString percent = decimalText(m_slo.objective.ratio(), 2, m_slo.objective.decimals, Cut::Nearest);
        return {.name = std::string(m_names.info),
                .expression = "vector(1)",
                .labels = m_names.labelsOf(m_slo).with(m_names.objectiveLabel, percent.toStdString())};
    }
    std::string burnOver(Millis window) const
    {
        return selected(m_names.recorded(kErrorRatio, window), m_names.labelsOf(m_slo, window)) + " / "
            + numberText(m_slo.objective.errorRatio());
    }

    const SloDefinition& m_slo;
    const std::vector<AlertRules>& m_alerts;
    const RuleNames& m_names;
    const QString& m_lost;
};

std::vector<Rule> SloRecorder::meta() const
{
    constexpr double kDaySeconds = 86'400;
    const double days = double(m_slo.window.length / std::chrono::seconds(1)) / kDaySeconds;
    std::vector<Rule> rules{constant("objective:ratio", m_slo.objective.ratio()),
                            constant("error_budget:ratio", m_slo.objective.errorRatio()), constant("time_period:days", days),
                            presence()};
    if (!canBurn())
        return rules;
    rules.push_back(meta("current_burn_rate:ratio", burnOver(kCurrent)));
    if (!hasPeriodRatio())
        return rules;
    constexpr std::string_view kPeriodBurn = "period_burn_rate:ratio";
    rules.push_back(meta(kPeriodBurn, burnOver(m_slo.window.length)));
    rules.push_back(
        meta("period_error_budget_remaining:ratio", "1 - " + selected(m_names.recorded(kPeriodBurn), m_names.labelsOf(m_slo))));
    return rules;
}

std::vector<QString> SloRecorder::notes() const
{
    std::vector<QString> notes = unsaid();
    for (QString& note : notes)
        note = Text::tr("Not said here: %1.").arg(note);
    std::ranges::move(m_slo.composite ? notesOnMembers(m_slo) : rules::notesOn(m_slo.sli), std::back_inserter(notes));
    if (canBurn())
        std::ranges::move(rules::notesOn(m_slo, m_alerts), std::back_inserter(notes));
    return notes;
}

std::vector<QString> SloRecorder::unsaid() const
{
    std::vector<QString> unsaid = m_slo.composite ? unkeptOfMembers(m_slo) : unkeptOf(m_slo.sli);
    if (!m_lost.isEmpty())
        unsaid.push_back(m_lost);
    std::ranges::move(timesThatCount(m_slo), std::back_inserter(unsaid));
    if (!canBurn())
        unsaid.push_back(Text::tr("PromQL cannot count the minutes of time slices (%1): burn rates, budget and alerts are left "
                                  "out, and error ratios are those of events")
                             .arg(QString::fromStdString(m_slo.method.word())));
    if (!hasPeriodRatio())
        unsaid.push_back(Text::tr("PromQL knows no periods of a calendar (%1): the burn rate of the period and what is left of "
                                  "its budget are left out")
                             .arg(QString::fromStdString(m_slo.window.text())));
    return unsaid;
}

} // namespace

std::vector<Millis> burnWindowsOf(const SloDefinition& slo, const std::vector<AlertRules>& alerts)
{
    std::vector<Millis> windows;
    for (const BurnWindow& window : kBurnWindows)
        windows.push_back(window.length);
    std::set<Millis> more;
    for (const AlertRules& one : alerts) {
        for (const BurnPair& pair : slo.method.isOfTime() ? std::vector<BurnPair>() : usefulPairs(slo, one))
            more.insert({pair.longWindow, pair.shortWindow});
    }
    std::ranges::copy_if(more, std::back_inserter(windows), [](Millis length) {
        return std::ranges::find(kBurnWindows, length, &BurnWindow::length) == kBurnWindows.end();
    });
    return windows;
}

SloRules rulesOf(const SloDefinition& slo, const AlertRules& alerts, const RuleNames& names)
{
    return rulesOf(slo, std::vector<AlertRules>{alerts}, names);
}

SloRules rulesOf(const SloDefinition& slo, const std::vector<AlertRules>& alerts, const RuleNames& names, const QString& lost)
{
    const SloRecorder recorder(slo, alerts, names, lost);
    const auto group = [&](const char* part, std::vector<QString> notes) {
        return RuleGroup{std::string(names.group) + part + '-' + names.idOf(slo), std::move(notes), {}};
    };
    SloRules made;
    if (names.isSloth) {
        made.groups = {group("sli-recordings", recorder.notes()), group("meta-recordings", {}), group("alerts", {})};
        made.groups[0].rules = recorder.ratios();
        append(made.groups[0].rules, recorder.periodRatio());
        append(made.groups[0].rules, recorder.counts());
        made.groups[1].rules = recorder.meta();
        made.groups[2].rules = recorder.alerts();
    } else { // alerts beside what they rest on, at the same moment, and not behind the dear sum of a whole period
        made.groups = {group("burn", recorder.notes()), group("budget", {})};
        made.groups[0].rules = recorder.ratios();
        append(made.groups[0].rules, recorder.counts());
        append(made.groups[0].rules, recorder.alerts());
        made.groups[1].rules = recorder.periodRatio();
        append(made.groups[1].rules, recorder.meta());
    }
    std::erase_if(made.groups, [](const RuleGroup& one) { return one.rules.empty(); });
    for (const QString& sentence : recorder.unsaid())
        made.unsaid.push_back(u"%1: %2"_s.arg(QString::fromStdString(slo.name), sentence));
    return made;
}

std::vector<RuledSlo> ruledOf(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known,
                              std::vector<QString>& unsaid)
{
    std::vector<RuledSlo> ruled;
    std::set<std::string> ids;
    for (const SloDefinition& slo : slos) {
        const QString name = QString::fromStdString(slo.name);
        if (const QString why = whyNoRules(slo); !why.isEmpty()) {
            unsaid.push_back(u"%1: %2"_s.arg(name, why));
            continue;
        }
        if (!ids.insert(names.idOf(slo)).second) {
            unsaid.push_back(Text::tr("%1: left out, as another SLO is called %2 here, too; export it by itself")
                                 .arg(name, plainText(names.idOf(slo))));
            continue;
        }
        AskedSlo asked = askedAt(known, slo);
        if (asked.slo)
            ruled.push_back({*std::move(asked.slo), std::move(asked.lost)});
        else
            unsaid.push_back(u"%1: %2"_s.arg(name, asked.lost));
    }
    return ruled;
}

SloRules rulesOf(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known)
{
    SloRules all;
    for (const auto& [slo, lost] : ruledOf(slos, names, known, all.unsaid)) {
        SloRules one = rulesOf(slo, alertRulesOf(slo), names, lost);
        std::ranges::move(one.groups, std::back_inserter(all.groups));
        std::ranges::move(one.unsaid, std::back_inserter(all.unsaid));
    }
    return all;
}

} // namespace traceo::rules
