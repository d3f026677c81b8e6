#include "widgets/paragraph.h"

#include <QResizeEvent>

namespace traceo {
namespace {
constexpr int kWidthBefore = 520; // at a 13 px font, until the layout has given one
}

Paragraph::Paragraph(TextRole role, Tone tone, QWidget* parent) : WordLabel(role, tone, parent)
{
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Paragraph::sizeHint() const
{
    const int shown = testAttribute(Qt::WA_Resized) || isVisible() ? width() : Scale(font())(kWidthBefore);
    return {Scale(font())(kWidthBefore), heightForWidth(std::max(1, shown))};
}

QSize Paragraph::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void Paragraph::resizeEvent(QResizeEvent* event)
{
    WordLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace traceo
