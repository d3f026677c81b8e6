#pragma once
// A history of which nothing can be read, for panes that are shown what a test has made.

#include "refresh/snapshot_source.h"

namespace traceo::test {

class NoHistory {
public:
    SnapshotSource snapshots()
    {
        return {[](history::AsOf, std::stop_token) -> Result<history::Snapshot> { return Error{}; }, m_pool};
    }

private:
    QThreadPool m_pool;
};

} // namespace traceo::test
