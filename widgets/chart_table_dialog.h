#pragma once
// A chart as a table in a window of its own: sorted by time, rows copied with Ctrl+C. It holds what the chart showed
// when it was asked for.
// GUI thread only.

#include "core/chart_table.h"

#include <QDialog>

#include <optional>

namespace traceo {

class TableView;

class ChartTableDialog final : public QDialog {
    Q_OBJECT
public:
    /// Begins at the row of `at`, else at the newest.
    ChartTableDialog(const Chart& chart, const Style& format, UtcMs now, std::optional<UtcMs> at, QWidget* parent = nullptr);

    TableView& table() { return *m_table; }

private:
    QWidget* makeButtons();
    void copyRows() const;

    ChartTable m_model;
    TableView* m_table;
};

} // namespace traceo
