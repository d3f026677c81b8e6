#include "export/document_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Document)
};

using Note = DocumentNotes::Note;

/// Younger than this, a report is one of now.
constexpr Millis kNow = kHour;
constexpr int kHashGroups = 2; ///< of four digits, at the foot of a page

/// Paper is read in other years.
QString dated(UtcMs moment, const Document& document)
{
    return momentText(moment, UtcMs{}, document.style);
}

QString zoneOf(const Document& document)
{
    return QString::fromUtf8(document.style.zone.id());
}

/// "28 Nov 2026 10:43, as known then"
QString timesOf(const Document& document)
{
    if (document.known >= document.made)
        return Text::tr("%1, as known then").arg(dated(document.made, document));
    return Text::tr("%1, as known %2").arg(dated(document.made, document), dated(document.known, document));
}

QString stateOf(const DocumentSource& source)
{
    if (source.status == Status::Ok)
        return Text::tr("answers");
    if (!source.age.hasValue())
        return Text::tr("never answered");
    return Text::tr("silent for %1").arg(ageText(Millis{std::int64_t(source.age.value * 1000)}));
}

std::vector<const DocumentSource*> silentOf(const Document& document)
{
    std::vector<const DocumentSource*> silent;
    for (const DocumentSource& source : document.sources) {
        if (source.status != Status::Ok)
            silent.push_back(&source);
    }
    return silent;
}

Note silentNote(const DocumentSource& source)
{
    if (!source.age.hasValue())
        return {Status::Unknown, source.name, Text::tr("never answered: nothing in this report rests on it"), {}};
    return {Status::Stale,
            source.name,
            Text::tr("silent for %1: what rests on it is as old").arg(ageText(Millis{std::int64_t(source.age.value * 1000)})),
            {}};
}

DocumentTable sourceTable(const Document& document)
{
    const std::vector<Column<DocumentSource>> columns = {
        {.id = "source",
         .title = Text::tr("Source"),
         .kind = CellKind::Key,
         .cell = [](const DocumentSource& source) { return Cell::ofKey(source.name); },
         .widest = {}},
        {.id = "kind",
         .title = Text::tr("Kind"),
         .kind = CellKind::Text,
         .cell = [](const DocumentSource& source) { return Cell::ofText(source.kind); },
         .widest = {}},
        {.id = "age",
         .title = Text::tr("Newest answer, age"),
         .kind = CellKind::Age,
         .cell = [](const DocumentSource& source) { return Cell::ofAge(source.age); },
         .widest = {}},
        {.id = "state",
         .title = Text::tr("State"),
         .kind = CellKind::State,
         .cell = [](const DocumentSource& source) { return Cell::ofStatus(source.status, stateOf(source)); },
         .widest = {}}};
    DocumentTable table = tableOf(Text::tr("Sources"), columns, document.sources);
    table.caption = Text::tr("At the moment the report speaks of.");
    return table;
}

DocumentNotes methodNotes(const Document& document)
{
    DocumentNotes notes{.title = Text::tr("Method"), .caption = {}, .notes = {}};
    for (const DocumentSection& section : document.sections) {
        if (!section.method.isEmpty())
            notes.notes.push_back({std::nullopt, section.subject, section.method, {}});
    }
    notes.notes.push_back({std::nullopt,
                           Text::tr("Counting"),
                           Text::tr("An increment belongs to the time of the sample that first shows it; nothing is "
                                    "extrapolated. A fall of a counter is a restart and the new value counts."),
                           {}});
    notes.notes.push_back({std::nullopt,
                           Text::tr("Rounding"),
                           Text::tr("Never towards looking better: good shares are cut off, bad ones rounded up."),
                           {}});
    notes.notes.push_back({std::nullopt,
                           Text::tr("Nothing"),
                           Text::tr("“–” is no number: not observed, no traffic or not known. It is neither 0 nor 100 %."),
                           {}});
    return notes;
}

DocumentNotes againNotes(const Document& document)
{
    DocumentNotes notes{.title = Text::tr("The same again"), .caption = {}, .notes = {}};
    notes.notes.push_back({std::nullopt, Text::tr("Period"), periodWords(document), {}});
    notes.notes.push_back({std::nullopt, Text::tr("Made"), timesOf(document), {}});
    notes.notes.push_back(
        {std::nullopt, Text::tr("Command"), Text::tr("gives the same numbers from the same history:"), document.command});
    notes.notes.push_back({std::nullopt, Text::tr("Content"),
                           Text::tr("SHA-256 over every word, number and line, but not over the time it was made:"),
                           document.hash});
    return notes;
}

