#pragma once
// Plain text in one of the type roles and tones; follows font and theme. Never reads text as HTML.
// GUI thread only.

#include "widgets/fonts.h"
#include "widgets/palette_of.h"

#include <QLabel>

namespace traceo {

class WordLabel : public QLabel {
    Q_OBJECT
public:
    explicit WordLabel(TextRole role, Tone tone = Tone::Value, QWidget* parent = nullptr);

    /// One line that may become narrower than its words, which are then cut there; the tooltip has them whole.
    void setElision(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString shownText() const;

    TextRole m_role;
    Qt::TextElideMode m_elision = Qt::ElideNone;
};

} // namespace traceo
