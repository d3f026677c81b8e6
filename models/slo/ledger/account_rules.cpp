#include "slo/ledger/account_rules.h"

#include "core/duration.h"
#include "slo/excluded.h"
#include "slo/ledger/series_claims.h"
#include "slo/own_events.h"
#include "vocabulary/marks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <iterator>

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
    return name == kSeriesRule || name == kExclusionRule
        || std::ranges::find(vocabulary::kSpanKinds, name, &vocabulary::SpanKind::kind) != vocabulary::kSpanKinds.end();
}

Error unknownKind(std::string_view found)
{
    QStringList kinds;
    for (const vocabulary::SpanKind& known : vocabulary::kSpanKinds)
        kinds << textOf(known.kind);
    return {.code = ErrorCode::Usage,
            .where = QStringLiteral("--rule"),
            .expected = Text::tr("a kind of fact (%1), series or exclusion").arg(kinds.join(QStringLiteral(", "))),
            .found = textOf(found),
            .hint = Text::tr("A rule is ACCOUNT=KIND{label=\"value\"}+TAIL; only KIND must be there.")};
}

/// What is bad in a series, or was taken out, is so in its own minutes alone.
std::optional<Error> uselessTail(const AccountRule& rule)
{
    const bool isOfFacts = rule.picks.name() != kSeriesRule && rule.picks.name() != kExclusionRule;
    if (isOfFacts || rule.tail == Millis{0})
        return {};
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--rule"),
                 .expected = Text::tr("a rule of series or exclusions without a tail"),
                 .found = QStringLiteral("+") + QString::fromStdString(toText(rule.tail)),
                 .hint = {}};
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

Result<std::vector<Claim>> factClaims(const history::Snapshot& snapshot, const AccountRule& rule, TimeSpan range)
{
    auto facts = snapshot.factSpans(rule.picks.name(), {range.from - rule.tail, range.to});
    if (!facts)
        return facts.error();
    std::ranges::stable_sort(*facts, std::ranges::greater(), &Fact::validFrom);
    std::vector<Claim> claims;
    for (const Fact& fact : *facts) {
        const auto of = described(fact);
        const TimeSpan span{fact.validFrom, fact.validTo.value_or(range.to) + rule.tail};
        if (of && !span.isEmpty() && rule.picks.matches(fact.kind, of->labels))
            claims.push_back({span, rule.account.empty() ? fact.kind + ' ' + of->name : rule.account});
    }
    return claims;
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
    auto picks = Selector::parse(rest);
    if (!picks) {
        Error error = picks.error();
        error.code = ErrorCode::Usage;
        error.where = QStringLiteral("--rule ") + error.where;
        return error;
    }
    rule.picks = std::move(*picks);
    if (!isKind(rule.picks.name()))
        return unknownKind(rule.picks.name());
    rule.tail = tail.value_or(rule.picks.name() == vocabulary::kDeployFact ? kDeployTail : Millis{0});
    if (const auto mistake = uselessTail(rule))
        return *mistake;
    return rule;
}

std::string toText(const AccountRule& rule)
{
    const std::string text = (rule.account.empty() ? "" : rule.account + '=') + rule.picks.toText();
    return rule.tail > Millis{0} ? text + '+' + toText(rule.tail) : text;
}

std::vector<AccountRule> rulesOf(const SloDefinition& slo)
{
    if (!slo.accounts.empty())
        return slo.accounts;
    using Match = Selector::Match;
    std::vector<Selector::Matcher> ofService{{"service", Match::Equal, {}}}; // of none
    if (const std::string service = ownServiceOf(slo); !service.empty())
        ofService = {{"service", Match::Regex, QRegularExpression::escape(textOf(service)).toStdString() + '|'}}; // or of none
    return {{"maintenance", Selector(kExclusionRule, {{"id", Match::NotEqual, kServiceHoursId}}), Millis{0}},
            {{}, Selector(vocabulary::kChaosFact, ofService), Millis{0}},
            {{}, Selector(vocabulary::kDeployFact, ofService), kDeployTail},
            {{}, Selector(vocabulary::kNoteFact, ofService), Millis{0}}};
}

Result<std::vector<Claim>> claimsOf(const history::Snapshot& snapshot, const SloDefinition& slo,
                                    const std::vector<AccountRule>& rules, std::span<const Slice> slices)
{
    std::vector<Claim> claims;
    if (slices.empty())
        return claims;
    const TimeSpan range{slices.front().end - kMinute, slices.back().end};
    for (const AccountRule& rule : rules) {
        if (rule.picks.name() == kExclusionRule)
            continue; // what is excluded spent nothing
        auto some =
            rule.picks.name() == kSeriesRule ? seriesClaims(snapshot, slo, rule, slices) : factClaims(snapshot, rule, range);
        if (!some)
            return some.error();
        std::ranges::move(*some, std::back_inserter(claims));
    }
    return claims;
}

} // namespace traceo
