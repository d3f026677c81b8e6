#pragma once
// The painted parts of HeatMap: rows of cells with their names, and below them time, words and legend on the same columns.
// GUI thread only.

#include "widgets/chart_axis.h"
#include "widgets/heat_cells.h"
#include "widgets/painted_widget.h"

#include <memory>
#include <optional>

namespace traceo {

class HeatBody final : public PaintedWidget {
    Q_OBJECT
public:
    /// A cell.
    struct Spot {
        int row = 0;
        int column = 0;
        friend bool operator==(const Spot&, const Spot&) = default;
    };

    explicit HeatBody(QWidget* parent = nullptr);

    void setChart(std::shared_ptr<const Chart> chart);
    void setFormat(const Style& format, UtcMs now);
    const Heat& heat() const { return m_heat; }
    const Style& format() const { return m_format; }
    UtcMs now() const { return m_now; }
    HeatGrid grid() const;
    /// What the names and their distance to the cells need.
    double wantedLeft() const;
    /// Cells lie where a chart of the same range has its plot, from `left` to `right`, both in pixels; names are left of it.
    void alignTo(double left, double right);
    bool isAligned() const { return m_right > m_left; }
    /// The cell under the pointer, else the one that was chosen.
    std::optional<Spot> shownSpot() const { return m_hovered ? m_hovered : m_spot; }
    /// A cell, or the one a moment is in, which stays chosen when cells stand for other stretches. Requires: it is there.
    void choose(Spot spot) { choose(spot.row, m_heat.spanOf(spot.column).from); }
    void choose(int row, UtcMs moment);
    /// The column of this moment, or the nearest. Requires: there are columns.
    int columnOf(UtcMs moment) const;
    /// Name, value and stretch of time.
    QStringList wordsOf(Spot spot) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Table; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void shownSpotChanged();
    /// Columns, colours or places are other ones.
    void fitted();
    void revealWanted(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void appearanceChanged() override;
    bool event(QEvent* event) override;

private:
    int rows() const { return int(m_heat.rows.size()); }
    /// Of the names, with the distance to the cells.
    double nameWidth() const { return isAligned() ? m_left : wantedLeft(); }
    int fittingColumns() const;
    void fit();
    void hover(std::optional<Spot> spot);
    std::optional<Spot> spotAt(QPointF place) const;
    void move(int rows, int columns);
    void paintRow(QPainter& painter, int row, const HeatGrid& grid) const;

    std::shared_ptr<const Chart> m_chart = std::make_shared<const Chart>();
    Heat m_heat;
    int m_columns = 0;  ///< that the heat was made for
    double m_names = 0; ///< width of the widest name
    double m_left = 0;  ///< of a plot; as right as m_right: of none
    double m_right = 0;
    Style m_format;
    UtcMs m_now{};
    std::optional<Spot> m_spot;
    UtcMs m_moment{}; ///< within its stretch
    std::optional<Spot> m_hovered;
};

class HeatFoot final : public PaintedWidget {
    Q_OBJECT
public:
    /// Requires: the body outlives the foot or dies with it.
    HeatFoot(const HeatBody& body, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    QAccessible::Role accessibleRole() const override { return QAccessible::StaticText; }
    QString accessibleValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintTime(QPainter& painter) const;
    void paintWords(QPainter& painter, const QRectF& box) const;

    const HeatBody& m_body;
};

} // namespace traceo
