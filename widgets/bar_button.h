#pragma once
// The one button of bars: icon, words in two strengths, a status shape or a live dot, a key cap, a chevron.
// GUI thread only.

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAbstractButton>

#include <optional>

namespace traceo {

class BarButton final : public QAbstractButton {
    Q_OBJECT
public:
    enum class Look : std::uint8_t { Plain, Bare, Primary, Inverse };
    enum class Segment : std::uint8_t { Alone, First, Middle, Last }; ///< joined buttons share a border
    enum class Ground : std::uint8_t { Live, Past };                  ///< what the bar behind it looks like
    enum class Trailing : std::uint8_t { None, Chevron };

    struct Face {
        std::optional<IconName> icon;
        std::optional<Status> shape;
        std::optional<QColor> dot;
        QString strong; ///< 600
        QString words;
        QString quiet; ///< t3
        QString key;   ///< a key cap at the right end
        Trailing trailing = Trailing::None;
        Look look = Look::Plain;
        int minimumWidth = 0; ///< at a 13 px font
    };

    explicit BarButton(QWidget* parent = nullptr);

    /// The accessible name is the face's words unless one was set.
    void setFace(Face face);
    const Face& face() const { return m_face; }
    void setSegment(Segment segment);
    void setGround(Ground ground);
    enum class Height : std::uint8_t { Control, Small }; ///< 28 or 24
    void setControlHeight(Height height);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void paintFrame(QPainter& painter, const Theme& theme) const;
    void paintFace(QPainter& painter, const Theme& theme) const;
    QColor wordColor(const Theme& theme) const;

    Face m_face;
    Segment m_segment = Segment::Alone;
    Ground m_ground = Ground::Live;
    Height m_height = Height::Control;
    bool m_focusByKeyboard = false;
};

} // namespace traceo
