// Keys, clicks and resizes at random over the window: nothing crashes, nothing holds a frame up for long, memory is flat.
// Ten minutes with TRACEO_LONG, else some seconds. TRACEO_SEED repeats a walk.
#include "app/desktop/demo_window.h"
#include "app/desktop/stall_watch.h"
#include "support/test_main.h"
#include "widgets/dress.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

bool isLong()
{
    return qEnvironmentVariableIsSet("TRACEO_LONG");
}

/// A machine that builds beside the test holds frames up, too.
constexpr Millis kStall{2000};
constexpr Millis kLongStall{100};
/// Every pane has been visited by then, every cache is as full as it gets.
constexpr Millis kWarm = 3 * kMinute;
constexpr double kMostGrowth = 16; ///< MB; allocators keep what was freed

/// Resident, in MB; none where the system does not say.
std::optional<double> residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    static const QRegularExpression line(u"VmRSS:\\s+(\\d+) kB"_s);
    const auto match = line.match(QString::fromLatin1(status.readAll()));
    return match.hasMatch() ? std::optional(match.captured(1).toDouble() / 1024) : std::nullopt;
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

    void takeStep()
    {
        const int kind = below(20);
        if (kind < 14) {
            const Key key = keys()[std::size_t(below(int(keys().size())))];
            QTest::keyClick(target(), key.key, key.modifiers);
        } else if (kind < 18) {
            click();
        } else if (kind == 18) {
            m_window->resize(1024 + below(1500), 640 + below(900));
        } else if (auto* const field = qobject_cast<QLineEdit*>(target())) {
            QTest::keyClicks(field, u"now-%1h !a"_s.arg(below(2000)));
        }
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void initTestCase()
    {
        dress(*qApp, Theme::dark());
        QVERIFY(m_demo.fill());
        m_window = m_demo.show();
        QVERIFY(m_window);
    }
    void cleanupTestCase() { m_window.reset(); }

    void theWindowEnduresAnything()
    {
        bool isGiven = false;
        const uint given = qEnvironmentVariable("TRACEO_SEED").toUInt(&isGiven);
        const quint32 seed = isGiven ? given : QRandomGenerator::global()->generate();
        qInfo("TRACEO_SEED=%u", seed);
        m_random.seed(seed);
        const StallWatch stalls(Millis{3'600'000}); // judged at the end
        const Millis walk = isLong() ? 10 * kMinute : Millis{5'000};
        QElapsedTimer elapsed;
        elapsed.start();
        std::optional<double> warm;
        while (Millis{elapsed.elapsed()} < walk) {
            takeStep();
            if (!warm && Millis{elapsed.elapsed()} > kWarm)
                warm = residentMegabytes();
            if (!m_window->isVisible())
                m_window->show();
        }
        if (const auto end = residentMegabytes(); warm && end) {
            qInfo("resident %.1f MB, at the end %.1f MB", *warm, *end);
            QVERIFY(*end - *warm < kMostGrowth);
        }
        qInfo("the longest stall was %lld ms", qlonglong(stalls.longest().count()));
        const Millis limit = isLong() ? kLongStall : kStall;
        QVERIFY2(stalls.longest() <= limit, qPrintable(u"the longest stall was %1 ms"_s.arg(stalls.longest().count())));
    }
};

TRACEO_TEST(TstRandomWalk);
#include "tst_random_walk.moc"
