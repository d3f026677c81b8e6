#include "views/pane.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>

namespace traceo {

std::vector<Pane::Exportable> Pane::exportables() const
{
    auto items = makeExportables();
    if (m_origin == Origin::Generated) {
        for (Exportable& item : items)
            item.fileName = "demo-" + item.fileName;
    }
    return items;
}

void Pane::showExport()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Exportable& item : exportables())
        connect(menu->addAction(tr("%1 as CSV…").arg(item.name)), &QAction::triggered, this, [this, item] { askWhere(item); });
    menu->addSeparator();
    connect(menu->addAction(tr("Report of all panes as PDF…")), &QAction::triggered, this, &Pane::reportRequested);
    menu->popup(mapToGlobal(QPoint(width() - menu->sizeHint().width(), 0)));
}

void Pane::askWhere(const Exportable& item)
{
    auto* dialog =
        new QFileDialog(this, tr("Export %1").arg(item.name), QString::fromStdString(item.fileName), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString::fromStdString(item.fileName));
    connect(dialog, &QFileDialog::fileSelected, this, [this, item](const QString& path) { save(item, path); });
    dialog->open();
}

void Pane::save(const Exportable& item, const QString& path)
{
    const std::string text = item.csv();
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (written)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Export"),
                                tr("“%1” could not be written: %2").arg(path, file.errorString()), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace traceo
