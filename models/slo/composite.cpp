#include "slo/composite.h"

#include "core/format.h"
#include "slo/slo_config.h"
#include "slo/slo_explain.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CompositeSlo)
};

constexpr int kPercentDecimals = 7; // of Objective::kScale

/// weight ÷ (1 − objective) of OpenSLO, else the weight: what the shares of members are in proportion to.
double pullOf(const Composite& composite, const CompositeMember& member)
{
    return composite.burn == Composite::Burn::Sum ? member.weight / member.slo->objective.errorRatio() : member.weight;
}

double pullOf(const Composite& composite)
{
    double pull = 0;
    for (const CompositeMember& member : composite.members)
        pull += pullOf(composite, member);
    return pull;
}

int decimalsOf(std::int64_t parts)
{
    int decimals = kPercentDecimals;
    for (; decimals > 0 && parts % 10 == 0; parts /= 10)
        --decimals;
    return decimals;
}

Objective strictest(const Composite& composite)
{
    const auto parts = [](const CompositeMember& member) { return member.slo->objective.parts; };
    return std::ranges::max_element(composite.members, {}, parts)->slo->objective;
}

/// 1 − objective of events whose members pull so much, in parts of Objective::kScale.
std::int64_t errorPartsOf(double pull)
{
    constexpr double kNoise = 1e-6; // of the last digit
    return std::int64_t(std::floor(double(Objective::kScale) / pull + kNoise));
}

std::optional<Objective> objectiveOf(const Composite& composite, const BudgetingMethod& method)
{
    if (method.isOfTime())
        return strictest(composite);
    const double pull = pullOf(composite);
    const std::int64_t errors = pull > 1 ? errorPartsOf(pull) : Objective::kScale;
    if (errors < 1 || errors >= Objective::kScale)
        return std::nullopt;
    const auto decimals = [](const CompositeMember& member) { return member.slo->objective.decimals; };
    const int written = decimals(*std::ranges::max_element(composite.members, {}, decimals));
    return Objective{.parts = Objective::kScale - errors, .decimals = std::min(written + 1, decimalsOf(errors))};
}

void append(QByteArray& text, const std::string& field)
{
    text += QByteArray::number(qulonglong(field.size())) + ':' + QByteArray::fromStdString(field);
}

void addLeaves(const SloDefinition& slo, std::vector<Leaf>& leaves)
{
    if (slo.composite) {
        for (const CompositeMember& member : slo.composite->members) {
            if (member.slo)
                addLeaves(*member.slo, leaves);
        }
        return;
    }
    const auto isSame = [&slo](const Leaf& leaf) { return leaf.name == slo.name && leaf.sli == slo.sli; };
    if (std::ranges::none_of(leaves, isSame))
        leaves.push_back({slo.name, slo.sli});
}

} // namespace

bool operator==(const CompositeMember& a, const CompositeMember& b)
{
    const bool isSameSlo = a.slo == b.slo || (a.slo && b.slo && *a.slo == *b.slo);
    return isSameSlo && a.name == b.name && a.isOwn == b.isOwn && a.weight == b.weight && a.whenDelayed == b.whenDelayed
        && a.at == b.at;
}

std::vector<MemberShare> sharesOf(const SloDefinition& composite)
{
    const Composite& made = *composite.composite;
    const double all = pullOf(made);
    const bool isSum = made.burn == Composite::Burn::Sum;
    const double errors = isSum ? double(errorPartsOf(all)) / double(Objective::kScale) : 0;
    std::vector<MemberShare> shares;
    for (const CompositeMember& member : made.members) {
        const double pull = pullOf(made, member);
        // Of a sum the bad events by the objective as it is rounded, so that the sum of the burn rates is exact. It is that of the
        // members: the composite's own may be one that is tried, and what was counted is the same whatever is asked of it.
        shares.push_back({pull / all, errors > 0 ? std::min(pull * errors, pull / all) : pull / all});
    }
    return shares;
}

