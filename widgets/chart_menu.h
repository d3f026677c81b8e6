#pragma once
// The context menu of a chart, by right click, the menu key or Shift+F10: the chart as a table, as a heat map, as a
// picture.
// GUI thread only.

#include "widgets/time_series_chart.h"

#include <QObject>

class QFileDialog;
class QMenu;

namespace traceo {

class ChartMenu final : public QObject {
    Q_OBJECT
public:
    /// Belongs to the chart, which it gives the menu.
    static void addTo(TimeSeriesChart& chart);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit ChartMenu(TimeSeriesChart& chart);
    void open(QPoint place);
    void showTable();
    void showHeatMap();
    void copyPicture() const;
    void askWhere();
    void save(const QString& path, QFileDialog& dialog);

    TimeSeriesChart& m_chart;
    QMenu* m_menu;
    std::optional<UtcMs> m_at; ///< where the crosshair was when it was opened
};

} // namespace traceo
