#include "app/wiring/page_watch.h"

#include "slo/watch/watch_alerts.h"
#include "vocabulary/derived.h"
#include "vocabulary/facts.h"
#include "vocabulary/slo_alert.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace traceo {
namespace {

/// A minute is judged once it is settled, so a page that begins now is known some minutes later.
constexpr Millis kLag = 10 * kMinute;

std::optional<SloPage> pageOf(const Fact& fact, const SloConfig& slos)
{
    const auto said = vocabulary::sloAlertFact(fact.payload);
    const bool calls = said && said->watch == vocabulary::SloWatch::Page
        && said->verdict == vocabulary::SloAlertFact::Verdict::Firing && !said->isMuted && !said->isFlapping;
    const auto alerts = calls ? alertsOfSlos({fact}, slos) : std::vector<Fact>();
    if (alerts.empty())
        return std::nullopt;
    const auto alert = vocabulary::alertFact(alerts.front().payload);
    return SloPage{.slo = said->name,
                   .summary = alert ? QString::fromStdString(alert->summary) : QString(),
                   .since = said->since.value_or(fact.validFrom)};
}

} // namespace

std::vector<SloPage> pagesIn(const std::vector<Fact>& holding, const SloConfig& slos)
{
    std::vector<SloPage> pages;
    for (const Fact& fact : holding) {
        if (auto page = pageOf(fact, slos))
            pages.push_back(std::move(*page));
    }
    std::ranges::stable_sort(pages, std::ranges::greater(), &SloPage::since);
    return pages;
}

PageWatch::PageWatch(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_opened(session.clock().now() - kLag)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, &PageWatch::tell);
    connect(&session, &Session::committed, this, [this](const ChangeSet& changes) {
        if (std::ranges::find(changes.factKinds, vocabulary::kSloAlertFact) != changes.factKinds.end())
            look();
    });
}

PageWatch::~PageWatch()
{
    m_reading.waitForFinished(); // it reads the session's history
}

void PageWatch::look()
{
    m_isStale = m_reading.isRunning();
    if (m_isStale)
        return;
    const SnapshotSource snapshots = m_session.snapshots();
    m_reading.setFuture(QtConcurrent::run(&snapshots.pool(), [snapshots]() -> Result<std::vector<Fact>> {
        const auto snapshot = snapshots({}, {});
        if (!snapshot)
            return snapshot.error();
        return snapshot->facts(vocabulary::kSloAlertFact, vocabulary::kDerivedSource);
    }));
}

void PageWatch::tell()
{
    const auto facts = m_reading.result();
    if (facts) {
        std::vector<SloPage> pages = pagesIn(*facts, m_session.workspace().slos);
        std::erase_if(pages, [this](const SloPage& page) { return page.since < m_opened; }); // known when the session was opened
        bool isNews = false;
        for (const SloPage& page : pages)
            isNews = m_told.emplace(page.slo, page.since).second || isNews;
        if (isNews || pages != m_pages) {
            m_pages = std::move(pages);
            Q_EMIT changed(m_pages, isNews);
        }
    }
    if (m_isStale)
        look();
}

} // namespace traceo
