#pragma once
// The parts of a run one after the other: each bar begins where the one before it ended, now above what is usual.
// The part that changed has the colour it has in the stack beside it; the numbers stand at the right.
// GUI thread only.

#include "core/format.h"
#include "core/reading.h"
#include "widgets/painted_widget.h"

#include <array>
#include <vector>

namespace traceo {

struct WaterfallRows {
    enum Column : std::uint8_t { Now, Before, Change, kColumns };
    struct Row {
        QString name;
        std::array<Reading, kColumns> readings; ///< the first two are lengths, the last is their difference
        int series = 1;                         ///< 0: the part that changed, else the place among the others
    };
    QString title; ///< for people who do not see it
    std::array<QString, kColumns> heads;
    std::vector<Row> rows;
};

class Waterfall final : public PaintedWidget {
    Q_OBJECT
public:
    explicit Waterfall(QWidget* parent = nullptr);

    void setRows(WaterfallRows rows);
    void setFormat(const Style& format);

    QRect rowRect(int row) const;
    /// Where the number of a column stands.
    QRect cellRect(int row, WaterfallRows::Column column) const;
    /// Its bar: of now, or of what is usual. Empty where nothing is known.
    QRectF barRect(int row, WaterfallRows::Column column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Chart; }
    QString accessibleValue() const override;

Q_SIGNALS:
    /// A number was chosen: a row stands for its number now. Never null.
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Edges; ///< of names, bars and numbers
    Edges edges() const;
    QString textOf(const WaterfallRows::Row& row, WaterfallRows::Column column) const;
    void paintHeads(QPainter& painter, const Edges& edges) const;
    void paintRow(QPainter& painter, int row, const Edges& edges) const;
    void choose(int row, WaterfallRows::Column column);

    WaterfallRows m_rows;
    Style m_format;
    int m_current = 0;
    int m_column = WaterfallRows::Now;
    int m_hovered = -1;
};

} // namespace traceo
