#pragma once
// Panes, objects and commands by a few letters: a field and twelve rows of what fits, above the window. All by
// keyboard (arrows, Return, Escape) and all by mouse (the wheel, a click).
// GUI thread only.

#include "widgets/painted_widget.h"
#include "widgets/palette_ranking.h"

#include <algorithm>

class QLineEdit;

namespace traceo {

/// The rows below the field.
class PaletteList final : public PaintedWidget {
    Q_OBJECT
public:
    static constexpr int kMostRows = 12;

    explicit PaletteList(QWidget* parent = nullptr);

    /// What is typed stays; so does the current row where its item is still among the rows.
    void setItems(std::vector<PaletteItem> items);
    void setTyped(const QString& typed);
    /// By items, from the last to the first and back.
    void move(int by);
    /// The id of the current row; empty when there is none.
    QString current() const;
    /// What fits; at most kMostRows of it are shown at a time.
    int hits() const { return int(m_hits.size()); }
    /// Where the item is shown; empty when it is not.
    QRect rectOf(const QString& id) const;

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::List; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void paintRow(QPainter& painter, int number) const;
    void paintThumb(QPainter& painter) const;
    double paintWords(QPainter& painter, QPointF at, const PaletteItem& item, const PaletteHit& hit) const;
    int rowHeight() const;
    int rows() const { return std::min(hits(), kMostRows); }
    int hitAt(double y) const;
    QRect boxOf(int hit) const;
    void setCurrent(int hit);
    void scrollTo(int first);

    std::vector<PaletteItem> m_items;
    std::vector<PaletteHit> m_hits;
    QString m_typed;
    int m_current = 0; ///< of the hits
    int m_first = 0;   ///< the hit in the first row
    int m_wheel = 0;   ///< eighths of a degree that were no whole step yet
};

class CommandPalette final : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    /// Above the window it was made for; the field is empty and has the focus.
    void open(std::vector<PaletteItem> items);
    /// While it is open: what there is now; what was typed and chosen stays.
    void refresh(std::vector<PaletteItem> items);
    QLineEdit& field() { return *m_field; }
    PaletteList& list() { return *m_list; }

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void finish(const QString& id);
    void close();
    void place();
    bool take(int key);

    QLineEdit* m_field = nullptr;
    PaletteList* m_list = nullptr;
    QWidget* m_before = nullptr; ///< had the focus; only compared and asked while it is in the window
};

} // namespace traceo
