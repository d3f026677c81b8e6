#include "cache/slow_log.h"

#include "vocabulary/caches.h"

#include <algorithm>
#include <deque>
#include <variant>

namespace traceo {
namespace {

using namespace vocabulary;

constexpr int kPage = 4096;
constexpr Millis kLeast{1}; ///< the window is (from, to], a range of events [from, to)
constexpr double kMicrosecond = 1e-6;

template <class T>
const std::vector<T>* columnOf(const EventBlock& block, const char* name)
{
    const auto column = std::ranges::find(block.columns, name, &EventColumn::name);
    return column == block.columns.end() ? nullptr : std::get_if<std::vector<T>>(&column->values);
}

/// An older row may lack a column.
template <class T>
T at(const std::vector<T>* column, std::size_t row, T missing = {})
{
    return column != nullptr && row < column->size() ? (*column)[row] : missing;
}

void addRows(const EventBlock& block, std::size_t limit, std::deque<SlowCommand>& newest)
{
    const auto* instance = columnOf<std::string>(block, kSlowInstance);
    const auto* command = columnOf<std::string>(block, kSlowCommand);
    const auto* client = columnOf<std::string>(block, kSlowClient);
    const auto* took = columnOf<std::int64_t>(block, kSlowMicroseconds);
    for (std::size_t row = 0; row < block.at.size(); ++row) {
        SlowCommand slow{
            .at = block.at[row], .instance = at(instance, row), .command = at(command, row), .client = at(client, row)};
        slow.took = {.value = double(at(took, row, std::int64_t{0})) * kMicrosecond,
                     .unit = Unit::Seconds,
                     .at = slow.at,
                     .quality = Quality::Ok,
                     .better = Better::Lower};
        newest.push_front(std::move(slow));
        if (newest.size() > limit)
            newest.pop_back();
    }
}

} // namespace

Result<std::vector<SlowCommand>> slowLogOf(const history::Snapshot& snapshot, TimeSpan window, const std::string& instance,
                                           std::size_t limit)
{
    std::vector<history::EventFilter> filters;
    if (!instance.empty())
        filters.push_back({kSlowInstance, instance});
    std::deque<SlowCommand> newest;
    UtcMs after = kDistantPast;
    std::string afterId;
    for (;;) {
        const auto page =
            snapshot.events(kSlowLogStream, {window.from + kLeast, window.to + kLeast}, filters, kPage, after, afterId);
        if (!page)
            return page.error();
        addRows(*page, limit, newest);
        if (page->at.size() < std::size_t(kPage))
            break;
        after = page->at.back();
        afterId = page->ids.back();
    }
    return std::vector<SlowCommand>(newest.begin(), newest.end());
}

} // namespace traceo
