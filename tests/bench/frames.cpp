#include "bench/frames.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace traceo::bench {
namespace {

constexpr UtcMs kFirst = utcMs(1'790'000'000'000);
constexpr Millis kColumn = 30 * kDay / kVisible;

int frameCount()
{
    const char* const text = std::getenv("TRACEO_BENCH_FRAMES"); // NOLINT(concurrency-mt-unsafe): nobody sets one
    return text == nullptr ? 100 : std::clamp(int(std::strtol(text, nullptr, 10)), 10, 1000);
}

/// How high a column is drawn, as the value axis of all has it: what painters' time depends on.
double meanSpan()
{
    double sum = 0;
    for (const Column& column : columnsOf(0))
        sum += column.max - column.min;
    return sum / (kVisible + kPanBy * kPanFrames) / kTop * kScreen.height();
}

/// Of this thread, in milliseconds.
double threadTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double medianOf(std::vector<double>& values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Counts what is painted of a window: a frame that nobody painted would be fast.
class PaintCount : public QObject {
public:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        frames += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
    int frames = 0;
};

} // namespace

std::vector<Column> columnsOf(int number)
{
    const auto count = std::size_t(kVisible + kPanBy * kPanFrames);
    const auto samples = samplesOf(Shape::Latency, std::uint64_t(number) + 1, kFirst,
                                   std::size_t(kColumn * std::int64_t(count) / kMinute) + 1, kMinute);
    std::vector<Column> columns;
    auto sample = samples.begin();
    for (std::size_t i = 0; i < count; ++i) {
        const UtcMs end = momentOf(int(i) + 1);
        const auto first = sample;
        sample = std::find_if(first, samples.end(), [end](const Sample& each) { return each.at >= end; });
        const auto [low, high] =
            std::minmax_element(first, sample, [](const Sample& a, const Sample& b) { return a.value < b.value; });
        verify(first != sample, "every column has a sample");
        const double up = 0.05 * number;
        columns.push_back({first->value + up, low->value + up, high->value + up, std::prev(sample)->value + up});
    }
    return columns;
}

UtcMs momentOf(int column)
{
    return kFirst + kColumn * column;
}

QList<QPointF> pointsOf(const std::vector<Column>& columns, int first, int count)
{
    QList<QPointF> points;
    points.reserve(4 * qsizetype(count));
    const double quarter = double(kColumn.count()) / 4;
    for (int i = first; i < first + count; ++i) {
        const Column& column = columns[std::size_t(i)];
        const auto at = double(msOf(momentOf(i)));
        points << QPointF(at, column.first) << QPointF(at + quarter, column.min) << QPointF(at + 2 * quarter, column.max)
               << QPointF(at + 3 * quarter, column.last);
    }
    return points;
}

int panOf(int frame)
{
    const int phase = frame % (2 * kPanFrames);
    return kPanBy * (phase < kPanFrames ? phase : 2 * kPanFrames - 1 - phase);
}

void showAndPaint(QWidget& window)
{
    window.setWindowFlag(Qt::FramelessWindowHint);
    window.setGeometry(QRect(QPoint(0, 0), kScreen));
    window.show();
    verify(QTest::qWaitForWindowExposed(&window, 10'000), "the window is shown");
    verify(window.size() == kScreen, "the window has its size");
    QTest::qWait(200);
}

void measureFrames(benchmark::State& state, QWidget& window, const std::function<void(int)>& prepare,
                   const std::function<void(int)>& step, Repaint repaint, const std::function<bool()>& isShown)
{
    std::vector<double> times;
    std::vector<double> ofThread;
    PaintCount painted;
    window.installEventFilter(&painted);
    for (auto _ : state) {
        for (int frame = 0; frame < frameCount(); ++frame) {
            prepare(frame);
            const double before = threadTime();
            QElapsedTimer timer;
            timer.start();
            step(frame);
            if (repaint == Repaint::All)
                window.repaint();
            QCoreApplication::processEvents();
            while (!isShown())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::processEvents(); // what it asked to be painted
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            ofThread.push_back(threadTime() - before);
            verify(repaint != Repaint::Once || painted.frames == int(times.size()), "each frame is painted once");
        }
    }
    state.counters["p50 ms"] = medianOf(times);
    state.counters["gui ms"] = medianOf(ofThread);
    state.counters["p95 ms"] = times[times.size() * 95 / 100];
    state.counters["max ms"] = times.back();
    state.counters["frames"] = double(times.size());
    state.counters["span px"] = meanSpan();
    if (const QString folder = qEnvironmentVariable("TRACEO_BENCH_PICTURES"); !folder.isEmpty())
        window.grab().save(folder + QLatin1Char('/') + QCoreApplication::applicationName() + QStringLiteral(".png"));
    state.SetLabel(QGuiApplication::platformName().toStdString());
}

} // namespace traceo::bench
