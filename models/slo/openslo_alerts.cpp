#include "slo/openslo_alerts.h"

#include "slo/openslo_duration.h"
#include "slo/openslo_indicator.h"
#include "slo/openslo_objects.h"
#include "slo/slo_config_values.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSloAlerts)
};

/// OpenSLO leaves severities open; these are usual.
constexpr std::array<std::string_view, 6> kPages{"page", "critical", "urgent", "high", "sev1", "p1"};
constexpr std::array<std::string_view, 8> kTickets{"ticket", "warning", "medium", "low", "info", "minor", "sev2", "p2"};

std::optional<BurnPair::Severity> severityOf(const std::string& word)
{
    const std::string lower = QString::fromStdString(word).toLower().toStdString();
    if (std::ranges::find(kPages, lower) != kPages.end())
        return BurnPair::Severity::Page;
    if (std::ranges::find(kTickets, lower) != kTickets.end())
        return BurnPair::Severity::Ticket;
    return std::nullopt;
}

/// Whether a threshold of six decimals is what the share comes to.
bool agrees(const BurnSpeed& threshold, const BurnLimit& limit)
{
    constexpr double kHalfDigit = 0.5e-6;
    const double rest = double(threshold.parts) / double(BurnSpeed::kScale) - limit.factor();
    return std::abs(rest) <= kHalfDigit * (1 + 1e-6) + 1e-12 * limit.factor(); // and what doubles lose
}

} // namespace

void OpenSloAlerts::report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found,
                           const QString& hint)
{
    SectionReader::report(m_errors, code, at, expected, found, hint);
}

template <class T>
void OpenSloAlerts::add(ByName<T>& all, const ConfigNode& document, std::optional<T> object)
{
    const ConfigNode& name = document["metadata"]["name"];
    if (!isResourceName(name.text()))
        return;
    const auto [first, isNew] = all.emplace(name.text(), Noted<T>{name.location(), std::move(object)});
    if (!isNew)
        report(ErrorCode::Ambiguous, name, Text::tr("a name no other %1 has").arg(document["kind"].shownText()), name.shownText(),
               Text::tr("It stands first at %1.").arg(first->second.at.toText()));
}

template <class T>
std::optional<T> OpenSloAlerts::referred(const ByName<T>& all, const ConfigNode& reference, const char* kind)
{
    const QString expected = Text::tr("the name of an %1").arg(QLatin1String(kind));
    if (!reference.isScalar()) {
        report(ErrorCode::BadValue, reference, expected, reference.kindText());
        return std::nullopt;
    }
    const auto noted = all.find(reference.text());
    if (noted == all.end()) {
        std::vector<std::string> names;
        for (const auto& [name, object] : all)
            names.push_back(name);
        report(ErrorCode::NotFound, reference, expected, reference.shownText(), suggestion(reference.text(), names));
        return std::nullopt;
    }
    if (!noted->second.object)
        report(ErrorCode::BadValue, reference, Text::tr("an %1 that can be used").arg(QLatin1String(kind)), reference.shownText(),
               Text::tr("What is wrong with it stands at %1.").arg(noted->second.at.toText()));
    return noted->second.object;
}

OpenSloAlerts::Form OpenSloAlerts::formOf(const ConfigNode& node, const Item& item)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node,
                   Text::tr("%1, or an object of kind %2").arg(QLatin1String(item.reference), QLatin1String(item.kind)),
                   node.kindText());
        return Form::Wrong;
    }
    section.node(item.reference);
    bool isInline = false;
    for (const char* key : {"kind", "metadata", "spec"}) {
        section.node(key);
        isInline = isInline || section.has(key);
    }
    section.node("apiVersion"); // an object as it would stand alone
    section.finish();
    const bool isReference = section.has(item.reference);
    if (isReference == isInline) {
        report(ErrorCode::BadValue, node,
               Text::tr("either %1 or an object of kind %2").arg(QLatin1String(item.reference), QLatin1String(item.kind)),
               isReference ? Text::tr("both") : Text::tr("neither"));
        return Form::Wrong;
    }
    if (isReference)
        return Form::Reference;
    if (!section.has("kind"))
        section.requiredText("kind");
    const bool isOfKind = section.word("kind", {item.kind}).has_value();
    readOpenSloMetadata(node["metadata"], m_errors);
    return isOfKind ? Form::Inline : Form::Wrong;
}

