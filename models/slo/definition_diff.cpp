#include "slo/definition_diff.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/slo_facts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceo::replay {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DefinitionDiff)
};

using vocabulary::SloFact;

/// "99.95%", with the decimals it takes.
std::string percentOf(double ratio)
{
    constexpr int kPlaces = 7; // of a percent that definitions can have
    if (!(ratio > 0))
        return {};
    QString text = QString::number(ratio * 100, 'f', kPlaces);
    while (text.endsWith(u'0'))
        text.chop(1);
    return ((text.endsWith(u'.') ? text.chopped(1) : text) + u'%').toStdString();
}

std::string lengthOf(Millis length)
{
    return length > Millis{0} ? traceo::toText(length) : std::string();
}

std::string windowOf(Millis length)
{
    return length > Millis{0} ? SloWindow{.length = length, .calendar = {}}.text() : std::string();
}

struct Field {
    std::string_view name;
    std::string (*text)(const SloFact& fact);
};
constexpr std::array kFields{
    Field{"objective", [](const SloFact& fact) { return percentOf(fact.objective); }},
    Field{"window", [](const SloFact& fact) { return fact.calendar.empty() ? windowOf(fact.window) : fact.calendar; }},
    Field{"method", [](const SloFact& fact) { return fact.method; }},
    Field{"time_slice", [](const SloFact& fact) { return lengthOf(fact.timeSlice); }},
    Field{"time_slice_target", [](const SloFact& fact) { return percentOf(fact.timeSliceTarget); }},
    Field{"service_hours", [](const SloFact& fact) { return fact.serviceHours; }},
    Field{"alerts", [](const SloFact& fact) { return fact.alerts; }},
    Field{"indicator", [](const SloFact& fact) { return fact.indicator; }},
    Field{"good", [](const SloFact& fact) { return fact.good; }},
    Field{"bad", [](const SloFact& fact) { return fact.bad; }},
    Field{"total", [](const SloFact& fact) { return fact.total; }},
    Field{"threshold", [](const SloFact& fact) { return fact.threshold; }},
    Field{"target", [](const SloFact& fact) { return fact.target; }},
    Field{"status", [](const SloFact& fact) { return fact.status; }},
    Field{"latency", [](const SloFact& fact) { return lengthOf(fact.latency.value_or(Millis{0})); }},
    Field{"source", [](const SloFact& fact) { return fact.source; }},
    Field{"service", [](const SloFact& fact) { return fact.service; }},
    Field{"owner", [](const SloFact& fact) { return fact.owner; }},
};

/// What the way of counting follows from, in one row.
bool isOfIndicator(std::string_view field)
{
    constexpr std::array<std::string_view, 8> kOfIndicator{"indicator", "good",   "bad",    "total",
                                                           "threshold", "target", "status", "latency"};
    return std::ranges::find(kOfIndicator, field) != kOfIndicator.end();
}

std::string textOf(const Exclusion& exclusion)
{
    const QString start = QString::fromStdString(traceo::toText(exclusion.duration)) + u" from "_s
        + QDateTime::fromMSecsSinceEpoch(msOf(momentOf(exclusion.start, exclusion.zone)), exclusion.zone)
              .toString(u"yyyy-MM-ddTHH:mm"_s)
        + u' ' + QString::fromUtf8(exclusion.zone.id());
    return exclusion.id + ": " + start.toStdString() + (exclusion.rrule.empty() ? "" : ' ' + exclusion.rrule)
        + (exclusion.mode == Exclusion::Mode::Good ? " good" : "");
}

/// What of the counting of a member differs, each with the name of the member before it.
void addMember(const CompositeMember& before, const CompositeMember& after, std::vector<DefinitionChange>& changes)
{
    const auto text = [&before](const DefinitionChange& change, const std::string& value) {
        return value.empty() ? std::string() : before.name + ": " + change.field + ' ' + value;
    };
    for (const DefinitionChange& change : changesBesideExclusions(*before.slo, *after.slo)) {
        if (isOfIndicator(change.field) || change.field == "counting" || change.field == "member")
            changes.push_back({"member", text(change, change.before), text(change, change.after)});
    }
}

/// In the place of a hash, which tells nobody anything.
void nameMembers(const SloDefinition& before, const SloDefinition& after, std::vector<DefinitionChange>& changes)
{
    const auto counting = std::ranges::find(changes, "counting", &DefinitionChange::field);
    if (counting == changes.end() || !before.composite || !after.composite)
        return;
    std::vector<DefinitionChange> ofMembers;
    for (const CompositeMember& member : before.composite->members) {
        const auto other = std::ranges::find(after.composite->members, member.name, &CompositeMember::name);
        if (other != after.composite->members.end() && member.slo && other->slo)
            addMember(member, *other, ofMembers);
    }
    if (ofMembers.empty())
        return;
    changes.erase(counting);
    std::ranges::move(ofMembers, std::back_inserter(changes));
}

