#include "net/sql_worker.h"

#include "support/test_main.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstSqlWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIsAnsweredInTurn()
    {
        SqlWorker worker(std::make_shared<SystemRoots>());
        std::vector<QFuture<SqlAnswer>> answers;
        for (int i = 0; i < 20; ++i) {
            auto promise = std::make_shared<QPromise<SqlAnswer>>();
            promise->start();
            answers.push_back(promise->future());
            SqlTask task;
            task.call = std::make_shared<SqlCall>();
            task.call->end(); // nothing has to be opened
            task.question.key = std::to_string(i % 3);
            worker.ask(std::move(task), promise);
        }
        QVERIFY(QTest::qWaitFor([&answers] { return answers.back().isFinished(); }, 10'000));
        for (const QFuture<SqlAnswer>& answer : answers) {
            QVERIFY(answer.isFinished());
            QVERIFY(answer.result().error.has_value());
        }
    }

    /// What is not begun when the program ends is answered with nothing, and nobody waits for it.
    void itEndsWithoutHavingBeenAsked() { const SqlWorker worker(std::make_shared<SystemRoots>()); }

    void whoWasToldToEndMayBeToldAgain()
    {
        SqlWorker worker(std::make_shared<SystemRoots>());
        worker.quit();
        worker.quit();
    }

    /// Folders of temporary files are tidied after some days, and we run for longer.
    void rootsThatWereTidiedAwayAreWrittenAgain()
    {
        SystemRoots roots;
        const QString first = roots.file();
        if (first.isEmpty()) // a machine without CAs
            return;
        QVERIFY(QFile::remove(first));
        const QString second = roots.file();
        QVERIFY(QFile::exists(second));
        QVERIFY(!QSslCertificate::fromPath(second, QSsl::Pem).isEmpty());
    }

    void theSystemsRootsAreWrittenOnce()
    {
        SystemRoots roots;
        const QString path = roots.file();
        if (QSslConfiguration::systemCaCertificates().isEmpty()) {
            QVERIFY(path.isEmpty());
            return;
        }
        QVERIFY(!path.isEmpty());
        QCOMPARE(roots.file(), path);
        const auto written = QSslCertificate::fromPath(path, QSsl::Pem);
        QCOMPARE(written.size(), QSslConfiguration::systemCaCertificates().size());
    }
};

TRACEO_TEST(TstSqlWorker);
#include "tst_sql_worker.moc"
