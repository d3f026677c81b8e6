#pragma once
// A history in a folder of its own, with what reports and derivations need of it.

#include "core/clock.h"
#include "history/history.h"
#include "refresh/live_report.h"

#include <QTemporaryDir>

namespace traceo::test {

struct OpenedHistory {
    QTemporaryDir folder;
    SystemClock clock;
    std::unique_ptr<history::History> history;
    mutable QThreadPool pool; ///< ends before the history it reads

    OpenedHistory() : history(*history::History::open(folder.filePath(QStringLiteral("h.traceo")), {}, clock)) {}

    SnapshotSource snapshots() const
    {
        return {[store = history.get()](history::AsOf asOf, std::stop_token stop) {
                    return store->snapshot(asOf, std::move(stop));
                },
                pool};
    }

    ChangeSet commit(const std::string& name, double value)
    {
        Batch batch;
        batch.series.add({{"prom", name, {}}, {{clock.now(), value}}});
        auto stored = history->commit(std::move(batch));
        stored.waitForFinished();
        return *stored.result();
    }

    std::size_t seriesNamed(const std::string& name) const
    {
        const auto snapshot = history->snapshot();
        return snapshot->series(Selector(name))->size();
    }
};

} // namespace traceo::test
