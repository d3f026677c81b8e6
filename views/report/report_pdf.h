#pragma once
// A document as PDF: vector charts by the window's own painters, embedded fonts, text that can be found and
// copied. Painted a page a call, so that a window that prints goes on answering.
// GUI thread only.

#include "export/document.h"
#include "views/report/page_layout.h"

#include <QBuffer>

#include <memory>

class QPainter;
class QPdfWriter;

namespace traceo {

struct PrintedReport {
    int pages = 0;
    qint64 bytes = 0;
};

/// Whole or not at all: an older file stays as it is when this fails. Errors: Storage.
Result<void> writeWhole(const QString& path, const QByteArray& bytes);

class PdfPrinter {
public:
    /// Requires: `document` as completed(); it outlives this.
    explicit PdfPrinter(const Document& document);
    ~PdfPrinter();

    bool isDone() const { return m_printed == m_pages.size(); }
    void printPage(); ///< requires !isDone()

    /// As writeWhole(). Once; requires isDone().
    Result<PrintedReport> save(const QString& path);

private:
    const Document& m_document;
    PageStyle m_style;
    std::vector<Page> m_pages;
    std::size_t m_printed = 0;
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer;
    std::unique_ptr<QPainter> m_painter; ///< ends before the writer
};

} // namespace traceo
