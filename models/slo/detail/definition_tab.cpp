#include "slo/detail/definition_tab.h"

#include "core/format.h"
#include "core/json.h"
#include "slo/rules/openslo_file.h"
#include "slo/slo_explain.h"
#include "slo/slo_facts.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloDefinitionTab)
};

constexpr int kLongestText = 2000;
constexpr double kMsOfSecond = 1000;

QString textOf(const std::string& text)
{
    return plainText(text, kLongestText);
}

QString objectiveText(const Objective& objective)
{
    return toText(
        {.value = objective.ratio(), .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = std::int8_t(objective.decimals)});
}

class Fields {
public:
    void add(const std::string& key, const QString& name, const QString& value)
    {
        if (!value.isEmpty())
            m_rows.push_back({key, name, value});
    }
    std::vector<FieldRow> take() { return std::move(m_rows); }

private:
    std::vector<FieldRow> m_rows;
};

/// "99.9 %, weight 2, not observed counts as bad"
QString memberText(const CompositeMember& member)
{
    QStringList said{objectiveText(member.slo->objective)};
    if (member.weight != 1)
        said << Text::tr("weight %1").arg(exactText(member.weight));
    if (member.whenDelayed == WhenDelayed::Good)
        said << Text::tr("not observed counts as good");
    else if (member.whenDelayed == WhenDelayed::Bad)
        said << Text::tr("not observed counts as bad");
    else if (member.whenDelayed == WhenDelayed::Ignore)
        said << Text::tr("left out while it is not observed");
    return said.join(u", "_s);
}

void addIndicator(Fields& fields, const SliDefinition& sli)
{
    fields.add("indicator", Text::tr("Indicator"), QString::fromUtf8(sli.kindWord()));
    fields.add("source", Text::tr("Source"), textOf(sli.source));
    if (sli.kind == SliDefinition::Kind::Probe) {
        fields.add("target", Text::tr("Target"), textOf(sli.target));
        fields.add("status", Text::tr("Status"), textOf(sli.status));
        fields.add("within", Text::tr("Within"), sli.latency ? durationText(*sli.latency) : QString());
        return;
    }
    fields.add("good", Text::tr("Good"), sli.good ? textOf(sli.good->toText()) : QString());
    fields.add("bad", Text::tr("Bad"), sli.bad ? textOf(sli.bad->toText()) : QString());
    fields.add("total", Text::tr("Total"), textOf(sli.total.toText()));
    fields.add("threshold", Text::tr("Good where"), sli.threshold ? textOf(sli.threshold->text()) : QString());
}

void addMembers(Fields& fields, const Composite& composite, const Style& style)
{
    for (const CompositeMember& member : composite.members)
        fields.add("member " + member.name, Text::tr("Member: %1").arg(textOf(member.name)), memberText(member));
    if (composite.maxDelay > Millis{0})
        fields.add("max_delay", Text::tr("Waits for a member"), durationText(composite.maxDelay, style));
}

void addExclusions(Fields& fields, const SloDefinition& slo, const Style& style)
{
    fields.add("service_hours", Text::tr("Service hours"), slo.serviceHours ? textOf(toText(*slo.serviceHours)) : QString());
    for (const Exclusion& exclusion : slo.exclusions) {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(exclusion.start.time_since_epoch().count(), Qt::UTC);
        QStringList said{Text::tr("%1 for %2, %3")
                             .arg(start.toString(u"yyyy-MM-dd HH:mm"_s), durationText(exclusion.duration, style),
                                  QString::fromUtf8(exclusion.zone.id()))};
        if (!exclusion.rrule.empty())
            said << textOf(exclusion.rrule);
        if (exclusion.mode == Exclusion::Mode::Good)
            said << Text::tr("bad counts as good");
        said << textOf(exclusion.reason);
        if (!exclusion.author.empty())
            said << textOf(exclusion.author);
        fields.add("exclusion " + exclusion.id, Text::tr("Excluded: %1").arg(textOf(exclusion.id)), said.join(u"; "_s));
    }
}

