// Keys, clicks and resizes at random over the window: nothing crashes, nothing holds a frame up for long, memory is flat.
// Ten minutes with TRACEO_LONG, else some seconds. TRACEO_SEED repeats a walk; TRACEO_MINUTES makes it another length.
#include "app/desktop/demo_window.h"
#include "app/desktop/own_time.h"
#include "app/desktop/shared_heaps.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "widgets/dress.h"

#include <QApplication>
#include <QDir>
#include <QDrag>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// None: some seconds.
int minutes()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("TRACEO_MINUTES", &isGiven);
    if (isGiven)
        return given;
    return qEnvironmentVariableIsSet("TRACEO_LONG") ? 10 : 0;
}

/// A frame, without what the machine took for others. A step that is short of walk is judged kindly: nothing was
/// drawn before, so fonts are still being loaded.
constexpr Millis kStall{100};
constexpr Millis kShortStall{2000};
constexpr Millis kShortWalk{5'000};
constexpr Millis kDropped{20};
constexpr int kRest = 2'000; // ms
constexpr double kCalm = 0.05;
/// Every pane has been visited by then, every cache is as full as it gets.
constexpr int kWarmMinutes = 3;
constexpr double kMostGrowth = 16;    ///< MB; a page is kept as long as anything on it is in use
constexpr double kMostUsed = 8;       ///< MB of what is in use, more than when it was warm
constexpr QSize kMeasured(1280, 800); ///< a window of any size holds its own picture

/// Resident and its own, in MB: pages of libraries that were not needed before are no growth. None where the system
/// does not say.
std::optional<double> residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    static const QRegularExpression line(u"RssAnon:\\s+(\\d+) kB"_s);
    const auto match = line.match(QString::fromLatin1(status.readAll()));
    return match.hasMatch() ? std::optional(match.captured(1).toDouble() / 1024) : std::nullopt;
}

/// What is allocated, in MB; none where nobody counts it.
std::optional<double> usedMegabytes()
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
    const auto counted = mallinfo2();
    return double(counted.uordblks + counted.hblkhd) / (1 << 20);
#else
    return std::nullopt;
#endif
}

struct Key {
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

const std::vector<Key>& keys()
{
    static const std::vector<Key> all{
        {Qt::Key_Tab, {}},
        {Qt::Key_Tab, Qt::ShiftModifier},
        {Qt::Key_Up, {}},
        {Qt::Key_Down, {}},
        {Qt::Key_Left, {}},
        {Qt::Key_Right, {}},
        {Qt::Key_Home, {}},
        {Qt::Key_End, {}},
        {Qt::Key_PageUp, {}},
        {Qt::Key_PageDown, {}},
        {Qt::Key_Return, {}},
        {Qt::Key_Escape, {}},
        {Qt::Key_Backspace, {}},
        {Qt::Key_Slash, {}},
        {Qt::Key_F4, {}},
        {Qt::Key_F7, {}},
        {Qt::Key_F8, {}},
        {Qt::Key_Question, {}},
        {Qt::Key_A, {}},
        {Qt::Key_S, {}},
        {Qt::Key_S, Qt::ShiftModifier},
        {Qt::Key_Up, Qt::ControlModifier},
        {Qt::Key_N, Qt::ControlModifier},
        {Qt::Key_Space, {}},
        {Qt::Key_Left, Qt::AltModifier},
        {Qt::Key_Right, Qt::AltModifier},
        {Qt::Key_Up, Qt::AltModifier},
        {Qt::Key_Down, Qt::AltModifier},
        {Qt::Key_PageUp, Qt::AltModifier},
        {Qt::Key_PageDown, Qt::AltModifier},
        {Qt::Key_Home, Qt::AltModifier},
        {Qt::Key_K, Qt::ControlModifier},
        {Qt::Key_T, Qt::ControlModifier},
        {Qt::Key_Z, Qt::ControlModifier},
        {Qt::Key_1, Qt::ControlModifier},
        {Qt::Key_2, Qt::ControlModifier},
        {Qt::Key_3, Qt::ControlModifier},
    };
    return all;
}

} // namespace

class TstRandomWalk : public QObject {
    Q_OBJECT

    DemoWindow m_demo;
    std::unique_ptr<MainWindow> m_window;
    QRandomGenerator m_random;
    std::optional<double> m_warm;     ///< resident, MB
    std::optional<double> m_warmUsed; ///< MB

    int below(int limit) { return m_random.bounded(std::max(1, limit)); }

    QWidget* target() const
    {
        if (QWidget* const popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        return QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
    }

    void click()
    {
        const auto all = m_window->findChildren<QWidget*>();
        QWidget* const widget = all[below(int(all.size()))];
        if (!widget->isVisible() || widget->size().isEmpty() || QApplication::activePopupWidget())
            return;
        if (widget->accessibleName() == u"Export"_s)
            return; // would write files and ask about those that are there
        const QPoint from(below(widget->width()), below(widget->height()));
        const QPoint to(below(widget->width()), below(widget->height()));
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(widget, to);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, below(3) == 0 ? to : from);
    }

    void wheel()
    {
        const QPoint at(below(m_window->width()), below(m_window->height()));
        QWidget* const there = m_window->childAt(at);
        QWidget* const widget = there ? there : m_window.get();
        const QPoint delta(0, below(2) == 0 ? 120 : -120);
        QWheelEvent event(widget->mapFrom(m_window.get(), at), m_window->mapToGlobal(at), {}, delta, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &event);
    }

