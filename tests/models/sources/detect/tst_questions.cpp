#include "sources/detect/questions.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

Response answered(std::string body)
{
    Response response;
    response.status = 200;
    response.body = std::move(body);
    return response;
}

} // namespace

class TstQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyQuestionIsCapped()
    {
        for (const Request& request : {instantQuery("up"), listQuery("/api/v1/labels"), busiestQuery("a_total", "job")}) {
            QVERIFY(request.deadline > Millis{0});
            QVERIFY(request.maxBytes > 0);
        }
        QVERIFY(busiestQuery("a_total", "job").query.front().second.find("topk(") == 0);
    }

    void whatCannotBeReadIsNoAnswer()
    {
        for (const char* body : {"", "[]", "{}", R"({"data":7})", R"({"data":[1,{}]})", R"({"data":{"result":[[1]]}})"}) {
            QVERIFY2(textsIn(answered(body)).empty(), body);
            QVERIFY2(seriesIn(answered(body)).empty(), body);
        }
        Response refused = answered(R"({"status":"success","data":["a"]})");
        refused.error = Error{.code = ErrorCode::Auth};
        QVERIFY(textsIn(refused).empty());
    }

    void valuesComeHighestFirst()
    {
        const auto all = seriesIn(answered(
            R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"quiet"},"value":[1,"2"]},{"metric":{},"value":[1,"5"]},{"metric":{"job":"busy"},"value":[1,"90"]}]}})"));
        QCOMPARE(valuesByRank(all, "job"), (std::vector<std::string>{"busy", "quiet"}));
        QCOMPARE(valueOf(all.front()), 2);
    }

    void aServiceIsCalledByTheMostTellingLabel()
    {
        QCOMPARE(groupLabelIn({"job", "instance", "service"}), std::string("service"));
        QCOMPARE(groupLabelIn({"pod"}), std::string());
    }
};

TRACEO_TEST(TstQuestions);
#include "tst_questions.moc"
