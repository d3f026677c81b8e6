// Error budgets that are low or burn, and objectives nobody can measure.
#include "overview/findings.h"

#include "core/format.h"
#include "slo/burn_rate.h"
#include "slo/gone_since.h"
#include "slo/policy_now.h"
#include "slo/slo_course.h"
#include "slo/slo_row.h"
#include "slo/slo_state.h"
#include "slo/slo_versions.h"
#include "vocabulary/marks.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr double kBurningWeight = 400;
constexpr double kWeight = 300;
constexpr double kPolicyWeight = 200;
constexpr double kMostBurn = 100;
constexpr Millis kShort = 5 * kMinute;
constexpr Millis kLongestBurn = 3 * kDay;
/// A deploy this long before trouble began may be its cause.
constexpr Millis kBlamed = 30 * kMinute;
constexpr Millis kClockSlack = 2 * kMinute;

/// The end of the newest five minutes in which the budget was not spent faster than evenly.
std::optional<SinceWhen> burningSince(const SloDefinition& slo, const SloCounts& counts)
{
    for (UtcMs end = counts.moment; end > counts.moment - kLongestBurn; end -= kMinute) {
        const SliceSum sum = counts.track.over({end - kShort, end});
        if (burnRate(slo.objective, sum.bad() - sum.undecided, sum.total).value_or(0) <= 1)
            return end == counts.moment ? std::nullopt : std::optional(SinceWhen{end});
    }
    return SinceWhen{counts.moment - kLongestBurn, true};
}

/// One SLO that needs somebody.
class BudgetTrouble {
public:
    BudgetTrouble(const Scene& scene, const SloDefinition& slo, const SloCounts& counts)
        : m_scene(scene), m_slo(slo), m_counts(counts),
          m_row(rowOf(slo, counts, scene.question, SloExplainer(slo, counts, scene.question, std::nullopt))),
          m_burningSince(needsSomebody(m_row.status) ? burningSince(slo, counts) : std::nullopt)
    {}

    const SloRow& row() const { return m_row; }

    Result<Finding> finding() const
    {
        Finding finding{.key = "slo/" + m_row.key, .kind = FindingKind::Budget, .status = m_row.status};
        finding.owner = m_row.owner;
        finding.link = {.pane = "slo", .key = m_row.key};
        const Reading& why = isLow() ? left() : fastest();
        const auto since = beginOf();
        if (!since)
            return since.error();
        finding.age = ageReading(*since ? std::optional((*since)->at) : std::nullopt, m_scene.question.moment(), why.why);
        if (*since && (*since)->isEarlier)
            finding.age.quality = Quality::Partial;
        finding.title = title();
        finding.weight = weight();
        const auto more = consequences(*since);
        if (!more)
            return more.error();
        finding.reason = (titleSaysAll() ? *more : m_row.reason + *more).trimmed();
        return finding;
    }

private:
    /// Of a budget that is not known, what is left at most.
    const Reading& left() const { return m_row.budgetLeft.hasValue() ? m_row.budgetLeft : m_row.budgetLeftHigh; }

    bool isLow() const
    {
        if (!m_row.budgetLeft.hasValue()) // overspent for sure, and a page says more than that
            return left().hasValue() && left().value < 0 && m_counts.page.verdict != AlertVerdict::Firing;
        const double below = m_row.status == Status::Critical ? kCriticalBudget : kWarningBudget;
        return m_row.budgetLeft.value < below;
    }

    bool isBurning() const
    {
        // one that is not low is here because it burns
        return !isLow() || (fastest().hasValue() && fastest().value > 1 && m_burningSince);
    }

    bool isOverspent() const { return left().value < 0; }

    /// What is spent is spent, however fast it still burns. Title and beginning speak of the same.
    bool saysBurning() const { return isBurning() && (!isLow() || left().value > 0); }

    const Reading& fastest() const
    {
        const Reading& hour = m_row.burn("1h");
        const Reading& six = m_row.burn("6h");
        return hour.hasValue() && (!six.hasValue() || hour.value >= six.value) ? hour : six;
    }

    Result<std::optional<SinceWhen>> beginOf() const
    {
        using Since = std::optional<SinceWhen>;
        if (m_row.status == Status::Stale)
            return m_counts.freshness.newest ? Since(SinceWhen{*m_counts.freshness.newest}) : Since();
        if (m_row.status == Status::Unknown)
            return Since();
        if (saysBurning())
            return m_burningSince;
        const double low = m_row.status == Status::Critical ? kCriticalBudget : kWarningBudget;
        return lowSince(m_scene.snapshot, m_slo, m_scene.question, m_counts, isOverspent() ? kNothingLeft : low);
    }

