#pragma once
// Keeps one report fresh for those who look at it: coalesces commits, builds on the pool, one job
// at a time, the newest question wins. The only asynchronous code in front of the store.
// GUI thread only; closing waits for nothing.

#include "core/clock.h"
#include "refresh/question.h"
#include "refresh/snapshot_source.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <stop_token>

namespace traceo {

/// The part that does not depend on the report's type.
class ReportFeed : public QObject {
    Q_OBJECT
public:
    ReportFeed(SnapshotSource snapshots, const Clock& clock, QObject* parent);
    ~ReportFeed() override;

    /// Replaces the question; a running build for an older one is cancelled.
    void ask(const Question& question);
    const Question& question() const { return m_question; }
    /// Ends the build under way; nothing is built until somebody asks again.
    void cancel();

    /// Nothing is built while nobody looks; what was missed is built when somebody does.
    void setWatched(bool watched);
    bool isWatched() const { return m_watched; }
    /// Nothing was committed or asked since the shown report was begun.
    bool isCurrent() const { return !m_stale && !m_running; }

    /// Call after each commit. Builds at most every 250 ms; not at all when the past is looked at.
    void noteCommit();

Q_SIGNALS:
    void changed();                          ///< a newer report is there
    void failed(const traceo::Error& error); ///< the last good report stays

protected:
    /// Runs on the pool; returns what `deliver` puts in place on the GUI thread.
    using Job = std::function<Result<std::shared_ptr<const void>>(const history::Snapshot&, const Question&)>;
    virtual Job job() const = 0;
    virtual void deliver(std::shared_ptr<const void> report) = 0;

private:
    void schedule(Millis delay);
    void start();
    void finish(std::uint64_t number, const Result<std::shared_ptr<const void>>& result);

    SnapshotSource m_snapshots;
    const Clock& m_clock;
    Question m_question;
    QTimer m_timer;
    std::stop_source m_stop;
    std::uint64_t m_number = 0; ///< of the newest build
    bool m_watched = false;
    bool m_stale = true; ///< something changed since the last build began
    bool m_running = false;
    bool m_isCancelled = false;
};

template <class Report>
class LiveReport final : public ReportFeed {
public:
    using Build = std::function<Result<Report>(const history::Snapshot&, const Question&)>;

    LiveReport(SnapshotSource snapshots, const Clock& clock, Build build, QObject* parent = nullptr)
        : ReportFeed(std::move(snapshots), clock, parent), m_build(std::move(build))
    {}

    /// Null until the first build is done.
    std::shared_ptr<const Report> report() const { return m_report; }

protected:
    Job job() const override
    {
        return [build = m_build](const history::Snapshot& snapshot,
                                 const Question& question) -> Result<std::shared_ptr<const void>> {
            auto report = build(snapshot, question);
            if (!report)
                return report.error();
            return std::shared_ptr<const void>(std::make_shared<const Report>(std::move(report).value()));
        };
    }
    void deliver(std::shared_ptr<const void> report) override { m_report = std::static_pointer_cast<const Report>(report); }

private:
    Build m_build;
    std::shared_ptr<const Report> m_report;
};

} // namespace traceo
