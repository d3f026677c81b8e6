#include "views/report/report_pdf.h"

#include "views/report/page_painter.h"

#include <QBuffer>
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

/// How many there are.
int paintPages(QPdfWriter& writer, const Document& document)
{
    const PageStyle style(document.style);
    const std::vector<Page> pages = layOut(document, style);
    QPainter painter(&writer);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        paintPage(painter, pages[i], {.number = int(i) + 1, .count = int(pages.size())}, document, style);
    }
    return int(pages.size());
}

} // namespace

Result<PrintedReport> printPdf(const Document& document, const QString& path)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(true); // a device or a folder that takes no second file
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    int pages = 0;
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(paper::kDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setCreator(u"Traceo "_s + QStringLiteral(TRACEO_VERSION));
        writer.setTitle(document.workspace + u": "_s + document.sections.front().finding);
        pages = paintPages(writer, document);
    }
    const QByteArray& pdf = buffer.data();
    if (file.write(pdf) != pdf.size() || !file.commit())
        return notWritten(path, file.errorString());
    return PrintedReport{.pages = pages, .bytes = pdf.size()};
}

} // namespace traceo
