#include "refresh/changes.h"

#include "core/format.h"
#include "core/json.h"
#include "refresh/timeline.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using nlohmann::json;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

/// Metrics say what the server documents, which changes with every release of everything.
constexpr std::array kKinds{vocabulary::kAlertFact,      vocabulary::kSourceFact, vocabulary::kRuleFact, vocabulary::kTargetFact,
                            vocabulary::kDefinitionFact, vocabulary::kDeployFact, vocabulary::kNoteFact, vocabulary::kChaosFact};
constexpr char kSilence[] = "silence";
constexpr int kValueLength = 60;
constexpr qsizetype kMostDifferences = 4;

bool isIn(UtcMs moment, TimeSpan span)
{
    return moment >= span.from && moment < span.to;
}

QString valueText(const json& value)
{
    if (value.is_string())
        return plainText(value.get_ref<const std::string&>(), kValueLength);
    return plainText(toText(value), kValueLength);
}

/// Members that say something of the thing itself; `value` is measured and differs at every poll, and when it became
/// active is what the first column says.
bool isTold(const std::string& name, const json& value)
{
    return name != "v" && name != "value" && name != "active_at" && !value.is_object() && !value.is_null()
        && !(value.is_array() && value.empty()) && !(value.is_string() && value.get_ref<const std::string&>().empty());
}

json objectOf(std::string_view text)
{
    const auto parsed = parseJson(text);
    return parsed && parsed->is_object() ? *parsed : json::object();
}

QString nameOf(const Fact& fact)
{
    const json object = objectOf(fact.payload);
    for (const char* const member : {"name", "text"}) {
        if (const auto name = textAt(object, member); name && !name->empty())
            return plainText(*name);
    }
    return plainText(fact.key);
}

StateChange changeOf(const Fact& fact, UtcMs at, StateChange::Way way, QString difference)
{
    const std::string id = fact.kind + '\n' + fact.source + '\n' + fact.key + '\n' + std::to_string(msOf(at));
    return {.key = id + '\n' + std::to_string(int(way)),
            .at = at,
            .way = way,
            .kind = fact.kind,
            .name = nameOf(fact),
            .difference = std::move(difference),
            .source = fact.source};
}

/// When each source first told of a kind, for those that began to in the span. What it told then had been there
/// before: rules, targets and definitions did not change because somebody began to look.
using FirstContacts = std::map<std::string, UtcMs>;

Result<FirstContacts> firstContacts(const history::Snapshot& snapshot, const char* kind, const std::vector<Fact>& facts,
                                    UtcMs from)
{
    FirstContacts first;
    // Whoever tells of an alert, a deploy, a chaos run or a note tells since when; of a server the first contact is the news.
    constexpr std::array<std::string_view, 5> isNews{vocabulary::kAlertFact, vocabulary::kDeployFact, vocabulary::kNoteFact,
                                                     vocabulary::kChaosFact, vocabulary::kSourceFact};
    if (std::ranges::find(isNews, std::string_view(kind)) != isNews.end())
        return first;
    for (const Fact& fact : facts) {
        const auto known = first.try_emplace(fact.source, fact.validFrom).first;
        known->second = std::min(known->second, fact.validFrom);
    }
    std::erase_if(first, [from](const auto& one) { return one.second < from; });
    if (first.empty())
        return first;
    const auto older = snapshot.factSpans(kind, {kDistantPast, from});
    if (!older)
        return older.error();
    for (const Fact& fact : *older)
        first.erase(fact.source);
    return first;
}

/// What happened to one thing; its facts are in the order of time.
void appendChanges(const std::vector<const Fact*>& facts, TimeSpan span, const FirstContacts& first,
                   std::vector<StateChange>& out)
{
    const auto contact = first.find(facts.front()->source);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Fact& fact = *facts[i];
        const bool continues = i > 0 && facts[i - 1]->validTo == fact.validFrom;
        const bool goesOn = i + 1 < facts.size() && fact.validTo == facts[i + 1]->validFrom;
        const bool isContact = contact != first.end() && fact.validFrom == contact->second;
        if (isIn(fact.validFrom, span) && !isContact) {
            const QString difference = differenceOf(continues ? facts[i - 1]->payload : std::string(), fact.payload);
            if (!continues || !difference.isEmpty())
                out.push_back(
                    changeOf(fact, fact.validFrom, continues ? StateChange::Way::Changed : StateChange::Way::Began, difference));
        }
        if (fact.validTo && !goesOn && *fact.validTo > fact.validFrom && isIn(*fact.validTo, span))
            out.push_back(changeOf(fact, *fact.validTo, StateChange::Way::Ended, {}));
    }
}

void appendSilences(const std::string& source, const std::vector<TimeSpan>& silences, TimeSpan span,
                    std::vector<StateChange>& out)
{
    const Fact fact{
        .kind = kSilence, .source = source, .key = source, .validFrom = {}, .validTo = {}, .payload = {}, .learnedAt = {}};
    for (const TimeSpan& silence : silences) {
        if (isIn(silence.from, span))
            out.push_back(changeOf(fact, silence.from, StateChange::Way::Began, Text::tr("answers nothing")));
        if (isIn(silence.to, span))
            out.push_back(changeOf(fact, silence.to, StateChange::Way::Ended, Text::tr("answers again")));
    }
}

