#include "slo/ledger/account_rules.h"

#include "core/duration.h"
#include "vocabulary/marks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccountRules)
};

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool isKind(std::string_view name)
{
    return std::ranges::find(vocabulary::kSpanKinds, name, &vocabulary::SpanKind::kind) != vocabulary::kSpanKinds.end();
}

Error unknownKind(std::string_view found)
{
    QStringList kinds;
    for (const vocabulary::SpanKind& known : vocabulary::kSpanKinds)
        kinds << textOf(known.kind);
    return {.code = ErrorCode::Usage,
            .where = QStringLiteral("--rule"),
            .expected = Text::tr("a kind of fact (%1)").arg(kinds.join(QStringLiteral(", "))),
            .found = textOf(found),
            .hint = Text::tr("A rule is ACCOUNT=KIND{label=\"value\"}+TAIL; only KIND must be there.")};
}

/// Labels to pick a fact by, and what it is called; none for an alert that is not firing and what cannot be read.
struct Described {
    Labels labels;
    std::string name;
};

std::optional<Described> described(const Fact& fact)
{
    if (fact.kind == vocabulary::kAlertFact) {
        const auto alert = vocabulary::alertFact(fact.payload);
        if (!alert || alert->state != "firing")
            return std::nullopt;
        return Described{alert->labels.with("alertname", alert->name), alert->name};
    }
    const auto mark = vocabulary::markFact(fact.payload);
    if (!mark)
        return std::nullopt;
    return Described{{{"text", mark->text}, {"service", mark->service}, {"author", mark->author}}, mark->text};
}

} // namespace

Result<AccountRule> parseRule(std::string_view text)
{
    AccountRule rule;
    std::string_view rest = text;
    if (const auto equals = rest.substr(0, rest.find('{')).find('='); equals != std::string_view::npos) {
        rule.account = rest.substr(0, equals);
        rest.remove_prefix(equals + 1);
    }
    std::optional<Millis> tail;
    const auto closed = rest.rfind('}'); // a plus within braces is part of a value
    if (const auto plus = rest.find('+', closed == std::string_view::npos ? 0 : closed); plus != std::string_view::npos) {
        auto length = parseDuration(rest.substr(plus + 1));
        if (!length) {
            Error error = length.error();
            error.code = ErrorCode::Usage;
            error.where = QStringLiteral("--rule");
            return error;
        }
        tail = *length;
        rest = rest.substr(0, plus);
    }
    auto facts = Selector::parse(rest);
    if (!facts) {
        Error error = facts.error();
        error.code = ErrorCode::Usage;
        error.where = QStringLiteral("--rule ") + error.where;
        return error;
    }
    rule.facts = std::move(*facts);
    if (!isKind(rule.facts.name()))
        return unknownKind(rule.facts.name());
    rule.tail = tail.value_or(rule.facts.name() == vocabulary::kDeployFact ? kDeployTail : Millis{0});
    return rule;
}

std::string toText(const AccountRule& rule)
{
    const std::string text = (rule.account.empty() ? "" : rule.account + '=') + rule.facts.toText();
    return rule.tail > Millis{0} ? text + '+' + toText(rule.tail) : text;
}

std::vector<AccountRule> usualRules(const SloDefinition& slo)
{
    std::vector<Selector::Matcher> ofService;
    if (!slo.service.empty())
        ofService.push_back({"service", Selector::Match::Regex,
                             QRegularExpression::escape(textOf(slo.service)).toStdString() + '|'}); // or of none
    return {{{}, Selector(vocabulary::kDeployFact, ofService), kDeployTail}, {{}, Selector(vocabulary::kNoteFact, ofService)}};
}

Result<std::vector<Claim>> claimsOf(const history::Snapshot& snapshot, const std::vector<AccountRule>& rules, TimeSpan range)
{
    std::vector<Claim> claims;
    for (const AccountRule& rule : rules) {
        auto facts = snapshot.factSpans(rule.facts.name(), {range.from - rule.tail, range.to});
        if (!facts)
            return facts.error();
        std::ranges::stable_sort(*facts, std::ranges::greater(), &Fact::validFrom);
        for (const Fact& fact : *facts) {
            const auto of = described(fact);
            const TimeSpan span{fact.validFrom, fact.validTo.value_or(range.to) + rule.tail};
            if (of && !span.isEmpty() && rule.facts.matches(fact.kind, of->labels))
                claims.push_back({span, rule.account.empty() ? fact.kind + ' ' + of->name : rule.account});
        }
    }
    return claims;
}

} // namespace traceo
