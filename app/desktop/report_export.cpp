#include "app/desktop/report_export.h"

#include "app/desktop/report_run.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace traceo {

using namespace Qt::StringLiterals;

ReportExport::ReportExport(Session& session, QWidget& window) : m_session(session), m_window(window) {}

ReportExport::~ReportExport() = default;

void ReportExport::ask(std::optional<UtcMs> at)
{
    auto* dialog = new QFileDialog(&m_window, tr("Report of all panes"), u"traceo-report.pdf"_s, tr("PDF files (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(u"traceo-report.pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, at](const QString& path) { write(path, at); });
    dialog->open();
}

/// What is there is written at once: the window does not wait for a past that is still being fetched.
void ReportExport::write(const QString& path, std::optional<UtcMs> at)
{
    if (m_run)
        return;
    m_run = std::make_unique<ReportRun>(m_session, ReportRun::Ask{.path = path, .at = at, .knownAt = {}, .patience = Millis{0}});
    connect(m_run.get(), &ReportRun::finished, this, &ReportExport::say);
    m_run->start();
}

QString ReportExport::wordsOf(int exitCode, const QString& file, const QStringList& notes)
{
    if (exitCode == 0)
        return tr("“%1” was written.").arg(file);
    const QString what =
        file.isEmpty() ? tr("The report could not be written.") : tr("“%1” was written, but it is not whole.").arg(file);
    return notes.isEmpty() ? what : what + u'\n' + notes.join(u'\n');
}

void ReportExport::say(int exitCode, const QString& file, const QStringList& notes)
{
    m_run.release()->deleteLater(); // it is the one that speaks
    auto* box = new QMessageBox(exitCode == 0 ? QMessageBox::Information : QMessageBox::Warning, tr("Report of all panes"),
                                wordsOf(exitCode, file, notes), QMessageBox::Ok, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    if (!file.isEmpty())
        connect(box->addButton(QMessageBox::Open), &QAbstractButton::clicked, this,
                [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    box->open();
}

} // namespace traceo
