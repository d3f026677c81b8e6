#pragma once
// Things by places: a line a thing, a cell a place. Calm where all is well; a critical cell is filled, what nobody
// sees is hatched. Draws what is visible only; moves by keyboard from cell to cell. Every pane with a matrix has a
// table of the same cells beside it.
// GUI thread only.

#include "core/reading.h"
#include "core/status.h"

#include <QList>
#include <QSet>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QScrollArea;

namespace traceo {

class MatrixBody;
class MatrixHeader;

struct MatrixCell {
    /// Absent: this thing is not there at all. Hatched: it is, and nobody sees it.
    enum class Look : std::uint8_t { Absent, Shown, Hatched };
    Look look = Look::Absent;
    QString key;
    Status status = Status::Ok;
    QString number; ///< "71 ms"; or the word where the status is critical
    QString aside;  ///< small, at the right: "17 min"
    QString spoken; ///< the state in words, for tooltips and assistive programs
    QList<double> sparkline;
    std::shared_ptr<const Explanation> why;
};

/// A number behind the cells.
struct MatrixEnding {
    QString text;
    std::optional<Status> shape; ///< before it
    std::shared_ptr<const Explanation> why;
};

struct MatrixRow {
    QString key;
    QString name;
    Status status = Status::Ok;
    QString verdict;
    std::vector<MatrixCell> cells; ///< one a place
    std::vector<MatrixEnding> endings;
};

struct MatrixPlace {
    QString name;
    QString note;          ///< small, behind the name
    bool isSilent = false; ///< nothing is known from there
    bool isLoud = false;   ///< most of what is worth looking at is there
};

struct Matrix {
    QString things; ///< header of the names: "Check"
    QString verdict;
    std::vector<MatrixPlace> places;
    std::vector<QString> endings; ///< headers
    std::vector<MatrixRow> rows;
};

class StatusMatrix final : public QWidget {
    Q_OBJECT
public:
    explicit StatusMatrix(QWidget* parent = nullptr);

    void setMatrix(Matrix matrix);
    /// Only rows with one of these cells; none: all.
    void setShownCells(std::optional<QSet<QString>> keys);
    int shownRows() const;
    /// Scrolls there when it is another one.
    void selectCell(const QString& key);
    QString selectedCell() const;
    /// Where a cell is drawn, in coordinates of `body()`; empty when it is not shown.
    QRect cellRect(const QString& key) const;
    QWidget* body() const;

Q_SIGNALS:
    void selectedCellChanged(const QString& key);
    /// The number of a cell or behind the cells was chosen. Never null.
    void explanationChosen(std::shared_ptr<const traceo::Explanation> why, const QString& value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    MatrixBody* m_body = nullptr;
    MatrixHeader* m_header = nullptr;
    QScrollArea* m_scroll = nullptr;
};

} // namespace traceo
