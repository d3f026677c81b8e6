#include "refresh/row_model.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace traceo {
namespace {

QString shownText(const Cell& cell)
{
    switch (cell.kind) {
    case CellKind::Text:
    case CellKind::Key:
    case CellKind::Note:
    case CellKind::Lines:
        return cell.text;
    case CellKind::State:
    case CellKind::Shape:
        return cell.text.isEmpty() ? nameOf(cell.status) : cell.text;
    case CellKind::Number:
        return cell.text.isEmpty() || cell.reading.hasValue() ? toText(cell.reading) : cell.text;
    case CellKind::Bar:
    case CellKind::Heat:
        return toText(cell.reading);
    case CellKind::Age:
        return cell.reading.hasValue() ? ageText(Millis{std::int64_t(cell.reading.value * 1000)}) : toText(cell.reading);
    case CellKind::Sparkline:
        return {};
    }
    Q_UNREACHABLE();
}

bool isState(const Cell& cell)
{
    return cell.kind == CellKind::State || cell.kind == CellKind::Shape;
}

bool isNumeric(const Cell& cell)
{
    return cell.kind == CellKind::Number || cell.kind == CellKind::Bar || cell.kind == CellKind::Age
        || cell.kind == CellKind::Heat;
}

/// A course that ends in a gap counts by what was there last; a NaN would have no order at all.
QVariant newestOf(const QList<double>& course)
{
    const auto it = std::find_if(course.rbegin(), course.rend(), [](double value) { return std::isfinite(value); });
    return it == course.rend() ? QVariant() : QVariant(*it);
}

/// From 0 to 1, as any two numbers are ordered; nothing comes last.
double placeWithin(const Reading& reading)
{
    return reading.hasValue() ? 0.5 + std::atan(reading.value) / (2 * std::numbers::pi) : 1.0;
}

/// NaN sorts below every number, so that "nothing" stands together.
QVariant sortValue(const Cell& cell)
{
    if (isState(cell))
        return 2 * int(cell.status) + placeWithin(cell.reading);
    if (isNumeric(cell))
        return cell.reading.hasValue() ? cell.reading.value : -std::numeric_limits<double>::infinity();
    if (cell.kind == CellKind::Sparkline)
        return newestOf(cell.sparkline);
    return cell.text;
}

QVariant exportValue(const Cell& cell)
{
    if (isState(cell))
        return QString::fromUtf8(wordOf(cell.status).data(), qsizetype(wordOf(cell.status).size()));
    if (!isNumeric(cell))
        return cell.name.isEmpty() ? cell.text : cell.name;
    if (!cell.reading.hasValue())
        return {};
    if (cell.reading.unit == Unit::Timestamp)
        return QDateTime::fromMSecsSinceEpoch(std::int64_t(cell.reading.value * 1000), Qt::UTC).toString(Qt::ISODate);
    return cell.reading.value;
}

/// What an assistive program reads: the word, the quality and the age, never colour alone.
QString spokenText(const Cell& cell)
{
    QString text = shownText(cell);
    if (!cell.aside.isEmpty())
        return QCoreApplication::translate("traceo::TableModel", "%1, %2").arg(text, cell.aside);
    if (!isNumeric(cell) || cell.reading.quality != Quality::Stale)
        return text;
    return QCoreApplication::translate("traceo::TableModel", "%1, stale for %2").arg(text, ageText(cell.reading.age));
}

QVariant readingData(const Cell& cell, int role)
{
    switch (role) {
    case ValueRole:
        return cell.reading.hasValue() ? QVariant(cell.reading.value) : QVariant();
    case UnitRole:
        return int(cell.reading.unit);
    case QualityRole:
        return int(cell.reading.quality);
    case AgeRole:
        return qint64(cell.reading.age.count());
    case ExplanationRole:
        return QVariant::fromValue(cell.reading.why);
    case FractionRole:
        return std::isfinite(cell.fraction) ? QVariant(cell.fraction) : QVariant();
    default:
        return {};
    }
}

} // namespace

Cell Cell::ofText(QString text)
{
    return {.kind = CellKind::Text, .text = std::move(text)};
}
Cell Cell::ofKey(QString text)
{
    return {.kind = CellKind::Key, .text = std::move(text)};
}
Cell Cell::ofKey(QString text, QString name)
{
    return {.kind = CellKind::Key, .text = std::move(text), .name = std::move(name)};
}
Cell Cell::ofNote(QString text)
{
    return {.kind = CellKind::Note, .text = std::move(text)};
}
Cell Cell::ofStatus(Status status, QString word, QString tip)
{
    return {.kind = CellKind::State, .text = std::move(word), .status = status, .tip = std::move(tip)};
}
Cell Cell::ofReading(Reading reading)
{
    return {.kind = CellKind::Number, .reading = std::move(reading)};
}
Cell Cell::ofBar(Reading reading, double fraction)
{
    return {.kind = CellKind::Bar, .reading = std::move(reading), .fraction = fraction};
}
Cell Cell::ofSparkline(QList<double> values)
{
    return {.kind = CellKind::Sparkline, .sparkline = std::move(values)};
}
Cell Cell::ofHeat(QList<double> values, Reading highest)
{
    return {.kind = CellKind::Heat, .reading = std::move(highest), .sparkline = std::move(values)};
}
Cell Cell::ofAge(Reading age)
{
    return {.kind = CellKind::Age, .reading = std::move(age)};
}
Cell Cell::ofShape(Status status)
{
    return {.kind = CellKind::Shape, .status = status};
}
Cell Cell::ofLines(QString title, QString below)
{
    return {.kind = CellKind::Lines, .text = std::move(title), .aside = std::move(below)};
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == KeyRole)
        return key(index.row());
    if (role == KindRole)
        return int(columnKind(index.column()));
    const Cell value = cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(value);
    case Qt::ToolTipRole:
        return value.tip.isEmpty() ? QVariant() : QVariant(value.tip.toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return spokenText(value);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(value) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return sortValue(value);
    case ExportRole:
        return exportValue(value);
    case AsideRole:
        return value.aside.isEmpty() ? QVariant() : QVariant(value.aside);
    case StatusRole:
        return isState(value) ? QVariant(int(value.status)) : QVariant();
    case SparklineRole:
        return value.kind == CellKind::Sparkline || value.kind == CellKind::Heat ? QVariant::fromValue(value.sparkline)
                                                                                 : QVariant();
    default:
        return isNumeric(value) ? readingData(value, role) : QVariant();
    }
}

QHash<int, QByteArray> TableModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({{SortRole, "sort"},
                  {ValueRole, "value"},
                  {UnitRole, "unit"},
                  {QualityRole, "quality"},
                  {AgeRole, "age"},
                  {ExplanationRole, "explanation"},
                  {KindRole, "kind"},
                  {StatusRole, "status"},
                  {FractionRole, "fraction"},
                  {SparklineRole, "sparkline"},
                  {KeyRole, "key"},
                  {ExportRole, "export"}});
    return names;
}

} // namespace traceo