void addExclusions(const SloDefinition& before, const SloDefinition& after, std::vector<DefinitionChange>& changes)
{
    const auto has = [](const SloDefinition& slo, const Exclusion& one) {
        return std::ranges::find(slo.exclusions, one) != slo.exclusions.end();
    };
    for (const Exclusion& one : before.exclusions) {
        if (has(after, one))
            continue;
        const auto other = std::ranges::find(after.exclusions, one.id, &Exclusion::id);
        changes.push_back({"exclusion", textOf(one), other == after.exclusions.end() ? std::string() : textOf(*other)});
    }
    for (const Exclusion& one : after.exclusions) {
        if (std::ranges::find(before.exclusions, one.id, &Exclusion::id) == before.exclusions.end())
            changes.push_back({"exclusion", {}, textOf(one)});
    }
}

} // namespace

std::vector<DefinitionChange> changesBetween(const SloFact& before, const SloFact& after)
{
    std::vector<DefinitionChange> changes;
    for (const Field& field : kFields) {
        DefinitionChange change{std::string(field.name), field.text(before), field.text(after)};
        if (change.before != change.after)
            changes.push_back(std::move(change));
    }
    const auto isCounted = [](const DefinitionChange& change) { return isOfIndicator(change.field); };
    if (before.sliHash != after.sliHash && std::ranges::none_of(changes, isCounted))
        changes.push_back({"counting", before.sliHash, after.sliHash});
    return changes;
}

std::vector<DefinitionChange> changesBetween(const SloDefinition& before, const SloDefinition& after)
{
    std::vector<DefinitionChange> changes = changesBesideExclusions(before, after);
    addExclusions(before, after, changes);
    return changes;
}

std::vector<DefinitionChange> changesBesideExclusions(const SloDefinition& before, const SloDefinition& after)
{
    std::vector<DefinitionChange> changes = changesBetween(factOf(before), factOf(after));
    nameMembers(before, after, changes);
    return changes;
}

QString nameOfField(std::string_view field)
{
    const std::array<std::pair<std::string_view, QString>, kFields.size() + 3> names{{
        {"objective", Text::tr("objective")},
        {"window", Text::tr("window")},
        {"method", Text::tr("method")},
        {"time_slice", Text::tr("time slice")},
        {"time_slice_target", Text::tr("good share of a slice")},
        {"service_hours", Text::tr("service hours")},
        {"alerts", Text::tr("alerts")},
        {"indicator", Text::tr("indicator")},
        {"good", Text::tr("good")},
        {"bad", Text::tr("bad")},
        {"total", Text::tr("total")},
        {"threshold", Text::tr("good where")},
        {"target", Text::tr("target")},
        {"status", Text::tr("status")},
        {"latency", Text::tr("within")},
        {"source", Text::tr("source")},
        {"service", Text::tr("service")},
        {"owner", Text::tr("owner")},
        {"exclusion", Text::tr("exclusion")},
        {"counting", Text::tr("way of counting")},
        {"member", Text::tr("member")},
    }};
    const auto found = std::ranges::find(names, field, &std::pair<std::string_view, QString>::first);
    return found == names.end() ? QString::fromUtf8(field.data(), qsizetype(field.size())) : found->second;
}

QString toText(const std::vector<DefinitionChange>& changes)
{
    QStringList texts;
    const auto shown = [](const std::string& value) { return value.empty() ? Text::tr("none") : plainText(value, 200); };
    for (const DefinitionChange& change : changes)
        texts << Text::tr("%1 %2 → %3").arg(nameOfField(change.field), shown(change.before), shown(change.after));
    return texts.join(u", "_s);
}

Result<std::vector<Fact>> definitionFactsOf(const history::Snapshot& snapshot, std::string_view slo)
{
    auto facts = snapshot.factSpans(vocabulary::kDefinitionFact, {kDistantPast, kDistantFuture}, vocabulary::kWorkspaceSource);
    if (!facts)
        return facts;
    std::erase_if(*facts, [key = sloFactKey(slo)](const Fact& fact) { return fact.key != key; });
    std::ranges::stable_sort(*facts, {}, &Fact::validFrom);
    return facts;
}

Result<std::vector<DefinitionVersion>> definitionVersions(const history::Snapshot& snapshot, std::string_view slo)
{
    const auto facts = definitionFactsOf(snapshot, slo);
    if (!facts)
        return facts.error();
    std::vector<DefinitionVersion> versions;
    for (const Fact& fact : *facts) {
        auto read = vocabulary::sloFact(fact.payload);
        if (!read)
            continue;
        DefinitionVersion version{{fact.validFrom, fact.validTo.value_or(kDistantFuture)}, fact.learnedAt, *std::move(read), {}};
        if (!versions.empty()) {
            version.changes = changesBetween(versions.back().fact, version.fact);
            if (version.changes.empty() && version.span.from <= versions.back().span.to) { // it came to hold longer
                versions.back().span.to = version.span.to;
                continue;
            }
        }
        versions.push_back(std::move(version));
    }
    return versions;
}

} // namespace traceo::replay
