#include "export/sla_parts.h"

#include "core/moment.h"
#include "export/section_parts.h"
#include "slo/error_budget.h"
#include "slo/slo_explain.h"
#include "slo/slo_facts.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SlaSection)
};

constexpr double kCritical = 0.1; ///< shown as such: less than this of the budget is left
constexpr int kLongName = 80;

Reading secondsReading(double seconds)
{
    return {.value = seconds, .unit = Unit::Seconds, .quality = Quality::Ok, .better = Better::Neither};
}

Reading secondsReading(Millis length)
{
    return secondsReading(double(length.count()) / 1000);
}

Reading shareReading(double part, double whole, Better better)
{
    return {.value = whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN(),
            .unit = Unit::Ratio,
            .quality = whole > 0 ? Quality::Ok : Quality::Unknown,
            .better = better,
            .decimals = 1};
}

Cell momentCell(UtcMs moment, const Style& style)
{
    return Cell::ofText(momentText(moment, UtcMs{}, style));
}

QString accountText(const std::string& account)
{
    return account == kUnknownAccount ? Text::tr("unknown") : plainText(account, kLongName);
}

/// One an account; `whole` is what their shares are of.
DocumentTable sumsTable(const std::vector<AccountSum>& sums, const SlaEntry& entry, const Style& style)
{
    DocumentTable table;
    table.columns = {{Text::tr("Account"), CellKind::Key},      {Text::tr("Bad"), CellKind::Number, true},
                     {Text::tr("Of budget"), CellKind::Number}, {Text::tr("Minutes"), CellKind::Number},
                     {Text::tr("First"), CellKind::Text},       {Text::tr("Last"), CellKind::Text}};
    double bad = 0;
    for (const AccountSum& sum : sums) {
        table.rows.push_back({Cell::ofKey(accountText(sum.account)), Cell::ofReading(countReading(entry, sum.bad, Better::Lower)),
                              Cell::ofReading(shareReading(sum.bad, entry.allowed, Better::Lower)),
                              Cell::ofReading(countReading(entry, double(sum.minutes), Better::Lower)),
                              momentCell(sum.span.from, style), momentCell(sum.span.to, style)});
        bad += sum.bad;
    }
    table.total.resize(table.columns.size());
    table.total[0] = Cell::ofKey(Text::tr("Together"));
    table.total[1] = Cell::ofReading(countReading(entry, bad, Better::Lower));
    table.total[2] = Cell::ofReading(shareReading(bad, entry.allowed, Better::Lower));
    return table;
}

QString definitionText(const SlaEntry& entry, const Style& style)
{
    const DefinitionVersion& version = entry.version;
    const QString hash = QString::fromStdString(version.hash);
    QString held = !version.validFrom ? Text::tr("%1; since when it holds is not known").arg(hash)
        : *version.validFrom == kSinceEver
        ? Text::tr("%1, the first one").arg(hash)
        : Text::tr("%1, valid from %2").arg(hash, momentText(*version.validFrom, UtcMs{}, style));
    if (!version.changes.empty())
        held = Text::tr("%1. It changed within the period (%2); all of it is judged by this version, which held at its end.")
                   .arg(held, changesText(version, UtcMs{}, style));
    if (!version.since.empty())
        held = Text::tr("%1. It has changed since: %2.").arg(held, toText(version.since));
    return held;
}

QString sliText(const SloDefinition& slo)
{
    if (slo.composite)
        return compositeText(slo);
    const SliDefinition& sli = slo.sli;
    const auto textOf = [](const Selector& selector) { return plainText(selector.toText(), 400); };
    if (sli.kind == SliDefinition::Kind::Probe)
        return sli.latency
            ? Text::tr("runs of a check of %1, good with status %2 within %3")
                  .arg(plainText(sli.target), plainText(sli.status), durationText(*sli.latency))
            : Text::tr("runs of a check of %1, good with status %2").arg(plainText(sli.target), plainText(sli.status));
    if (sli.threshold)
        return Text::tr("%1, good where %2").arg(textOf(sli.total), QString::fromStdString(sli.threshold->text()));
    if (sli.good)
        return Text::tr("good %1 of total %2").arg(textOf(*sli.good), textOf(sli.total));
    return sli.bad ? Text::tr("bad %1 of total %2").arg(textOf(*sli.bad), textOf(sli.total)) : textOf(sli.total);
}

QString rootText(const SlaEntry& entry)
{
    return Text::tr("Root of the Merkle tree (RFC 6962, SHA-256) over %1 minutes and what they count:")
        .arg(countText(double(entry.rows)));
}

QString slicesCommand(const SlaEntry& entry, const SlaReport& report)
{
    const auto moment = [](UtcMs at) { return QString::fromStdString(toRfc3339(at)); };
    return u"traceo slo slices %1 --from %2 --to %3 -o csv > slices.csv"_s.arg(shellWord(entry.slo.name),
                                                                               moment(report.counted.from),
                                                                               moment(report.counted.to));
}

} // namespace