DocumentSection aboutSection(const Document& document)
{
    DocumentSection section{.subject = Text::tr("About this report"), .finding = Text::tr("How these numbers came to be")};
    section.summary = Text::tr("They are those of the window and of the command, counted from the samples of these sources.");
    if (!document.sources.empty())
        section.blocks.push_back(sourceTable(document));
    section.blocks.push_back(methodNotes(document));
    section.blocks.push_back(againNotes(document));
    return section;
}

} // namespace

QString periodWords(const Document& document)
{
    return Text::tr("%1 → %2, %3")
        .arg(dated(document.period.from, document), dated(document.period.to, document), zoneOf(document));
}

QString sourceWords(const Document& document)
{
    if (document.sources.empty())
        return Text::tr("No source.");
    if (document.sources.size() == 1) {
        const DocumentSource& source = document.sources.front();
        return source.status == Status::Ok ? Text::tr("Source: %1 (%2).").arg(source.name, source.kind)
                                           : Text::tr("Source: %1 (%2), %3.").arg(source.name, source.kind, stateOf(source));
    }
    const auto silent = silentOf(document);
    const QString count =
        Text::tr("Sources: %1 of %2 answer")
            .arg(QString::number(document.sources.size() - silent.size()), QString::number(document.sources.size()));
    if (silent.empty())
        return count + u'.';
    const auto oldest = std::ranges::max_element(silent, {}, [](const DocumentSource* source) {
        return source->age.hasValue() ? source->age.value : std::numeric_limits<double>::infinity();
    });
    return Text::tr("%1; %2: %3.").arg(count, (*oldest)->name, stateOf(**oldest));
}

QString madeWords(const Document& document)
{
    return Text::tr("Made %1.").arg(timesOf(document));
}

QString hashWords(const QString& hash)
{
    QStringList groups;
    for (int i = 0; i < kHashGroups; ++i)
        groups << hash.mid(4 * i, 4);
    return u"sha-256 "_s + groups.join(u' ');
}

QString originWords(const Document& document)
{
    return document.origin == DocumentOrigin::Generated ? Text::tr("generated data") : QString();
}

std::vector<Note> noticesOf(const Document& document)
{
    std::vector<Note> notices;
    if (document.made - document.period.to > kNow)
        notices.push_back({std::nullopt,
                           Text::tr("The past"),
                           Text::tr("as of %1, %2 before this report was made")
                               .arg(dated(document.period.to, document), ageText(document.made - document.period.to)),
                           {}});
    if (document.known < document.made)
        notices.push_back({std::nullopt,
                           Text::tr("As known"),
                           Text::tr("what was learned after %1 is left out").arg(dated(document.known, document)),
                           {}});
    if (isBlind(document))
        notices.push_back({Status::Unknown, Text::tr("Nothing was observed"), Text::tr("no source ever answered"), {}});
    const auto silent = silentOf(document);
    if (!silent.empty() && silent.size() == document.sources.size() && !isBlind(document))
        notices.push_back(
            {Status::Stale, Text::tr("Offline"), Text::tr("no source answers; the newest that is known is shown"), {}});
    for (const DocumentSource* source : silent)
        notices.push_back(silentNote(*source));
    return notices;
}

bool isWhole(const Document& document)
{
    return silentOf(document).empty() && std::ranges::none_of(document.sections, &DocumentSection::isPartial);
}

bool isBlind(const Document& document)
{
    const auto hasAnswered = [](const DocumentSource& source) { return source.age.hasValue(); };
    return !document.sources.empty() && std::ranges::none_of(document.sources, hasAnswered);
}

Document completed(Document document)
{
    document.hash = contentHash(document);
    DocumentSection about = aboutSection(document);
    std::vector<Note> notices = noticesOf(document);
    document.sections.push_back(std::move(about));
    std::vector<Note>& first = document.sections.front().notices;
    first.insert(first.begin(), std::make_move_iterator(notices.begin()), std::make_move_iterator(notices.end()));
    return document;
}

} // namespace traceo