void OpenSloAlerts::note(const ConfigNode& document)
{
    readOpenSloMetadata(document["metadata"], m_errors);
    const std::string& kind = document["kind"].text();
    if (kind == "AlertCondition")
        add(m_conditions, document, readCondition(document));
    else if (kind == "AlertNotificationTarget")
        add(m_targets, document, readTarget(document));
    else
        m_documents.push_back(&document);
}

void OpenSloAlerts::resolve()
{
    for (const ConfigNode* document : m_documents)
        add(m_policies, *document, readPolicy(*document));
    m_documents.clear();
}

bool OpenSloAlerts::isSpec(const ConfigNode& spec)
{
    if (spec.isMissing()) // what is no map was said by its reader
        report(ErrorCode::BadValue, spec, Text::tr("the key “spec”"), spec.kindText());
    return spec.isMap();
}

std::optional<OpenSloAlerts::Policy> OpenSloAlerts::readPolicy(const ConfigNode& object)
{
    const std::size_t before = m_errors.size();
    const ConfigNode& spec = object["spec"];
    SectionReader section(spec, m_errors);
    if (!isSpec(spec))
        return std::nullopt;
    Policy policy;
    policy.metadata = &object["metadata"];
    readAnnotations(object["metadata"]["annotations"], policy);
    openSloDescription(section, spec, m_errors);
    readFlags(section, spec, policy);
    readCondition(section.node("conditions"), policy);
    readTargets(section.node("notificationTargets"), policy);
    section.finish();
    return m_errors.size() == before ? std::optional(std::move(policy)) : std::nullopt;
}

void OpenSloAlerts::readFlags(SectionReader& section, const ConfigNode& spec, Policy& policy)
{
    policy.whenNoData = section.boolean("alertWhenNoData").value_or(false);
    policy.whenResolved = section.boolean("alertWhenResolved").value_or(false);
    if (!section.boolean("alertWhenBreaching").value_or(true))
        reportNotSupported(m_errors, spec["alertWhenBreaching"], Text::tr("a policy that is silent while its condition holds"));
}

void OpenSloAlerts::readAnnotations(const ConfigNode& annotations, Policy& policy)
{
    policy.pair = annotations[kPairAnnotation].text();
    if (const ConfigNode& budget = annotations[kBudgetAnnotation]; budget.isScalar()) {
        policy.budget = budgetFrom(budget.text());
        if (!policy.budget)
            report(ErrorCode::BadValue, budget, Text::tr("a share of the budget such as 2%"), budget.shownText());
    }
    if (const ConfigNode& least = annotations[kLeastAnnotation]; least.isScalar()) {
        const auto count = decimalOf(least.text());
        if (count && count->decimals == 0)
            policy.least = double(count->parts) / double(DecimalText::kScale);
        else
            report(ErrorCode::BadValue, least, Text::tr("a number of bad events, 0 or more"), least.shownText());
    }
    if (const ConfigNode& proof = annotations[kProofAnnotation]; proof.isScalar()) {
        policy.proof = proof.text() == "true";
        if (proof.text() != "true" && proof.text() != "false")
            report(ErrorCode::BadValue, proof, Text::tr("true or false"), proof.shownText());
    }
}

void OpenSloAlerts::readCondition(const ConfigNode& list, Policy& policy)
{
    if (!list.isList() || list.items().size() != 1)
        report(ErrorCode::BadValue, list, Text::tr("conditions: exactly one"),
               list.isList() ? QString::number(list.items().size()) : list.kindText(),
               Text::tr("Write a policy for each condition; the annotation %1 ties two.").arg(QLatin1String(kPairAnnotation)));
    for (const ConfigNode& node : list.items()) { // the mistakes of each of them
        const Form form = formOf(node, {"conditionRef", "AlertCondition"});
        const auto condition = form == Form::Reference ? referred(m_conditions, node["conditionRef"], "AlertCondition")
            : form == Form::Inline                     ? readCondition(node)
                                                       : std::nullopt;
        policy.condition = condition.value_or(Condition{});
    }
}

std::optional<OpenSloAlerts::Condition> OpenSloAlerts::readCondition(const ConfigNode& object)
{
    const std::size_t before = m_errors.size();
    const ConfigNode& spec = object["spec"];
    SectionReader section(spec, m_errors);
    if (!isSpec(spec))
        return std::nullopt;
    Condition condition;
    openSloDescription(section, spec, m_errors);
    const std::string word = section.requiredText("severity");
    if (const auto severity = severityOf(word))
        condition.severity = *severity;
    else if (!word.empty())
        report(ErrorCode::BadValue, spec["severity"], Text::tr("page or ticket"), spec["severity"].shownText(),
               Text::tr(
                   "Critical, urgent, high, sev1 and p1 mean a page; warning, medium, low, info, minor, sev2 and p2 a ticket."));
    const ConfigNode& burn = section.node("condition");
    if (!section.has("condition"))
        report(ErrorCode::BadValue, spec, Text::tr("the key “condition”"), Text::tr("nothing"));
    else
        readBurn(burn, condition);
    section.finish();
    return m_errors.size() == before ? std::optional(condition) : std::nullopt;
}

