#include "views/report/report_pdf.h"

#include "views/report/page_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

Error notWritten(const QString& path, const QString& why)
{
    return {.code = ErrorCode::Storage,
            .where = path,
            .expected = QCoreApplication::translate("traceo::Report", "a file that can be written"),
            .found = why,
            .hint = {}};
}

} // namespace

Result<void> writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(true); // a device or a folder that takes no second file
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(path, file.errorString());
    return {};
}

PdfPrinter::PdfPrinter(const Document& document)
    : m_document(document), m_style(document.style), m_pages(layOut(document, m_style))
{
    m_buffer.open(QIODevice::WriteOnly);
    m_writer = std::make_unique<QPdfWriter>(&m_buffer);
    m_writer->setResolution(paper::kDpi);
    m_writer->setPageSize(QPageSize(QPageSize::A4));
    m_writer->setPageMargins(QMarginsF(0, 0, 0, 0));
    m_writer->setCreator(u"Traceo "_s + QStringLiteral(TRACEO_VERSION));
    m_writer->setTitle(document.workspace + u": "_s + document.sections.front().finding);
    m_painter = std::make_unique<QPainter>(m_writer.get());
}

PdfPrinter::~PdfPrinter() = default;

void PdfPrinter::printPage()
{
    if (m_printed > 0)
        m_writer->newPage();
    const PagePlace place{.number = int(m_printed) + 1, .count = int(m_pages.size())};
    paintPage(*m_painter, m_pages[m_printed++], place, m_document, m_style);
}

Result<PrintedReport> PdfPrinter::save(const QString& path)
{
    m_painter.reset(); // writes fonts and the end of the file
    m_writer.reset();
    const QByteArray& pdf = m_buffer.data();
    if (const auto written = writeWhole(path, pdf); !written)
        return written.error();
    return PrintedReport{.pages = int(m_pages.size()), .bytes = pdf.size()};
}

} // namespace traceo
