#include "app/desktop/options.h"

#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Polling into another history than before would be a surprise; polling another workspace into it a worse one.
    void theSameWorkspaceKeepsItsHistory()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"traceo.yaml"_s);
        const QString link = folder.filePath(u"link.yaml"_s);
        const QString other = folder.filePath(u"other.yaml"_s);
        for (const QString& path : {file, other})
            QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(file, link));
        const Options asked{.workspace = link, .history = u"x.traceo"_s, .at = u"now-1h"_s};
        const Options same = goingOn(asked, link, file);
        QCOMPARE(same.workspace, file);
        QCOMPARE(same.history, u"x.traceo"_s);
        QVERIFY(same.at.isEmpty()); // once
        QCOMPARE(goingOn(same, file, link).history, u"x.traceo"_s);
        QVERIFY(goingOn(asked, link, other).history.isEmpty());
    }
};

TRACEO_TEST(TstOptions);
#include "tst_options.moc"
