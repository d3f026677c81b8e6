#pragma once
// Words over as many lines as they need at the width they get, and no higher.
// GUI thread only.

#include "widgets/word_label.h"

namespace traceo {

class Paragraph final : public WordLabel {
    Q_OBJECT
public:
    explicit Paragraph(TextRole role, Tone tone = Tone::Value, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace traceo
