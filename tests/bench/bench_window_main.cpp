#include "widgets/dress.h"

#include <QApplication>
#include <QFont>

#include <benchmark/benchmark.h>

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the same with and without a display
    QApplication application(argc, argv);
    QFont font = QApplication::font();
    font.setPixelSize(13);
    QApplication::setFont(font);
    traceo::dress(application, traceo::Theme::light());
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
