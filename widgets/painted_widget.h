#pragma once
// A widget that paints all of its own pixels: opaque, themed by its palette, scaled by its font, with a role,
// a name and a value for assistive programs.
// GUI thread only.

#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QWidget>

namespace traceo {

class PaintedWidget : public QWidget {
    Q_OBJECT
public:
    explicit PaintedWidget(QWidget* parent = nullptr);

    virtual QAccessible::Role accessibleRole() const = 0;
    /// What the picture says, in words; updated with the picture.
    virtual QString accessibleValue() const = 0;

protected:
    const Theme& theme() const { return themeOf(*this); }
    Scale scale() const { return Scale(font()); }
    QFont fontIn(TextRole role) const { return fontOf(role, font()); }
    /// Keyboard focus only: a click shows no ring.
    bool showsFocus() const;
    /// Called when colours, font or device pixel ratio changed.
    virtual void appearanceChanged();
    /// Tells assistive programs that the value is another one.
    void announceValue();

    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool m_focusByKeyboard = false;
};

/// The ring of an item: 2 px inside `box`.
void drawFocusRing(QPainter& painter, const QRectF& box, const Theme& theme, const Scale& scale, double radius = 0);

} // namespace traceo
