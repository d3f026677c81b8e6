#pragma once
// The two painted parts of StatusMatrix: header and lines share one geometry.
// GUI thread only.

#include "widgets/painted_widget.h"
#include "widgets/status_matrix.h"

namespace traceo {

/// Edges of the columns for a width. Names and numbers keep theirs; places share the rest.
struct MatrixColumns {
    int name = 0;    ///< width
    int cell = 0;    ///< width of a place
    int places = 0;  ///< how many
    int verdict = 0; ///< width
    std::vector<int> endings;
    int width() const;

    static MatrixColumns of(const Matrix& matrix, const QFont& base, int width);
    QRect nameRect(int top, int height) const { return {0, top, name, height}; }
    QRect cellRect(int place, int top, int height) const { return {name + place * cell, top, cell, height}; }
    QRect verdictRect(int top, int height) const { return {name + places * cell, top, verdict, height}; }
    QRect endingRect(int ending, int top, int height) const;
};

class MatrixBody final : public PaintedWidget {
    Q_OBJECT
public:
    explicit MatrixBody(QWidget* parent = nullptr);

    void setMatrix(Matrix matrix);
    const Matrix& matrix() const { return m_matrix; }
    void setShownCells(std::optional<QSet<QString>> keys);
    const std::vector<int>& shown() const { return m_shown; }
    bool selectCell(const QString& key);
    const QString& selectedCell() const { return m_selected; }
    QRect cellRect(const QString& key) const;
    MatrixColumns columns() const { return MatrixColumns::of(m_matrix, font(), width()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QAccessible::Role accessibleRole() const override { return QAccessible::Table; }
    QString accessibleValue() const override;

Q_SIGNALS:
    void selectedCellChanged(const QString& key);
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    /// The selected cell should be seen.
    void revealWanted(const QRect& box);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Spot {
        int line = -1; ///< of the shown ones
        int place = -1;
    };
    int rowHeight() const { return scale()(24); }
    const MatrixRow& row(int line) const { return m_matrix.rows[std::size_t(m_shown[std::size_t(line)])]; }
    Spot spotOf(const QString& key) const;
    void filter();
    void choose(Spot spot);
    void chooseEnding(int line, QPoint at);
    void move(int lines, int places);
    void paintRow(QPainter& painter, int line, const MatrixColumns& columns) const;
    void paintEndings(QPainter& painter, const MatrixRow& row, int top, const MatrixColumns& columns, bool isSelected) const;

    Matrix m_matrix;
    std::optional<QSet<QString>> m_wanted;
    std::vector<int> m_shown; ///< places in m_matrix.rows
    QString m_selected;
    int m_hovered = -1;
};

class MatrixHeader final : public PaintedWidget {
    Q_OBJECT
public:
    /// Requires: the body outlives the header or dies with it.
    MatrixHeader(const MatrixBody& body, QWidget* parent);

    void setOffset(int offset);

    QSize sizeHint() const override { return {scale()(240), scale()(24)}; }
    QSize minimumSizeHint() const override { return {0, scale()(24)}; }
    QAccessible::Role accessibleRole() const override { return QAccessible::ColumnHeader; }
    QString accessibleValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const MatrixBody& m_body;
    int m_offset = 0;
};

} // namespace traceo
