#pragma once
// What is said of a whole document: its running head and foot, what a reader must know first, and
// the last page that says how it came to be.
// Any thread; immutable.

#include "export/document.h"

namespace traceo {

/// "29 Oct 2026 10:42 → 28 Nov 2026 10:42, UTC"
QString periodWords(const Document& document);
/// "Source: prom (prometheus)."; "Sources: 7 of 8 answer; redis-1 is 3 h old."
QString sourceWords(const Document& document);
/// "Made 28 Nov 2026 10:43, as known then."
QString madeWords(const Document& document);
/// "sha-256 9f41 c07e" of a contentHash.
QString hashWords(const QString& hash);
/// Empty unless the data are generated.
QString originWords(const Document& document);

/// That it is of the past, that later knowledge is left out, that sources are silent.
std::vector<DocumentNotes::Note> noticesOf(const Document& document);
/// Everything that was asked answered, and no section lacks anything.
bool isWhole(const Document& document);
/// Not one source ever answered, though there are some.
bool isBlind(const Document& document);

/// With its hash, what a reader must know first on its first section, and the last section, that says how it
/// came to be: sources, methods, times, the command.
Document completed(Document document);

} // namespace traceo
