#include "slo/rules/rule_test.h"

#include "slo/rules/alert_rules.h"
#include "slo/rules/made_history.h"
#include "slo/rules/rule_file.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

using Verdicts = std::vector<AlertVerdict>; // of all watched alerts

/// Rules are evaluated each so many minutes: all windows are read again each time.
constexpr std::int64_t kStep = 5;
/// On both sides of a minute that is asked for nothing changes for so long.
constexpr std::int64_t kSteady = 10;

/// An alert that may fire in a history.
struct Watched {
    const SloDefinition& slo;
    AlertOfRules of;
    BurnAlerts engine;
};

/// The SLOs share metrics, so that the history of one says something of others, too.
std::vector<Watched> watchedIn(const std::vector<MadeSeries>& history, const std::vector<SloDefinition>& slos,
                               const RuleNames& names)
{
    std::vector<Watched> watched;
    for (const SloDefinition& slo : slos) {
        const auto slices = slo.method.isOfTime() ? std::nullopt : countedIn(history, slo.sli);
        if (!slices)
            continue;
        for (AlertOfRules& of : alertsOf(slo, alertRulesOf(slo), names)) {
            BurnAlerts engine(slo, of.rules, *slices);
            watched.push_back({slo, std::move(of), std::move(engine)});
        }
    }
    return watched;
}

/// Whether the history is too short to know anything of it.
bool isBeyondHistory(const Watched& watched)
{
    return std::ranges::any_of(watched.of.rules, [&](const AlertRules& rules) {
        return std::ranges::any_of(usefulPairs(watched.slo, rules), [&](const BurnPair& pair) {
            return pair.severity == watched.of.severity && pair.longWindow * kLeastBurnCoverage > kFirstKnownMinute * kMinute;
        });
    });
}

Verdicts verdictsAt(const std::vector<Watched>& watched, std::int64_t minute)
{
    Verdicts verdicts;
    for (const Watched& one : watched)
        verdicts.push_back(one.engine.at(UtcMs{} + minute * kMinute, one.of.severity).verdict);
    return verdicts;
}

struct Asked {
    std::int64_t minute;
    Verdicts verdicts;
};

/// The middle of each stretch of equal verdicts that are known.
std::vector<Asked> askedOf(const std::vector<Watched>& watched)
{
    std::vector<Asked> asked;
    Verdicts now = verdictsAt(watched, kFirstKnownMinute);
    for (std::int64_t begin = kFirstKnownMinute, minute = begin + 1; minute <= kMadeMinutes; ++minute) {
        Verdicts next = minute < kMadeMinutes ? verdictsAt(watched, minute) : Verdicts{};
        if (next == now)
            continue;
        const std::int64_t middle = (begin + minute) / 2 / kStep * kStep;
        const bool isSteady = middle - begin >= kSteady && minute - middle > kSteady;
        if (isSteady && std::ranges::find(now, AlertVerdict::Unknown) == now.end())
            asked.push_back({middle, now});
        begin = minute;
        now = std::move(next);
    }
    return asked;
}

std::string expectedAlert(const Rule& alert, const Labels& recorded)
{
    Labels labels = recorded;
    for (const auto& [name, value] : alert.labels)
        labels = labels.with(name, value);
    std::string text = mappingOf("exp_labels", labels, 12) + mappingOf("exp_annotations", alert.annotations, 12);
    return text.replace(10, 1, "-");
}

class RuleTestWriter {
public:
    RuleTestWriter(const std::vector<SloDefinition>& slos, const RuleNames& names) : m_slos(slos), m_names(names) {}

    void add(const SloDefinition& slo)
    {
        const bool hasAlert = !slo.method.isOfTime() && !alertsOf(slo, alertRulesOf(slo), m_names).empty();
        if (!hasAlert) {
            say(slo, Text::tr("not tested, as it has no alerts here"));
            return;
        }
        const auto history = madeHistory(slo.sli);
        if (!history) {
            say(slo, Text::tr("not tested, as no series was found that its selectors match as they must"));
            return;
        }
        const std::vector<Watched> watched = watchedIn(*history, m_slos, m_names);
        if (const auto beyond = std::ranges::find_if(watched, isBeyondHistory); beyond != watched.end()) {
            say(slo,
                Text::tr("not tested, as an alert of %1 looks further back than the made history goes")
                    .arg(QString::fromStdString(beyond->slo.name)));
            return;
        }
        m_file.text += "  - name: " + yamlScalar(slo.name) + "\n    interval: 1m\n    input_series:\n";
        for (const MadeSeries& series : *history)
            m_file.text += "      - series: " + yamlScalar(series.key.toText())
                + "\n        values: " + yamlScalar(series.notation()) + '\n';
        m_file.text += "    alert_rule_test:\n";
        for (const Asked& asked : askedOf(watched))
            addExpected(asked, watched);
    }
    Exported take() { return std::move(m_file); }

private:
    void addExpected(const Asked& asked, const std::vector<Watched>& watched)
    {
        std::string alerts;
        for (std::size_t i = 0; i < watched.size(); ++i) {
            if (asked.verdicts[i] == AlertVerdict::Firing)
                alerts += expectedAlert(watched[i].of.alert, m_names.labelsOf(watched[i].slo));
        }
        m_file.text += "      - eval_time: " + std::to_string(asked.minute) + "m\n        alertname: " + std::string(kAlertName)
            + "\n        exp_alerts:" + (alerts.empty() ? " []\n" : '\n' + alerts);
    }
    void say(const SloDefinition& slo, const QString& sentence)
    {
        m_file.unsaid.push_back(u"%1: %2"_s.arg(QString::fromStdString(slo.name), sentence));
    }

    const std::vector<SloDefinition>& m_slos;
    const RuleNames& m_names;
    Exported m_file;
};

/// Without it promtool evaluates groups in any order.
std::string orderOf(const std::vector<RuleGroup>& groups)
{
    std::string text = groups.empty() ? "" : "group_eval_order:\n";
    for (const RuleGroup& group : groups)
        text += "  - " + yamlScalar(group.name) + '\n';
    return text;
}

} // namespace

Exported promtoolTest(const std::vector<SloDefinition>& slos, const RuleNames& names)
{
    std::vector<QString> unsaid;
    const std::vector<SloDefinition> tested = withOwnIds(slos, names, unsaid);
    RuleTestWriter writer(tested, names);
    for (const SloDefinition& slo : tested)
        writer.add(slo);
    Exported tests = writer.take();
    tests.unsaid.insert(tests.unsaid.begin(), unsaid.begin(), unsaid.end());
    tests.text =
        commentLines({Text::tr("Whether the exported rules find the alerts that Traceo finds in the same samples."),
                      Text::tr("For “promtool test rules”, with the rules beside it in %1:").arg(kRuleFile),
                      u"traceo slo export --format prometheus%1 > %2"_s.arg(names.isSloth ? u" --sloth-names"_s : QString(),
                                                                            kRuleFile)},
                     0)
        + "rule_files:\n  - " + kRuleFile.data() + "\nevaluation_interval: " + std::to_string(kStep) + "m\n"
        + orderOf(rulesOf(tested, names).groups) + (tests.text.empty() ? "tests: []\n" : "tests:\n" + tests.text);
    return tests;
}

} // namespace traceo::rules