QString kindWord(const std::string& kind)
{
    const std::pair<const char*, QString> words[] = {
        {vocabulary::kAlertFact, Text::tr("Alert")},
        {vocabulary::kSourceFact, Text::tr("Server")},
        {vocabulary::kRuleFact, Text::tr("Rule")},
        {vocabulary::kTargetFact, Text::tr("Target")},
        {vocabulary::kDefinitionFact, Text::tr("Definition")},
        {vocabulary::kDeployFact, Text::tr("Deploy")},
        {vocabulary::kNoteFact, Text::tr("Note")},
        {vocabulary::kChaosFact, Text::tr("Chaos run")},
        {kSilence, Text::tr("Source")},
    };
    for (const auto& [id, word] : words) {
        if (kind == id)
            return word;
    }
    return plainText(kind);
}

QString wayWord(StateChange::Way way)
{
    switch (way) {
    case StateChange::Way::Began:
        return Text::tr("began");
    case StateChange::Way::Ended:
        return Text::tr("ended");
    case StateChange::Way::Changed:
        return Text::tr("changed");
    }
    Q_UNREACHABLE();
}

Reading timeReading(const StateChange& change)
{
    return {.value = double(msOf(change.at)) / 1000, .unit = Unit::Timestamp, .at = change.moment, .quality = Quality::Ok};
}

} // namespace

QString differenceOf(std::string_view before, std::string_view after)
{
    const json old = before.empty() ? json::object() : objectOf(before);
    const json now = objectOf(after);
    QStringList words;
    for (const auto& [name, value] : now.items()) {
        const auto was = old.find(name);
        if (!isTold(name, value) || (was != old.end() && *was == value) || (before.empty() && (name == "name" || name == "text")))
            continue;
        const QString label = plainText(name, kValueLength);
        words << (was == old.end() || !isTold(name, *was) ? label + u": "_s + valueText(value)
                                                          : label + u": "_s + valueText(*was) + u" → "_s + valueText(value));
    }
    for (const auto& [name, value] : old.items()) {
        if (isTold(name, value) && (!now.contains(name) || !isTold(name, now[name])))
            words << plainText(name, kValueLength) + u": "_s + valueText(value) + u" → –"_s;
    }
    const qsizetype more = words.size() - kMostDifferences;
    const QString shown = words.mid(0, kMostDifferences).join(u", "_s);
    return more > 0 ? Text::tr("%1 and %n more", nullptr, int(more)).arg(shown) : shown;
}

Result<ChangeReport> changesOf(const history::Snapshot& snapshot, TimeSpan span, std::span<const std::string> sources)
{
    ChangeReport report{.span = span, .changes = {}};
    for (const char* const kind : kKinds) {
        // A moment more at each end, so that what holds there is seen to go on.
        const auto facts = snapshot.factSpans(kind, {span.from - kMinute, span.to + Millis{1}});
        if (!facts)
            return facts.error();
        const auto first = firstContacts(snapshot, kind, *facts, span.from);
        if (!first)
            return first.error();
        std::map<std::tuple<std::string, std::string>, std::vector<const Fact*>> things;
        for (const Fact& fact : *facts)
            things[{fact.source, fact.key}].push_back(&fact);
        for (const auto& [id, ofOne] : things)
            appendChanges(ofOne, span, *first, report.changes);
    }
    for (const std::string& source : sources) {
        const auto asked = snapshot.observed(source, {}, span);
        if (!asked)
            return asked.error();
        appendSilences(source, silencesOf(*asked), span, report.changes);
    }
    std::ranges::stable_sort(report.changes, std::ranges::greater{}, &StateChange::at);
    if (report.changes.size() > kMostChanges) {
        report.left = int(report.changes.size()) - kMostChanges;
        report.changes.resize(kMostChanges);
    }
    for (StateChange& change : report.changes)
        change.moment = span.to;
    return report;
}

std::vector<Column<StateChange>> changeColumns()
{
    return {
        {.id = "at",
         .title = Text::tr("When"),
         .kind = CellKind::Number,
         .cell = [](const StateChange& change) { return Cell::ofReading(timeReading(change)); },
         .widest = u"28 Sep 2028 00:00"_s},
        {.id = "kind",
         .title = Text::tr("What"),
         .kind = CellKind::Text,
         .cell = [](const StateChange& change) { return Cell::ofText(kindWord(change.kind)); },
         .widest = Text::tr("Definition")},
        {.id = "name",
         .title = Text::tr("Name"),
         .kind = CellKind::Key,
         .cell = [](const StateChange& change) { return Cell::ofKey(change.name); },
         .widest = u"checkout-availability"_s},
        {.id = "change",
         .title = Text::tr("Change"),
         .kind = CellKind::Text,
         .cell = [](const StateChange& change) { return Cell::ofText(wayWord(change.way)); },
         .widest = Text::tr("changed")},
        {.id = "difference",
         .title = Text::tr("Difference"),
         .kind = CellKind::Note,
         .cell = [](const StateChange& change) { return Cell::ofNote(change.difference); },
         .widest = u"state: pending → firing, severity: warning → critical"_s},
        {.id = "source",
         .title = Text::tr("Source"),
         .kind = CellKind::Text,
         .cell = [](const StateChange& change) { return Cell::ofText(plainText(change.source)); },
         .widest = u"alertmanager"_s},
    };
}

} // namespace traceo