void OpenSloAlerts::readBurn(const ConfigNode& node, Condition& condition)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node,
                   Text::tr("a condition such as {kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h}"),
                   node.kindText());
        return;
    }
    condition.at = &node;
    section.word("kind", {"burnrate"}); // which is what it defaults to
    if (!section.has("op"))
        section.requiredText("op");
    else if (const auto op = section.word("op", {"lte", "gte", "lt", "gt"}); op == "gte")
        condition.isAtLeast = true;
    else if (op && op->starts_with('l'))
        report(ErrorCode::BadValue, node["op"], Text::tr("gt, as an alert of burn rates fires above its threshold"),
               node["op"].shownText(),
               Text::tr("It would fire while all is well. OpenSLO's own examples said lte until 2026; “traceo slo import "
                        "--flip” turns it round."));
    const std::string threshold = section.requiredText("threshold");
    if (const auto factor = factorFrom(threshold))
        condition.threshold = *factor;
    else if (!threshold.empty())
        report(ErrorCode::BadValue, node["threshold"], Text::tr("a burn rate such as 14.4, with six decimals at most"),
               node["threshold"].shownText());
    const auto length = [&](const char* key) {
        const auto duration = openSloDuration(node[key].text());
        if (!duration && node[key].isScalar() && !node[key].text().empty())
            report(ErrorCode::BadValue, node[key], Text::tr("a whole number and one of m, h, d, w, M, Q, Y"),
                   node[key].shownText());
        return duration ? duration->length() : Millis{0};
    };
    section.requiredText("lookbackWindow");
    condition.lookback = length("lookbackWindow");
    if (const auto after = section.text("alertAfter"); after && *after != "0m")
        condition.after = length("alertAfter");
    section.finish();
}

void OpenSloAlerts::readTargets(const ConfigNode& list, Policy& policy)
{
    if (!list.isList() || list.items().empty()) {
        report(ErrorCode::BadValue, list, Text::tr("notificationTargets: at least one"),
               list.isList() ? Text::tr("an empty list") : list.kindText());
        return;
    }
    for (const ConfigNode& node : list.items()) {
        const Form form = formOf(node, {"targetRef", "AlertNotificationTarget"});
        const auto target = form == Form::Reference ? referred(m_targets, node["targetRef"], "AlertNotificationTarget")
            : form == Form::Inline                  ? readTarget(node)
                                                    : std::nullopt;
        if (target)
            policy.targets.push_back(*target);
    }
}

std::optional<AlertTarget> OpenSloAlerts::readTarget(const ConfigNode& object)
{
    const std::size_t before = m_errors.size();
    const ConfigNode& spec = object["spec"];
    SectionReader section(spec, m_errors);
    AlertTarget target;
    target.name = object["metadata"]["name"].text();
    target.description = openSloDescription(section, spec, m_errors);
    if (spec.isMap() || spec.isMissing())
        target.target = section.requiredText("target");
    section.finish();
    return m_errors.size() == before ? std::optional(std::move(target)) : std::nullopt;
}

std::optional<OpenSloAlerts::Policy> OpenSloAlerts::policyAt(const ConfigNode& node)
{
    const std::size_t before = m_errors.size();
    const Form form = formOf(node, {"alertPolicyRef", "AlertPolicy"});
    auto policy = form == Form::Reference ? referred(m_policies, node["alertPolicyRef"], "AlertPolicy")
        : form == Form::Inline            ? readPolicy(node)
                                          : std::nullopt;
    return m_errors.size() == before ? std::move(policy) : std::nullopt;
}

void OpenSloAlerts::check(const ConfigNode& list)
{
    for (const ConfigNode& item : list.items())
        policyAt(item);
}

