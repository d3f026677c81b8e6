#include "widgets/dress.h"

#include "widgets/painted_widget.h"
#include "widgets/palette_of.h"
#include "widgets/traceo_style.h"

#include <QAccessibleWidget>
#include <QApplication>

namespace traceo {
namespace {

class AccessiblePainting final : public QAccessibleWidget {
public:
    explicit AccessiblePainting(PaintedWidget& widget) : QAccessibleWidget(&widget, widget.accessibleRole()), m_widget(&widget) {}

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Value ? m_widget->accessibleValue() : QAccessibleWidget::text(what);
    }

private:
    PaintedWidget* m_widget; ///< outlives this: Qt drops the interface with its widget
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object)
{
    auto* const widget = qobject_cast<PaintedWidget*>(object);
    return widget ? new AccessiblePainting(*widget) : nullptr;
}

} // namespace

void dress(QApplication& application, const Theme& theme)
{
    if (!qobject_cast<const TraceoStyle*>(QApplication::style())) {
        QAccessible::installFactory(makeAccessible);
        QApplication::setStyle(new TraceoStyle); // the application owns its style
    }
    application.setPalette(paletteOf(theme));
}

const Theme& desktopTheme()
{
    return themeOf(QGuiApplication::palette());
}

} // namespace traceo
