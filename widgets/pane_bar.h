#pragma once
// The head of a pane: title, count, a chip when the answer is partial, filter, Export.
// GUI thread only.

#include <QLineEdit>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace traceo {

class BarButton;
class StatusChip;
class TableView;
class WordLabel;

/// The filter with its key cap, or with a cross while it says something. Escape empties and leaves it, Return and
/// Down leave it.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget* parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    BarButton* m_clear = nullptr; ///< what Escape does, by mouse
};

class PaneBar final : public QWidget {
    Q_OBJECT
public:
    explicit PaneBar(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Below the top level: "SLOs › checkout-availability"; empty: the title alone.
    void setObject(const QString& name);
    void setCount(const QString& count);
    /// Said while part of the sources is silent; empty hides it.
    void setPartial(const QString& words);
    /// Before Export.
    void addControl(QWidget* widget);
    FilterField& filter() { return *m_filter; }
    /// What the filter is for: the table that had the focus before it, else the first. Each keeps its own text.
    /// Requires: not empty; the tables outlive this.
    void setTables(std::vector<TableView*> tables);
    /// Asks for words for the table that has the focus.
    void focusFilter();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterChanged(const QString& text);
    void exportRequested();
    /// The title before the object was chosen.
    void upRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void followFocus(QWidget* before, QWidget* now);
    void aimAt(TableView* table);
    void leaveFilter();

    std::vector<TableView*> m_tables;
    TableView* m_table = nullptr; ///< the one the filter shows
    QHBoxLayout* m_layout = nullptr;
    QString m_titleWords;
    BarButton* m_up = nullptr; ///< the title, while an object has its place
    WordLabel* m_title = nullptr;
    WordLabel* m_count = nullptr;
    StatusChip* m_partial = nullptr;
    FilterField* m_filter = nullptr;
    BarButton* m_export = nullptr;
};

} // namespace traceo
