#include "app/owner/messages.h"

#include "app/owner/batch_bytes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace traceo::owner {
namespace {

using history::ByteReader;
using history::ByteWriter;

/// As numbered on the wire, for ever: two versions may talk to each other.
constexpr std::array kCodes{
    ErrorCode::Internal,    ErrorCode::Usage,        ErrorCode::Syntax,    ErrorCode::UnknownKey,   ErrorCode::BadValue,
    ErrorCode::NotFound,    ErrorCode::NotSupported, ErrorCode::Ambiguous, ErrorCode::Auth,         ErrorCode::Http,
    ErrorCode::RateLimited, ErrorCode::Redirect,     ErrorCode::Tls,       ErrorCode::Unreachable,  ErrorCode::Timeout,
    ErrorCode::Cancelled,   ErrorCode::TooLarge,     ErrorCode::Truncated, ErrorCode::Decode,       ErrorCode::Empty,
    ErrorCode::Storage,     ErrorCode::DiskFull,     ErrorCode::Corrupt,   ErrorCode::NewerVersion, ErrorCode::Locked,
    ErrorCode::ReadOnly,
};
constexpr std::array kOutcomes{Outcome::Ok,     Outcome::Auth,    Outcome::Http,     Outcome::Empty,
                               Outcome::Decode, Outcome::Timeout, Outcome::Cancelled};
constexpr std::size_t kMostItems = 100'000; ///< lines, warnings and errors of a report

template <class Table, class Value>
std::uint8_t numberOf(const Table& table, Value value)
{
    const auto at = std::ranges::find(table, value);
    return at == table.end() ? std::uint8_t{0} : std::uint8_t(at - table.begin());
}

void put(ByteWriter& out, const QString& text)
{
    out.text(text.toStdString());
}

QString takeWords(ByteReader& in)
{
    const std::string_view bytes = in.text();
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

void put(ByteWriter& out, const Error& error)
{
    out.byte(numberOf(kCodes, error.code));
    for (const QString* text : {&error.where, &error.expected, &error.found, &error.hint})
        put(out, *text);
}

Error takeError(ByteReader& in)
{
    const std::uint8_t code = in.byte();
    Error error{.code = code < kCodes.size() ? kCodes[code] : ErrorCode::Internal};
    for (QString* text : {&error.where, &error.expected, &error.found, &error.hint})
        *text = takeWords(in);
    return error;
}

std::size_t takeCount(ByteReader& in)
{
    const std::uint64_t count = in.varint();
    if (count > std::min(kMostItems, in.left()))
        in.fail();
    return in.ok() ? std::size_t(count) : 0;
}

/// Whole, or not ours. Behind what we know a newer version may have added something.
Result<void> whole(const ByteReader& in, const char* name)
{
    if (in.ok())
        return {};
    return undecodable(name);
}

void put(ByteWriter& out, const SyncReport::Line& line)
{
    out.text(line.name);
    out.text(line.kind);
    out.byte(numberOf(kOutcomes, line.outcome));
    put(out, line.message);
    out.varint(line.warnings.size());
    for (const std::string& warning : line.warnings)
        out.text(warning);
    out.signedVarint(line.samples);
    out.signedVarint(line.filled);
    out.signedVarint(line.remaining);
}

SyncReport::Line takeLine(ByteReader& in)
{
    SyncReport::Line line;
    line.name = in.text();
    line.kind = in.text();
    const std::uint8_t outcome = in.byte();
    line.outcome = outcome < kOutcomes.size() ? kOutcomes[outcome] : Outcome::Decode;
    line.message = takeWords(in);
    for (std::size_t left = takeCount(in); left > 0 && in.ok(); --left)
        line.warnings.emplace_back(in.text());
    line.samples = in.signedVarint();
    line.filled = int(in.signedVarint());
    line.remaining = int(in.signedVarint());
    return line;
}

/// The payload of each question.
struct PutQuestion {
    Frame operator()(const Commit& commit) const { return {Kind::Commit, bytesOf(commit.batch)}; }
    Frame operator()(const Poll& poll) const
    {
        ByteWriter out;
        out.text(poll.workspace);
        return {Kind::Poll, out.take()};
    }
    Frame operator()(const Sync& sync) const
    {
        ByteWriter out;
        out.text(sync.workspace);
        out.signedVarint(sync.window.count());
        return {Kind::Sync, out.take()};
    }
    Frame operator()(Compact) const { return {Kind::Compact, {}}; }
    Frame operator()(Status) const { return {Kind::Status, {}}; }
    Frame operator()(const Raise& raise) const
    {
        ByteWriter out;
        out.text(raise.workspace);
        out.text(raise.token);
        out.byte(raise.at ? 1 : 0);
        out.signedVarint(raise.at ? msOf(*raise.at) : 0);
        return {Kind::Raise, out.take()};
    }
};

Result<Question> takeSync(ByteReader& in)
{
    Sync sync;
    sync.workspace = in.text();
    sync.window = Millis{in.signedVarint()};
    constexpr Millis kLongest = 100 * 366 * kDay;
    if (!in.ok() || sync.window < Millis{0} || sync.window > kLongest)
        return undecodable("Sync");
    return Question(std::move(sync));
}

Result<Question> takeRaise(ByteReader& in)
{
    Raise raise;
    raise.workspace = in.text();
    raise.token = in.text();
    const bool has = in.byte() == 1;
    const std::int64_t at = in.signedVarint();
    if (!in.ok() || at < msOf(kDistantPast) || at > msOf(kDistantFuture))
        return undecodable("Raise");
    if (has)
        raise.at = utcMs(at);
    return Question(std::move(raise));
}

} // namespace

Result<Frame> frameOf(const Question& question)
{
    Frame frame = std::visit(PutQuestion{}, question);
    if (frame.payload.size() <= limitOf(frame.kind))
        return frame;
    return Error{.code = ErrorCode::TooLarge,
                 .where = QCoreApplication::translate("Owner", "a batch for the owner"),
                 .expected = QCoreApplication::translate("Owner", "at most %1 bytes").arg(limitOf(frame.kind)),
                 .found = QCoreApplication::translate("Owner", "%1 bytes").arg(frame.payload.size()),
                 .hint = QCoreApplication::translate("Owner", "Import it in parts, or close the window first.")};
}

Result<Question> questionOf(const Frame& frame)
{
    ByteReader in(frame.payload);
    switch (frame.kind) {
    case Kind::Commit: {
        auto batch = batchOf(frame.payload);
        return batch ? Result<Question>(Commit{std::move(batch).value()}) : Result<Question>(batch.error());
    }
    case Kind::Poll: {
        Poll poll{std::string(in.text())};
        return in.ok() ? Result<Question>(std::move(poll)) : Result<Question>(undecodable("Poll"));
    }
    case Kind::Sync:
        return takeSync(in);
    case Kind::Compact:
        return Question(Compact{});
    case Kind::Status:
        return Question(Status{});
    case Kind::Raise:
        return takeRaise(in);
    case Kind::Working:
    case Kind::Done:
    case Kind::Refused:
        break;
    }
    return undecodable("Question");
}

Frame doneWith(const ChangeSet& changes)
{
    return {Kind::Done, bytesOf(changes)};
}

Frame doneWith(const SyncReport& report)
{
    ByteWriter out;
    out.varint(report.lines.size());
    for (const SyncReport::Line& line : report.lines)
        put(out, line);
    out.varint(report.storage.size());
    for (const Error& error : report.storage)
        put(out, error);
    return {Kind::Done, out.take()};
}

Frame doneWith(const OwnerStatus& status)
{
    ByteWriter out;
    out.signedVarint(status.pid);
    out.text(status.program);
    out.text(status.version);
    out.text(status.workspace);
    out.byte(status.hasWindow ? 1 : 0);
    return {Kind::Done, out.take()};
}

Frame done()
{
    return {Kind::Done, {}};
}

Result<void> readDone(const Frame& frame, ChangeSet& changes)
{
    auto read = changesOf(frame.payload);
    if (!read)
        return read.error();
    changes = std::move(*read);
    return {};
}

Result<void> readDone(const Frame& frame, SyncReport& report)
{
    ByteReader in(frame.payload);
    for (std::size_t left = takeCount(in); left > 0 && in.ok(); --left)
        report.lines.push_back(takeLine(in));
    for (std::size_t left = takeCount(in); left > 0 && in.ok(); --left)
        report.storage.push_back(takeError(in));
    return whole(in, "SyncReport");
}

Result<void> readDone(const Frame& frame, OwnerStatus& status)
{
    ByteReader in(frame.payload);
    status.pid = in.signedVarint();
    status.program = in.text();
    status.version = in.text();
    status.workspace = in.text();
    status.hasWindow = in.byte() == 1;
    return whole(in, "OwnerStatus");
}

Frame frameOf(const Refusal& refusal)
{
    ByteWriter out;
    out.byte(refusal.again ? 1 : 0);
    put(out, refusal.error);
    return {Kind::Refused, out.take()};
}

Result<Refusal> refusalOf(const Frame& frame)
{
    ByteReader in(frame.payload);
    Refusal refusal;
    refusal.again = in.byte() == 1;
    refusal.error = takeError(in);
    if (auto read = whole(in, "Refusal"); !read)
        return read.error();
    return refusal;
}

} // namespace traceo::owner
