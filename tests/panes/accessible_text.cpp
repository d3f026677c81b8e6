#include "panes/accessible_text.h"

#include "support/paths.h"

#include <QAccessible>
#include <QAccessibleTableInterface>
#include <QDir>
#include <QFile>
#include <QMetaEnum>
#include <QPixmap>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace traceo::test {
namespace {

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

void addTable(QAccessibleTableInterface& table, const QString& indent, QString& out)
{
    for (int row = 0; row < table.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells << (table.cellAt(row, column) != nullptr ? table.cellAt(row, column)->text(QAccessible::Name) : QString());
        out += indent + cells.join(u" | "_s) + u'\n';
    }
}

void add(QAccessibleInterface* object, int depth, QString& out)
{
    if (object == nullptr || object->state().invisible)
        return;
    const QString indent(depth * 2, u' ');
    const QString name = object->text(QAccessible::Name);
    const QString value = object->text(QAccessible::Value);
    const bool says = !name.isEmpty() || !value.isEmpty();
    if (says)
        out += indent + roleName(object->role()) + u" “"_s + name + u"” "_s + value + u'\n';
    if (auto* table = object->tableInterface()) {
        addTable(*table, indent + u"  "_s, out);
        return;
    }
    for (int i = 0; i < object->childCount(); ++i)
        add(object->child(i), depth + (says ? 1 : 0), out);
}

} // namespace

QString accessibleText(QWidget& widget)
{
    QString out;
    add(QAccessible::queryAccessibleInterface(&widget), 0, out);
    return out;
}

QString differenceFromGolden(const QString& text, const QString& name)
{
    QFile file(test::testFile("panes/golden/") + name + u".txt"_s);
    if (qEnvironmentVariable("TRACEO_UPDATE") == "1"_L1) {
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return u"no golden file "_s + file.fileName();
    const QStringList wanted = QString::fromUtf8(file.readAll()).split(u'\n');
    const QStringList found = text.split(u'\n');
    for (qsizetype i = 0; i < std::max(wanted.size(), found.size()); ++i) {
        if (wanted.value(i) != found.value(i))
            return u"%1, line %2\n  expected: %3\n  found:    %4"_s.arg(name).arg(i + 1).arg(wanted.value(i), found.value(i));
    }
    return {};
}

void savePicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace traceo::test
