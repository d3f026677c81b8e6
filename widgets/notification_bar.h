#pragma once
// One thing that happened, under the pane bar: shape, cause, what comes next, actions. One at a time.
// GUI thread only.

#include "core/status.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace traceo {

class BarButton;
class WordLabel;

/// What can be done about it, as a button. `id` is for whoever offers it and comes back when it is chosen.
struct NoticeAction {
    QString id;
    QString words; ///< "Retry", "Details"
    friend bool operator==(const NoticeAction&, const NoticeAction&) = default;
};

struct Notice {
    enum class Closing : std::uint8_t { ByUser, ByCause };
    Status status = Status::Warning;
    QString cause; ///< 600
    QString next;  ///< next attempt, where the file went
    std::vector<NoticeAction> actions;
    Closing closing = Closing::ByUser; ///< ByCause: no cross; it goes when its cause does

    friend bool operator==(const Notice&, const Notice&) = default;
};

class NotificationBar final : public QWidget {
    Q_OBJECT
public:
    explicit NotificationBar(QWidget* parent = nullptr);

    /// None hides the bar.
    void setNotice(std::optional<Notice> notice);
    const std::optional<Notice>& notice() const { return m_notice; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionChosen(const QString& id);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuildActions();
    /// Where there is room for one of both only it is the cause.
    void fit();

    std::optional<Notice> m_notice;
    WordLabel* m_cause = nullptr;
    WordLabel* m_next = nullptr;
    BarButton* m_close = nullptr;
    std::vector<BarButton*> m_actions;
};

} // namespace traceo
