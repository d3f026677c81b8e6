#pragma once
// The line of numbers above a table: at most six tiles, one painted widget. Where it is narrow notes have a second line, its
// type shrinks, then it has two rows: a figure is never cut.
// GUI thread only.

#include "core/reading.h"
#include "widgets/painted_widget.h"
#include "widgets/tile_layout.h"

#include <QList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace traceo {

/// Words and digits as shown; the text comes from core/format.h.
struct Tile {
    QString title;
    QString number; ///< "–" when there is none
    QString unit;   ///< "% left", "page · 1 ticket"
    QString note;   ///< delta, target or which object
    QString age;    ///< shown before the note while stale
    Quality quality = Quality::Ok;
    QList<double> sparkline;                    ///< NaN is a gap
    std::optional<Status> sparklineEnd;         ///< colour of its last dot
    std::vector<std::pair<Status, int>> counts; ///< instead of a note: shapes with numbers
    double weight = 1;                          ///< a tile that counts states may take 1.25
    std::shared_ptr<const Explanation> why;
};

class TileStrip final : public PaintedWidget {
    Q_OBJECT
public:
    explicit TileStrip(QWidget* parent = nullptr);

    void setTiles(std::vector<Tile> tiles);
    const std::vector<Tile>& tiles() const { return m_tiles; }
    QRect tileRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Grouping; }
    QString accessibleValue() const override;

Q_SIGNALS:
    /// A tile with an explanation was clicked or chosen with Return.
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void appearanceChanged() override;

private:
    void choose(int index);
    void layOut();
    bool isNoteCut() const;
    int rowHeight() const;

    std::vector<Tile> m_tiles;
    TileLayout m_layout;
    int m_noteLines = 1;
    int m_current = 0;
};

} // namespace traceo
