#include "widgets/line_page.h"

#include "widgets/paragraph.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace traceo {

LinePage::LinePage(QWidget* parent) : QWidget(parent), m_words(new Paragraph(TextRole::Body, Tone::Value)), m_line(new QLineEdit)
{
    const Scale scale(font());
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(scale(16), scale(12), scale(16), 0);
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(scale(8));
    form->setHorizontalSpacing(scale(12));
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    rows->addLayout(form);
    rows->addStretch(1); // else the room that is left goes between the rows
    m_line->setAccessibleName(tr("Line to add"));
    m_line->setReadOnly(true);
    m_line->setTextMargins(scale(4), 0, 0, 0);
    m_line->setMinimumHeight(scale(28));
    auto* const copy = new QPushButton(tr("Co&py"));
    copy->setAutoDefault(false);
    copy->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form->addRow(m_words);
    form->addRow(tr("&Line to add"), m_line);
    form->addRow(QString(), copy);
    setFocusProxy(m_line);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
}

void LinePage::setLine(const QString& written, const QString& byHand, const QString& line)
{
    m_words->setText(tr("%1 was written. %2 was written by hand and is left as it is: add this line to it, then open it again.")
                         .arg(written, byHand));
    m_line->setText(line);
}

} // namespace traceo
