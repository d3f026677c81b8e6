// Every text of the source is in each language's file and translated there.

#include "support/needs.h"
#include "support/paths.h"
#include "support/test_main.h"

#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// Without a form, or never looked at.
QStringList untranslated(const QString& ts)
{
    QStringList missing;
    for (qsizetype at = ts.indexOf(QStringLiteral("type=\"unfinished\"")); at >= 0;
         at = ts.indexOf(QStringLiteral("type=\"unfinished\""), at + 1)) {
        const qsizetype begin = ts.lastIndexOf(QStringLiteral("<source>"), at) + 8;
        missing << ts.mid(begin, ts.indexOf(QStringLiteral("</source>"), begin) - begin);
    }
    return missing;
}

} // namespace

class TstTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << QStringLiteral("traceo_de.ts") << QStringList();
        QTest::newRow("English plurals") << QStringLiteral("traceo_en.ts") << QStringList{QStringLiteral("-pluralonly")};
    }
    void everyTextIsTranslated()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, options);
        const QString program = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        TRACEO_NEEDS(QFile::exists(program), "lupdate is not installed; ./dev build brings it");
        const QTemporaryDir folder;
        const QString copy = folder.filePath(file);
        QVERIFY(QFile::copy(traceo::test::sourceFile("translations/") + file, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        QProcess lupdate;
        lupdate.setWorkingDirectory(traceo::test::sourceFile(""));
        lupdate.start(program,
                      QString(QStringLiteral("app models views widgets -I . -I models -locations none -no-obsolete"))
                              .split(QLatin1Char(' '))
                          + options + QStringList{QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QVERIFY2(!lupdate.readAllStandardError().contains("Qualifying"), "a text of an unknown context");
        QFile updated(copy);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        const QStringList missing = untranslated(QString::fromUtf8(updated.readAll()));
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }
};

TRACEO_TEST(TstTranslations);
#include "tst_translations.moc"
