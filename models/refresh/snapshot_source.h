#pragma once
// How those in front of the store read it: snapshots, and the threads to read on.
// Any thread.

#include "history/snapshot.h"

#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace traceo {

class SnapshotSource {
public:
    using Open = std::function<Result<history::Snapshot>(history::AsOf, std::stop_token)>;

    /// `pool` is not Qt's shared one: Qt shares out the painting of large areas there, so a frame would wait for
    /// the reports. Both must outlive what reads.
    SnapshotSource(Open open, QThreadPool& pool) : m_open(std::move(open)), m_pool(&pool) {}

    Result<history::Snapshot> operator()(history::AsOf asOf, std::stop_token stop) const { return m_open(asOf, std::move(stop)); }
    QThreadPool& pool() const { return *m_pool; }

private:
    Open m_open;
    QThreadPool* m_pool;
};

} // namespace traceo
