// The whole window over the demo: memory after every pane was visited, at 1920×1080 and at 3840×2160; then at rest, seen and hidden.
// The demo's own server runs in this process, as it does in traceo-desktop, and is polled every fifteen seconds meanwhile. The
// history lies in the user's folders, which the driver makes its own; TRACEO_BENCH_IDLE says how many seconds a rest is.

#include "app/demo/demo_backend.h"
#include "app/demo/demo_workspace.h"
#include "app/desktop/main_window.h"
#include "app/wiring/demo.h"
#include "bench/bench_data.h"

#include <benchmark/benchmark.h>

#include <QEventLoop>
#include <QFile>
#include <QTest>

#include <cstdlib>
#include <ctime>
#include <sys/resource.h>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr int kPatience = 280'000; // ms: a first start fetches all of the demo's past

enum class Polls : std::uint8_t { AsWritten, Hourly };

/// The demo as traceo-desktop opens it, or the same history with sources that are asked once an hour.
Result<LoadedWorkspace> workspaceOf(const QUrl& server, Polls polls)
{
    const Paths paths = Paths::ofUser();
    auto workspace = demoWorkspace(server, paths);
    if (!workspace || polls == Polls::AsWritten)
        return workspace;
    QString text = QString::fromStdString(demo::workspaceText(server));
    for (const QString& usual : {QStringLiteral("interval: 15s"), QStringLiteral("interval: 1m")})
        text.replace(usual, QStringLiteral("interval: 1h"));
    const QString path = paths.state + QStringLiteral("/hourly.yaml");
    QFile file(path);
    verify(text.contains(QStringLiteral("interval: 1h")) && file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0,
           "a workspace can be written");
    file.close();
    auto hourly = readWorkspace(path, paths.data);
    verify(hourly.ok(), "a workspace can be read");
    LoadedWorkspace made = loaded(*hourly, LoadedWorkspace::Kind::Demo);
    answerForPostgres(made, server);
    return made;
}

class Demo {
public:
    explicit Demo(Polls polls) : m_polls(polls)
    {
        auto backend = demo::DemoBackend::open(m_clock);
        verify(backend.ok(), "the demo's server can be opened");
        m_backend = std::move(backend).value();
        auto workspace = workspaceOf(m_backend->url(), polls);
        const auto written = demoWorkspace(m_backend->url(), Paths::ofUser());
        verify(workspace && written, "the demo's workspace can be read");
        auto session = Session::open(std::move(*workspace), historyFileOf(*written, {}), Session::Access::Own, m_clock);
        verify(session.ok(), "the demo's history can be opened");
        m_session = std::move(session).value();
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->resize(1920, 1080);
        m_window->show();
        m_session->startPolling();
    }
    Polls polls() const { return m_polls; }
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
    Polls m_polls;
    std::unique_ptr<demo::DemoBackend> m_backend;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

Demo* theOne = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): ends with the application

Demo& theDemo(Polls polls)
{
    if (theOne == nullptr)
        qAddPostRoutine([] { delete theOne; });
    if (theOne == nullptr || theOne->polls() != polls) {
        delete theOne; // two may not own one history
        theOne = new Demo(polls);
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
        theDemo(Polls::AsWritten).visitAll({int(state.range(0)), int(state.range(1))});
    const QString rollup = QStringLiteral("/proc/self/smaps_rollup");
    state.counters["RSS MiB"] = numberIn(rollup, "Rss:") / 1024;
    state.counters["PSS MiB"] = numberIn(rollup, "Pss:") / 1024;
}

/// How often any thread of ours went to sleep and was woken again; of threads that ended as well.
double wakeups()
{
    rusage usage{};
    verify(::getrusage(RUSAGE_SELF, &usage) == 0, "the process has its counts");
    return double(usage.ru_nvcsw);
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
    MainWindow& window = theDemo(Polls(state.range(1))).window();
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
BENCHMARK(idle)
    ->ArgNames({"hidden", "hourly"})
    ->Args({0, 0})
    ->Args({1, 0})
    ->Args({0, 1})
    ->Args({1, 1})
    ->Iterations(1)
    ->UseRealTime();
