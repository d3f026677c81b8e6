#include "export/synthetics_words.h"

#include "core/format.h"
#include "export/section_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsSection)
};

/// The pairs of a check.
std::vector<const ProbeRow*> pairsOf(const CheckRow& check, const SyntheticsReport& report)
{
    std::vector<const ProbeRow*> pairs;
    for (const int place : check.cells) {
        if (place >= 0)
            pairs.push_back(&report.rows[std::size_t(place)]);
    }
    return pairs;
}

/// Of the checks; what a check is follows from its regions (synthetics/check_rows.h).
struct Counts {
    int down = 0;
    int up = 0;
    int stale = 0;
    int filling = 0;
    int unseen = 0;

    explicit Counts(const SyntheticsReport& report)
    {
        for (const CheckRow& check : report.checks) {
            const auto isFetched = [](const ProbeRow* row) { return row->state != ProbeState::Unknown; };
            const bool isUnknown = check.status == Status::Unknown;
            const bool isFilling = isUnknown && !std::ranges::all_of(pairsOf(check, report), isFetched);
            down += check.status == Status::Critical;
            stale += check.status == Status::Stale;
            filling += isFilling;
            unseen += isUnknown && !isFilling;
            up += check.status == Status::Ok || check.status == Status::Warning;
        }
    }
    int all() const { return down + up + stale + filling + unseen; }
};

QString statesOf(const Counts& counts)
{
    QStringList parts;
    if (counts.down > 0)
        parts << Text::tr("%n of %1 checks are down", nullptr, counts.down).arg(counts.all());
    else if (counts.up == counts.all())
        parts << Text::tr("All %n checks are up", nullptr, counts.up);
    else if (counts.up > 0)
        parts << Text::tr("%n of %1 checks are up", nullptr, counts.up).arg(counts.all());
    else
        parts << Text::tr("Of no check it is known whether it is up");
    if (counts.unseen > 0)
        parts << Text::tr("%n are not observed", nullptr, counts.unseen);
    if (counts.stale > 0)
        parts << Text::tr("%n are stale", nullptr, counts.stale);
    if (counts.filling > 0)
        parts << Text::tr("%n are still being fetched", nullptr, counts.filling);
    return parts.join(u", "_s);
}

/// The certificates that ended or end soon, by the first of them.
QString certificatesOf(const SyntheticsReport& report)
{
    const CheckRow* first = nullptr;
    int soon = 0;
    for (const CheckRow& check : report.checks) {
        if (!check.certificateStatus)
            continue;
        ++soon;
        if (!first || check.certificate.value < first->certificate.value)
            first = &check;
    }
    if (!first)
        return {};
    if (soon > 1)
        return Text::tr("%n certificates end soon, that of %1 first", nullptr, soon).arg(first->name);
    return first->certificate.value > 0
        ? Text::tr("the certificate of %1 ends in %2").arg(first->name, toText(first->certificate))
        : Text::tr("the certificate of %1 has ended").arg(first->name);
}

QStringList namesWhere(const SyntheticsReport& report, bool (*isMeant)(const CheckRow&, const SyntheticsReport&))
{
    QStringList names;
    for (const CheckRow& check : report.checks) {
        if (isMeant(check, report))
            names << check.name;
    }
    return names;
}

bool isDown(const CheckRow& check, const SyntheticsReport&)
{
    return check.status == Status::Critical;
}

QString downSentence(const SyntheticsReport& report)
{
    const QStringList names = namesWhere(report, isDown);
    if (names.isEmpty())
        return {};
    if (names.size() > 1)
        return Text::tr("Down: %1.").arg(namesOf(names));
    const CheckRow& check = report.checks.front();
    return Text::tr("%1: %2. %3").arg(check.name, check.verdict, worstPair(check, report).reason);
}

} // namespace

const ProbeRow& worstPair(const CheckRow& check, const SyntheticsReport& report)
{
    const auto pairs = pairsOf(check, report);
    return **std::ranges::min_element(pairs, {}, [](const ProbeRow* row) { return row->status; });
}

bool hasSlow(const CheckRow& check, const SyntheticsReport& report)
{
    return std::ranges::any_of(pairsOf(check, report), [](const ProbeRow* row) { return row->isSlow; });
}

bool hasDown(const CheckRow& check, const SyntheticsReport& report)
{
    return std::ranges::any_of(pairsOf(check, report), [](const ProbeRow* row) { return row->state == ProbeState::Down; });
}

QString syntheticsFinding(const SyntheticsReport& report)
{
    const QString certificates = certificatesOf(report);
    const QString states = statesOf(Counts(report));
    return certificates.isEmpty() ? states : Text::tr("%1; %2").arg(states, certificates);
}

QString syntheticsSummary(const SyntheticsReport& report)
{
    QStringList sentences{downSentence(report)};
    if (const QStringList slow = namesWhere(report, hasSlow); !slow.isEmpty())
        sentences << Text::tr("Slower than in the seven days before: %1.").arg(namesOf(slow));
    QStringList silent;
    for (const RegionColumn& region : report.regions) {
        if (region.isSilent)
            silent << region.name;
    }
    if (!silent.isEmpty())
        sentences << Text::tr("Nothing is known from %1: its probers are silent, which says nothing about the checks.")
                         .arg(namesOf(silent));
    const auto unseen = std::ranges::count(report.rows, ProbeState::NotObserved, &ProbeRow::state);
    if (unseen > 0)
        sentences << Text::tr("%n of %1 pairs of check and region are not observed: neither up nor down.", nullptr, int(unseen))
                         .arg(report.rows.size());
    return sentencesOf(sentences);
}

} // namespace traceo
