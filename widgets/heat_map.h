#pragma once
// Lines as rows of cells, a column a stretch of time, a cell the worst value within it: fifty lines that lie over one another
// in a chart are told apart. The pointer and the keyboard show a cell's value, row and stretch; visible rows are drawn only.
// Rows are never cut: as many are shown as there is whole room for, and scrolling goes from row to row.
// GUI thread only.

#include "core/format.h"
#include "core/heat.h"

#include <QWidget>

#include <memory>
#include <optional>

class QScrollArea;

namespace traceo {

class HeatBody;
class HeatFoot;
class StateView;

class HeatMap final : public QWidget {
    Q_OBJECT
public:
    explicit HeatMap(QWidget* parent = nullptr);

    /// Without a measured line it says so, in the words of setNothing() where there are some.
    void setChart(std::shared_ptr<const Chart> chart);
    /// Locale and zone of texts, and the moment that counts as now.
    void setFormat(const Style& format, UtcMs now);
    /// Why there may be no line, and what would help.
    void setNothing(const QString& heading, const QString& sentence);
    /// The cells, as many as there is room for.
    const Heat& heat() const;
    /// The cell of this row at this moment becomes the chosen one; nothing happens where there is no such row.
    void choose(int row, UtcMs moment);
    /// The left gutter that the names need, in pixels.
    double wantedLeft() const;
    /// Cells and times lie as in a chart of the same range with these gutters, in pixels, which stands above it.
    void setGutters(double left, double right);
    HeatBody& body() { return *m_body; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    /// Cells stand for other stretches of time.
    void fitted();

private:
    void fitRows();
    void stopAtRow();
    void reveal(int row);

    HeatBody* m_body = nullptr;
    HeatFoot* m_foot = nullptr;
    QScrollArea* m_scroll = nullptr;
    StateView* m_empty = nullptr;
    QString m_nothing;
    QString m_whyNothing;
    double m_leftGutter = 0;
    double m_rightGutter = 0;
    double m_scrollRest = 0; ///< what a touchpad moved and no row was scrolled for yet
};

} // namespace traceo
