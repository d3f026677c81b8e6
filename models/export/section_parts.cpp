#include "export/section_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DocumentSection)
};

constexpr qsizetype kMostNames = 3; ///< in a sentence

} // namespace

QString namesOf(const QStringList& names)
{
    if (names.size() <= kMostNames)
        return names.join(u", "_s);
    return Text::tr("%1 and %2 more").arg(names.mid(0, kMostNames).join(u", "_s), QString::number(names.size() - kMostNames));
}

DocumentNotes::Note fillingNotice()
{
    return {Status::Unknown, {}, Text::tr("Part of the history is still being fetched: what it will add is not in here."), {}};
}

DocumentNotes missingNotes()
{
    return {.title = Text::tr("What is missing"), .caption = {}, .notes = {}};
}

DocumentNotes::Note notAllDrawn(std::size_t all, std::size_t drawn)
{
    return {std::nullopt,
            Text::tr("Charts"),
            Text::tr("%1 are at risk; the worst %2 are drawn.").arg(QString::number(all), QString::number(drawn)),
            {}};
}

QString hatchWords(const std::vector<Band>& bands)
{
    const auto has = [&bands](Band::Kind kind) { return std::ranges::find(bands, kind, &Band::kind) != bands.end(); };
    return sentencesOf({has(Band::Kind::NotObserved) ? Text::tr("Hatched: not observed, neither good nor bad.") : QString(),
                        has(Band::Kind::Filling) ? Text::tr("Hatched and named so: still being fetched.") : QString()});
}

QString sentencesOf(const QStringList& sentences)
{
    QStringList said = sentences;
    said.removeAll(QString());
    return said.join(u' ');
}

void nameBelow(DocumentTable& table, const QString& name)
{
    std::ranges::find(table.columns, CellKind::Lines, &DocumentTable::Column::kind)->below = name;
}

} // namespace traceo
