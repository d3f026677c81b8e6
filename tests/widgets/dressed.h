#pragma once
// What tests of widgets share: the look they are measured in, and the pictures that people look at.

#include "widgets/dress.h"

#include <QApplication>
#include <QDir>
#include <QFont>
#include <QTest>

namespace traceo::test {

/// Distances and sizes are said at a font of 13 px.
inline void dressAt13Pixels()
{
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    dress(*qApp, Theme::light());
}

/// With TRACEO_PICTURES, a folder, as a file of that name in it. A QImage or QPixmap.
template <class Picture>
void keep(const Picture& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(QDir().mkpath(folder) && picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace traceo::test
