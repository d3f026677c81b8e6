#include "models/all/rows_at_random.h"

#include <algorithm>
#include <limits>

namespace traceo::test {
namespace {

constexpr int kMostAtOnce = 12;

} // namespace

Reading RowsAtRandom::reading(Unit unit)
{
    static constexpr double kOdd[] = {0, -0.0, 1, -1e300, std::numeric_limits<double>::infinity(), 1e-9};
    Reading made{.value = m_random.generateDouble(), .unit = unit, .quality = Quality(m_random.bounded(5))};
    if (m_random.bounded(6) == 0)
        made.value = kOdd[m_random.bounded(6)];
    if (m_random.bounded(6) == 0)
        made.value = std::numeric_limits<double>::quiet_NaN();
    made.age = Millis{m_random.bounded(100'000)};
    return made;
}

SloRow RowsAtRandom::row()
{
    SloRow row;
    row.key = "slo-" + std::to_string(m_made++);
    row.name = QString::fromStdString(row.key);
    row.displayName = row.name;
    row.service = QStringLiteral("Shop %1").arg(m_random.bounded(4));
    row.owner = m_random.bounded(2) ? QStringLiteral("Ärzte") : QString();
    row.status = Status(m_random.bounded(7));
    for (Reading* number : {&row.objective, &row.attained, &row.budgetLeft})
        *number = reading(Unit::Ratio);
    for (Reading& burn : row.burns)
        burn = reading(Unit::Factor);
    row.leftFraction = row.budgetLeft.value;
    for (int n = m_random.bounded(4); n > 0; --n)
        row.sparkline.append(reading(Unit::Ratio).value);
    return row;
}

void RowsAtRandom::insert()
{
    const auto at = m_rows.begin() + m_random.bounded(int(m_rows.size()) + 1);
    std::vector<SloRow> fresh;
    for (int n = 1 + m_random.bounded(kMostAtOnce); n > 0; --n)
        fresh.push_back(row());
    m_rows.insert(at, fresh.begin(), fresh.end());
}

void RowsAtRandom::remove()
{
    const int from = m_random.bounded(int(m_rows.size()) + 1);
    const int to = std::min(from + m_random.bounded(kMostAtOnce), int(m_rows.size()));
    m_rows.erase(m_rows.begin() + from, m_rows.begin() + to);
}

void RowsAtRandom::move()
{
    if (!m_rows.empty())
        std::rotate(m_rows.begin(), m_rows.begin() + m_random.bounded(int(m_rows.size())), m_rows.end());
}

void RowsAtRandom::alter()
{
    for (SloRow& old : m_rows) {
        if (m_random.bounded(3) != 0)
            continue;
        SloRow next = row();
        next.key = old.key;
        next.name = old.name;
        old = std::move(next);
    }
}

const char* RowsAtRandom::change()
{
    switch (m_random.bounded(12)) {
    case 0:
        m_rows.clear();
        insert();
        return "replaced";
    case 1:
        m_rows.clear();
        return "emptied";
    case 2:
        std::shuffle(m_rows.begin(), m_rows.end(), m_random);
        return "shuffled";
    case 3:
        move();
        return "moved";
    case 4:
    case 5:
        remove();
        return "removed";
    case 6:
        remove();
        insert();
        alter();
        move();
        return "removed, inserted, changed and moved";
    case 7:
    case 8:
        alter();
        return "changed";
    case 9:
        return "the same";
    default:
        insert();
        return "inserted";
    }
}

} // namespace traceo::test
