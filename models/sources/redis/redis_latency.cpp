#include "sources/redis/redis_latency.h"

#include "sources/redis/redis_text.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr std::size_t kMostItems = 10'000;
constexpr double kMillisecondsASecond = 1e3;
/// 1.024 µs and its doubles up to the second that is counted at most, each to three digits (HdrHistogram), in µs.
constexpr std::array<std::int64_t, 21> kBoundaries{1,    2,    4,    8,     16,    33,    66,     132,    264,    528,    1056,
                                                   2113, 4227, 8454, 16908, 33816, 67633, 135266, 270532, 541065, 1073741};

struct Bucket {
    std::int64_t boundary = 0;
    std::int64_t cumulative = 0;
};

Error located(std::size_t item, Error error)
{
    error.where = Text::tr("item %1").arg(item + 1);
    return error;
}

/// "calls", n, "histogram_usec", [boundary, count, …]
struct Histogram {
    std::int64_t calls = 0;
    std::vector<Bucket> buckets;
};

Result<Histogram> histogramOf(const RedisReply& reply)
{
    const auto& parts = reply.items;
    if (!reply.isList() || parts.size() < 4 || !parts[1].isInteger() || !parts[3].isList())
        return otherReply(Text::tr("calls and buckets"), reply);
    Histogram histogram{parts[1].integer, {}};
    const auto& flat = parts[3].items;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2) {
        if (!flat[i].isInteger() || !flat[i + 1].isInteger())
            return otherReply(Text::tr("numbers in its buckets"), flat[i].isInteger() ? flat[i + 1] : flat[i]);
        histogram.buckets.push_back({flat[i].integer, flat[i + 1].integer});
    }
    const auto isAscending = [](const Bucket& a, const Bucket& b) {
        return a.boundary < b.boundary && a.cumulative <= b.cumulative;
    };
    const auto& buckets = histogram.buckets;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (!isAscending(buckets[i - 1], buckets[i]))
            return Error{ErrorCode::Decode, {}, Text::tr("ascending buckets"), Text::tr("others"), {}};
    }
    return histogram;
}

/// With all boundaries the server may name, where it names no others.
std::vector<Bucket> filled(const std::vector<Bucket>& named)
{
    const auto isKnown = [](const Bucket& bucket) { return std::ranges::binary_search(kBoundaries, bucket.boundary); };
    if (!std::ranges::all_of(named, isKnown))
        return named;
    std::vector<Bucket> all;
    std::int64_t cumulative = 0;
    auto next = named.begin();
    for (const std::int64_t boundary : kBoundaries) {
        if (next != named.end() && next->boundary == boundary)
            cumulative = (next++)->cumulative;
        all.push_back({boundary, cumulative});
    }
    return all;
}

/// The label of a boundary; those of Redis are made once.
std::string leOf(std::int64_t boundary)
{
    static const auto names = [] {
        std::array<std::string, kBoundaries.size()> made;
        std::ranges::transform(kBoundaries, made.begin(), [](std::int64_t known) { return exporterNumber(double(known)); });
        return made;
    }();
    const auto known = std::ranges::lower_bound(kBoundaries, boundary);
    const bool isKnown = known != kBoundaries.end() && *known == boundary;
    return isKnown ? names[std::size_t(known - kBoundaries.begin())] : exporterNumber(double(boundary));
}

/// Of a command with subcommands: those together.
double timeOf(const std::string& command, const Pairs& times)
{
    double sum = 0; // whatever a server claims, it does not overflow
    for (const auto& [name, text] : times) {
        const bool isPart = name.size() > command.size() && name.starts_with(command) && name[command.size()] == '|';
        if (name == command || isPart)
            sum += double(redisInteger(text).value_or(0));
    }
    return sum;
}

void add(const std::string& command, const Histogram& histogram, double time, RedisSeries& series)
{
    const auto bucket = [&](std::string_view le, std::int64_t count) {
        series.add(vocabulary::kRedisLatencyBucket, double(count), {{"cmd", command}, {"le", le}});
    };
    for (const Bucket& part : filled(histogram.buckets))
        bucket(leOf(part.boundary), part.cumulative);
    bucket("+Inf", histogram.calls);
    series.add("redis_commands_latencies_usec_sum", time, {{"cmd", command}});
    series.add(vocabulary::kRedisLatencyCount, double(histogram.calls), {{"cmd", command}});
}

} // namespace

Result<Errors> addLatencyLatest(const RedisReply& reply, RedisSeries& series)
{
    if (!reply.isList() || reply.items.size() > kMostItems)
        return otherReply(Text::tr("a list of latency events"), reply);
    Errors problems;
    std::set<std::string> names;
    for (std::size_t i = 0; i < reply.items.size(); ++i) {
        const RedisReply& item = reply.items[i];
        const auto& parts = item.items;
        if (!item.isList() || parts.size() < 3 || !parts[0].isText() || !parts[1].isInteger() || !parts[2].isInteger()) {
            problems.push_back(located(i, otherReply(Text::tr("an event, its time and its length"), item)));
            continue;
        }
        if (!names.insert(parts[0].text).second)
            continue;
        series.add("redis_latency_spike_last", double(parts[1].integer), {{"event_name", parts[0].text}});
        series.add(vocabulary::kRedisLatencySpike, double(parts[2].integer) / kMillisecondsASecond,
                   {{"event_name", parts[0].text}});
    }
    return problems;
}

Result<Errors> addLatencyHistograms(const RedisReply& reply, const Pairs& times, RedisSeries& series)
{
    if (!reply.isList() || reply.items.size() > kMostItems)
        return otherReply(Text::tr("a list of commands and their latencies"), reply);
    Errors problems;
    std::set<std::string> names;
    for (std::size_t i = 0; i + 1 < reply.items.size(); i += 2) {
        const RedisReply& command = reply.items[i];
        const auto histogram = histogramOf(reply.items[i + 1]);
        if (!command.isText() || !histogram)
            problems.push_back(
                located(i, command.isText() ? histogram.error() : otherReply(Text::tr("a command's name"), command)));
        else if (names.insert(command.text).second)
            add(command.text, *histogram, timeOf(command.text, times), series);
    }
    return problems;
}

} // namespace traceo
