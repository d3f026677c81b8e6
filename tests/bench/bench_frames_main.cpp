// On the platform that QT_QPA_PLATFORM names: the driver starts an X server of its own where there is one.

#include "app/desktop/shared_heaps.h"
#include "widgets/dress.h"

#include <QApplication>
#include <QFont>

#include <benchmark/benchmark.h>

int main(int argc, char** argv)
{
    traceo::shareHeaps(); // as traceo-desktop
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    QApplication application(argc, argv);
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    traceo::dress(application, traceo::Theme::light());
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
