#pragma once
// How TraceoStyle paints single parts of stock widgets.
// GUI thread only.

#include "widgets/theme.h"

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionTab;

namespace traceo {

/// A control: fill, a 1 px border of crisp device pixels, rounded corners.
void drawControlBox(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& border, double radius);

void drawButtonPanel(QPainter& painter, const QStyleOption& option, const Theme& theme);
/// One that can only be read lies on the canvas, with a hairline around it.
void drawFieldPanel(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawRadio(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawCheckBox(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawMenuPanel(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawBranch(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawHeaderSection(QPainter& painter, const QStyleOption& option, const Theme& theme);
void drawHeaderLabel(QPainter& painter, const QStyleOptionHeader& option, const Theme& theme);
void drawTab(QPainter& painter, const QStyleOptionTab& option, const Theme& theme);
void drawTabLabel(QPainter& painter, const QStyleOptionTab& option, const Theme& theme);
/// `thumb` is the slider's rectangle within the bar.
void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb, const Theme& theme);
void drawItemBackground(QPainter& painter, const QStyleOption& option, const Theme& theme);

/// Fonts of style options are those of the widget, or the application's where there is none.
QFont headerFont(const QFont& base);

} // namespace traceo
