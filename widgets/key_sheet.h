#pragma once
// The sheet of keys (`?`): what each key does, in columns above the window. Any key or click closes it.
// GUI thread only.

#include "widgets/painted_widget.h"

#include <vector>

namespace traceo {

struct KeyLine {
    QString group{}; ///< lines of one group stand together
    QString words{};
    QString keys{};
};

class KeySheet final : public PaintedWidget {
    Q_OBJECT
public:
    explicit KeySheet(QWidget* window);

    /// Above the window it was made for.
    void open(std::vector<KeyLine> lines);

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::HelpBalloon; }
    QString accessibleValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void close();
    int rowsOf() const;
    int columnWidth() const;

    std::vector<KeyLine> m_lines;
    QWidget* m_before = nullptr;
};

} // namespace traceo