QString shownName(const SlaEntry& entry)
{
    return plainText(entry.slo.displayName.empty() ? entry.slo.name : entry.slo.displayName);
}

Reading objectiveReading(const SlaEntry& entry)
{
    return {.value = entry.slo.objective.ratio(),
            .unit = Unit::Ratio,
            .quality = Quality::Ok,
            .decimals = std::int8_t(entry.slo.objective.decimals)};
}

Reading attainedReading(const SlaEntry& entry, const std::optional<double>& share)
{
    return {.value = share.value_or(std::numeric_limits<double>::quiet_NaN()),
            .unit = Unit::Ratio,
            .quality = share ? Quality::Ok : Quality::Unknown,
            .better = Better::Higher,
            .decimals = std::int8_t(entry.slo.objective.decimals + kDecimalsBeyondTarget)};
}

Reading countReading(const SlaEntry& entry, double value, Better better)
{
    return {.value = value, .unit = Unit::Count, .quality = entry.error ? Quality::Unknown : Quality::Ok, .better = better};
}

Reading badReading(const SlaEntry& entry)
{
    Reading bad = countReading(entry, entry.figure.counted.bad(), Better::Lower);
    if (entry.figure.counted.undecided > 0) // some of it may have been good
        bad.quality = Quality::Unknown;
    return bad;
}

Reading allowedReading(const SlaEntry& entry)
{
    Reading allowed = countReading(entry, entry.allowed, Better::Higher);
    if (entry.figure.counted.undecided > 0) // nothing is worked out of it then
        allowed.quality = Quality::Unknown;
    return allowed;
}

Reading spentReading(const SlaEntry& entry)
{
    return shareReading(entry.spent.value_or(0), entry.spent ? 1 : 0, Better::Lower);
}

Reading leftReading(const SlaEntry& entry)
{
    return shareReading(1 - entry.spent.value_or(0), entry.spent ? 1 : 0, Better::Higher);
}

Reading coverageReading(const SlaEntry& entry)
{
    return {.value = entry.figure.coverage(),
            .unit = Unit::Ratio,
            .quality = entry.error ? Quality::Unknown : Quality::Ok,
            .better = Better::Higher,
            .decimals = 2};
}

Cell verdictCell(const SlaEntry& entry)
{
    const QString word = verdictText(entry.figure.verdict);
    switch (entry.figure.verdict) {
    case SlaVerdict::Met:
        return Cell::ofStatus(leftReading(entry).value < kCritical ? Status::Warning : Status::Ok, word);
    case SlaVerdict::Missed:
        return Cell::ofStatus(Status::Critical, word);
    case SlaVerdict::Undecidable:
        return Cell::ofStatus(Status::Unknown, word, whyUndecided(entry));
    }
    Q_UNREACHABLE();
}

std::optional<DocumentBlock> budgetCharts(const SlaEntry& entry, const SlaReport&, const Style&)
{
    if (entry.chart.lines.empty() || !(entry.allowed > 0))
        return std::nullopt;
    const QString allowed = entry.slo.method.isOfTime()
        ? Text::tr("% of %1 bad minutes that the objective allows.").arg(countText(entry.allowed))
        : Text::tr("% of %1 bad events that the objective allows among those of the period.")
              .arg(countText(std::floor(entry.allowed)));
    return DocumentCharts{.title = Text::tr("Error budget"),
                          .status = {},
                          .caption = sentencesOf({allowed, hatchWords(entry.chart.bands)}),
                          .charts = {entry.chart}};
}

std::optional<DocumentBlock> stretchTable(const SlaEntry& entry, const SlaReport&, const Style& style)
{
    if (entry.stretches.empty())
        return std::nullopt;
    DocumentTable table{.title = Text::tr("Longest bad stretches"), .caption = {}, .columns = {}, .rows = {}, .total = {}};
    table.caption =
        Text::tr("Minutes in a row, each worse than the objective; a better one, or one of which nothing counts, ends "
                 "a stretch.");
    table.columns = {{Text::tr("Began"), CellKind::Text},    {Text::tr("Ended"), CellKind::Text},
                     {Text::tr("Lasted"), CellKind::Number}, {Text::tr("Bad"), CellKind::Number, true},
                     {Text::tr("Total"), CellKind::Number},  {Text::tr("Of budget"), CellKind::Number}};
    for (const BadStretch& stretch : entry.stretches)
        table.rows.push_back({momentCell(stretch.span.from, style), momentCell(stretch.span.to, style),
                              Cell::ofReading(secondsReading(stretch.span.length())),
                              Cell::ofReading(countReading(entry, stretch.bad, Better::Lower)),
                              Cell::ofReading(countReading(entry, stretch.total, Better::Neither)),
                              Cell::ofReading(shareReading(stretch.bad, entry.allowed, Better::Lower))});
    return table;
}

