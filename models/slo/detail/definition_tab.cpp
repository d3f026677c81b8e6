#include "slo/detail/definition_tab.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/alert_list.h"
#include "slo/definition_diff.h"
#include "slo/form/form_subject.h"
#include "slo/rules/openslo_file.h"
#include "slo/slo_explain.h"
#include "slo/slo_facts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <iterator>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloDefinitionTab)
};

constexpr int kLongestText = 2000;
constexpr int kCommentWidth = 64; ///< of a line that fits beside the fields
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

/// As comments of YAML, broken between words.
QStringList commented(const QString& sentence)
{
    QStringList lines;
    QString line;
    const QStringList words = sentence.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        if (!line.isEmpty() && line.size() + word.size() > kCommentWidth) {
            lines << u'#' + line;
            line.clear();
        }
        line += u' ' + word;
    }
    return line.isEmpty() ? lines : lines << u'#' + line;
}

/// Of a probe, which OpenSLO has no words for, as the window would write it.
std::string shortFormOf(const SloDefinition& slo)
{
    using form::Field;
    form::SloFields fields;
    const auto set = [&fields](Field field, const std::string& text) {
        if (!text.empty())
            fields.set(field, text);
    };
    set(Field::Name, slo.name);
    set(Field::DisplayName, slo.displayName == slo.name ? std::string() : slo.displayName);
    set(Field::Service, slo.service);
    set(Field::Owner, slo.owner);
    set(Field::Source, slo.sli.source);
    set(Field::Type, "http_check");
    set(Field::Target, slo.sli.target);
    form::overlay(fields, slo);
    return form::yamlOf(fields) + (slo.alerts.empty() ? std::string() : alertListText(slo.alerts, slo));
}

struct Document {
    QString form;
    QString text;
};

/// Only what a definition has: OpenSLO has no exclusions. Of a check the form it is usually written in, which says of it all.
Document documentOf(const SloDefinition& slo)
{
    const rules::Exported file = rules::openSloFile({slo});
    const bool isShort = slo.sli.kind == SliDefinition::Kind::Probe && !slo.composite;
    QStringList lines;
    for (const QString& unsaid : file.unsaid) {
        if (!isShort || file.text.empty())
            lines << commented(isShort ? Text::tr("As OpenSLO v1: %1").arg(unsaid) : unsaid);
    }
    lines << QString::fromStdString(isShort ? shortFormOf(slo) : file.text);
    return {isShort ? Text::tr("Short form") : u"OpenSLO v1"_s, lines.join(u'\n')};
}

/// As a field of the definition is titled.
QString titleOf(const std::string& field)
{
    QString name = replay::nameOfField(field);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

/// Lengths and shares as the fields above have them.
QString valueText(const std::string& field, const std::string& value)
{
    const bool isLength = field == "window" || field == "time_slice" || field == "latency";
    if (const auto length = isLength ? parseDuration(value) : Result<Millis>(Error{}))
        return durationText(*length);
    const QString text = textOf(value);
    const bool isShare = field == "objective" || field == "time_slice_target";
    return isShare && text.endsWith(u'%') ? Text::tr("%1 %").arg(text.chopped(1)) : text;
}

Reading sinceOf(UtcMs at, UtcMs moment, const SloDefinition& slo)
{
    auto why = std::make_shared<Explanation>();
    why->title = Text::tr("A version of the definition");
    why->formula = Text::tr("a fact of kind “definition”, from when it holds to when the next one does");
    why->inputs = {{Text::tr("defined in"), slo.location.toText()}};
    return {.value = double(msOf(at)) / kMsOfSecond, .unit = Unit::Timestamp, .at = moment, .quality = Quality::Ok, .why = why};
}

/// What is said of a version that changed nothing.
QString unchangedText(bool isFirst, bool isOfAllPast)
{
    if (!isFirst)
        return Text::tr("The same again, after a time without it");
    return isOfAllPast ? Text::tr("The first version, for all of the past before") : Text::tr("The first version that is known");
}

/// Newest first; without those that begin later.
std::vector<VersionRow> rowsOf(const std::vector<replay::DefinitionVersion>& versions, const SloDefinition& slo, UtcMs moment)
{
    std::vector<VersionRow> rows;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
        if (version->span.from > moment)
            continue;
        Reading from = sinceOf(version->span.from, moment, slo);
        const bool isOfAllPast = version->span.from == kSinceEver;
        if (isOfAllPast) // no date
            from.quality = Quality::Unknown;
        const std::string key = std::to_string(msOf(version->span.from));
        if (version->changes.empty())
            rows.push_back({key, from, unchangedText(version == std::prev(versions.rend()), isOfAllPast), {}, {}});
        for (const replay::DefinitionChange& change : version->changes)
            rows.push_back({key + ' ' + change.field, from, titleOf(change.field), valueText(change.field, change.before),
                            valueText(change.field, change.after)});
    }
    return rows;
}

/// Versions that another program wrote: that there was one is said, if not what.
Result<void> addUnreadable(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment,
                           std::vector<VersionRow>& rows)
{
    const auto facts = replay::definitionFactsOf(snapshot, slo.name);
    if (!facts)
        return facts.error();
    for (const Fact& fact : *facts) {
        if (fact.validFrom <= moment && !vocabulary::sloFact(fact.payload))
            rows.push_back({std::to_string(msOf(fact.validFrom)) + " unreadable", sinceOf(fact.validFrom, moment, slo),
                            Text::tr("A version that this program cannot read"), QString(), QString()});
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), [](const VersionRow& row) { return row.from.value; });
    return {};
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

Result<DefinitionTab> buildDefinitionTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const UtcMs moment = question.moment();
    const auto versions = replay::definitionVersions(snapshot, slo->name);
    if (!versions)
        return versions.error();
    std::vector<VersionRow> rows = rowsOf(*versions, *slo, moment);
    if (auto done = addUnreadable(snapshot, *slo, moment, rows); !done)
        return done.error();
    Document document = documentOf(*slo);
    return DefinitionTab{.key = slo->name,
                         .moment = moment,
                         .location = slo->location.toText(),
                         .form = std::move(document.form),
                         .text = std::move(document.text),
                         .fields = fieldsOf(*slo, question.style),
                         .versions = std::move(rows)};
}

} // namespace traceo
