#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/past_frame.h"
#include "widgets/scrubber.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstScrubber : public QObject {
    Q_OBJECT

    const UtcMs m_now = utcMs(1'795'442'700'000); // 2026-11-23T14:05:00Z
    const UtcMs m_at = m_now - 17 * kDay;
    std::unique_ptr<Scrubber> m_scrubber;

    UtcMs pressed(int key, Qt::KeyboardModifiers modifiers = {})
    {
        const QSignalSpy picked(m_scrubber.get(), &Scrubber::picked);
        QTest::keyClick(m_scrubber.get(), Qt::Key(key), modifiers);
        return picked.isEmpty() ? UtcMs{} : picked.last()[0].value<UtcMs>();
    }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::dark()); }
    void init()
    {
        m_scrubber = std::make_unique<Scrubber>();
        m_scrubber->resize(1400, 32);
        m_scrubber->setTime(m_at, m_now);
        m_scrubber->setMarks({{.span = {m_at - 3 * kDay, m_at - 3 * kDay + kHour}, .name = u"Slow"_s},
                              {.status = Status::Warning, .span = {m_at - kDay, m_at}, .name = u"Disk"_s}});
        m_scrubber->show();
    }

    void thirteenWeeksEndingALittleAfterNow()
    {
        QCOMPARE(m_scrubber->span().from, m_now - 13 * 7 * kDay);
        QVERIFY(m_scrubber->span().to > m_now);
        m_scrubber->setTime(m_now - 200 * kDay, m_now);
        QVERIFY(m_scrubber->span().from < m_now - 200 * kDay);
    }

    /// Of a server that was added today, the summer is no place to look for it.
    void aShortHistoryFillsTheLine()
    {
        m_scrubber->setOldest(m_now - 26 * kDay);
        QCOMPARE(m_scrubber->span().from, m_now - 26 * kDay);
        m_scrubber->setTime(m_now - 10 * kMinute, m_now);
        m_scrubber->setOldest(m_now - 26 * kMinute);
        QCOMPARE(m_scrubber->span().from, m_now - kHour);
        m_scrubber->setTime(m_now - 2 * kHour, m_now); // typed
        QVERIFY(m_scrubber->span().from < m_now - 2 * kHour && m_scrubber->span().from > m_now - 3 * kHour);
    }

    void keysMoveTheMoment()
    {
        QCOMPARE(pressed(Qt::Key_Left), m_at - kHour);
        QCOMPARE(pressed(Qt::Key_Right), m_at);
        QCOMPARE(pressed(Qt::Key_Left, Qt::ShiftModifier), m_at - kDay);
        QCOMPARE(pressed(Qt::Key_PageDown), m_at + 6 * kDay);
        QCOMPARE(pressed(Qt::Key_PageUp), m_at - kDay);
    }

    void upGoesToTheIncidentBefore()
    {
        QCOMPARE(pressed(Qt::Key_Up), m_at - kDay + kMinute);
        QCOMPARE(pressed(Qt::Key_Up), m_at - 3 * kDay + kMinute);
        QCOMPARE(pressed(Qt::Key_Up), UtcMs{}); // there is none before
        QCOMPARE(pressed(Qt::Key_Down), m_at - kDay + kMinute);
    }

    void theEndIsThePresent()
    {
        const QSignalSpy present(m_scrubber.get(), &Scrubber::presentReached);
        QCOMPARE(pressed(Qt::Key_End), UtcMs{});
        QCOMPARE(present.size(), 1);
        m_scrubber->setTime(m_now - kMinute, m_now);
        QTest::keyClick(m_scrubber.get(), Qt::Key_Right);
        QCOMPARE(present.size(), 2);
    }

    void aDragIsPickedWhereItIsLetGo()
    {
        const QSignalSpy picked(m_scrubber.get(), &Scrubber::picked);
        QTest::mousePress(m_scrubber.get(), Qt::LeftButton, {}, {700, 10});
        QTest::mouseMove(m_scrubber.get(), {500, 10});
        QVERIFY(picked.isEmpty());
        QTest::mouseRelease(m_scrubber.get(), Qt::LeftButton, {}, {500, 10});
        QCOMPARE(picked.size(), 1);
        const UtcMs there = picked[0][0].value<UtcMs>();
        QVERIFY(std::abs(m_scrubber->xOf(there) - 500) < 2);
    }

    void whatIsSeenIsSaid()
    {
        QVERIFY2(m_scrubber->accessibleValue().contains(u"6 Nov 14:05"_s), qPrintable(m_scrubber->accessibleValue()));
        QVERIFY(m_scrubber->accessibleValue().contains(u"17 d"_s));
    }

    void theFutureHasNoIncidents()
    {
        m_scrubber->setMarks({});
        const QImage without = m_scrubber->grab().toImage();
        m_scrubber->setMarks({{.span = {m_at + kDay, m_at + 2 * kDay}, .name = u"later"_s}});
        QCOMPARE(m_scrubber->grab().toImage(), without);
        m_scrubber->setMarks({{.span = {m_at - 9 * kDay, m_at}, .name = u"before"_s}});
        QVERIFY(m_scrubber->grab().toImage() != without);
    }

    void thePastHasABorder()
    {
        PastFrame frame;
        QCOMPARE(frame.contentsMargins().left(), 0);
        frame.setLook(PastFrame::Look::Past);
        QCOMPARE(frame.contentsMargins().left(), 3);
        QCOMPARE(frame.contentsMargins().right(), 3);
    }
};

TRACEO_TEST(TstScrubber);
#include "tst_scrubber.moc"
