#pragma once
// The head of a pane: title, count, a chip when the answer is partial, filter, Export.
// GUI thread only.

#include <QLineEdit>
#include <QWidget>

class QHBoxLayout;

namespace traceo {

class BarButton;
class StatusChip;
class WordLabel;

/// The filter with its key cap; Escape empties it.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

class PaneBar final : public QWidget {
    Q_OBJECT
public:
    explicit PaneBar(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setCount(const QString& count);
    /// Said while part of the sources is silent; empty hides it.
    void setPartial(const QString& words);
    /// Before Export.
    void addControl(QWidget* widget);
    FilterField& filter() { return *m_filter; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterChanged(const QString& text);
    void exportRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_layout = nullptr;
    WordLabel* m_title = nullptr;
    WordLabel* m_count = nullptr;
    StatusChip* m_partial = nullptr;
    FilterField* m_filter = nullptr;
    BarButton* m_export = nullptr;
};

} // namespace traceo