    /// Returns what was done.
    QString takeStep()
    {
        const int kind = below(21);
        if (kind < 14) {
            const Key key = keys()[std::size_t(below(int(keys().size())))];
            QWidget* const there = target();
            const QString words = QKeySequence(key.modifiers | key.key).toString() + u" to "_s
                + QLatin1String(there->metaObject()->className()) + u' ' + there->accessibleName();
            QTest::keyClick(there, key.key, key.modifiers);
            return words;
        }
        if (kind < 18) {
            click();
            return u"a click"_s;
        }
        if (kind == 18) {
            m_window->resize(1024 + below(1500), 640 + below(900));
            return u"a new size"_s;
        }
        if (kind == 19) {
            wheel();
            return u"the wheel"_s;
        }
        if (auto* const field = qobject_cast<QLineEdit*>(target()))
            QTest::keyClicks(field, u"now-%1h !a"_s.arg(below(2000)));
        return u"typing"_s;
    }

    /// Every pane to a given range and size, with time for what is being counted: what a pane holds depends on both. The
    /// allocator gives back what was freed.
    void settle()
    {
        for (int tries = 0; tries < 10 && QApplication::activePopupWidget(); ++tries)
            QApplication::activePopupWidget()->close();
        m_window->resize(kMeasured);
        for (const QString& pane : {u"slo"_s, u"synthetics"_s, u"now"_s}) {
            m_window->goTo({.pane = pane});
            QTest::qWait(kRest);
        }
#ifdef __GLIBC__
        malloc_trim(0);
#endif
    }

    struct Walked {
        Millis held{};      ///< the longest stall, waiting for locks and disks included
        Millis computing{}; ///< the longest of computing alone
        QString words{};    ///< what was being done then
        double share = 0;   ///< of the time that the machine took for others
    };

    Walked walk(Millis length)
    {
        Walked walked;
        Millis others{};
        QTimer drags; // of selected text; nobody would drop it
        connect(&drags, &QTimer::timeout, &drags, &QDrag::cancel);
        drags.start(kDropped);
        QElapsedTimer elapsed;
        elapsed.start();
        while (Millis{elapsed.elapsed()} < length) {
            const OwnTime time;
            const QString done = takeStep();
            QCoreApplication::processEvents();
            const TimeTaken taken = time.taken();
            others += taken.passed - taken.own;
            if (taken.own > walked.held || taken.computing > walked.computing)
                walked.words = u"%1 in “%2”, %3 ms, %4 ms of it computing"_s.arg(done, m_window->place().pane)
                                   .arg(taken.own.count())
                                   .arg(taken.computing.count());
            walked.held = std::max(walked.held, taken.own);
            walked.computing = std::max(walked.computing, taken.computing);
            if (!m_window->isVisible())
                m_window->show();
        }
        walked.share = double(others.count()) / double(length.count());
        return walked;
    }

public:
    /// Qt Test ends what takes more than five minutes, and asks for another length only here.
    TstRandomWalk()
    {
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(qint64(kMinute.count()) * (minutes() + 5)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        shareHeaps();
        QDir::setCurrent(m_demo.path({})); // whatever is exported goes there
        qputenv("XDG_CONFIG_HOME", m_demo.path(u"config"_s).toUtf8());
        dress(*qApp, Theme::dark());
        QVERIFY(m_demo.fill());
        m_window = m_demo.show();
        QVERIFY(m_window);
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        m_random.seed(seed);
    }
    void cleanupTestCase()
    {
        m_window.reset();
    }

    /// A row a minute, to see where memory goes.
    void theWindowEnduresAnything_data()
    {
        QTest::addColumn<int>("minute");
        QTest::newRow("some seconds") << 0;
        for (int minute = 1; minute <= minutes(); ++minute)
            QTest::newRow(qPrintable(u"minute %1"_s.arg(minute))) << minute;
    }
    void theWindowEnduresAnything()
    {
        QFETCH(int, minute);
        const Walked walked = walk(minute == 0 ? kShortWalk : Millis{kMinute});
        settle();
        const auto resident = residentMegabytes();
        const auto used = usedMegabytes();
        qInfo("%.1f MB, %.1f MB of it in use; held up for %lld ms at most, computing for %lld ms; others took %.0f %%; %s",
              resident.value_or(0), used.value_or(0), qlonglong(walked.held.count()), qlonglong(walked.computing.count()),
              100 * walked.share, qUtf8Printable(walked.words));
        const Millis limit = minute == 0 ? kShortStall : kStall;
        QVERIFY2(walked.computing <= limit, qPrintable(walked.words));
        // Where others took much, who holds a lock of ours stood in the queue as well.
        if (walked.share < kCalm)
            QVERIFY2(walked.held <= limit, qPrintable(walked.words));
        if (minute == kWarmMinutes) {
            m_warm = resident;
            m_warmUsed = used;
        }
        if (minute > kWarmMinutes && m_warm)
            QVERIFY(*resident - *m_warm < kMostGrowth);
        if (minute > kWarmMinutes && m_warmUsed)
            QVERIFY(*used - *m_warmUsed < kMostUsed);
    }
};

TRACEO_TEST(TstRandomWalk);
#include "tst_random_walk.moc"
