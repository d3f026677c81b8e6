#include "core/chart_table.h"

#include "core/counter_resets.h"
#include "core/moment.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kTried = 32;     ///< rows that the width of a column is taken from
constexpr qsizetype kLongestName = 40; ///< of a line in a header: a column is as wide as its header

bool isStraight(const Line& line)
{
    return line.style == Line::Style::Threshold || line.style == Line::Style::Ideal;
}

std::vector<UtcMs> momentsOf(const Chart& chart)
{
    std::vector<UtcMs> moments;
    const bool onlyStraight = std::ranges::all_of(chart.lines, isStraight);
    for (const Line& line : chart.lines) {
        if (isStraight(line) && !onlyStraight)
            continue;
        const std::size_t before = moments.size();
        for (const LinePoint& point : line.points)
            moments.push_back(point.at);
        // Lines of a report share their columns, so there is seldom anything to merge.
        std::inplace_merge(moments.begin(), moments.begin() + std::ptrdiff_t(before), moments.end());
        moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    }
    return moments;
}

bool hasExtent(const LinePoint& point)
{
    return point.hasValue() && (point.min < point.last || point.max > point.last);
}

/// Nothing else is a Reading with a value, or can be sorted.
std::optional<double> ifFinite(std::optional<double> value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// The value of a straight line between two of its points; nothing beside them.
std::optional<double> straightAt(const std::vector<LinePoint>& points, UtcMs moment)
{
    const auto after = std::ranges::lower_bound(points, moment, {}, &LinePoint::at);
    if (after == points.end() || !after->hasValue())
        return {};
    if (after->at == moment)
        return after->last;
    if (after == points.begin() || !std::prev(after)->hasValue())
        return {};
    const LinePoint& before = *std::prev(after);
    const double share = double((moment - before.at).count()) / double((after->at - before.at).count());
    return before.last + (after->last - before.last) * share;
}

std::vector<UtcMs> resetMoments(const Line& line)
{
    std::vector<UtcMs> moments;
    if (line.isCounter) {
        for (const std::size_t column : resetsOf(line.points))
            moments.push_back(line.points[column].at);
    }
    return moments;
}

/// Of exported numbers, which are in base units.
QString unitSuffix(Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::Count:
    case Unit::Timestamp:
    case Unit::RowsPerScan:
    case Unit::BlocksPerCall:
        return {};
    case Unit::Ratio:
    case Unit::Change:
    case Unit::Points:
        return u" [ratio]"_s;
    case Unit::Factor:
        return u" [×]"_s;
    case Unit::Seconds:
        return u" [s]"_s;
    case Unit::Bytes:
        return u" [B]"_s;
    case Unit::PerSecond:
        return u" [1/s]"_s;
    }
    Q_UNREACHABLE();
}

/// Names differ at their ends.
QString inAHeader(const QString& name)
{
    const qsizetype half = kLongestName / 2;
    return name.size() <= kLongestName ? name : name.left(half) + u'…' + name.right(half - 1);
}

/// A name from a server must not break the table apart.
QString inOneCell(QString text)
{
    for (const char16_t separator : {u'\t', u'\n', u'\r'})
        text.replace(separator, u' ');
    return text;
}

} // namespace

ChartTable::ChartTable(Chart chart, Style format, UtcMs now, QObject* parent)
    : QAbstractTableModel(parent), m_chart(std::move(chart)), m_format(std::move(format)), m_now(now),
      m_moments(momentsOf(m_chart))
{
    for (std::size_t i = 0; i < m_chart.lines.size(); ++i) {
        m_columns.push_back({.line = i, .part = Part::Last});
        if (!isStraight(m_chart.lines[i]) && std::ranges::any_of(m_chart.lines[i].points, hasExtent)) {
            m_columns.push_back({.line = i, .part = Part::Lowest});
            m_columns.push_back({.line = i, .part = Part::Highest});
        }
        if (!m_resets.emplace_back(resetMoments(m_chart.lines[i])).empty())
            m_columns.push_back({.line = i, .part = Part::Reset});
    }
    for (std::size_t i = 1; i < m_moments.size(); ++i)
        m_step = std::min(m_step, m_moments[i] - m_moments[i - 1]);
}

int ChartTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_moments.size());
}

int ChartTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size()) + 1;
}

std::optional<double> ChartTable::valueAt(int row, int column) const
{
    const Line& line = lineOf(column);
    const UtcMs moment = momentOf(row);
    if (columnOf(column).part == Part::Reset)
        return std::ranges::binary_search(m_resets[columnOf(column).line], moment) ? std::optional(1.0) : std::nullopt;
    if (isStraight(line))
        return ifFinite(straightAt(line.points, moment));
    const auto at = std::ranges::lower_bound(line.points, moment, {}, &LinePoint::at);
    if (at == line.points.end() || at->at != moment || !at->hasValue())
        return {};
    switch (columnOf(column).part) {
    case Part::Last:
        return ifFinite(at->last);
    case Part::Lowest:
        return ifFinite(at->min);
    case Part::Highest:
        return ifFinite(at->max);
    case Part::Reset:
        break;
    }
    Q_UNREACHABLE();
}

