#pragma once
// The line at the bottom: file, size, last commit at the left; step, points, time taken, zone at the right.
// Looking at the past it says so.
// GUI thread only.

#include "widgets/painted_widget.h"

#include <QStringList>

namespace traceo {

class Footer final : public PaintedWidget {
    Q_OBJECT
public:
    explicit Footer(QWidget* parent = nullptr);

    void setWords(const QStringList& left, const QStringList& right);
    /// "Not live. Every pane shows what was known at …" in front; empty: live.
    void setPast(const QString& words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::StatusBar; }
    QString accessibleValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_left;
    QStringList m_right;
    QString m_past;
};

} // namespace traceo
