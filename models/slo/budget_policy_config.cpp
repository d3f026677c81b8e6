#include "slo/budget_policy_config.h"

#include "core/format.h"
#include "slo/slo_config_values.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BudgetPolicies)
};

using Measure = PolicyStep::Measure;

constexpr std::int64_t kMostMissed = 12;
constexpr std::size_t kMostSteps = 16;

void report(const ConfigNode& at, const QString& expected, const QString& found, Errors& errors, const QString& hint = {})
{
    SectionReader::report(errors, ErrorCode::BadValue, at, expected, found, hint);
}

/// "< 25%": an operator and a number, which may be a percentage.
struct Comparison {
    QString op;
    double number = 0;
    bool isPercent = false;
};

std::optional<Comparison> comparisonOf(const std::string& written)
{
    QString text = QString::fromStdString(written).trimmed();
    Comparison comparison;
    while (!text.isEmpty() && (text.front() == u'<' || text.front() == u'>' || text.front() == u'=')) {
        comparison.op += text.front();
        text.remove(0, 1);
    }
    text = text.trimmed();
    comparison.isPercent = text.endsWith(u'%');
    if (comparison.isPercent)
        text = text.chopped(1).trimmed();
    const auto number = decimalOf(text.toStdString());
    if (!number)
        return std::nullopt;
    constexpr double kPercent = 100;
    comparison.number = double(number->parts) / double(DecimalText::kScale) / (comparison.isPercent ? kPercent : 1);
    return comparison;
}

class StepReader {
public:
    StepReader(const ConfigNode& node, Errors& errors) : m_node(node), m_errors(errors) {}

    std::optional<PolicyStep> read()
    {
        const std::size_t before = m_errors.size();
        if (!m_node.isMap()) {
            report(m_node, Text::tr("a step such as {when: {remaining: \"< 25%\"}, do: Freeze risky changes}"), m_node.kindText(),
                   m_errors);
            return std::nullopt;
        }
        SectionReader section(m_node, m_errors);
        m_step.action = section.requiredText("do");
        m_step.owner = section.text("owner").value_or("");
        const ConfigNode& when = section.node("when");
        if (section.has("when"))
            readCondition(when);
        else
            section.requiredText("when");
        section.finish();
        return m_errors.size() == before ? std::optional(m_step) : std::nullopt;
    }

private:
    void readCondition(const ConfigNode& when);
    void readShare(const ConfigNode& at, Measure measure);
    void readBurn(SectionReader& section, const ConfigNode& when);
    void readMissed(SectionReader& section, const ConfigNode& at);

    const ConfigNode& m_node;
    Errors& m_errors;
    PolicyStep m_step;
};

void StepReader::readCondition(const ConfigNode& when)
{
    const QString shape =
        Text::tr("one condition: remaining: \"< 25%\", burn: \"> 10\" with over: 6h, missed_windows: 2 or incident: \"> 20%\"");
    if (!when.isMap()) {
        report(when, shape, when.kindText(), m_errors);
        return;
    }
    SectionReader section(when, m_errors);
    int conditions = 0;
    for (const std::string_view key : {"remaining", "burn", "missed_windows", "incident"}) {
        section.node(key);
        conditions += section.has(key) ? 1 : 0;
    }
    section.node("over");
    if (conditions > 1)
        report(when, shape, Text::tr("%1 conditions").arg(conditions), m_errors, Text::tr("Write a step for each."));
    else if (section.has("remaining"))
        readShare(when["remaining"], Measure::Remaining);
    else if (section.has("incident"))
        readShare(when["incident"], Measure::Incident);
    else if (section.has("burn"))
        readBurn(section, when);
    else if (section.has("missed_windows"))
        readMissed(section, when["missed_windows"]);
    if (section.has("over") && !section.has("burn"))
        report(when["over"], Text::tr("“over” beside “burn” alone"), when["over"].shownText(), m_errors);
    const std::size_t before = m_errors.size();
    section.finish();
    if (conditions == 0 && m_errors.size() == before)
        report(when, shape, Text::tr("none"), m_errors);
}

void StepReader::readShare(const ConfigNode& at, Measure measure)
{
    const bool isRemaining = measure == Measure::Remaining;
    const auto share = at.isScalar() ? comparisonOf(at.text()) : std::nullopt;
    const bool isOp = share && (isRemaining ? share->op == "<"_L1 || share->op == "<="_L1 : share->op == ">"_L1);
    if (!isOp || share->number > 1) {
        report(at,
               isRemaining ? Text::tr("a share of the budget such as \"< 25%\" or \"<= 0%\"")
                           : Text::tr("a share of the budget such as \"> 20%\""),
               at.shownText(), m_errors);
        return;
    }
    m_step.measure = measure;
    m_step.limit = share->number;
    m_step.isInclusive = share->op == "<="_L1;
}

