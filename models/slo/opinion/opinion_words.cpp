#include "slo/opinion/opinion_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecondOpinion)
};

constexpr std::size_t kShownMinutes = 3;
constexpr int kPointDecimals = 3;
constexpr double kLeastPoints = 0.001; ///< that is shown as a number
constexpr double kNoisePoints = 1e-10;

QString decimalText(double number)
{
    return QLocale().toString(number, 'f', kPointDecimals);
}

} // namespace

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
    case DifferenceKind::Minutes:
        return Text::tr("good minutes, not events");
    case DifferenceKind::Excluded:
        return Text::tr("exclusions");
    case DifferenceKind::Missing:
        return Text::tr("raw samples gone or to come");
    case DifferenceKind::Unknown:
        return Text::tr("too little known for a value of ours");
    case DifferenceKind::SuccessAlone:
        return Text::tr("success alone, not status or duration");
    case DifferenceKind::RuleEdges:
        return Text::tr("rules at the ends of the window");
    case DifferenceKind::Rounding:
        return Text::tr("rounding");
    }
    Q_UNREACHABLE();
}

QString insteadOf(const Opinion& opinion)
{
    if (opinion.refused)
        return QStringLiteral("refused");
    if (!opinion.unknown.isEmpty())
        return QStringLiteral("unknown");
    if (!opinion.sli)
        return QStringLiteral("nothing");
    if (std::isnan(*opinion.sli))
        return QStringLiteral("NaN");
    return std::isinf(*opinion.sli) ? QStringLiteral("-Inf") : QString();
}

QString pointsText(std::optional<double> difference)
{
    if (!difference)
        return toText(Reading{.unit = Unit::Ratio});
    const double points = 100 * std::abs(*difference);
    if (points > kNoisePoints && points < kLeastPoints)
        return Text::tr("< %1 pp", "percentage points").arg(decimalText(kLeastPoints));
    const QString sign = points < kLeastPoints ? QString() : *difference > 0 ? QStringLiteral("+") : QStringLiteral("−");
    return sign + Text::tr("%1 pp", "percentage points").arg(decimalText(points));
}

QString whyText(const Opinion& opinion)
{
    if (opinion.refused)
        return toText(*opinion.refused);
    if (!opinion.unknown.isEmpty())
        return opinion.unknown;
    QStringList texts;
    for (const Difference& difference : opinion.differences) {
        const QString name = nameOf(difference.kind);
        texts.push_back(difference.effect ? Text::tr("%1 %2", "a reason and its effect").arg(name, pointsText(difference.effect))
                                          : name);
    }
    return texts.join(QStringLiteral("; "));
}

QString whereText(const Opinion& opinion, UtcMs now, const Style& style)
{
    QStringList texts;
    if (opinion.differences.empty())
        return {};
    const auto& shares = opinion.differences.front().shares;
    for (std::size_t i = 0; i < std::min(shares.size(), kShownMinutes); ++i)
        texts.push_back(momentText(shares[i].end, now, style));
    if (shares.size() > kShownMinutes)
        texts.push_back(Text::tr("%1 more").arg(countText(double(shares.size() - kShownMinutes))));
    return texts.join(QStringLiteral(", "));
}

} // namespace traceo
