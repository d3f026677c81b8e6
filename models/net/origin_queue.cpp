#include "net/origin_queue.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

class QueueText {
    Q_DECLARE_TR_FUNCTIONS(OriginQueue)
};

} // namespace

Result<OriginQueue::Ticket> OriginQueue::enter(const std::string& origin, Start start)
{
    Line& line = m_lines[origin];
    if (line.waiting.size() >= kWaiting) {
        return Error{ErrorCode::TooLarge,
                     {},
                     QueueText::tr("at most %1 requests waiting for one server").arg(kWaiting),
                     QueueText::tr("one more"),
                     QueueText::tr("Ask for less, or less often.")};
    }
    const Ticket ticket = ++m_last;
    m_origins.emplace(ticket, origin);
    line.waiting.push_back({ticket, std::move(start)});
    startNext(line);
    return ticket;
}

void OriginQueue::leave(Ticket ticket)
{
    const auto known = m_origins.find(ticket);
    if (known == m_origins.end())
        return;
    const auto place = m_lines.find(known->second);
    m_origins.erase(known);
    Line& line = place->second;
    const auto waiting = std::ranges::find(line.waiting, ticket, &Waiting::ticket);
    if (waiting != line.waiting.end())
        line.waiting.erase(waiting);
    else
        --line.inFlight;
    startNext(line);
    if (line.inFlight == 0 && line.waiting.empty())
        m_lines.erase(place);
}

void OriginQueue::startNext(Line& line)
{
    while (line.inFlight < kInFlight && !line.waiting.empty()) {
        const Start start = std::move(line.waiting.front().start);
        line.waiting.pop_front();
        ++line.inFlight;
        start();
    }
}

int OriginQueue::inFlight(const std::string& origin) const
{
    const auto line = m_lines.find(origin);
    return line == m_lines.end() ? 0 : line->second.inFlight;
}

} // namespace traceo
