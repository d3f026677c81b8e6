#include "core/when_finished.h"
#include "support/test_main.h"

#include <QPromise>
#include <QTest>

#include <memory>
#include <optional>

using namespace traceo;

class TstWhenFinished : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsThereAlreadyIsToldOnceAndLater()
    {
        int told = 0;
        whenFinished(QtFuture::makeReadyFuture(3), this, [&told](const QFuture<int>& future) { told += future.result(); });
        QCOMPARE(told, 0);
        QTRY_COMPARE(told, 3);
        QCoreApplication::processEvents();
        QCOMPARE(told, 3);
    }

    void whoeverGoesAwayWithoutAnAnswerIsToldOf()
    {
        auto promise = std::make_unique<QPromise<int>>();
        promise->start();
        std::optional<bool> isMissing;
        whenFinished(promise->future(), this, [&isMissing](const QFuture<int>& future) { isMissing = hasNoAnswer(future); });
        promise.reset();
        QTRY_COMPARE(isMissing, std::optional(true));
    }

    void nobodyIsToldWhoIsGone()
    {
        QPromise<int> promise;
        promise.start();
        bool isTold = false;
        {
            QObject context;
            whenFinished(promise.future(), &context, [&isTold](const QFuture<int>&) { isTold = true; });
        }
        promise.addResult(3);
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }
};

TRACEO_TEST(TstWhenFinished);
#include "tst_when_finished.moc"
