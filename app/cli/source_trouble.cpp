#include "app/cli/source_trouble.h"

#include "core/format.h"

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr Millis kTold = 7 * kDay;
constexpr int kLongestWords = 800;

} // namespace

QString troubleOf(const history::Snapshot& snapshot, const Source& source, UtcMs moment)
{
    const std::vector<Request> asked = source.requests({.purpose = Plan::Purpose::Poll, .now = moment, .span = {moment, moment}});
    if (asked.empty())
        return {};
    const auto spans = snapshot.observed(source.settings().name, asked.front().want, {moment - kTold, moment});
    if (!spans || spans->empty())
        return {};
    const auto end = [](const history::ObservedSpan& seen) { return seen.span.to; };
    const history::ObservedSpan& newest = *std::ranges::max_element(*spans, {}, end);
    return newest.outcome == Outcome::Ok ? QString() : plainText(newest.message, kLongestWords);
}

} // namespace traceo::cli