std::optional<DocumentBlock> exclusionTable(const SlaEntry& entry, const SlaReport&, const Style&)
{
    if (entry.uses.empty())
        return std::nullopt;
    DocumentTable table{.title = Text::tr("Excluded"), .caption = {}, .columns = {}, .rows = {}, .total = {}};
    table.caption = Text::tr("Attained leaves these out. One that was written after a minute it covers is marked so.");
    table.columns = {{Text::tr("Exclusion"), CellKind::Key},  {Text::tr("Reason"), CellKind::Text},
                     {Text::tr("Author"), CellKind::Text},    {Text::tr("Time"), CellKind::Number},
                     {Text::tr("Counts as"), CellKind::Text}, {Text::tr("Written"), CellKind::Text}};
    for (const ExclusionUse& use : entry.uses) {
        const QString written = !use.isRetroactive ? Text::tr("not known")
            : *use.isRetroactive                   ? Text::tr("afterwards")
                                                   : Text::tr("before");
        const QString id = plainText(use.id, kLongName);
        const QString what = use.member.empty() ? id : Text::tr("%1, of %2").arg(id, plainText(use.member, kLongName));
        table.rows.push_back({Cell::ofKey(what), Cell::ofText(plainText(use.reason, kLongName)),
                              Cell::ofText(use.author.empty() ? u"–"_s : plainText(use.author, kLongName)),
                              Cell::ofReading(secondsReading(use.length)),
                              Cell::ofText(use.mode == Exclusion::Mode::Good ? Text::tr("good") : Text::tr("nothing")),
                              Cell::ofText(written)});
    }
    return table;
}

std::optional<DocumentBlock> blindTable(const SlaEntry& entry, const SlaReport& report, const Style& style)
{
    if (entry.blind.empty())
        return std::nullopt;
    DocumentTable table{.title = Text::tr("Not observed"), .caption = {}, .columns = {}, .rows = {}, .total = {}};
    table.caption = Text::tr("Neither good nor bad; what was counted with the first sample afterwards is counted.");
    table.columns = {{Text::tr("Why"), CellKind::Text},
                     {Text::tr("Time"), CellKind::Number, true},
                     {Text::tr("Of period"), CellKind::Number},
                     {Text::tr("Longest"), CellKind::Text}};
    for (const Blindness& blind : entry.blind) {
        Reading share = shareReading(blind.seconds, double(report.counted.length().count()) / 1000, Better::Lower);
        share.decimals = coverageReading(entry).decimals; // of which it is the other side
        table.rows.push_back({Cell::ofText(causeText(blind.cause, entry.slo.sli.kind)),
                              Cell::ofReading(secondsReading(blind.seconds)), Cell::ofReading(share),
                              Cell::ofText(rangeText(blind.longest, UtcMs{}, style))});
    }
    return table;
}

std::optional<DocumentBlock> accountTable(const SlaEntry& entry, const SlaReport&, const Style& style)
{
    if (entry.accounts.empty())
        return std::nullopt;
    DocumentTable table = sumsTable(entry.accounts, entry, style);
    table.title = Text::tr("Who spent it");
    table.caption =
        Text::tr("Each bad event is booked to the first account that claims it, by the rules of the workspace; all of them are "
                 "what was bad.");
    return table;
}

std::optional<DocumentBlock> excludedTable(const SlaEntry& entry, const SlaReport&, const Style& style)
{
    if (entry.excluded.empty())
        return std::nullopt;
    DocumentTable table = sumsTable(entry.excluded, entry, style);
    table.title = Text::tr("Taken out");
    table.caption =
        Text::tr("What was bad in excluded time. It was not spent; with the accounts above it is what was bad in all.");
    return table;
}

std::optional<DocumentBlock> provenance(const SlaEntry& entry, const SlaReport& report, const Style& style)
{
    DocumentNotes notes{.title = Text::tr("How it was counted"), .caption = {}, .notes = {}};
    const auto note = [&notes](const QString& subject, const QString& text, const QString& command = {}) {
        notes.notes.push_back({std::nullopt, subject, text, command});
    };
    note(Text::tr("Objective"),
         Text::tr("%1; the SLO itself is judged over %2").arg(toText(objectiveReading(entry)), windowText(entry.slo.window)));
    note(Text::tr("Counted"), sliText(entry.slo));
    note(Text::tr("Method"), methodText(entry.slo));
    note(Text::tr("Period"), rangeText(report.counted, UtcMs{}, style) + u", "_s + QString::fromUtf8(style.zone.id()));
    note(Text::tr("Definition"), definitionText(entry, style));
    note(Text::tr("Digest"), rootText(entry), QString::fromStdString(entry.root));
    note(Text::tr("The minutes"), Text::tr("as this report counted them:"), slicesCommand(entry, report));
    note(Text::tr("Recompute"), Text::tr("the figure and the digest, from them alone:"),
         u"traceo slo verify slices.csv --root %1"_s.arg(QString::fromStdString(entry.root)));
    return notes;
}

} // namespace traceo
