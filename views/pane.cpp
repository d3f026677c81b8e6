#include "views/pane.h"

#include "views/pane_frame.h"
#include "views/parts.h"
#include "widgets/pane_bar.h"
#include "widgets/tile_strip.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace traceo {

Pane::Pane(const QString& title, Origin origin, QWidget* parent)
    : QWidget(parent), m_origin(origin), m_frame(new PaneFrame(title))
{
    tightColumn(this)->addWidget(m_frame);
    connect(&m_frame->bar(), &PaneBar::exportRequested, this, &Pane::showExport);
    connect(&m_frame->tiles(), &TileStrip::explanationChosen, this, &Pane::explained);
}

void Pane::focusFilter()
{
    m_frame->bar().focusFilter();
}

bool Pane::focusContent()
{
    return m_frame->focusContent();
}

Pane::Badge Pane::badgeOf(const std::vector<Status>& states)
{
    const auto worst = std::ranges::min_element(states);
    if (worst == states.end() || (*worst != Status::Critical && *worst != Status::Warning))
        return {};
    return {.count = int(std::ranges::count(states, *worst)), .worst = *worst};
}

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
