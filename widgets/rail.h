#pragma once
// The panes at the left: icon, word, badge with the worst severity. Arrow keys move, Return opens.
// GUI thread only.

#include "widgets/icons.h"
#include "widgets/painted_widget.h"

#include <vector>

namespace traceo {

struct RailItem {
    enum class Place : std::uint8_t { Top, Bottom };
    QString id;
    IconName icon = IconName::Overview;
    QString word;
    Status worst = Status::Ok; ///< of what the badge counts
    int count = 0;             ///< 0: no badge
    Place place = Place::Top;
};

class Rail final : public PaintedWidget {
    Q_OBJECT
public:
    enum class Width : std::uint8_t { Full, Icons };

    explicit Rail(QWidget* parent = nullptr);

    void setItems(std::vector<RailItem> items);
    void setBadge(const QString& id, Status worst, int count);
    void setCurrent(const QString& id);
    QString current() const;
    void setWidthMode(Width width);
    QRect itemRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::PageTabList; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paintItem(QPainter& painter, int index) const;
    void paintBadge(QPainter& painter, const QRect& row, const RailItem& item) const;
    int itemAt(QPoint position) const;
    void focusOn(int index);

    std::vector<RailItem> m_items;
    int m_current = 0;
    int m_focused = 0;
    int m_hovered = -1;
    Width m_width = Width::Full;
};

} // namespace traceo
