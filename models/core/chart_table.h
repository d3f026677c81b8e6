#pragma once
// A chart as a table, for people who do not see it and for those who want the numbers: a row a column of time, a column
// a line. Cells are made when they are asked for.
// GUI thread only.

#include "core/format.h"
#include "core/line.h"
#include "core/roles.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace traceo {

class ChartTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// `format`: locale and zone; years are shown where they are not that of `now`.
    ChartTable(Chart chart, Style format, UtcMs now, QObject* parent = nullptr);

    /// Moments of which some line that is no ideal and no threshold has a column, ascending; those two are straight
    /// between their points.
    int rowCount(const QModelIndex& parent = {}) const override;
    /// The moment; the last value of each line, and behind it lowest and highest where they are others anywhere, and of a
    /// counter where it began again if it did.
    int columnCount(const QModelIndex& parent = {}) const override;
    /// Nothing observed is "–" on screen and an invalid value in ValueRole and ExportRole (RFC 3339, number in base units).
    /// Where a counter began again: "yes" and 1, else nothing.
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Texts of a column of which one is about the widest: of its extremes and some of its rows.
    QStringList candidates(int column) const;
    /// The row whose column of time this moment is in, or the first.
    int rowAt(UtcMs moment) const;
    UtcMs momentOf(int row) const { return m_moments[std::size_t(row)]; }
    /// A header and these rows, in this order, for a spreadsheet: what ExportRole says, with tabs between.
    QString tabSeparated(const std::vector<int>& rows) const;

private:
    enum class Part : std::uint8_t { Last, Lowest, Highest, Reset };
    struct Column {
        std::size_t line = 0;
        Part part = Part::Last;
    };

    const Column& columnOf(int column) const { return m_columns[std::size_t(column) - 1]; }
    const Line& lineOf(int column) const { return m_chart.lines[columnOf(column).line]; }
    std::optional<double> valueAt(int row, int column) const;
    Reading readingOf(std::optional<double> value, int row, int column) const;
    Unit unitOf(int column) const;
    QString shownText(int row, int column) const;
    QVariant timeData(int row, int role) const;
    QString momentWords(UtcMs moment) const;
    QString title(int column, const QString& name) const;

    Chart m_chart;
    Style m_format;
    UtcMs m_now;
    std::vector<UtcMs> m_moments;
    std::vector<Column> m_columns;            ///< all but the first
    std::vector<std::vector<UtcMs>> m_resets; ///< of each line, ascending
    Millis m_step = kMinute;                  ///< the least between two rows
};

} // namespace traceo
