#include "widgets/in_halves.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QThreadPool>

namespace traceo {
namespace {

/// Of one thread, that ends when nothing is painted for a while.
class OneThread : public QThreadPool {
public:
    OneThread() { setMaxThreadCount(1); }
};

QThreadPool& helping()
{
    static OneThread pool;
    return pool;
}

QThreadPool& preparing()
{
    static OneThread pool;
    return pool;
}

/// Nothing is painted after the application, whose fonts are gone then; who quits gets the file that was asked for.
bool finishedWithTheApplication()
{
    qAddPostRoutine([] { preparing().waitForDone(); });
    return true;
}

} // namespace

void inHalves(int count, int grain, const std::function<void(int from, int to)>& work)
{
    const int half = count / 2 / grain * grain;
    QSemaphore done;
    const bool isHelped = half > 0 && helping().tryStart([&] {
        work(half, count);
        done.release();
    });
    work(0, isHelped ? half : count);
    if (isHelped)
        done.acquire();
}

void aside(std::function<void()> work)
{
    [[maybe_unused]] static const bool isFinished = finishedWithTheApplication(); // asked for once
    preparing().start(std::move(work));
}

} // namespace traceo
