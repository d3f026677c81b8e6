#pragma once
// Pages of SLOs that began while a session was open, so that somebody is told whatever pane they look at. What history says is
// asked, never a report; what is muted or flaps is no news.
// GUI thread or the owner's main thread only; pagesIn: any thread.

#include "app/wiring/session.h"
#include "core/batch.h"
#include "slo/slo_config.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <set>
#include <utility>
#include <vector>

namespace traceo {

struct SloPage {
    std::string slo;
    QString summary; ///< a sentence
    UtcMs since{};
    friend bool operator==(const SloPage&, const SloPage&) = default;
};

/// Of facts of kind kSloAlertFact that hold: what pages somebody, the newest first.
std::vector<SloPage> pagesIn(const std::vector<Fact>& holding, const SloConfig& slos);

class PageWatch : public QObject {
    Q_OBJECT
public:
    /// Requires: the session outlives it.
    explicit PageWatch(Session& session, QObject* parent = nullptr);
    ~PageWatch() override;

Q_SIGNALS:
    /// Those that began since the session was opened and still fire; whether one of them was not told of before.
    void changed(const std::vector<traceo::SloPage>& pages, bool isNews);

private:
    void look();
    void tell();

    Session& m_session;
    UtcMs m_opened{};
    std::set<std::pair<std::string, UtcMs>> m_told;
    std::vector<SloPage> m_pages;
    QFutureWatcher<Result<std::vector<Fact>>> m_reading;
    bool m_isStale = false; ///< something was committed while it was read
};

} // namespace traceo