    QString title() const
    {
        const QString& name = m_row.name;
        if (m_row.status == Status::Stale)
            return Text::tr("%1 is not measured any more").arg(name);
        if (m_row.status == Status::Unknown)
            return Text::tr("%1 cannot be measured").arg(name);
        if (saysBurning() && !fastest().hasValue()) // of events that may be good or bad, so many are bad for sure
            return m_counts.page.verdict == AlertVerdict::Firing ? Text::tr("%1 pages").arg(name)
                                                                 : Text::tr("%1 burns").arg(name);
        if (saysBurning())
            return Text::tr("%1 burns %2").arg(name, toText(fastest()));
        return isOverspent() ? Text::tr("%1 has overspent its budget").arg(name)
                             : Text::tr("%1 has %2 of its budget left").arg(name, toText(left()));
    }

    /// A low budget that does not burn is all there is to say, and the title says it.
    bool titleSaysAll() const
    {
        const bool isMeasured = m_row.status != Status::Stale && m_row.status != Status::Unknown;
        return isMeasured && isLow() && !isBurning() && left().value >= 0;
    }

    /// First what burns, the fastest first; then what is low, the least first.
    double weight() const
    {
        if (isBurning())
            return kBurningWeight + (fastest().hasValue() ? std::min(fastest().value, kMostBurn) : 0);
        return kWeight - std::clamp(left().value, -kMostBurn, 1.0);
    }

    /// When the budget will be gone, and since when it is as the title says.
    Result<QString> consequences(const std::optional<SinceWhen>& since) const
    {
        QString words;
        const UtcMs now = m_scene.question.moment();
        const Style& style = m_scene.question.style;
        const bool isForetold = m_row.exhaustion && m_row.exhaustion->at;
        if (isForetold && m_row.budgetLeft.hasValue() && m_row.budgetLeft.value > 0)
            words += u' ' + Text::tr("Gone at %1 at this pace.").arg(momentText(*m_row.exhaustion->at, now, style));
        if (!since || !needsSomebody(m_row.status) || m_row.status == Status::Stale)
            return words;
        const QString began = momentText(since->at, now, style);
        if (since->isEarlier) // no deploy is known to have been there
            return words + u' ' + Text::tr("Began before %1.").arg(began);
        const auto deploy = deployAt(since->at);
        if (!deploy)
            return deploy.error();
        return words + u' '
            + (deploy->isEmpty() ? Text::tr("Began %1.").arg(began) : Text::tr("Began %1 with deploy %2.").arg(began, *deploy));
    }

    /// The newest of its service that may be the cause of what began then; empty without one. What burns may be seen a little
    /// before its deploy, by another clock; a budget that was gone at the deploy was spent by something else.
    Result<QString> deployAt(UtcMs since) const
    {
        const Millis slack = saysBurning() ? kClockSlack : Millis{0};
        const auto deploys = m_scene.snapshot.factSpans(vocabulary::kDeployFact, {since - kBlamed, since + slack});
        if (!deploys)
            return deploys.error();
        for (auto it = deploys->rbegin(); it != deploys->rend(); ++it) {
            const auto mark = vocabulary::markFact(it->payload);
            if (mark && mark->service == m_slo.service && !mark->service.empty())
                return plainText(mark->text, 80);
        }
        return QString();
    }

    const Scene& m_scene;
    const SloDefinition& m_slo;
    const SloCounts& m_counts;
    SloRow m_row;
    std::optional<SinceWhen> m_burningSince; ///< looked for once, minute by minute
};

/// What one of its own sources cannot say any more is said once, of the source.
bool isSourceSilent(const Scene& scene, const SloDefinition& slo)
{
    const std::set<std::string> own = sourcesOf(slo);
    return std::ranges::any_of(scene.sources,
                               [&own](const SourceSeen& seen) { return seen.isSilent && own.contains(seen.source.name); });
}

/// The step of a budget policy holds though the budget gives no reason of its own: one incident was too dear, or the step is
/// left with a margin.
Finding policyFinding(const SloDefinition& slo, const SloPolicyState& policy, const Scene& scene)
{
    Finding finding{.key = "policy/" + slo.name, .kind = FindingKind::Budget, .status = Status::Warning, .weight = kPolicyWeight};
    finding.title = Text::tr("%1 is at step %2 of its budget policy").arg(plainText(slo.name), QString::number(policy.step()));
    finding.reason = sentenceOf(policy);
    finding.owner = plainText(policy.owner.empty() ? slo.owner : policy.owner);
    Explanation why;
    why.title = finding.title;
    why.formula = finding.reason;
    why.command = u"traceo slo status "_s + shellWord(slo.name);
    finding.age = ageReading(policy.since, scene.question.moment(), std::make_shared<const Explanation>(std::move(why)));
    finding.link = {.pane = "slo", .key = slo.name};
    return finding;
}

