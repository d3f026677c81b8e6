#pragma once
// What the sections of several panes say in the same words.
// Any thread; immutable.

#include "export/document.h"

namespace traceo {

/// "a, b, c and 4 more"; three by name.
QString namesOf(const QStringList& names);
/// That part of the history is still to come.
DocumentNotes::Note fillingNotice();
/// Why rows say less than they should; without notes yet.
DocumentNotes missingNotes();
/// That only the worst are drawn.
DocumentNotes::Note notAllDrawn(std::size_t all, std::size_t drawn);
/// What the hatches behind these lines mean; empty without any.
QString hatchWords(const std::vector<Band>& bands);
/// Whole sentences one after the other; empty ones are left out.
QString sentencesOf(const QStringList& sentences);

/// Names what stands below the titles in its column of Lines. Requires: there is one.
void nameBelow(DocumentTable& table, const QString& name);

} // namespace traceo
