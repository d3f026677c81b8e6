// The whole window over the demo: memory after every pane was visited, at 1920×1080 and at 3840×2160; then at rest, seen and hidden.
// The demo's own server runs in this process, as it does in traceo-desktop, and is polled every fifteen seconds meanwhile. The
// history lies in the user's folders, which the driver makes its own; TRACEO_BENCH_IDLE says how many seconds a rest is.

#include "app/demo/demo_backend.h"
#include "app/desktop/main_window.h"
#include "app/wiring/demo.h"
#include "bench/bench_data.h"

#include <benchmark/benchmark.h>

#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr int kPatience = 280'000; // ms: a first start fetches all of the demo's past

class Demo {
public:
    Demo()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        verify(backend.ok(), "the demo's server can be opened");
        m_backend = std::move(backend).value();
        auto workspace = demoWorkspace(m_backend->url(), Paths::ofUser());
        verify(workspace.ok(), "the demo's workspace can be read");
        auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        verify(session.ok(), "the demo's history can be opened");
        m_session = std::move(session).value();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->resize(1920, 1080);
        m_window->show();
        m_session->startPolling();
    }
    MainWindow& window() { return *m_window; }

    void visitAll(QSize size)
    {
        m_window->resize(size);
        for (const PaneKind& kind : m_window->paneKinds()) {
            m_window->visit(kind.id);
            verify(QTest::qWaitFor([this] { return m_window->isComplete(); }, kPatience), "the demo's past is there");
            verify(QTest::qWaitFor([this] { return !m_window->currentPane()->objects().empty(); }, kPatience),
                   "the pane is filled");
            QTest::qWait(1000);
        }
        verify(m_window->size() == size, "the window has its size");
    }

private:
    SystemClock m_clock;
    std::unique_ptr<demo::DemoBackend> m_backend;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

Demo* theOne = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): ends with the application

Demo& theDemo()
{
    if (theOne == nullptr) {
        theOne = new Demo;
        qAddPostRoutine([] { delete theOne; });
    }
    return *theOne;
}

/// The number behind `name` in a file of /proc.
double numberIn(const QString& path, const QByteArray& name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0; // a thread that ended
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ').constFirst().toDouble();
    }
    return 0;
}

void memory(benchmark::State& state)
{
    for (auto _ : state)
        theDemo().visitAll({int(state.range(0)), int(state.range(1))});
    const QString rollup = QStringLiteral("/proc/self/smaps_rollup");
    state.counters["RSS MB"] = numberIn(rollup, "Rss:") / 1000;
    state.counters["PSS MB"] = numberIn(rollup, "Pss:") / 1000;
}

/// How often any thread of ours went to sleep and was woken again.
double wakeups()
{
    double sum = 0;
    for (QDirIterator tasks(QStringLiteral("/proc/self/task"), QDir::Dirs | QDir::NoDotAndDotDot); tasks.hasNext();)
        sum += numberIn(tasks.next() + QStringLiteral("/status"), "voluntary_ctxt_switches:");
    return sum;
}

double cpuSeconds()
{
    timespec time{};
    verify(::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0, "the process has a clock");
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// One wakeup; a loop of tests wakes every ten milliseconds.
void rest(int seconds)
{
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, Qt::CoarseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

void idle(benchmark::State& state)
{
    const char* const text = std::getenv("TRACEO_BENCH_IDLE"); // NOLINT(concurrency-mt-unsafe): nobody sets one
    const int seconds = text == nullptr ? 60 : std::max(5, int(std::strtol(text, nullptr, 10)));
    MainWindow& window = theDemo().window();
    verify(QTest::qWaitFor([&window] { return window.isComplete(); }, kPatience), "the demo's past is there");
    window.resize(1920, 1080);
    window.setVisible(state.range(0) == 0);
    double before = 0;
    double cpu = 0;
    for (auto _ : state) {
        rest(seconds / 2); // what came before settles
        before = wakeups();
        cpu = cpuSeconds();
        rest(seconds);
        before = wakeups() - before;
        cpu = cpuSeconds() - cpu;
    }
    verify(window.isVisible() == (state.range(0) == 0), "the window is seen or hidden");
    state.counters["wakeups/s"] = before / seconds;
    state.counters["CPU %"] = 100 * cpu / seconds;
}

} // namespace

BENCHMARK(memory)->Args({1920, 1080})->Args({3840, 2160})->Iterations(1)->UseRealTime();
BENCHMARK(idle)->ArgName("hidden")->Arg(0)->Arg(1)->Iterations(1)->UseRealTime();