bool takeMembers(SloDefinition& slo, Composite composite)
{
    const auto source = [](const CompositeMember& member) { return member.slo->sli.source; };
    const std::string first = source(composite.members.front());
    slo.sli = {};
    slo.sli.source =
        std::ranges::count(composite.members, first, source) == std::ssize(composite.members) ? first : std::string();
    slo.method = {.kind = composite.members.front().slo->method.kind,
                  .slice = kMinute,
                  .sliceTarget = {.parts = Objective::kScale, .decimals = 0}};
    const auto objective =
        composite.burn == Composite::Burn::Sum ? objectiveOf(composite, slo.method) : std::optional(slo.objective);
    slo.composite = std::move(composite);
    slo.objective = objective.value_or(Objective{});
    return objective.has_value();
}

std::optional<Error> whyUnlike(const SloDefinition& composite)
{
    const std::vector<CompositeMember>& members = composite.composite->members;
    const auto error = [&composite](const QString& expected, const QString& found) {
        return Error{.code = ErrorCode::BadValue,
                     .where = QString::fromStdString(composite.name),
                     .expected = expected,
                     .found = found,
                     .hint = Text::tr("Its members were defined otherwise then; look at each of them for itself.")};
    };
    for (const CompositeMember& member : members) {
        const SloDefinition& slo = *member.slo;
        const QString name = plainText(member.name, 63);
        if (!member.isOwn && !(slo.window == composite.window))
            return error(Text::tr("members over the window of the composite, %1").arg(windowText(composite.window)),
                         Text::tr("%1 over %2").arg(name, windowText(slo.window)));
        const BudgetingMethod& first = members.front().slo->method;
        if (slo.method.kind != first.kind)
            return error(Text::tr("members of one budgeting method, %1").arg(QString::fromStdString(first.word())),
                         Text::tr("%1 of %2").arg(name, QString::fromStdString(slo.method.word())));
    }
    return std::nullopt;
}

std::vector<Leaf> leavesOf(const SloDefinition& slo)
{
    std::vector<Leaf> leaves;
    addLeaves(slo, leaves);
    return leaves;
}

std::set<std::string> sourcesOf(const SloDefinition& slo)
{
    std::set<std::string> sources;
    for (const Leaf& leaf : leavesOf(slo))
        sources.insert(leaf.sli.source);
    return sources;
}

std::vector<SloDefinition> countedApart(const std::vector<SloDefinition>& slos)
{
    std::vector<SloDefinition> apart;
    const auto add = [&apart](const SloDefinition& slo) {
        const auto isSame = [&slo](const SloDefinition& other) { return other.name == slo.name && other.sli == slo.sli; };
        if (std::ranges::none_of(apart, isSame))
            apart.push_back(slo);
    };
    for (const SloDefinition& slo : slos) {
        if (!slo.composite) {
            add(slo);
            continue;
        }
        for (const CompositeMember& member : slo.composite->members) {
            if (member.isOwn)
                add(*member.slo);
        }
    }
    return apart;
}

bool isOfProbes(const SloDefinition& slo)
{
    return std::ranges::any_of(leavesOf(slo), [](const Leaf& leaf) { return leaf.sli.kind == SliDefinition::Kind::Probe; });
}

bool isEvaluatedByServer(const SloDefinition& slo)
{
    return std::ranges::any_of(leavesOf(slo), [](const Leaf& leaf) { return leaf.sli.isEvaluatedByServer(); });
}

std::string hashOf(const SloDefinition& slo)
{
    constexpr int kHashDigits = 16;
    if (!slo.composite)
        return slo.sli.hash();
    QByteArray text =
        QByteArray::number(int(slo.composite->burn)) + ' ' + QByteArray::number(qlonglong(slo.composite->maxDelay.count()));
    for (const CompositeMember& member : slo.composite->members) {
        append(text, member.name);
        append(text, exactText(member.weight).toStdString());
        append(text, std::to_string(int(member.whenDelayed)));
        append(text, hashOf(*member.slo));
        append(text, std::to_string(member.slo->objective.parts));
        const BudgetingMethod& method = member.slo->method;
        append(text, method.word() + std::to_string(method.slice.count()) + ' ' + std::to_string(method.sliceTarget.parts));
    }
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(kHashDigits).toStdString();
}

QString compositeText(const SloDefinition& slo)
{
    QStringList names;
    for (const CompositeMember& member : slo.composite->members)
        names << plainText(member.name, 63);
    return Text::tr("a composite of %1").arg(names.join(u", "_s));
}

} // namespace traceo
