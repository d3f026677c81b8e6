// `traceo slo compare`: what other tools would say of an SLO from the same raw samples, and why it differs.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "sli/slices.h"
#include "slo/opinion/second_opinion.h"
#include "slo/slo_counts.h"

#include <QStringList>

#include <array>
#include <cmath>

namespace traceo::cli {
namespace {

constexpr std::size_t kMostMinutes = 60; ///< of a reason, in JSON
constexpr std::size_t kShownMinutes = 3; ///< in the table
constexpr int kMoreDecimals = 2;         ///< of an SLI, beyond the target's
constexpr double kSameCount = 1e-9;
constexpr int kPointDecimals = 3;
constexpr double kLeastPoints = 0.001; ///< that is shown as a number
constexpr double kNoisePoints = 1e-10;

struct Compared {
    RawSlo raw;
    bool isWhole = true; ///< the raw samples give what `slo status` says
};

bool isSame(const SliceSum& a, const SliceSum& b)
{
    const double allowed = kSameCount * std::max(1.0, a.total);
    return std::abs(a.total - b.total) <= allowed && std::abs(a.good - b.good) <= allowed;
}

Result<Compared> comparedOf(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question)
{
    const auto counts = countSlo(snapshot, slo, question, question.moment());
    if (!counts)
        return counts.error();
    const TimeSpan window = counts->window.window;
    auto slices = countSlices(snapshot, slo.sli, window);
    if (!slices)
        return slices.error();
    auto counters = loadCounters(snapshot, slo.sli, window);
    if (!counters)
        return counters.error();
    std::vector<Slice> judged = *slices;
    judge(slo.method, judged);
    return Compared{.raw = {.objective = slo.objective,
                            .method = slo.method,
                            .part = slo.sli.bad ? PartKind::Bad : PartKind::Good,
                            .period = slo.window.length,
                            .window = window,
                            .counters = std::move(counters).value(),
                            .slices = std::move(slices).value(),
                            .toCome = counts->toCome},
                    .isWhole = isSame(sumOf(judged, window), counts->window)};
}

QString nameOf(Opinion::Tool tool)
{
    switch (tool) {
    case Opinion::Tool::Ours:
        return QStringLiteral("Traceo");
    case Opinion::Tool::Prometheus2:
        return QStringLiteral("Prometheus 2");
    case Opinion::Tool::Prometheus3:
        return QStringLiteral("Prometheus 3");
    case Opinion::Tool::VictoriaMetrics:
        return QStringLiteral("VictoriaMetrics");
    case Opinion::Tool::Sloth:
        return QStringLiteral("Sloth");
    case Opinion::Tool::Pyrra:
        return QStringLiteral("Pyrra");
    case Opinion::Tool::PyrraPerformance:
        return Text::tr("Pyrra, performance");
    case Opinion::Tool::SloGenerator:
        return QStringLiteral("slo-generator");
    }
    Q_UNREACHABLE();
}

QString nameOf(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Idle:
        return Text::tr("nothing happened: 0 ÷ 0");
    case DifferenceKind::Absent:
        return Text::tr("no series there: no answer");
    case DifferenceKind::Birth:
        return Text::tr("first samples of counters");
    case DifferenceKind::Reset:
        return Text::tr("small falls");
    case DifferenceKind::Excess:
        return Text::tr("a part above its total");
    case DifferenceKind::Extrapolation:
        return Text::tr("extrapolation");
    case DifferenceKind::ClosedEnd:
        return Text::tr("the range holds its beginning");
    case DifferenceKind::Weighting:
        return Text::tr("mean of ratios");
    case DifferenceKind::Rounding:
        return Text::tr("rounding");
    }
    Q_UNREACHABLE();
}

/// What stands where a number should: empty where there is one.
QString insteadOf(const Opinion& opinion)
{
    if (opinion.refused)
        return QStringLiteral("refused");
    if (!opinion.sli)
        return QStringLiteral("nothing");
    if (std::isnan(*opinion.sli))
        return QStringLiteral("NaN");
    return std::isinf(*opinion.sli) ? QStringLiteral("-Inf") : QString();
}

nlohmann::ordered_json numberOf(std::optional<double> value)
{
    return value && std::isfinite(*value) ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

nlohmann::ordered_json reasonOf(const Difference& difference)
{
    auto minutes = nlohmann::ordered_json::array();
    for (const Difference::Share& share : difference.shares) {
        if (minutes.size() < kMostMinutes)
            minutes.push_back(toRfc3339(share.end));
    }
    return {{"kind", std::string(wordOf(difference.kind))},
            {"effect", numberOf(difference.effect)},
            {"minutes", std::move(minutes)},
            {"minutes_total", difference.shares.size()}};
}

nlohmann::ordered_json itemOf(const Opinion& opinion)
{
    auto reasons = nlohmann::ordered_json::array();
    for (const Difference& difference : opinion.differences)
        reasons.push_back(reasonOf(difference));
    const QString instead = insteadOf(opinion);
    return {{"tool", std::string(wordOf(opinion.tool))},
            {"sli", numberOf(opinion.sli)},
            {"remaining_ratio", numberOf(opinion.remaining)},
            {"burn_rate", numberOf(opinion.burn)},
            {"difference", numberOf(opinion.difference)},
            {"instead", instead.isEmpty() ? nlohmann::ordered_json() : nlohmann::ordered_json(instead.toStdString())},
            {"reasons", std::move(reasons)}};
}

QString text(std::optional<double> value, Unit unit, int decimals = -1)
{
    const double number = value.value_or(std::numeric_limits<double>::quiet_NaN());
    return toText({.value = number, .unit = unit, .quality = Quality::Ok, .decimals = std::int8_t(decimals)});
}

/// In percentage points, signed.
QString pointsText(std::optional<double> difference)
{
    if (!difference)
        return text({}, Unit::Ratio);
    const double points = 100 * std::abs(*difference);
    if (points > kNoisePoints && points < kLeastPoints)
        return Text::tr("< %1 pp", "percentage points").arg(kLeastPoints);
    const QString sign = points < kLeastPoints ? QString() : *difference > 0 ? QStringLiteral("+") : QStringLiteral("−");
    return sign + Text::tr("%1 pp", "percentage points").arg(points, 0, 'f', kPointDecimals);
}

QString whyText(const Opinion& opinion)
{
    if (opinion.refused)
        return toText(*opinion.refused);
    QStringList texts;
    for (const Difference& difference : opinion.differences) {
        const QString name = nameOf(difference.kind);
        texts.push_back(difference.effect ? Text::tr("%1 %2", "a reason and its effect").arg(name, pointsText(difference.effect))
                                          : name);
    }
    return texts.join(QStringLiteral("; "));
}

/// The minutes that the largest reason is made of.
QString whereText(const Opinion& opinion, const Asked& asked)
{
    QStringList texts;
    if (opinion.differences.empty())
        return {};
    const auto& shares = opinion.differences.front().shares;
    for (std::size_t i = 0; i < std::min(shares.size(), kShownMinutes); ++i)
        texts.push_back(momentText(shares[i].end, asked.now, asked.style));
    if (shares.size() > kShownMinutes)
        texts.push_back(Text::tr("%1 more").arg(countText(double(shares.size() - kShownMinutes))));
    return texts.join(QStringLiteral(", "));
}

std::vector<QString> rowOf(const Opinion& opinion, const SloDefinition& slo, const Asked& asked)
{
    const QString instead = insteadOf(opinion);
    return {nameOf(opinion.tool),
            instead.isEmpty() ? text(opinion.sli, Unit::Ratio, slo.objective.decimals + kMoreDecimals) : instead,
            text(opinion.remaining, Unit::Ratio, 1),
            text(opinion.burn, Unit::Factor),
            opinion.tool == Opinion::Tool::Ours ? QString() : pointsText(opinion.difference),
            whyText(opinion),
            whereText(opinion, asked)};
}

Error notComparable(const SloDefinition& slo)
{
    return {.code = ErrorCode::NotSupported,
            .where = QString::fromStdString(slo.name),
            .expected = Text::tr("an SLO of counters, which other tools count as well"),
            .found = slo.sli.isEvaluatedByServer() ? Text::tr("one that its server evaluates") : Text::tr("one of probe runs"),
            .hint = Text::tr("It cannot be compared; “traceo slo slices” shows what was counted.")};
}

Outcome compared(const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto slo = sloNamed(opened->session->workspace(), name, opened->moment);
    if (!slo)
        return Outcome::failed(slo.error());
    if (slo->sli.kind != SliDefinition::Kind::Counters || slo->sli.isEvaluatedByServer())
        return Outcome::failed(notComparable(*slo));
    const Question question{.now = std::max(context.asked.now, opened->moment), .at = opened->moment};
    auto snapshot =
        opened->session->snapshots()({.view = question.moment(), .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto both = comparedOf(*snapshot, *slo, question);
    if (!both)
        return Outcome::failed(both.error());
    if (!both->isWhole) {
        opened->complete = false;
        opened->notes.push_back(
            Text::tr("Raw samples of a part of the window are gone or still to be fetched; “traceo slo status” counts more or "
                     "less than is compared here."));
    }
    Answer answer = opened->answer("traceo.slo.compare/v1");
    answer.asOf = both->raw.window.to;
    answer.columns = {{Text::tr("Tool")},
                      {Text::tr("SLI"), true},
                      {Text::tr("Left"), true},
                      {Text::tr("Burn"), true},
                      {Text::tr("Difference"), true},
                      {Text::tr("Why")},
                      {Text::tr("Where"), false, true}};
    for (const Opinion& opinion : secondOpinions(both->raw)) {
        answer.items.push_back(itemOf(opinion));
        answer.rows.push_back(rowOf(opinion, *slo, context.asked));
    }
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloCompareCommand()
{
    return {.noun = "slo",
            .verb = "compare",
            .help = words(Text::tr("What Prometheus, Sloth, Pyrra and others would say from the same samples, and why")),
            .example = "traceo slo compare checkout-availability -o wide",
            .prepare = [](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.required("NAME", *name, Text::tr("The SLO"), kSlo);
                return [name](const Context& context) { return compared(*name, context); };
            }};
}

} // namespace traceo::cli
