#pragma once
// A status in a header: shape and word on a tint; critical is filled, because it matters.
// GUI thread only.

#include "widgets/painted_widget.h"

namespace traceo {

class StatusChip final : public PaintedWidget {
    Q_OBJECT
public:
    explicit StatusChip(QWidget* parent = nullptr);

    /// `word` is nameOf(status) when empty.
    void setStatus(Status status, const QString& word = {});
    Status status() const { return m_status; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QAccessible::Role accessibleRole() const override { return QAccessible::StaticText; }
    QString accessibleValue() const override { return m_word; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::Unknown;
    QString m_word;
};

} // namespace traceo
