#include "core/error.h"
#include "core/observation.h"
#include "core/result.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysOnlyWhatIsThere()
    {
        const auto text = [](QString where, QString expected, QString found, QString hint) {
            return toText(Error{ErrorCode::BadValue, where, expected, found, hint});
        };
        QCOMPARE(text(u"a.yaml:3:5"_s, u"a number"_s, u"\"x\""_s, u"Write 99.9."_s),
                 u"a.yaml:3:5: expected a number, found \"x\". Write 99.9."_s);
        QCOMPARE(text({}, u"a number"_s, {}, {}), u"expected a number"_s);
        QCOMPARE(text({}, {}, u"nothing"_s, {}), u"found nothing"_s);
        QCOMPARE(text(u"a.yaml"_s, {}, {}, {}), u"a.yaml"_s);
        QCOMPARE(text({}, {}, {}, u"Try again."_s), u"Try again."_s);
        QCOMPARE(text(u"a.yaml"_s, {}, {}, u"Try again."_s), u"a.yaml. Try again."_s);
        QCOMPARE(text({}, {}, {}, {}), QString());
    }

    void textFromOutsideIsNoPattern()
    {
        QCOMPARE(toText(Error{ErrorCode::Syntax, {}, u"%2"_s, u"%1"_s, {}}), u"expected %2, found %1"_s);
    }

    void everyCodeHasOneExitCode()
    {
        for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
            const int code = exitCodeOf(ErrorCode(i));
            QVERIFY2(code == 1 || code == 2 || code == 4 || code == 6 || code == 7 || code == 130,
                     qPrintable(QString::number(i)));
        }
        QCOMPARE(exitCodeOf(ErrorCode::Auth), 4);
        QCOMPARE(exitCodeOf(ErrorCode::NotFound), 6);
        QCOMPARE(exitCodeOf(ErrorCode::Unreachable), 7);
        QCOMPARE(exitCodeOf(ErrorCode::Timeout), 7);
        QCOMPARE(exitCodeOf(ErrorCode::Cancelled), 130);
        QCOMPARE(exitCodeOf(ErrorCode::UnknownKey), 2);
        QCOMPARE(exitCodeOf(ErrorCode::Storage), 1);
    }

    void outcomesAgreeWithTheirErrors()
    {
        QCOMPARE(outcomeOf(ErrorCode::Auth), Outcome::Auth);
        QCOMPARE(outcomeOf(ErrorCode::RateLimited), Outcome::Http);
        QCOMPARE(outcomeOf(ErrorCode::Unreachable), Outcome::Timeout);
        QCOMPARE(outcomeOf(ErrorCode::Truncated), Outcome::Decode);
        QCOMPARE(outcomeOf(ErrorCode::Cancelled), Outcome::Cancelled);
        for (int i = 0; i <= int(ErrorCode::Internal); ++i)
            QVERIFY(outcomeOf(ErrorCode(i)) != Outcome::Ok);
        QCOMPARE(exitCodeOf(Outcome::Ok), 0);
        QCOMPARE(exitCodeOf(Outcome::Timeout), 7);
    }

    /// What a poll can end with gives the same exit code as an error and as the outcome that is stored.
    void anOutcomeExitsLikeItsError()
    {
        using enum ErrorCode;
        for (const ErrorCode code :
             {Auth, Http, RateLimited, Redirect, Tls, Unreachable, Timeout, Cancelled, TooLarge, Truncated, Decode, Empty})
            QVERIFY2(exitCodeOf(outcomeOf(code)) == exitCodeOf(code), qPrintable(QString::number(int(code))));
        for (const Outcome outcome :
             {Outcome::Auth, Outcome::Http, Outcome::Empty, Outcome::Decode, Outcome::Timeout, Outcome::Cancelled})
            QCOMPARE(outcomeOf(errorCodeOf(outcome)), outcome);
    }

    void aResultIsAValueOrAnError()
    {
        Result<std::string> good = std::string("x");
        QVERIFY(good.ok());
        QCOMPARE(good->size(), 1U);
        const Result<std::string> bad = Error{.code = ErrorCode::Empty};
        QVERIFY(!bad);
        QVERIFY(bad.valueOr("other") == "other");
        QCOMPARE(bad.error().code, ErrorCode::Empty);
        QVERIFY(Result<void>().ok());
        QVERIFY(!Result<void>(Error{}).ok());
    }

    void whatATemporaryHeldOutlivesIt()
    {
        const auto made = [] { return Result<std::vector<int>>(std::vector<int>(1000, 3)); };
        static_assert(!std::is_reference_v<decltype(*made())> && !std::is_reference_v<decltype(made().value())>);
        int sum = 0;
        for (const int number : *made())
            sum += number;
        QCOMPARE(sum, 3000);
    }
};
TRACEO_TEST(TstError);
#include "tst_error.moc"
