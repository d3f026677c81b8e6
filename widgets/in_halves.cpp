#include "widgets/in_halves.h"

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
    preparing().start(std::move(work));
}

} // namespace traceo