std::vector<FieldRow> fieldsOf(const SloDefinition& slo, const Style& style)
{
    Fields fields;
    fields.add("name", Text::tr("Name"), textOf(slo.name));
    fields.add("display_name", Text::tr("Shown as"), slo.displayName == slo.name ? QString() : textOf(slo.displayName));
    fields.add("service", Text::tr("Service"), textOf(slo.service));
    fields.add("owner", Text::tr("Owner"), textOf(slo.owner));
    fields.add("description", Text::tr("Description"), textOf(slo.description));
    fields.add("objective", Text::tr("Objective"), objectiveText(slo.objective));
    fields.add("window", Text::tr("Window"), windowText(slo.window));
    fields.add("method", Text::tr("Method"), textOf(slo.method.word()));
    if (slo.method.isOfTime())
        fields.add("time_slice", Text::tr("Time slice"), durationText(slo.method.slice, style));
    if (slo.method.kind == BudgetingMethod::Kind::Timeslices)
        fields.add("time_slice_target", Text::tr("Good share of a slice"), objectiveText(slo.method.sliceTarget));
    if (slo.composite)
        addMembers(fields, *slo.composite, style);
    else
        addIndicator(fields, slo.sli);
    addExclusions(fields, slo, style);
    return fields.take();
}

/// Only what a definition has: OpenSLO has no probes and no exclusions.
QString documentOf(const SloDefinition& slo)
{
    const rules::Exported file = rules::openSloFile({slo});
    QStringList lines;
    for (const QString& unsaid : file.unsaid)
        lines << u"# "_s + unsaid;
    lines << QString::fromStdString(file.text);
    return lines.join(u'\n');
}

void flatten(const json& value, const std::string& path, std::map<std::string, std::string>& fields)
{
    if (!value.is_object()) {
        fields[path] = value.is_string() ? value.get<std::string>() : traceo::toText(value);
        return;
    }
    for (const auto& [key, member] : value.items())
        flatten(member, path.empty() ? key : path + '.' + key, fields);
}

std::map<std::string, std::string> fieldsIn(std::string_view payload)
{
    std::map<std::string, std::string> fields;
    if (const auto parsed = parseJson(payload); parsed && parsed->is_object())
        flatten(*parsed, {}, fields);
    fields.erase("v");
    return fields;
}

/// As people call it; a field nobody here knows keeps its own name.
QString fieldName(const std::string& field)
{
    const std::map<std::string_view, QString> names{
        {"objective_ratio", Text::tr("Objective")},
        {"window_s", Text::tr("Window")},
        {"calendar", Text::tr("Calendar")},
        {"service_hours", Text::tr("Service hours")},
        {"method", Text::tr("Method")},
        {"time_slice_s", Text::tr("Time slice")},
        {"time_slice_target_ratio", Text::tr("Good share of a slice")},
        {"sli_hash", Text::tr("Way of counting")},
        {"service", Text::tr("Service")},
        {"owner", Text::tr("Owner")},
        {"indicator.good", Text::tr("Good")},
        {"indicator.bad", Text::tr("Bad")},
        {"indicator.total", Text::tr("Total")},
        {"indicator.type", Text::tr("Indicator")},
        {"indicator.source", Text::tr("Source")},
        {"indicator.threshold", Text::tr("Good where")},
        {"indicator.target", Text::tr("Target")},
        {"indicator.status", Text::tr("Status")},
        {"indicator.latency_s", Text::tr("Within")},
    };
    const auto known = names.find(field);
    return known == names.end() ? textOf(field) : known->second;
}

/// Lengths and shares as people read them.
QString valueText(const std::string& field, const std::string& value)
{
    bool isNumber = false;
    const double number = QString::fromStdString(value).toDouble(&isNumber);
    if (isNumber && field.ends_with("_s"))
        return durationText(Millis{std::llround(number * kMsOfSecond)});
    if (isNumber && field.ends_with("_ratio")) {
        constexpr int kMostDecimals = 5;
        QString percent = QString::number(number * 100, 'f', kMostDecimals);
        while (percent.endsWith(u'0'))
            percent.chop(1);
        return Text::tr("%1 %").arg(percent.endsWith(u'.') ? percent.chopped(1) : percent);
    }
    return textOf(value);
}

