// write_history FILE [DAYS [TARGETS]]: a history of the mix of bench_mix.h up to this midnight, polled as a server is, each day
// folded when it is over, compacted at the end. Says what is in it, as JSON.

#include "bench/bench_store.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace traceo;
using namespace traceo::bench;

namespace {

/// Between two compactions, each of which writes the file anew.
constexpr Millis kPortion = 10 * kDay;

std::int64_t fill(test::Store& store, Mix& mix, const MixRule& rule, TimeSpan span)
{
    std::int64_t count = 0;
    for (UtcMs at = span.from; at < span.to; at += kHour) {
        auto series = mix.series();
        for (UtcMs poll = at + rule.step; poll <= at + kHour; poll += rule.step)
            count += mix.poll(poll, series);
        commitOnTime(store, series, {at, at + kHour + rule.step / 2});
        store.clock.set(at + kHour);
    }
    return count;
}

} // namespace

int main(int argc, char** argv)
{
    verify(argc >= 2, "write_history FILE [DAYS [TARGETS]]");
    const std::int64_t days = argc > 2 ? std::strtoll(argv[2], nullptr, 10) : 365;
    MixRule rule = MixRule::ofEnvironment();
    rule.targets = argc > 3 ? int(std::strtol(argv[3], nullptr, 10)) : 200;
    const UtcMs end = floorTo(utcMs(QDateTime::currentMSecsSinceEpoch()), kDay);
    test::Store store;
    store.folder = QTemporaryDir(QString::fromLocal8Bit(argv[1]) + QStringLiteral("-XXXXXX")); // where the file will be
    store.options.keepRaw = 1000 * kDay;
    store.clock.set(end - days * kDay);
    verify(store.open(), "a history can be opened");
    Mix mix(rule);
    QElapsedTimer timer;
    timer.start();
    std::int64_t count = 0;
    for (UtcMs at = end - days * kDay; at < end; at += kPortion) {
        count += fill(store, mix, rule, {at, std::min(end, at + kPortion)});
        verify(store.compact(), "a history can be folded");
    }
    const auto status = store.history->status();
    verify(status && status->samples == count, "all samples are there");
    store.history.reset();
    verify(QFile::rename(store.path(), QString::fromLocal8Bit(argv[1])), "the file can be put where it was wanted");
    std::printf(R"({"seed": %llu, "series": %d, "samples": %lld, "payload_bytes": %lld, "file_bytes": %lld, "seconds": %.1f})"
                "\n",
                static_cast<unsigned long long>(rule.seed), rule.series(), static_cast<long long>(count),
                static_cast<long long>(status->payloadBytes), static_cast<long long>(status->fileBytes),
                double(timer.elapsed()) / 1000);
    return 0;
}