/// Rounded as at the end of the line.
Reading ChartTable::readingOf(std::optional<double> value, int row, int column) const
{
    const Line& line = lineOf(column);
    Reading reading{.value = value.value_or(std::numeric_limits<double>::quiet_NaN()), .unit = line.unit, .at = momentOf(row)};
    reading.quality = value ? Quality::Ok : Quality::NotObserved;
    reading.better = line.newest.better;
    reading.decimals = line.newest.decimals >= 0 ? line.newest.decimals : m_chart.decimals;
    return reading;
}

Unit ChartTable::unitOf(int column) const
{
    return columnOf(column).part == Part::Reset ? Unit::None : lineOf(column).unit;
}

QString ChartTable::shownText(int row, int column) const
{
    const auto value = valueAt(row, column);
    if (columnOf(column).part == Part::Reset)
        return value ? tr("yes") : QString();
    return toText(readingOf(value, row, column), m_format);
}

/// With as much of the second as tells rows apart.
QString ChartTable::momentWords(UtcMs moment) const
{
    QString words = momentText(moment, m_now, m_format);
    const QTime time = QTime::fromMSecsSinceStartOfDay(int((moment - floorTo(moment, kDay)).count()));
    if (m_step < kMinute)
        words += time.toString(m_step < std::chrono::seconds{1} ? u":ss.zzz"_s : u":ss"_s);
    return words + u' ' + zoneText(moment, m_format);
}

QVariant ChartTable::timeData(int row, int role) const
{
    const UtcMs moment = momentOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return momentWords(moment);
    case SortRole:
        return qint64(msOf(moment));
    case ExportRole:
        return QString::fromStdString(toRfc3339(moment));
    case ValueRole:
        return double(msOf(moment)) / 1000;
    case UnitRole:
        return int(Unit::Timestamp);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ChartTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    if (role == KeyRole)
        return QString::number(msOf(momentOf(row)));
    if (role == KindRole)
        return int(CellKind::Number); // also the moment: no part of it may be left out where there is little room
    if (index.column() == 0)
        return timeData(row, role);
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, index.column());
    case Qt::AccessibleTextRole:
        return valueAt(row, index.column())                ? shownText(row, index.column())
            : columnOf(index.column()).part == Part::Reset ? tr("no")
                                                           : tr("nothing observed");
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case UnitRole:
        return int(unitOf(index.column()));
    case SortRole: // nothing observed stands together
        return valueAt(row, index.column()).value_or(-std::numeric_limits<double>::infinity());
    case ValueRole:
    case ExportRole: {
        const auto value = valueAt(row, index.column());
        return value ? QVariant(*value) : QVariant();
    }
    default:
        return {};
    }
}

QString ChartTable::title(int column, const QString& name) const
{
    switch (columnOf(column).part) {
    case Part::Last:
        return name;
    case Part::Lowest:
        return tr("%1, lowest").arg(name);
    case Part::Highest:
        return tr("%1, highest").arg(name);
    case Part::Reset:
        return tr("%1, began again").arg(name);
    }
    Q_UNREACHABLE();
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const bool isTip = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    if (section == 0)
        return tr("Time");
    const QString& name = lineOf(section).name;
    const QString words = title(section, isTip ? name : inAHeader(name));
    return role == Qt::ToolTipRole ? words.toHtmlEscaped() : words;
}

QStringList ChartTable::candidates(int column) const
{
    QStringList texts;
    const std::size_t step = std::max<std::size_t>(1, m_moments.size() / kTried);
    for (std::size_t row = 0; row < m_moments.size(); row += step)
        texts << index(int(row), column).data().toString();
    if (column == 0 || m_moments.empty())
        return texts;
    if (columnOf(column).part == Part::Reset)
        return {tr("yes")};
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const LinePoint& point : lineOf(column).points) { // of a gap neither is less nor more
        lowest = std::min(lowest, point.min);
        highest = std::max(highest, point.max);
    }
    for (const double value : {lowest, highest})
        texts << toText(readingOf(value, 0, column), m_format);
    return texts;
}

int ChartTable::rowAt(UtcMs moment) const
{
    const auto after = std::ranges::upper_bound(m_moments, moment);
    return int(std::max<std::ptrdiff_t>(0, after - m_moments.begin() - 1));
}

QString ChartTable::tabSeparated(const std::vector<int>& rows) const
{
    QStringList lines;
    QStringList cells{tr("Time")};
    for (int column = 1; column < columnCount(); ++column)
        cells << inOneCell(title(column, lineOf(column).name)) + unitSuffix(unitOf(column));
    lines << cells.join(u'\t');
    for (const int row : rows) {
        cells = {QString::fromStdString(toRfc3339(momentOf(row)))};
        for (int column = 1; column < columnCount(); ++column) {
            const auto value = valueAt(row, column);
            cells << (value ? exactText(*value) : QString());
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace traceo
