#include "slo/slo_explain.h"

#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "sli/server_expressions.h"
#include "slo/composite_row.h"
#include "slo/error_budget.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloExplainer)
};

QString percent(double ratio)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher, .decimals = 2});
}

QString count(double value)
{
    return toText({.value = value, .unit = Unit::Count, .quality = Quality::Ok});
}

QString textOf(const Selector& selector)
{
    return plainText(selector.toText(), 2000);
}

/// `budgeted`: what the budget is a share of.
void addCounts(Explanation& why, const Objective& objective, const SliceSum& sum, double budgeted)
{
    why.inputs.push_back({Text::tr("total"), count(sum.total)});
    why.inputs.push_back({Text::tr("good"), count(sum.good)});
    why.inputs.push_back({Text::tr("bad"), count(sum.bad())});
    why.inputs.push_back({Text::tr("allowed"),
                          Text::tr("%1 of total: %2")
                              .arg(toText({.value = objective.errorRatio(),
                                           .unit = Unit::Ratio,
                                           .quality = Quality::Ok,
                                           .decimals = std::int8_t(objective.decimals)}),
                                   count(allowedBad(objective, budgeted)))});
}

void addDoubts(Explanation& why, const SliceSum& sum, std::optional<std::int64_t> resets)
{
    why.inputs.push_back({Text::tr("coverage"), Text::tr("%1 of the window was observed").arg(percent(sum.coverage()))});
    if (sum.uncertain > 0)
        why.inputs.push_back(
            {Text::tr("uncertain"),
             Text::tr("up to %1 unknown: counters first seen with a value of unknown age").arg(count(sum.uncertain))});
    if (sum.undecided > 0)
        why.inputs.push_back({Text::tr("undecided"),
                              Text::tr("%1 of which the samples do not say whether they were good").arg(count(sum.undecided))});
    if (resets)
        why.inputs.push_back(
            {Text::tr("resets"),
             Text::tr("%1; what was counted between the last sample and a reset is lost").arg(count(double(*resets)))});
    if (sum.flagged > 0)
        why.inputs.push_back(
            {Text::tr("flagged"),
             Text::tr("%1 oddities: small falls, more bad than total, or counters that began above what others grew")
                 .arg(count(sum.flagged))});
}

/// "patch-day" and "2 h by kim: patching".
void addExclusions(Explanation& why, const std::vector<ExclusionUse>& uses)
{
    for (const ExclusionUse& use : uses) {
        const QString length = durationText(use.length);
        const QString reason = plainText(use.reason);
        QString text = use.author.empty() ? Text::tr("%1: %2").arg(length, reason)
                                          : Text::tr("%1 by %2: %3").arg(length, plainText(use.author, 63), reason);
        if (use.mode == Exclusion::Mode::Good)
            text = Text::tr("%1; bad counts as good").arg(text);
        if (use.isRetroactive.value_or(false))
            text = Text::tr("%1; excluded afterwards").arg(text);
        const QString id = plainText(use.id, 63);
        why.inputs.push_back({use.member.empty() ? Text::tr("excluded: %1").arg(id)
                                                 : Text::tr("excluded of %1: %2").arg(plainText(use.member, 63), id),
                              text});
    }
}

/// As they are asked.
void addExpressions(Explanation& why, const SliDefinition& sli)
{
    const auto asked = [&sli](const std::string& written) { return plainText(askedOf(sli.kind, written), 2000); };
    if (sli.good)
        why.queries.push_back({Text::tr("good"), asked(sli.evaluated->part)});
    if (sli.bad)
        why.queries.push_back({Text::tr("bad"), asked(sli.evaluated->part)});
    why.queries.push_back({Text::tr("total"), asked(sli.evaluated->total)});
    if (sli.threshold)
        why.queries.push_back({Text::tr("good where"), QString::fromStdString(sli.threshold->text())});
}

void addQueries(Explanation& why, const SliDefinition& sli)
{
    if (sli.evaluated) {
        addExpressions(why, sli);
        return;
    }
    if (sli.kind == SliDefinition::Kind::Probe) {
        for (const char* label : {"instance", "target"})
            why.queries.push_back({Text::tr("runs"), textOf(probeSelector("probe_success", label, sli))});
        why.queries.push_back({Text::tr("status"), plainText(sli.status)});
        if (sli.latency)
            why.queries.push_back({Text::tr("within"), QString::fromStdString(toText(*sli.latency))});
        return;
    }
    if (sli.good)
        why.queries.push_back({Text::tr("good"), textOf(*sli.good)});
    if (sli.bad)
        why.queries.push_back({Text::tr("bad"), textOf(*sli.bad)});
    why.queries.push_back({Text::tr("total"), textOf(sli.total)});
    if (sli.threshold)
        why.queries.push_back({Text::tr("good where"), QString::fromStdString(sli.threshold->text())});
    if (sli.kind == SliDefinition::Kind::Apdex)
        why.queries.push_back(
            {Text::tr("half good where"), Text::tr("<= 4 × %1").arg(QString::fromStdString(sli.threshold->value))});
}

} // namespace

