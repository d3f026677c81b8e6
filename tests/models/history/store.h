#pragma once
// What the tests of the store share: a clock that stands where it is put, a folder of their own, and
// a history in it.

#include "core/clock.h"
#include "history/history.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

namespace traceo::test {

/// A moment on an ordinary day; everything in these tests is counted from here.
inline constexpr UtcMs kNow = utcMs(1'790'000'000'000); // 2026-09-21T14:13:20Z

class ManualClock final : public Clock {
public:
    explicit ManualClock(UtcMs now = kNow) : m_now(msOf(now)) {}
    UtcMs now() const override { return utcMs(m_now); }
    Millis monotonic() const override { return Millis{m_now.load()}; }
    Millis boottime() const override { return monotonic(); }
    void set(UtcMs now) { m_now = msOf(now); }
    void advance(Millis by) { m_now += by.count(); }

private:
    std::atomic<std::int64_t> m_now;
};

inline SeriesKey key(const std::string& name, Labels labels = {})
{
    return {"prom", name, std::move(labels)};
}

/// `count` samples from `start` on, `step` apart: 0, 1, 2, …
inline std::vector<Sample> ramp(UtcMs start, int count, Millis step = kMinute)
{
    std::vector<Sample> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({start + step * i, double(i)});
    return samples;
}

inline Batch batchOf(const SeriesKey& series, std::vector<Sample> samples)
{
    Batch batch;
    batch.series.add({series, std::move(samples)});
    return batch;
}

struct Store {
    QTemporaryDir folder;
    ManualClock clock;
    history::Options options;
    std::unique_ptr<history::History> history;

    QString path() const { return folder.filePath(QStringLiteral("h.traceo")); }
    bool open()
    {
        history.reset();
        auto opened = history::History::open(path(), options, clock);
        if (!opened) {
            qWarning("%s", qPrintable(toText(opened.error())));
            return false;
        }
        history = std::move(*opened);
        return true;
    }
    Result<ChangeSet> commit(Batch batch)
    {
        auto future = history->commit(std::move(batch));
        future.waitForFinished();
        return future.result();
    }
    bool compact()
    {
        auto future = history->compact();
        future.waitForFinished();
        const auto result = future.result();
        if (!result)
            qWarning("%s", qPrintable(toText(result.error())));
        return result.ok();
    }
    history::Snapshot snapshot(history::AsOf asOf = {}) const { return *history->snapshot(asOf); }
};

/// The id of the only series with that name; 0 when there is none.
inline history::SeriesId idOf(const history::Snapshot& snapshot, const std::string& name)
{
    const auto found = snapshot.series(Selector(name));
    return found && found->size() == 1 ? found->front().id : 0;
}

inline constexpr TimeSpan kAlways{kDistantPast, kDistantFuture};

inline bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

inline bool sameBits(std::span<const Sample> a, std::span<const Sample> b)
{
    return std::ranges::equal(a, b, [](const Sample& x, const Sample& y) { return x.at == y.at && sameBits(x.value, y.value); });
}

inline bool sameBits(const std::vector<Sample>& a, const std::vector<Sample>& b)
{
    return sameBits(std::span(a), std::span(b));
}

} // namespace traceo::test
