#pragma once
// A chart as a heat map in a window of its own; its cells as a table. It holds what the chart showed when it was asked for.
// GUI thread only.

#include "widgets/heat_map.h"

#include <QDialog>

namespace traceo {

class SectionBar;

class HeatMapDialog final : public QDialog {
    Q_OBJECT
public:
    /// Begins at the cell of `at` in the first row, else at the newest.
    HeatMapDialog(std::shared_ptr<const Chart> chart, const Style& format, UtcMs now, std::optional<UtcMs> at,
                  QWidget* parent = nullptr);

    HeatMap& map() { return *m_map; }

private:
    QWidget* makeButtons();
    QString note() const;
    void sayStep();
    void showTable();

    Style m_format;
    UtcMs m_now;
    SectionBar* m_heading;
    HeatMap* m_map;
};

} // namespace traceo
