#include "app/desktop/window_state.h"

#include "app/wiring/loaded_workspace.h"
#include "core/moment.h"
#include "widgets/table_view.h"

#include <QAbstractButton>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr int kVersion = 1;
constexpr qint64 kMostBytes = 1 << 20; ///< a larger file was not written by us
constexpr Millis kLongest = 20 * 366 * kDay;
constexpr int kKeyBytes = 8;

/// In an order that does not depend on which of several views was shown last: whatever is raised becomes its parent's last child.
QList<QWidget*> childrenOf(const QWidget& parent)
{
    QList<QWidget*> children;
    if (const auto* const views = qobject_cast<const QStackedWidget*>(&parent)) {
        for (int i = 0; i < views->count(); ++i)
            children << views->widget(i);
        return children;
    }
    for (QObject* const child : parent.children()) {
        if (auto* const widget = qobject_cast<QWidget*>(child))
            children << widget;
    }
    return children;
}

template <class Widget>
QList<Widget*> allIn(const QWidget& parent)
{
    QList<Widget*> found;
    for (QWidget* const child : childrenOf(parent)) {
        if (auto* const one = qobject_cast<Widget*>(child))
            found << one;
        found << allIn<Widget>(*child);
    }
    return found;
}

QJsonArray sizesOf(const QSplitter& splitter)
{
    QJsonArray sizes;
    for (const int size : splitter.sizes())
        sizes.append(size);
    return sizes;
}

QJsonObject tableOf(const TableView& table)
{
    const QHeaderView* const header = table.horizontalHeader();
    return {{u"sort"_s, header->sortIndicatorSection()},
            {u"descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder},
            {u"filter"_s, table.filterText()}};
}

QList<QAbstractButton*> switchesOf(const QWidget& pane)
{
    QList<QAbstractButton*> switches = allIn<QAbstractButton>(pane);
    switches.removeIf([](const QAbstractButton* button) { return !button->isCheckable(); });
    return switches;
}

void applyTable(TableView& table, const QJsonObject& json)
{
    const int column = json[u"sort"_s].toInt(-1);
    if (column >= 0 && column < table.model()->columnCount())
        table.sortByColumn(column, json[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    table.setFilterText(json[u"filter"_s].toString().left(256));
}

} // namespace

QString windowStateFile(const Paths& paths, const LoadedWorkspace& workspace)
{
    const QString folder = paths.state + u"/windows"_s;
    QDir().mkpath(folder);
    const QByteArray path = workspace.path.isEmpty() ? QByteArray("demo") : workspace.path.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).first(kKeyBytes).toHex();
    return folder + u'/' + QString::fromLatin1(hash) + u".json"_s;
}

QJsonObject readWindowState(const QString& file)
{
    QFile stored(file);
    if (!stored.open(QIODevice::ReadOnly) || stored.size() > kMostBytes)
        return {};
    const QJsonObject state = QJsonDocument::fromJson(stored.readAll()).object();
    return state[u"v"_s].toInt() == kVersion ? state : QJsonObject();
}

void writeWindowState(const QString& file, const QJsonObject& state)
{
    QJsonObject versioned = state;
    versioned[u"v"_s] = kVersion;
    QSaveFile stored(file);
    if (stored.open(QIODevice::WriteOnly)) {
        stored.write(QJsonDocument(versioned).toJson());
        stored.commit();
    }
}

QJsonObject toJson(const Place& place)
{
    QJsonObject json{{u"pane"_s, place.pane}, {u"object"_s, place.object}, {u"length_ms"_s, qint64(place.range.count())}};
    if (place.typed) {
        json[u"from"_s] = QString::fromStdString(place.typed->from);
        json[u"to"_s] = QString::fromStdString(place.typed->to);
    } else if (place.at) {
        json[u"at"_s] = QString::fromStdString(toRfc3339(*place.at));
    }
    return json;
}

Place placeOf(const QJsonObject& json, UtcMs now)
{
    Place place;
    place.pane = json[u"pane"_s].toString();
    place.object = json[u"object"_s].toString();
    const Millis length{json[u"length_ms"_s].toInteger()};
    if (length >= kMinute && length <= kLongest)
        place.range = length;
    if (const auto at = parseMoment(json[u"at"_s].toString().toStdString(), now); at && *at < now)
        place.at = *at;
    if (!json.contains(u"from"_s))
        return place;
    const TimeRange typed{json[u"from"_s].toString().toStdString(), json[u"to"_s].toString().toStdString()};
    return ranged(place, typed, now).valueOr(place);
}

QJsonObject layoutOf(const QWidget& pane)
{
    QJsonArray splitters;
    for (const QSplitter* const splitter : allIn<QSplitter>(pane))
        splitters.append(sizesOf(*splitter));
    QJsonArray tables;
    for (const TableView* const table : allIn<TableView>(pane))
        tables.append(tableOf(*table));
    QJsonArray pressed; // which of several views
    for (const QAbstractButton* const button : switchesOf(pane))
        pressed.append(button->isChecked());
    QJsonArray tabs;
    for (const QTabBar* const bar : allIn<QTabBar>(pane))
        tabs.append(bar->currentIndex());
    return {{u"splitters"_s, splitters}, {u"tables"_s, tables}, {u"switches"_s, pressed}, {u"tabs"_s, tabs}};
}

void applyLayout(const QWidget& pane, const QJsonObject& layout)
{
    const QJsonArray splitters = layout[u"splitters"_s].toArray();
    const auto allSplitters = allIn<QSplitter>(pane);
    for (qsizetype i = 0; i < std::min(splitters.size(), allSplitters.size()); ++i) {
        QList<int> sizes;
        const QJsonArray kept = splitters[i].toArray();
        for (const QJsonValue& size : kept)
            sizes << std::clamp(size.toInt(), 0, 1 << 16);
        if (sizes.size() == allSplitters[i]->count() && std::ranges::any_of(sizes, [](int size) { return size > 0; }))
            allSplitters[i]->setSizes(sizes);
    }
    const QJsonArray pressed = layout[u"switches"_s].toArray();
    const auto switches = switchesOf(pane);
    for (qsizetype i = 0; i < std::min(pressed.size(), switches.size()); ++i) {
        if (pressed[i].toBool() && !switches[i]->isChecked())
            switches[i]->click();
    }
    const QJsonArray tabs = layout[u"tabs"_s].toArray();
    const auto bars = allIn<QTabBar>(pane);
    for (qsizetype i = 0; i < std::min(tabs.size(), bars.size()); ++i) {
        if (const int tab = tabs[i].toInt(); tab >= 0 && tab < bars[i]->count())
            bars[i]->setCurrentIndex(tab);
    }
    const QJsonArray tables = layout[u"tables"_s].toArray();
    const auto allTables = allIn<TableView>(pane);
    for (qsizetype i = 0; i < std::min(tables.size(), allTables.size()); ++i)
        applyTable(*allTables[i], tables[i].toObject());
}

} // namespace traceo
