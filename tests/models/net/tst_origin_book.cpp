#include "net/origin_book.h"

#include "support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstOriginBook : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void theFirstServerIsTheOne()
    {
        OriginBook book(path(u"a/b/origins.json"_s));
        QVERIFY(book.admit("file:/x", "https://a:443").ok());
        QVERIFY(book.admit("file:/x", "https://a:443").ok());
        QVERIFY(book.admit("file:/y", "https://b:443").ok()); // another secret
        QCOMPARE(book.admit("file:/x", "https://b:443").error().code, ErrorCode::Auth);
        OriginBook again(path(u"a/b/origins.json"_s));
        QVERIFY(!again.admit("file:/x", "https://b:443").ok());
        QVERIFY(again.admit("file:/x", "https://a:443").ok());
    }

    void withoutABookEveryServerIsAdmitted()
    {
        OriginBook book({});
        QVERIFY(book.admit("file:/x", "https://a:443").ok() && book.admit("file:/x", "https://b:443").ok());
    }

    void aBookThatCannotBeReadAdmitsNobody_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("half") << QByteArray("{\"file:/x\": [\"https://a");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("another form") << QByteArray("{\"file:/x\": \"https://a:443\"}");
        QTest::newRow("a list of nothing") << QByteArray("{\"file:/x\": []}");
    }

    void aBookThatCannotBeReadAdmitsNobody()
    {
        QFETCH(QByteArray, content);
        QFile file(path(u"odd.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        OriginBook book(file.fileName());
        const auto admitted = book.admit("file:/x", "https://a:443");
        QVERIFY(!admitted.ok());
        QVERIFY2(!toText(admitted.error()).isEmpty(), qPrintable(toText(admitted.error())));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content); // its owner looks at it
    }
};

TRACEO_TEST(TstOriginBook);
#include "tst_origin_book.moc"