Reading sinceOf(UtcMs at, UtcMs moment, const SloDefinition& slo)
{
    auto why = std::make_shared<Explanation>();
    why->title = Text::tr("A version of the definition");
    why->formula = Text::tr("a fact of kind “definition”, from when it holds to when the next one does");
    why->inputs = {{Text::tr("defined in"), slo.location.toText()}};
    return {.value = double(msOf(at)) / kMsOfSecond, .unit = Unit::Timestamp, .at = moment, .quality = Quality::Ok, .why = why};
}

/// The facts of this SLO, oldest first, each once: what only came to hold longer is no other version.
Result<std::vector<Fact>> versionsOf(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment)
{
    auto facts =
        snapshot.factSpans(vocabulary::kDefinitionFact, {kDistantPast, moment + Millis{1}}, vocabulary::kWorkspaceSource);
    if (!facts)
        return facts.error();
    const std::string key = "slo/" + slo.name;
    std::erase_if(*facts, [&key](const Fact& fact) { return fact.key != key; });
    std::ranges::stable_sort(*facts, {}, &Fact::validFrom);
    const auto same = std::ranges::unique(*facts, [](const Fact& a, const Fact& b) { return a.payload == b.payload; });
    facts->erase(same.begin(), same.end());
    return facts;
}

std::vector<VersionRow> rowsOf(const std::vector<Fact>& versions, const SloDefinition& slo, UtcMs moment)
{
    std::vector<VersionRow> rows;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        const Reading from = sinceOf(version->validFrom, moment, slo);
        const std::string key = std::to_string(msOf(version->validFrom));
        const auto before = version + 1;
        if (before == versions.rend()) {
            rows.push_back({key, from, Text::tr("The first version that is known"), {}, {}});
            break;
        }
        for (const FieldChange& change : changesBetween(before->payload, version->payload))
            rows.push_back({key + ' ' + change.field, from, fieldName(change.field), valueText(change.field, change.before),
                            valueText(change.field, change.after)});
    }
    return rows;
}

template <class Row>
Column<Row> wordsOf(std::string id, const QString& title, QString Row::*text, CellKind kind, const QString& widest)
{
    const auto cell = [text, kind](const Row& row) {
        Cell words{.kind = kind, .text = row.*text};
        words.tip = row.*text;
        return words;
    };
    return {.id = std::move(id), .title = title, .kind = kind, .cell = cell, .widest = widest};
}

} // namespace

std::vector<Column<FieldRow>> fieldColumns()
{
    return {wordsOf("field", Text::tr("Field"), &FieldRow::name, CellKind::Text, Text::tr("Good share of a slice")),
            wordsOf("value", Text::tr("Value"), &FieldRow::value, CellKind::Key, {})};
}

std::vector<Column<VersionRow>> versionColumns()
{
    return {{.id = "from",
             .title = Text::tr("Since"),
             .kind = CellKind::Number,
             .cell = [](const VersionRow& row) { return Cell::ofReading(row.from); },
             .widest = u"28 Nov 2026 00:00"_s},
            wordsOf("field", Text::tr("Changed"), &VersionRow::field, CellKind::Key, {}),
            wordsOf("before", Text::tr("Before"), &VersionRow::before, CellKind::Note, {}),
            wordsOf("after", Text::tr("After"), &VersionRow::after, CellKind::Note, {})};
}

std::vector<FieldChange> changesBetween(std::string_view before, std::string_view after)
{
    const auto old = fieldsIn(before);
    const auto now = fieldsIn(after);
    std::map<std::string, FieldChange> changes;
    for (const auto& [field, value] : old)
        changes[field] = {field, value, {}};
    for (const auto& [field, value] : now) {
        changes[field].field = field;
        changes[field].after = value;
    }
    std::vector<FieldChange> changed;
    for (const auto& [field, change] : changes) {
        if (change.before != change.after)
            changed.push_back(change);
    }
    return changed;
}

Result<DefinitionTab> buildDefinitionTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(config, question);
    if (!slo)
        return slo.error();
    const UtcMs moment = question.moment();
    const auto versions = versionsOf(snapshot, *slo, moment);
    if (!versions)
        return versions.error();
    return DefinitionTab{.key = slo->name,
                         .moment = moment,
                         .location = slo->location.toText(),
                         .text = documentOf(*slo),
                         .fields = fieldsOf(*slo, question.style),
                         .versions = rowsOf(*versions, *slo, moment)};
}

} // namespace traceo
