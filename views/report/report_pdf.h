#pragma once
// A document as PDF: vector charts by the window's own painters, embedded fonts, text that can be found and
// copied.
// GUI thread only.

#include "export/document.h"

namespace traceo {

struct PrintedReport {
    int pages = 0;
    qint64 bytes = 0;
};

/// Whole or not at all: an older file stays as it is when this fails. Requires: `document` as completed().
/// Errors: Storage.
Result<PrintedReport> printPdf(const Document& document, const QString& path);

} // namespace traceo
