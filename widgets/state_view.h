#pragma once
// What a pane shows while it has nothing to show: still bars where words will be, or why there is nothing
// and what to do about it.
// GUI thread only.

#include "widgets/icons.h"
#include "widgets/painted_widget.h"

#include <QTimer>

namespace traceo {

class BarButton;

class StateView final : public PaintedWidget {
    Q_OBJECT
public:
    explicit StateView(QWidget* parent = nullptr);

    /// Nothing for 200 ms, then bars; after 2 s what is awaited, and Cancel. What was cancelled can be loaded again.
    void showLoading(const QString& awaited);
    /// Never: for what nobody can call off; from now on.
    enum class Cancel : std::uint8_t { Offered, Never };
    void setCancel(Cancel cancel) { m_cancel = cancel; }
    /// Icon and heading at one third of the height, one sentence why, one button (none when empty).
    void showEmpty(IconName icon, const QString& heading, const QString& sentence, const QString& action = {});
    /// Skips the wait, for pictures.
    void finishWaiting();

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Pane; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void actionChosen();
    void cancelled(); ///< the user waits no longer
    void retried();   ///< and does again

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void appearanceChanged() override;

private:
    enum class Phase : std::uint8_t { Blank, Bars, Awaiting, Cancelled, Empty };

    void advance();
    void press();
    void stand(Phase phase, IconName icon, const QString& heading, const QString& sentence, const QString& action);
    bool isStanding() const { return m_phase == Phase::Cancelled || m_phase == Phase::Empty; }
    void placeButton();
    QRect sentenceBox() const; ///< as high as it takes
    void paintBars(QPainter& painter) const;
    void paintEmpty(QPainter& painter) const;

    Phase m_phase = Phase::Blank;
    Cancel m_cancel = Cancel::Offered;
    QTimer m_wait;
    QString m_awaited;
    IconName m_icon = IconName::Source;
    QString m_heading;
    QString m_sentence;
    BarButton* m_button = nullptr;
};

} // namespace traceo
