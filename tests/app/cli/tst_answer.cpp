#include "app/cli/answer.h"
#include "support/test_main.h"

#include <QFloat16> // QCOMPARE asks whether JSON is one
#include <QTest>

using namespace traceo;
using namespace traceo::cli;
using namespace Qt::StringLiterals;

namespace {

Answer sample()
{
    Answer answer{.schema = "traceo.slo.status/v1", .workspace = "production", .asOf = utcMs(1'700'000'000'000)};
    answer.sources = {{"prom", "prometheus", "ok", 2.5}, {"old", "prometheus", "down", {}}};
    answer.items = {{{"name", "a"}, {"budget", {{"total", 12.5}, {"left", nullptr}}}},
                    {{"name", "=HYPERLINK(1)"}, {"note", "x,\"y\""}}};
    answer.columns = {{u"Name"_s}, {u"Left"_s, true}, {u"Total"_s, true, true}};
    answer.rows = {{u"a"_s, u"–"_s, u"12.5"_s}, {u"much longer"_s, u"8.1 %"_s, u"1"_s}};
    return answer;
}

std::string printed(Format format, const std::vector<std::string>& fields = {})
{
    const auto text = print(sample(), format, fields);
    return text ? *text : toText(text.error()).toStdString();
}

} // namespace

class TstAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEnvelopeSaysWhatTheAnswerRestsOn()
    {
        const auto json = nlohmann::json::parse(printed(Format::Json));
        QCOMPARE(json["schema"], "traceo.slo.status/v1");
        QCOMPARE(json["as_of"], "2023-11-14T22:13:20Z");
        QCOMPARE(json["complete"], true);
        QCOMPARE(json["sources"][0]["age_s"], 2.5);
        QVERIFY(json["sources"][1]["age_s"].is_null());
        QCOMPARE(json["items"].size(), 2u);
    }

    void jsonLinesAreOneItemEach()
    {
        const std::string text = printed(Format::Jsonl);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 2);
        QCOMPARE(nlohmann::json::parse(text.substr(0, text.find('\n')))["budget"]["total"], 12.5);
    }

    void csvFlattensMembersAndDefusesFormulas()
    {
        QCOMPARE(printed(Format::Csv),
                 std::string("name,budget.total,budget.left,note\r\na,12.5,,\r\n'=HYPERLINK(1),,,\"x,\"\"y\"\"\"\r\n"));
    }

    void numbersStandRightAndWideColumnsOnlyWhenAsked()
    {
        QCOMPARE(printed(Format::Table), std::string("NAME          LEFT\na                –\nmuch longer  8.1 %\n"));
        QVERIFY(printed(Format::Wide).find("TOTAL") != std::string::npos);
    }

    void markdownEscapesBars()
    {
        Answer answer = sample();
        answer.rows[0][0] = u"a|b"_s;
        const auto text = print(answer, Format::Markdown, {});
        QVERIFY(text->find("a\\|b") != std::string::npos);
        QVERIFY(text->find("| --- | ---: | ---: |") != std::string::npos);
    }

    void fieldsKeepsOnlyWhatIsNamed()
    {
        QCOMPARE(printed(Format::Jsonl, {"name"}), std::string("{\"name\":\"a\"}\n{\"name\":\"=HYPERLINK(1)\"}\n"));
    }

    void aFieldNobodyHasIsAUsageError()
    {
        const auto text = print(sample(), Format::Json, {"nmae"});
        QVERIFY(!text.ok());
        QCOMPARE(text.error().code, ErrorCode::Usage);
    }

    void anUnknownFormatNamesTheKnownOnes()
    {
        const auto format = formatOf("xml");
        QVERIFY(!format.ok());
        QVERIFY(format.error().expected.contains(u"jsonl"_s));
    }

    void brokenUtf8IsReplacedAndNeverThrows()
    {
        Answer answer = sample();
        answer.items = {{{"name", "\xff\xfe"}}};
        QVERIFY(print(answer, Format::Json, {}).ok());
    }
};

TRACEO_TEST(TstAnswer);
#include "tst_answer.moc"
