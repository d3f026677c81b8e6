#pragma once
// A widget as somebody who cannot see it is told about it: role, name and value of each accessible
// object, indented as a tree. Stable over fonts and pixels.

#include <QString>
#include <QWidget>

namespace traceo::test {

QString accessibleText(QWidget& widget);

/// The child that somebody who cannot see it is told this name of; null when there is none.
template <class Widget>
Widget* named(const QWidget& parent, const QString& name)
{
    for (Widget* const child : parent.findChildren<Widget*>()) {
        if (child->accessibleName() == name)
            return child;
    }
    return nullptr;
}

/// Compares with tests/panes/golden/NAME.txt; with TRACEO_UPDATE=1 writes it. Empty when equal, else
/// the first line that differs.
QString differenceFromGolden(const QString& text, const QString& name);

/// Saves the widget under TRACEO_PICTURES, when that is set.
void savePicture(QWidget& widget, const QString& name);

} // namespace traceo::test
