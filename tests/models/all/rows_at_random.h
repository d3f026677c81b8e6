#pragma once
// The rows of an SLO table as they might come from one report to the next, at random.

#include "slo/slo_report.h"

#include <QRandomGenerator>
#include <QString>

#include <vector>

namespace traceo::test {

class RowsAtRandom {
public:
    explicit RowsAtRandom(quint32 seed) : m_random(seed) {}

    const std::vector<SloRow>& rows() const { return m_rows; }
    QRandomGenerator& random() { return m_random; }
    /// Changes the rows in one way and says which: replaced, emptied, inserted, removed, moved, shuffled, changed, the same.
    const char* change();
    Reading reading(Unit unit);

private:
    SloRow row();
    void insert();
    void remove();
    void move();
    void alter();

    QRandomGenerator m_random;
    std::vector<SloRow> m_rows;
    int m_made = 0; ///< keys are never used twice
};

} // namespace traceo::test