KeyFigure riskTile(const Scene& scene, const std::vector<Finding>& risks, std::size_t unknown)
{
    Explanation why;
    why.title = Text::tr("Budgets at risk");
    why.formula =
        Text::tr("Objectives with less than 35 % of their error budget left, or that spend it at the level of a page or "
                 "a ticket.");
    for (const Finding& risk : risks)
        why.inputs.push_back({nameOf(risk.status), risk.title});
    why.command = u"traceo slo status"_s;
    KeyFigure tile{.title = Text::tr("Budgets at risk")};
    tile.value = countReading(risks.size(), scene.question.moment(), std::make_shared<const Explanation>(std::move(why)));
    if (unknown == scene.config.slos.slos.size())
        tile.value.quality = Quality::Unknown; // none at risk is something else than none measured
    tile.unit = Text::tr("of %1").arg(scene.config.slos.slos.size());
    const auto worst = std::ranges::min_element(risks, [](const Finding& a, const Finding& b) {
        return a.status != b.status ? a.status < b.status : a.weight > b.weight;
    });
    if (worst != risks.end())
        tile.note = plainText(worst->link.key);
    else
        tile.note = unknown > 0 ? Text::tr("%n not measured", nullptr, int(unknown)) : Text::tr("all have budget to spare");
    return tile;
}

} // namespace

Result<Findings> budgetFindings(const Scene& scene)
{
    Findings found;
    std::vector<Finding> risks;
    std::size_t unknown = 0;
    std::size_t silent = 0;
    const TimeSpan hours = lastHours(scene.question.moment(), scene.question.style.zone);
    const auto policies = policiesAt(scene.snapshot, scene.config.slos);
    if (!policies)
        return policies.error();
    for (const SloDefinition& newest : scene.config.slos.slos) {
        const SloDefinition& slo = versionAt(scene.config.slos, newest, scene.question.moment());
        const auto counts = countSlo(scene.snapshot, slo, scene.question, hours.from - kLongestBurn, Minutes::InTrack);
        if (!counts && counts.error().code == ErrorCode::Cancelled)
            return counts.error();
        if (!counts) {
            ++unknown;
            found.unseen.push_back(Text::tr("%1 could not be counted: %2").arg(plainText(slo.name), toText(counts.error())));
            continue;
        }
        const BudgetTrouble trouble(scene, slo, *counts);
        const SloRow& row = trouble.row();
        const bool isTold = row.status == Status::Critical || row.status == Status::Warning;
        found.objectives.push_back({.service = slo.service.empty() ? slo.name : slo.service,
                                    .hours = worstBurns(slo, *counts, hours, kHour),
                                    .budget = isTold ? row.status : Status::Ok});
        found.isFilling = found.isFilling || row.isFilling;
        found.states["slo"].push_back(row.status);
        const auto policy = policies->find(slo.name);
        const bool isAtStep = policy != policies->end() && policy->second.step() > 0;
        if (!needsSomebody(row.status)) {
            if (isAtStep)
                found.list.push_back(policyFinding(slo, policy->second, scene));
            continue;
        }
        const bool isUnmeasured = row.status == Status::Unknown || row.status == Status::Stale;
        unknown += isUnmeasured ? 1 : 0;
        const bool comesAlong = row.isFilling || row.isYoung; // it needs time, and nobody
        if (isUnmeasured && (comesAlong || isSourceSilent(scene, slo))) {
            silent += comesAlong ? 0 : 1;
            continue;
        }
        auto finding = trouble.finding();
        if (!finding)
            return finding.error();
        if (isAtStep)
            finding->reason = (finding->reason + u' ' + sentenceOf(policy->second)).trimmed();
        if (!isUnmeasured)
            risks.push_back(*finding);
        found.list.push_back(std::move(*finding));
    }
    if (silent > 0)
        found.unseen.push_back(
            Text::tr("%n objective(s) cannot be measured while their source is silent.", nullptr, int(silent)));
    if (!scene.config.slos.slos.empty())
        found.tiles.push_back(riskTile(scene, risks, unknown));
    return found;
}

} // namespace traceo
