#pragma once
// A mouse: what it does goes to the window, which finds out whom it meets, so only what can be seen is met.

#include <QDeadlineTimer>
#include <QStyle>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>
#include <QWindow>

#include <functional>

namespace traceo::test {

/// Where the system would say that the pointer is.
inline QPoint placeIn(const QWidget& widget, QPoint at)
{
    return widget.mapTo(widget.window(), at);
}

inline void click(QWidget* widget, QPoint at)
{
    QVERIFY(widget && widget->isVisible());
    QWidget* const window = widget->window();
    const QPoint there = placeIn(*widget, at);
    const QWidget* const met = window->childAt(there);
    QVERIFY2(met == widget || widget->isAncestorOf(met) || widget == window,
             met ? qPrintable(QLatin1String(met->metaObject()->className()) + met->accessibleName()) : "nothing");
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, there);
}
inline void click(QWidget* widget)
{
    QVERIFY(widget);
    click(widget, widget->rect().center());
}
inline void moveTo(QWidget* widget, QPoint at)
{
    QTest::mouseMove(widget->window()->windowHandle(), placeIn(*widget, at));
}
/// The pointer rests at a place, which may move, until something is seen. What comes to the window meanwhile, as the focus or
/// the system's own pointer leaving it, calls a tooltip or a crosshair off, and on a slow machine it comes late: the next small
/// move of the hand calls for it again.
inline bool rest(QWidget* widget, const std::function<QPoint()>& place, const std::function<bool()>& isSeen, int patience)
{
    const int wakeUp = widget->style()->styleHint(QStyle::SH_ToolTip_WakeUpDelay, nullptr, widget);
    for (const QDeadlineTimer end(patience); !end.hasExpired();) {
        moveTo(widget, place() - QPoint(1, 0));
        moveTo(widget, place());
        if (QTest::qWaitFor(isSeen, 5 * wakeUp))
            return true;
    }
    return false;
}
inline void drag(QWidget* widget, QPoint from, QPoint to)
{
    QWindow* const window = widget->window()->windowHandle();
    QTest::mousePress(window, Qt::LeftButton, {}, placeIn(*widget, from));
    QTest::mouseMove(window, placeIn(*widget, (from + to) / 2));
    QTest::mouseMove(window, placeIn(*widget, to));
    QTest::mouseRelease(window, Qt::LeftButton, {}, placeIn(*widget, to));
}
inline void type(QWidget* field, const QString& text)
{
    for (const QChar letter : text)
        QTest::keyClick(field->window()->windowHandle(), letter.toLatin1());
}
inline void wheel(QWidget* widget, int delta)
{
    const QPoint at = widget->rect().center();
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event); // Qt 6.4 has no simulated one
}
inline QPoint middleOf(const QTableView& table, int row, int column)
{
    return table.visualRect(table.model()->index(row, column)).center();
}
inline void clickCell(QTableView* table, int row, int column)
{
    click(table->viewport(), middleOf(*table, row, column));
}

} // namespace traceo::test
