#include "slo/form/slo_preview.h"

#include "core/format.h"
#include "sli/asked.h"
#include "sli/sli_wants.h"
#include "slo/slo_counts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo::form {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForm)
};

struct Matched {
    bool any = false;
    QStringList unknown;
};

/// Of probes one of the companions is enough; of the others each selector is told.
Result<Matched> matched(const history::Snapshot& snapshot, const SloDefinition& slo)
{
    Matched result;
    const bool isProbe = slo.sli.kind == SliDefinition::Kind::Probe;
    for (const Want& want : wantsOf(slo.sli)) {
        const auto series = snapshot.series(want.threshold.empty() ? want.selector : Selector(), want.source);
        if (!series)
            return series.error();
        const bool isThere = std::ranges::any_of(*series, [&want](const auto& one) {
            return want.threshold.empty() || want.mayBring(one.key.name);
        });
        result.any = result.any || isThere;
        const QString text = plainText(want.expression.empty() ? want.selector.toText() : want.expression, 200);
        if (!isThere && !isProbe && !result.unknown.contains(text))
            result.unknown << text;
    }
    if (isProbe && !result.any)
        result.unknown << plainText(slo.sli.target, 200);
    return result;
}

/// Of a source that was asked for some of the selectors, the others: what of them is here came by chance.
Result<QStringList> unaskedOf(const history::Snapshot& snapshot, const SloDefinition& slo)
{
    constexpr TimeSpan kEver{kDistantPast, kDistantFuture};
    QStringList unasked;
    bool isAnyAsked = false;
    for (const Want& want : wantsOf(slo.sli)) {
        const auto own = askedSpans(snapshot, want.source, want.id(), kEver);
        if (!own)
            return own.error();
        isAnyAsked = isAnyAsked || *own;
        const auto others = *own ? own : askedForOthers(snapshot, want, kEver);
        if (!others)
            return others.error();
        const QString text = plainText(want.expression.empty() ? want.selector.toText() : want.expression, 200);
        if (!*others && !unasked.contains(text))
            unasked << text;
    }
    return isAnyAsked ? unasked : QStringList();
}

std::pair<Status, QString> verdictOf(const SloAlerts& alerts)
{
    if (alerts.page == AlertVerdict::Firing)
        return {Status::Critical, Text::tr("would page now")};
    if (alerts.ticket == AlertVerdict::Firing)
        return {Status::Warning, Text::tr("would open a ticket now")};
    if (alerts.page == AlertVerdict::Quiet && alerts.ticket == AlertVerdict::Unknown)
        return {Status::Unknown, Text::tr("would not page now; a ticket is not known")};
    if (alerts.page == AlertVerdict::Quiet)
        return {Status::Ok, Text::tr("would not page now")};
    if (alerts.page == AlertVerdict::CannotFire && alerts.ticket == AlertVerdict::Quiet)
        return {Status::Ok, Text::tr("would not open a ticket now")};
    if (alerts.page == AlertVerdict::CannotFire && alerts.ticket == AlertVerdict::CannotFire)
        return {Status::NotConfigured, Text::tr("its alerts can never fire")};
    return {Status::Unknown, Text::tr("cannot say whether it would page")};
}

/// A tile of the shorter window, the longer one in its third line.
KeyFigure burnOver(const SloRow& row, const BurnWindow& shorter, const BurnWindow& longer)
{
    return {.title = Text::tr("Burn %1").arg(durationText(shorter.length)),
            .value = row.burn(shorter.name),
            .note = Text::tr("%1: %2").arg(durationText(longer.length), toText(row.burn(longer.name)))};
}

/// Of events between the boundaries of a histogram nobody knows how many were bad.
QString badText(const SloRow& row)
{
    if (row.attained.hasValue() || !row.attainedHigh.hasValue())
        return Text::tr("%1 bad").arg(toText(row.bad));
    Reading least = row.bad;
    least.value = std::round(row.total.value * (1 - row.attainedHigh.value));
    return Text::tr("%1 to %2 bad").arg(toText(least), toText(row.bad));
}

std::vector<KeyFigure> figuresOf(const SloRow& row)
{
    return {{.title = Text::tr("Attained"), .value = row.attained, .note = Text::tr("objective %1").arg(toText(row.objective))},
            {.title = Text::tr("Budget left"), .value = row.budgetLeft, .note = Text::tr("%1 allowed").arg(toText(row.allowed))},
            burnOver(row, {"1h", kHour}, {"6h", 6 * kHour}),
            burnOver(row, {"1d", kDay}, {"3d", 3 * kDay}),
            {.title = Text::tr("Coverage"), .value = row.coverage, .note = Text::tr("of %1").arg(row.windowLength)},
            {.title = row.isOfTime ? Text::tr("Minutes") : Text::tr("Events"), .value = row.total, .note = badText(row)}};
}

QString sentenceOf(const Matched& series, const QStringList& unasked, const SloRow& row)
{
    if (series.any && !unasked.isEmpty())
        return Text::tr("Nobody asked the source for all of these series yet; it will be asked once the SLO is saved: %1")
            .arg(unasked.join(u", "_s));

    // first what follows of it: selectors may be longer than there is room
    QString asked = Text::tr("History has none of these series yet; the source will be asked once the SLO is saved: %1")
                        .arg(series.unknown.join(u", "_s));
    if (!series.any)
        return asked;
    QStringList sentences{row.reason};
    if (!series.unknown.isEmpty())
        sentences << asked;
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace

Result<Preview> previewOf(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const SloDefinition& slo = config.slos.front();
    const auto series = matched(snapshot, slo);
    if (!series)
        return series.error();
    const auto unasked = unaskedOf(snapshot, slo);
    if (!unasked)
        return unasked.error();
    Question asked = question;
    asked.selected = slo.name;
    asked.range = slo.window.at(floorTo(question.moment(), kMinute)).length();
    const auto report = build(snapshot, config, asked);
    if (!report)
        return report.error();
    const SloRow& row = report->rows.front();
    const auto [status, verdict] = verdictOf(row.alerts);
    return Preview{.status = status,
                   .verdict = verdict,
                   .sentence = sentenceOf(*series, *unasked, row),
                   .figures = figuresOf(row),
                   .budget = report->detail ? report->detail->budget : Chart(),
                   .hasSeries = series->any,
                   .unknown = series->unknown,
                   .unasked = series->any ? *unasked : QStringList(),
                   .moment = report->moment};
}

} // namespace traceo::form
