#pragma once
// The tabs of an object: words with 16 px between them over a hairline, the current one with an accent line.
// GUI thread only.

#include <QTabBar>
#include <QWidget>

namespace traceo {

class TabRow final : public QWidget {
    Q_OBJECT
public:
    explicit TabRow(QWidget* parent = nullptr);

    QTabBar& tabs() { return *m_tabs; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTabBar* m_tabs = nullptr;
};

} // namespace traceo
