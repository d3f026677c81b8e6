#include "widgets/traceo_style.h"

#include "widgets/fonts.h"
#include "widgets/painted_widget.h"
#include "widgets/style_parts.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

Scale scaleOf(const QWidget* widget)
{
    return Scale(widget ? widget->font() : QApplication::font());
}

const Theme& themeFor(const QStyleOption* option)
{
    return option ? themeOf(option->palette) : themeOf(QApplication::palette());
}

} // namespace

TraceoStyle::TraceoStyle() : QProxyStyle(u"Fusion"_s) {}

int TraceoStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Scale scale = scaleOf(widget);
    switch (int(metric)) {
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return scale(8);
    case PM_ScrollBarSliderMin:
        return scale(24);
    case PM_HeaderMargin:
        return scale(8);
    case PM_TreeViewIndentation:
        return scale(16);
    case PM_DefaultFrameWidth:
        return 1;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
        return 0;
    case PM_TabBarTabHSpace:
        return scale(16);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return scale(4);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int TraceoStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (int(hint)) {
    case SH_Widget_Animation_Duration:
    case SH_Widget_Animate:
    case SH_Menu_FadeOutOnHide:
    case SH_Menu_FlashTriggeredItem:
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize TraceoStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    const Scale scale = scaleOf(widget);
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (int(type)) {
    case CT_HeaderSection:
        wanted.setHeight(scale(24));
        return wanted;
    case CT_TabBarTab:
        wanted.setHeight(scale(28));
        return wanted;
    case CT_PushButton:
        return {std::max(wanted.width(), size.width() + scale(24)), std::max(scale(28), size.height())}; // 12 beside the text
    case CT_LineEdit:
        wanted.setHeight(std::max(scale(24), size.height()));
        return wanted;
    case CT_MenuItem:
        wanted.setHeight(std::max(wanted.height(), scale(24)));
        return wanted;
    default:
        return wanted;
    }
}

QRect TraceoStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    const auto* const bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int span = std::max(1, bar->maximum - bar->minimum + bar->pageStep);
    const int least = pixelMetric(PM_ScrollBarSliderMin, option, widget);
    const int thumb = std::min(length, std::max(least, int(qint64(bar->pageStep) * length / span)));
    const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
    const auto rectOf = [&](int from, int size) {
        return upright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                       : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
    };
    switch (int(part)) {
    case SC_ScrollBarSlider:
        return rectOf(at, thumb);
    case SC_ScrollBarGroove:
        return rectOf(0, length);
    case SC_ScrollBarSubPage:
        return rectOf(0, at);
    case SC_ScrollBarAddPage:
        return rectOf(at + thumb, length - at - thumb);
    default:
        return {}; // no arrows
    }
}

QRect TraceoStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_HeaderLabel)
        return option->rect; // the label knows its own margins
    return QProxyStyle::subElementRect(element, option, widget);
}

void TraceoStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const Theme& theme = themeFor(option);
    switch (int(element)) {
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            drawFocusRing(*painter, option->rect, theme, scaleOf(widget));
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        drawItemBackground(*painter, *option, theme);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        drawButtonPanel(*painter, *option, theme);
        return;
    case PE_PanelLineEdit:
        drawFieldPanel(*painter, *option, theme);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(*painter, *option, theme);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(*painter, *option, theme);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        drawMenuPanel(*painter, *option, theme);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, theme.surface);
        return;
    case PE_IndicatorBranch:
        drawBranch(*painter, *option, theme);
        return;
    case PE_Frame:
    case PE_FrameLineEdit:
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_IndicatorHeaderArrow: // the label says it
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void TraceoStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Theme& theme = themeFor(option);
    const auto* const header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    const auto* const tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    switch (int(element)) {
    case CE_Header:
        drawHeaderSection(*painter, *option, theme);
        if (header)
            drawHeaderLabel(*painter, *header, theme);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(*painter, *option, theme);
        return;
    case CE_HeaderLabel:
        if (header)
            drawHeaderLabel(*painter, *header, theme);
        return;
    case CE_TabBarTabShape:
        if (tab)
            drawTab(*painter, *tab, theme);
        return;
    case CE_TabBarTabLabel:
        if (tab)
            drawTabLabel(*painter, *tab, theme);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.line2);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void TraceoStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    const auto* const bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    drawScrollBar(*painter, *bar, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget), themeFor(option));
}

} // namespace traceo
