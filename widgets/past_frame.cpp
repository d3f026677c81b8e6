#include "widgets/past_frame.h"

#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QPainter>

namespace traceo {
namespace {
constexpr double kBorder = 3;
} // namespace

PastFrame::PastFrame(QWidget* parent) : QWidget(parent) {}

void PastFrame::setLook(Look look)
{
    if (look == m_look)
        return;
    m_look = look;
    const int border = look == Look::Past ? Scale(font())(kBorder) : 0;
    setContentsMargins(border, 0, border, 0);
    update();
}

void PastFrame::paintEvent(QPaintEvent*)
{
    if (m_look == Look::Past)
        QPainter(this).fillRect(rect(), themeOf(*this).past);
}

} // namespace traceo
