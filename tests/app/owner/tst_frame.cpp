// Frames and messages on the way to the owner: they come back as they were, in any pieces, and what is none is named.
#include "app/owner/messages.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::owner;
using namespace Qt::StringLiterals;

namespace {

Frame question(const Question& asked)
{
    return frameOf(asked).value();
}

ErrorCode errorOfFeeding(const std::string& bytes, FrameReader::From from = FrameReader::From::Asker)
{
    FrameReader reader(from);
    const auto read = reader.feed(bytes);
    return read ? ErrorCode::Internal : read.error().code;
}

} // namespace

class TstFrame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameComesBackHoweverItIsCut()
    {
        const std::string bytes = toBytes(question(Sync{"/w.yaml", kDay})) + toBytes(question(Status{}));
        for (std::size_t size = 1; size <= bytes.size(); ++size) {
            FrameReader reader(FrameReader::From::Asker);
            std::vector<Frame> frames;
            for (std::size_t at = 0; at < bytes.size(); at += size) {
                QVERIFY(reader.feed(std::string_view(bytes).substr(at, size)).ok());
                while (auto frame = reader.take())
                    frames.push_back(std::move(*frame));
            }
            QCOMPARE(frames.size(), 2u);
            QCOMPARE(std::get<Sync>(*questionOf(frames[0])).window, kDay);
            QVERIFY(std::holds_alternative<Status>(*questionOf(frames[1])));
        }
    }

    void whatIsNoFrameIsNamed()
    {
        std::string bytes = toBytes(question(Status{}));
        QCOMPARE(errorOfFeeding("GET / HTTP/1.1\r\n"), ErrorCode::Decode);
        bytes[4] = 9;
        QCOMPARE(errorOfFeeding(bytes), ErrorCode::NewerVersion);
        bytes[4] = char(kVersion);
        bytes[8] = bytes[9] = bytes[10] = bytes[11] = '\xff'; // the size, 4 GiB
        QCOMPARE(errorOfFeeding(bytes), ErrorCode::TooLarge);
        QCOMPARE(errorOfFeeding(toBytes(done())), ErrorCode::Decode); // an answer is no question
        QCOMPARE(errorOfFeeding(toBytes(question(Status{})), FrameReader::From::Owner), ErrorCode::Decode);
    }

    void noMoreIsKeptThanCame()
    {
        FrameReader reader(FrameReader::From::Asker);
        std::string header = toBytes(question(Commit{}));
        header.resize(kHeaderBytes);
        header[11] = 0x0f; // says 240 MiB
        QVERIFY(reader.feed(header).ok());
        QCOMPARE(reader.announced() >> 20, 240u);
        QVERIFY(!reader.take());
    }

    void everyQuestionComesBack()
    {
        const auto raise = std::get<Raise>(*questionOf(question(Raise{"demo", "token", utcMs(-5)})));
        QCOMPARE(raise.workspace, "demo");
        QCOMPARE(raise.token, "token");
        QCOMPARE(raise.at, std::optional(utcMs(-5)));
        QVERIFY(!std::get<Raise>(*questionOf(question(Raise{"demo", "", {}}))).at);
        QCOMPARE(std::get<Poll>(*questionOf(question(Poll{"w"}))).workspace, "w");
        QVERIFY(std::holds_alternative<Compact>(*questionOf(question(Compact{}))));
    }

    void everyAnswerComesBack()
    {
        SyncReport report;
        report.lines.push_back({.name = "prom",
                                .kind = "prometheus",
                                .outcome = Outcome::Auth,
                                .message = u"grüße"_s,
                                .warnings = {"w"},
                                .samples = 1'000'000'000'000,
                                .filled = 3,
                                .remaining = 4});
        report.storage.push_back({.code = ErrorCode::DiskFull, .where = u"here"_s, .hint = u"do"_s});
        SyncReport read;
        QVERIFY(readDone(doneWith(report), read).ok());
        QCOMPARE(read.lines.size(), 1u);
        QCOMPARE(read.lines[0].outcome, Outcome::Auth);
        QCOMPARE(read.lines[0].message, u"grüße"_s);
        QCOMPARE(read.lines[0].samples, 1'000'000'000'000);
        QCOMPARE(read.lines[0].remaining, 4);
        QVERIFY(read.storage == report.storage);

        OwnerStatus status;
        QVERIFY(readDone(doneWith({.pid = 7, .program = "traceo", .version = "1", .workspace = "w", .hasWindow = true}), status)
                    .ok());
        QCOMPARE(status.pid, 7);
        QVERIFY(status.hasWindow);
    }

    void everyErrorComesBackWithItsCode()
    {
        for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
            const Refusal refusal{.error = {.code = ErrorCode(code), .found = u"x"_s}, .again = code % 2 == 0};
            const auto read = refusalOf(frameOf(refusal));
            QVERIFY(read.ok());
            QVERIFY(read->error == refusal.error);
            QCOMPARE(read->again, refusal.again);
        }
    }

    void aCutAnswerIsNone()
    {
        Frame frame = doneWith(SyncReport{.lines = {{.name = "prom", .kind = "prometheus"}}});
        for (std::size_t size = 0; size + 1 < frame.payload.size(); ++size) {
            SyncReport report;
            QVERIFY(!readDone({frame.kind, frame.payload.substr(0, size)}, report).ok());
        }
    }
};

TRACEO_TEST(TstFrame);
#include "tst_frame.moc"
