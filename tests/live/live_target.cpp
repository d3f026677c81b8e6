// The target of `./dev live`: request counters at /metrics, health at /health. SIGUSR1 turns its
// faults on and off. Prints its address and runs until it is ended.

#include "live/faulty_target.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>

namespace {
volatile std::sig_atomic_t failing = 0;
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int port = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 0;
    traceo::test::FaultyTarget target(std::uint16_t(port < 0 || port > 65535 ? 0 : port));
    std::signal(SIGUSR1, [](int) { failing = failing == 0 ? 1 : 0; });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &application, [&target] { target.setFailing(failing != 0); });
    timer.start(200);
    std::printf("%s\n", qPrintable(target.url().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