void StepReader::readBurn(SectionReader& section, const ConfigNode& when)
{
    m_step.measure = Measure::Burn;
    const ConfigNode& at = when["burn"];
    const auto burn = at.isScalar() ? comparisonOf(at.text()) : std::nullopt;
    if (burn && burn->op == ">"_L1 && !burn->isPercent && burn->number > 0)
        m_step.limit = burn->number;
    else
        report(at, Text::tr("a burn rate such as \"> 10\""), at.shownText(), m_errors);
    if (!section.has("over")) {
        section.requiredText("over");
        return;
    }
    const auto over = section.duration("over");
    if (over && isWindow(*over, when["over"], m_errors))
        m_step.over = *over;
}

void StepReader::readMissed(SectionReader& section, const ConfigNode& at)
{
    m_step.measure = Measure::Missed;
    const auto missed = section.integer("missed_windows");
    if (missed && *missed >= 1 && *missed <= kMostMissed)
        m_step.limit = double(*missed);
    else if (missed)
        report(at, Text::tr("windows in a row, from 1 to %1").arg(kMostMissed), at.shownText(), m_errors);
}

std::vector<PolicyStep> stepsAt(const ConfigNode& list, Errors& errors)
{
    std::vector<PolicyStep> steps;
    if (!list.isList() || list.items().empty()) {
        report(list, Text::tr("a list of steps, the mild ones first"), list.kindText(), errors);
        return steps;
    }
    if (list.items().size() > kMostSteps)
        report(list, Text::tr("at most %1 steps").arg(kMostSteps), QString::number(list.items().size()), errors);
    for (const ConfigNode& item : list.items()) {
        if (auto step = StepReader(item, errors).read())
            steps.push_back(std::move(*step));
    }
    return steps;
}

/// The policies of a workspace by their names; those with a mistake are known to be there.
class NamedPolicies {
public:
    NamedPolicies(const std::vector<ConfigNode>& items, Errors& errors)
    {
        for (const ConfigNode& item : items)
            read(item, errors);
    }

    void give(SloDefinition& slo, Errors& errors, Errors& warnings) const
    {
        const auto found = m_policies.find(slo.policy.name);
        if (found != m_policies.end()) {
            slo.policy.steps = found->second.steps;
            return;
        }
        std::vector<std::string> names;
        for (const auto& known : m_policies)
            names.push_back(known.first);
        const bool isMistake = !slo.policy.isAnnotated;
        const QString near = suggestion(slo.policy.name, names);
        SectionReader::report(isMistake ? errors : warnings, ErrorCode::NotFound, slo.policy.at,
                              Text::tr("the name of a policy under “budget_policies:”"),
                              u"“%1”"_s.arg(plainText(slo.policy.name, 63)),
                              isMistake || !near.isEmpty() ? near
                                                           : Text::tr("The SLO is counted and has no policy. Copy it there from "
                                                                      "the workspace the file comes from."));
        if (isMistake)
            slo.policy = {};
    }

private:
    void read(const ConfigNode& item, Errors& errors)
    {
        const std::size_t before = errors.size();
        SectionReader section(item, errors);
        BudgetPolicy policy{.name = resourceName(item["name"], section.requiredText("name"), errors), .at = item.location()};
        const ConfigNode& steps = section.node("steps");
        if (section.has("steps"))
            policy.steps = stepsAt(steps, errors);
        else
            section.requiredText("steps");
        section.finish();
        if (policy.name.empty())
            return;
        if (errors.size() != before)
            policy.steps.clear(); // half a policy is none
        const auto [first, isNew] = m_policies.emplace(policy.name, policy);
        if (!isNew)
            SectionReader::report(errors, ErrorCode::Ambiguous, item["name"], Text::tr("a name no other policy has"),
                                  item["name"].shownText(), Text::tr("It stands first at %1.").arg(first->second.at.toText()));
    }

    std::map<std::string, BudgetPolicy> m_policies;
};

/// Slices of so many windows are read at once.
void checkReach(SloDefinition& slo, Errors& errors)
{
    constexpr Millis kLongest = 4 * 365 * kDay;
    for (const PolicyStep& step : slo.policy.steps) {
        const auto most = kLongest / slo.window.longest() - 1;
        if (step.measure != Measure::Missed || std::int64_t(step.limit) <= most)
            continue;
        SectionReader::report(
            errors, ErrorCode::BadValue, slo.policy.at,
            Text::tr("at most %1 missed windows of %2 in a row").arg(most).arg(QString::fromStdString(slo.window.text())),
            QString::number(step.limit));
        slo.policy = {};
        return;
    }
}

} // namespace

BudgetPolicy budgetPolicyAt(const ConfigNode& node, Errors& errors)
{
    BudgetPolicy policy{.name = {}, .at = node.location(), .steps = {}};
    if (node.isScalar()) {
        policy.name = resourceName(node, node.text(), errors);
        if (node.text().empty())
            report(node, Text::tr("the name of a policy, or a list of steps"), node.shownText(), errors);
        return policy;
    }
    const std::size_t before = errors.size();
    policy.steps = stepsAt(node, errors);
    return errors.size() == before ? policy : BudgetPolicy{};
}

void readBudgetPolicies(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors)
{
    const NamedPolicies policies(items, errors);
    for (SloDefinition& slo : config.slos) {
        if (!slo.policy.name.empty())
            policies.give(slo, errors, config.unknownPolicies);
        checkReach(slo, errors);
    }
}

} // namespace traceo
