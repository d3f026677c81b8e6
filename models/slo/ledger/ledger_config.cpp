#include "slo/ledger/ledger_config.h"

#include "core/format.h"
#include "slo/ledger/account_rules.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccountRules)
};

std::optional<AccountRule> ruleAt(const ConfigNode& node, Errors& errors)
{
    auto rule = parseRule(node.text());
    if (rule)
        return std::move(rule).value();
    const Error& wrong = rule.error();
    SectionReader::report(errors, ErrorCode::BadValue, node, wrong.expected, wrong.found, wrong.hint);
    return std::nullopt;
}

/// Names and patterns, each of which some SLO has.
std::vector<std::string> slosAt(SectionReader& section, const ConfigNode& node, const std::vector<std::string>& known,
                                Errors& errors)
{
    std::vector<std::string> patterns = section.texts("slos");
    for (const std::string& pattern : patterns) {
        const Exclusion one{.id = {}, .slos = {pattern}};
        if (std::ranges::none_of(known, [&one](const std::string& slo) { return one.appliesTo(slo); }))
            SectionReader::report(errors, ErrorCode::NotFound, node["slos"],
                                  Text::tr("the name of an SLO of this workspace, or a pattern such as checkout-*"),
                                  u"“%1”"_s.arg(plainText(pattern, 63)), suggestion(pattern, known));
    }
    if (section.has("slos") && patterns.empty())
        SectionReader::report(errors, ErrorCode::BadValue, node["slos"], Text::tr("names of SLOs"), node["slos"].kindText(),
                              Text::tr("Without “slos:” it is for all."));
    return patterns;
}

struct OneRule {
    AccountRule rule;
    Exclusion scope; ///< names and patterns of SLOs are matched alike
};

std::optional<OneRule> readItem(const ConfigNode& item, const std::vector<std::string>& known, Errors& errors)
{
    const std::size_t before = errors.size();
    std::optional<AccountRule> rule;
    Exclusion scope;
    if (item.isScalar()) {
        rule = ruleAt(item, errors);
    } else {
        SectionReader section(item, errors);
        if (!section.requiredText("rule").empty())
            rule = ruleAt(item["rule"], errors);
        scope.slos = slosAt(section, item, known, errors);
        section.finish();
    }
    return rule && errors.size() == before ? std::optional(OneRule{std::move(*rule), std::move(scope)}) : std::nullopt;
}

} // namespace

void readLedger(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors)
{
    std::vector<std::string> names;
    for (const SloDefinition& slo : config.slos)
        names.push_back(slo.name);
    for (const ConfigNode& item : items) {
        const auto one = readItem(item, names, errors);
        if (!one)
            continue;
        for (SloDefinition& slo : config.slos) {
            if (one->scope.appliesTo(slo.name))
                slo.accounts.push_back(one->rule);
        }
    }
}

} // namespace traceo
