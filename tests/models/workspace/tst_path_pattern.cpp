#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/path_pattern.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstPathPattern : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path() + u"/team [a]*"_s; // no pattern, just a strange name
        for (const char* file : {"slos/b.yaml", "slos/a.yaml", "slos/.hidden.yaml", "slos/c.txt", "slos/deep/d.yaml",
                                 "x/slos/e.yaml", "y/slos/f.yaml", "top.yaml"}) {
            const QString path = m_folder + u'/' + QString::fromUtf8(file);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
        }
    }

    void matches_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QStringList>("files");
        const auto row = [](const char* pattern, const QStringList& files) {
            QTest::newRow(pattern) << QByteArray(pattern) << files;
        };
        row("slos/*.yaml", {u"slos/a.yaml"_s, u"slos/b.yaml"_s});
        row("slos/[ab].yaml", {u"slos/a.yaml"_s, u"slos/b.yaml"_s});
        row("slos/?.txt", {u"slos/c.txt"_s});
        row("*/slos/*.yaml", {u"x/slos/e.yaml"_s, u"y/slos/f.yaml"_s});
        row("slos/*", {u"slos/a.yaml"_s, u"slos/b.yaml"_s, u"slos/c.txt"_s});
        row("top.yaml", {u"top.yaml"_s});
        row("./x/../top.yaml", {u"top.yaml"_s});
        row("x/../slos/b.*", {u"slos/b.yaml"_s});
        row("nowhere/*.yaml", {});
        row("slos/*.json", {});
        row("nowhere/*/x.yaml", {});
        row("*/d.yaml", {});
    }
    void matches()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QStringList, files);
        const auto found = filesOf(pattern.toStdString(), {u"w.yaml"_s, 4, 2, m_folder});
        QVERIFY2(found.ok(), found ? "" : qPrintable(toText(found.error())));
        QStringList relative;
        for (const QString& file : *found)
            relative << QDir(m_folder).relativeFilePath(file);
        QCOMPARE(relative, files);
        const auto absolute =
            filesOf(m_temporary->path().toStdString() + "/team*/" + pattern.toStdString(), {u"w.yaml"_s, 4, 2, u"/"_s});
        if (pattern.contains('*'))
            QCOMPARE(absolute->size(), files.size());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QString>("line");
        QTest::newRow("a path that is not there") << QByteArray("slos/z.yaml") << u"w.yaml:4:2 NotFound"_s;
        QTest::newRow("a folder") << QByteArray("slos") << u"w.yaml:4:2 NotFound"_s;
        QTest::newRow("nothing") << QByteArray("") << u"w.yaml:4:2 BadValue"_s;
        QTest::newRow("two stars") << QByteArray("**/a.yaml") << u"w.yaml:4:2 NotSupported"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QString, line);
        const auto found = filesOf(pattern.toStdString(), {u"w.yaml"_s, 4, 2, m_folder});
        QVERIFY(!found.ok());
        QCOMPARE(lineOf(found.error()), line);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
};

TRACEO_TEST(TstPathPattern);
#include "tst_path_pattern.moc"
