#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/theme.h"
#include "widgets/waterfall.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Reading ms(double value, const QString& title = {})
{
    auto why = std::make_shared<Explanation>();
    why->title = title;
    return {.value = value / 1000,
            .unit = Unit::Seconds,
            .quality = std::isfinite(value) ? Quality::Ok : Quality::NotObserved,
            .why = why};
}

WaterfallRows rows()
{
    return {.title = u"Phases"_s,
            .heads = {u"Now"_s, u"7 d"_s, u"Change"_s},
            .rows = {{u"connect"_s, {ms(22, u"now"_s), ms(21, u"before"_s), ms(1, u"change"_s)}, 1},
                     {u"tls"_s, {ms(61), ms(19), ms(42)}, 0},
                     {u"transfer"_s, {ms(qQNaN()), ms(9), ms(qQNaN())}, 2},
                     {u"first byte"_s, {ms(30), ms(38), ms(-8)}, 3}}};
}

} // namespace

class TstWaterfall : public QObject {
    Q_OBJECT
    std::unique_ptr<Waterfall> m_shown;

private Q_SLOTS:
    void init()
    {
        dress(*qApp, Theme::dark());
        m_shown = std::make_unique<Waterfall>();
        m_shown->setRows(rows());
        m_shown->resize(480, m_shown->sizeHint().height());
        m_shown->show();
    }

    void eachBarBeginsWhereTheOneBeforeItEnded()
    {
        for (const auto column : {WaterfallRows::Now, WaterfallRows::Before})
            QCOMPARE(m_shown->barRect(1, column).left(), m_shown->barRect(0, column).right());
        QVERIFY(m_shown->barRect(2, WaterfallRows::Now).isEmpty()); // nothing is known of it
        QCOMPARE(m_shown->barRect(3, WaterfallRows::Now).left(), m_shown->barRect(1, WaterfallRows::Now).right());
    }

    void bothBarsHaveOneScaleAndStayBesideTheNumbers()
    {
        const double now = m_shown->barRect(1, WaterfallRows::Now).width();
        QVERIFY(std::abs(m_shown->barRect(1, WaterfallRows::Before).width() / now - 19.0 / 61) < 0.01);
        for (int row = 0; row < 4; ++row)
            QVERIFY(m_shown->barRect(row, WaterfallRows::Now).right() <= m_shown->cellRect(row, WaterfallRows::Now).left());
    }

    void itSaysItsNumbersAndTheSignOfAChange()
    {
        QCOMPARE(m_shown->accessibleValue(),
                 u"connect: Now 22 ms, 7 d 21 ms, Change +1 ms; tls: Now 61 ms, 7 d 19 ms, Change +42 ms; "
                 "transfer: Now –, 7 d 9 ms, Change –; first byte: Now 30 ms, 7 d 38 ms, Change −8 ms"_s);
    }

    void everyNumberIsExplained()
    {
        QSignalSpy chosen(m_shown.get(), &Waterfall::explanationChosen);
        const auto title = [&chosen] { return chosen.last()[0].value<std::shared_ptr<const Explanation>>()->title; };
        QTest::mouseClick(m_shown.get(), Qt::LeftButton, {}, m_shown->rowRect(0).center());
        QCOMPARE(title(), u"now"_s);
        QCOMPARE(chosen.last()[1].toString(), u"22 ms"_s);
        QTest::mouseClick(m_shown.get(), Qt::LeftButton, {}, m_shown->cellRect(0, WaterfallRows::Before).center());
        QCOMPARE(title(), u"before"_s);
        QTest::keyClick(m_shown.get(), Qt::Key_Right);
        QCOMPARE(title(), u"change"_s);
        QTest::keyClick(m_shown.get(), Qt::Key_Down);
        QCOMPARE(chosen.last()[1].toString(), u"+42 ms"_s);
        QCOMPARE(chosen.size(), 4);
    }

    void withoutPartsItIsEmpty()
    {
        m_shown->setRows({});
        QCOMPARE(m_shown->accessibleValue(), QString());
        QTest::keyClick(m_shown.get(), Qt::Key_Down);
        QVERIFY(!m_shown->grab().isNull());
    }
};

TRACEO_TEST(TstWaterfall);
#include "tst_waterfall.moc"
