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

protected:
    void changeEvent(QEvent* event) override;

private:
    TextRole m_role;
};

} // namespace traceo
