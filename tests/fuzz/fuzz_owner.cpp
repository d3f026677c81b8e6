// What comes in through the owner's socket, and what its askers read. The first byte chooses the reader; frames are
// fed in pieces of its upper bits.

#include "app/owner/batch_bytes.h"
#include "app/owner/messages.h"
#include "fuzz/fuzz_target.h"

#include <algorithm>

using namespace traceo;
using namespace traceo::fuzz;
using namespace traceo::owner;

namespace {

void readQuestion(const Frame& frame)
{
    const auto question = questionOf(frame);
    if (!question)
        return;
    const auto again = frameOf(*question);
    require(again.ok(), "what was read can be sent");
    require(again->kind == frame.kind, "a question keeps its kind");
    require(questionOf(*again).ok(), "and be read again");
}

void readFrames(std::string_view input, std::size_t piece, FrameReader::From from)
{
    FrameReader reader(from);
    for (; !input.empty(); input.remove_prefix(std::min(piece, input.size()))) {
        if (!reader.feed(input.substr(0, piece)))
            return;
        require(reader.announced() <= kMostBatchBytes, "no frame is larger than a batch may be");
        while (const auto frame = reader.take()) {
            if (from == FrameReader::From::Asker)
                readQuestion(*frame);
        }
    }
}

void readBatch(std::string_view input)
{
    const auto batch = owner::batchOf(input);
    if (!batch)
        return;
    const std::string bytes = bytesOf(*batch);
    const auto again = owner::batchOf(bytes);
    require(again.ok() && bytesOf(*again) == bytes, "a batch comes back");
}

void readAnswer(std::string_view input)
{
    const Frame frame{Kind::Done, std::string(input)};
    ChangeSet changes;
    if (readDone(frame, changes))
        require(changesOf(bytesOf(changes)).ok(), "a change set comes back");
    SyncReport report;
    if (readDone(frame, report)) {
        SyncReport again;
        require(readDone(doneWith(report), again).ok() && again.lines.size() == report.lines.size(), "a report comes back");
    }
    OwnerStatus status;
    (void)readDone(frame, status);
    if (const auto refusal = refusalOf(frame))
        require(refusalOf(frameOf(*refusal)).ok(), "a refusal comes back");
}

void readAnything(std::string_view input)
{
    const std::uint8_t choice = takeByte(input);
    const std::size_t piece = std::size_t(choice >> 2) + 1;
    switch (choice % 4) {
    case 0:
        return readFrames(input, piece, FrameReader::From::Asker);
    case 1:
        return readFrames(input, piece, FrameReader::From::Owner);
    case 2:
        return readBatch(input);
    default:
        return readAnswer(input);
    }
}

} // namespace

TRACEO_FUZZ_TARGET(owner, readAnything);
