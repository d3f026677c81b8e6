#include "widgets/field_note.h"

#include "widgets/paragraph.h"
#include "widgets/status_shapes.h"

#include <QAccessible>
#include <QPainter>
#include <QVBoxLayout>

namespace traceo {

FieldNote::FieldNote(QWidget* parent) : QWidget(parent), m_words(new Paragraph(TextRole::Body, Tone::Value, this))
{
    const Scale scale(font());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(scale(20), 0, 0, 0);
    column->addWidget(m_words, 0, Qt::AlignTop); // where its shape is
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    clear();
}

void FieldNote::setNote(Status status, const QString& words)
{
    m_hasShape = true;
    m_status = status;
    show(words);
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void FieldNote::setProgress(const QString& words)
{
    m_hasShape = false;
    show(words);
}

void FieldNote::clear()
{
    m_hasShape = false;
    show({});
}

QString FieldNote::words() const
{
    return m_words->text();
}

void FieldNote::show(const QString& words)
{
    m_words->setText(words);
    m_words->setAccessibleName(words);
    setVisible(!words.isEmpty());
    update();
}

void FieldNote::paintEvent(QPaintEvent*)
{
    if (!m_hasShape)
        return;
    QPainter painter(this);
    const Scale scale(font());
    drawStatusShape(painter, QRectF(0, scale(2), scale(12), scale(12)), m_status, themeOf(*this));
}

} // namespace traceo