std::vector<OwnAlert> OpenSloAlerts::read(const ConfigNode& list, const SloDefinition& slo)
{
    std::vector<Policy> policies;
    for (const ConfigNode& item : list.items()) {
        if (auto policy = policyAt(item))
            policies.push_back(*std::move(policy));
    }
    const bool isWhole = policies.size() == list.items().size();
    std::vector<OwnAlert> alerts;
    const auto take = [&](std::optional<OwnAlert> alert) {
        if (alert)
            alerts.push_back(*std::move(alert));
    };
    std::set<std::string> seen;
    for (const Policy& policy : policies) {
        if (policy.pair.empty())
            take(alertOf(policy, nullptr, slo));
        else if (seen.insert(policy.pair).second)
            take(pairOf(policies, policy, isWhole, slo));
    }
    return alerts;
}

/// `isWhole`: no policy of the SLO is missing for a mistake, which has been said.
std::optional<OwnAlert> OpenSloAlerts::pairOf(const std::vector<Policy>& policies, const Policy& first, bool isWhole,
                                              const SloDefinition& slo)
{
    std::vector<const Policy*> same;
    for (const Policy& policy : policies) {
        if (policy.pair == first.pair)
            same.push_back(&policy);
    }
    if (same.size() != 2) {
        if (isWhole || same.size() > 2)
            report(ErrorCode::BadValue, (*first.metadata)["annotations"][kPairAnnotation],
                   Text::tr("two policies of an SLO with the same %1").arg(QLatin1String(kPairAnnotation)),
                   QString::number(same.size()));
        return std::nullopt;
    }
    if (!isPair(*same[0], *same[1]))
        return std::nullopt;
    if (same[0]->condition.lookback < same[1]->condition.lookback)
        std::swap(same[0], same[1]);
    return alertOf(*same[0], same[1], slo);
}

/// Whether the two differ in their window and in nothing else; says at the second what is wrong.
bool OpenSloAlerts::isPair(const Policy& a, const Policy& b)
{
    const Condition& one = a.condition;
    const Condition& other = b.condition;
    const QString with = Text::tr("The annotation %1 ties it to the policy at %2.")
                             .arg(QLatin1String(kPairAnnotation), a.metadata->location().toText());
    const std::size_t before = m_errors.size();
    const auto demand = [&](bool isMet, const ConfigNode& at, const QString& expected) {
        if (!isMet)
            report(ErrorCode::BadValue, at, expected, at.shownText(), with);
    };
    demand(one.severity == other.severity, *other.at, Text::tr("the same severity"));
    demand(one.threshold == other.threshold, (*other.at)["threshold"], Text::tr("the same threshold"));
    demand(one.after == other.after, *other.at, Text::tr("the same alertAfter"));
    demand(one.lookback != other.lookback, (*other.at)["lookbackWindow"], Text::tr("another lookbackWindow"));
    return m_errors.size() == before;
}

std::optional<OwnAlert> OpenSloAlerts::alertOf(const Policy& policy, const Policy* shorter, const SloDefinition& slo)
{
    const Condition& condition = policy.condition;
    const Condition& near = shorter ? shorter->condition : condition;
    OwnAlert alert{.pair = {.severity = condition.severity,
                            .speed = policy.budget.value_or(condition.threshold),
                            .longWindow = condition.lookback,
                            .shortWindow = near.lookback},
                   .pending = condition.after,
                   .leastBad = policy.least.value_or(kLeastBad),
                   .wantsProof = policy.proof.value_or(needsProof(slo)),
                   .targets = policy.targets,
                   .whenNoData = policy.whenNoData,
                   .whenResolved = policy.whenResolved,
                   .isWrittenAtLeast = condition.isAtLeast || near.isAtLeast,
                   .location = policy.metadata->location()};
    const ConfigNode& threshold = (*condition.at)["threshold"];
    const AlertPlaces places{threshold, (*condition.at)["lookbackWindow"], (*near.at)["lookbackWindow"],
                             (*condition.at)["alertAfter"]};
    if (!isLegal(alert, places, slo.window.length, m_errors))
        return std::nullopt;
    const BurnLimit limit = alert.pair.limit(slo.window.length);
    if (policy.budget && !agrees(condition.threshold, limit)) {
        report(ErrorCode::BadValue, threshold,
               Text::tr("%1, which is %2 of the budget of %3")
                   .arg(QString::fromStdString(roundedFactor(limit)), QString::fromStdString(toText(*policy.budget)),
                        QString::fromStdString(slo.window.text())),
               threshold.shownText(), Text::tr("Correct it, or the annotation %1.").arg(QLatin1String(kBudgetAnnotation)));
        return std::nullopt;
    }
    return alert;
}

} // namespace traceo