QString commandAt(const QString& words, UtcMs moment, const Question& question)
{
    QString command = u"traceo %1 --at %2"_s.arg(words, QString::fromStdString(toRfc3339(moment)));
    if (question.knownAt)
        command += u" --known-at "_s + QString::fromStdString(toRfc3339(*question.knownAt));
    return command;
}

QString methodText(const SloDefinition& slo)
{
    if (slo.composite)
        return compositeMethodText(slo);
    const BudgetingMethod& method = slo.method;
    const QString word = QString::fromStdString(method.word());
    const QString slice = durationText(method.slice);
    if (isEvaluatedByServer(slo) && method.kind == BudgetingMethod::Kind::Occurrences)
        return Text::tr("%1, of what the server evaluated at the end of each minute").arg(word);
    if (isEvaluatedByServer(slo))
        return Text::tr("%1 over slices of %2, of what the server evaluated at the end of each minute").arg(word, slice);
    if (method.kind == BudgetingMethod::Kind::Occurrences)
        return Text::tr("%1, evaluated here from raw samples").arg(word);
    if (method.kind == BudgetingMethod::Kind::RatioTimeslices)
        return Text::tr("%1: the mean over slices of %2, evaluated here from raw samples").arg(word, slice);
    const QString target = toText({.value = method.sliceTarget.ratio(),
                                   .unit = Unit::Ratio,
                                   .quality = Quality::Ok,
                                   .decimals = std::int8_t(method.sliceTarget.decimals)});
    return Text::tr("%1: minutes of slices of %2 of which %3 was good, evaluated here from raw samples").arg(word, slice, target);
}

QString lengthText(const SloWindow& window)
{
    const Millis step = window.length < kDay ? kMinute : window.length < 10 * kDay ? kHour : kDay;
    const bool isExact = window.isRolling() && window.length % step == Millis{0};
    return isExact ? durationText(window.length) : QString::fromStdString(window.text());
}

QString windowText(const SloWindow& window)
{
    const QString length = lengthText(window);
    return window.isRolling() ? Text::tr("rolling %1").arg(length)
                              : Text::tr("calendar %1, %2").arg(length, QString::fromUtf8(window.calendar->zone.id()));
}

SloExplainer::SloExplainer(const SloDefinition& slo, const SloCounts& counts, const Question& question,
                           std::optional<std::int64_t> resets)
    : m_slo(slo), m_counts(counts),
      m_command(commandAt(u"slo status %1 -o json"_s.arg(shellWord(slo.name)), counts.moment, question)), m_resets(resets),
      m_style(question.style)
{}

Explanation SloExplainer::start(const QString& title, const QString& formula) const
{
    Explanation why;
    why.title = title;
    why.formula = formula;
    why.source = plainText(m_slo.sli.source);
    why.command = m_command;
    for (const Leaf& leaf : leavesOf(m_slo))
        addQueries(why, leaf.sli);
    return why;
}

void SloExplainer::addWindow(Explanation& why, const SliceSum& sum) const
{
    why.inputs.push_back({Text::tr("window"),
                          Text::tr("%1 (%2, whole minutes)")
                              .arg(rangeText(sum.window, m_counts.moment, m_style), zoneText(m_counts.moment, m_style))});
}

SloExplainer::Why SloExplainer::member(const MemberSum& member, const QString& formula) const
{
    Explanation why = start(plainText(member.name, 63), formula);
    addWindow(why, member.sum);
    addCounts(why, member.objective, member.sum, member.sum.total);
    addDoubts(why, member.sum, std::nullopt);
    return std::make_shared<const Explanation>(std::move(why));
}

SloExplainer::Why SloExplainer::number(const QString& title, const QString& formula, const SliceSum& sum) const
{
    Explanation why = start(title, formula);
    addWindow(why, sum);
    const bool isWhole = sum.window == m_counts.window.window;
    addCounts(why, m_slo.objective, sum, sum == m_counts.window ? m_counts.budgeted() : sum.total);
    if (isWhole && m_counts.excluded)
        addExclusions(why, m_counts.excluded->uses);
    addDoubts(why, sum, isWhole ? m_resets : std::nullopt);
    if (isWhole)
        std::ranges::copy(memberLines(m_counts), std::back_inserter(why.inputs));
    why.inputs.push_back({Text::tr("method"), methodText(m_slo)});
    return std::make_shared<const Explanation>(std::move(why));
}

SloExplainer::Why SloExplainer::objective() const
{
    Explanation why = start(Text::tr("Objective"), Text::tr("as defined"));
    why.inputs.push_back({Text::tr("defined in"), m_slo.location.toText()});
    why.inputs.push_back({Text::tr("window"), windowText(m_slo.window)});
    return std::make_shared<const Explanation>(std::move(why));
}

SloExplainer::Why SloExplainer::age() const
{
    Explanation why = start(Text::tr("Age of the newest sample"), Text::tr("moment − time of the newest sample"));
    if (m_counts.freshness.newest)
        why.inputs.push_back({Text::tr("newest sample"), QString::fromStdString(toRfc3339(*m_counts.freshness.newest))});
    why.inputs.push_back({Text::tr("scrape interval"), QString::fromStdString(toText(m_counts.freshness.interval))});
    return std::make_shared<const Explanation>(std::move(why));
}

} // namespace traceo
