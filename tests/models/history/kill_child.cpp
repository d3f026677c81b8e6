// Commits numbered batches as fast as the disk takes them and prints the number of each that was acknowledged,
// folding now and then, until it is killed. usage: history_kill_child FILE FIRST
#include "kill_batches.h"
#include "store.h"

#include <QCoreApplication>

#include <cstdio>
#include <deque>

using namespace traceo;
using namespace traceo::test;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const int first = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    ManualClock clock(momentOf(first));
    auto opened = history::History::open(QString::fromLocal8Bit(argv[1]), killOptions(), clock);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(toText(opened.error())));
        return 1;
    }
    std::printf("open\n");
    std::fflush(stdout);
    std::deque<std::pair<int, QFuture<Result<ChangeSet>>>> inFlight;
    for (int i = first; i < first + 100'000; ++i) {
        clock.set(momentOf(i));
        inFlight.emplace_back(i, (*opened)->commit(numbered(i)));
        if (i % 60 == 59)
            (*opened)->compact(); // runs beside the commits
        while (inFlight.size() > 5 || (!inFlight.empty() && inFlight.front().second.isFinished())) {
            inFlight.front().second.waitForFinished();
            if (!inFlight.front().second.result().ok())
                return 2;
            std::printf("%d\n", inFlight.front().first);
            std::fflush(stdout);
            inFlight.pop_front();
        }
    }
    return 0;
}
