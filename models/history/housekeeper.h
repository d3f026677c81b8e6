#pragma once
// Folding, retention, checks and backup in the background: a thread of its own that prepares, and hands the
// writer what to put in place.
// Any thread.

#include "core/clock.h"
#include "history/connection.h"
#include "history/history.h"
#include "history/integrity.h"
#include "history/writer.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace traceo::history {

class Housekeeper {
public:
    /// `writer` is null where nothing may be written; then only backup works.
    Housekeeper(Writer* writer, std::shared_ptr<ReaderPool> readers, Options options, const Clock& clock);
    ~Housekeeper();
    /// Whatever it is doing, and has the writer do, ends soon.
    void stop();

    QFuture<Result<void>> compact();
    QFuture<Result<void>> backup(const QString& to);
    /// Checks the file, and tells the writer what came of it.
    QFuture<Result<void>> check(Depth depth);

private:
    using Work = std::function<Result<void>(std::stop_token)>;
    QFuture<Result<void>> enqueue(Work work);
    void loop(const std::stop_token& stop);

    void look(const std::stop_token& stop, UtcMs& retained);
    Result<void> checkNow(Depth depth, const std::stop_token& stop);
    void tellDamage();
    void checkIfDue(const std::stop_token& stop);
    Result<void> tidyUp(const std::stop_token& stop, std::int64_t packBefore);
    Result<void> pack(std::int64_t before, const std::stop_token& stop);
    Result<void> fold(const std::stop_token& stop);
    Result<void> foldDay(std::int64_t day, const std::stop_token& stop);
    Result<void> join(const std::stop_token& stop);
    Result<void> retain(const std::stop_token& stop);
    Result<void> packFile(const std::stop_token& stop);
    Result<void> giveBackSpace(const std::stop_token& stop);
    Result<void> backupNow(const QString& to, const std::stop_token& stop);

    Writer* m_writer;
    std::shared_ptr<ReaderPool> m_readers;
    const Options m_options;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_monthsHaveBuckets = false; ///< the thread's own: all were looked at once
    std::deque<std::pair<Work, std::shared_ptr<QPromise<Result<void>>>>> m_queue;
    std::jthread m_thread; ///< last: everything else is there when it starts
};

} // namespace traceo::history
