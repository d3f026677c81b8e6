#pragma once
// What needs somebody: one line each, in words, with the reason, since when and whose. Each kind of trouble has
// a function that finds it; adding a kind is adding a function and its row in findings.cpp.
// Any thread; immutable. The functions: one thread at a time, as the snapshot.

#include "overview/state_hours.h"

#include "core/link.h"
#include "refresh/key_figure.h"
#include "refresh/question.h"

#include <array>
#include <map>
#include <string>

namespace traceo {

enum class FindingKind : std::uint8_t { Alert, Budget, Check, Certificate, Source };
inline constexpr std::array kFindingKinds{FindingKind::Alert, FindingKind::Budget, FindingKind::Check, FindingKind::Certificate,
                                          FindingKind::Source};
/// For people: "alert", …
QString nameOf(FindingKind kind);

struct Finding {
    std::string key; ///< "slo/checkout-availability"
    FindingKind kind = FindingKind::Alert;
    Status status = Status::Warning;
    double weight = 0; ///< orders those of one status; larger is worse
    QString title;     ///< "checkout-availability burns 31.8×"
    QString reason;    ///< a sentence or two
    QString owner;     ///< may be empty
    Reading rank;      ///< its place: 1 is the worst
    Reading age;       ///< seconds since it began, Partial: or longer; the explanation is the finding's
    Link link;         ///< where it is seen in full; pane empty: nowhere yet
    friend bool operator==(const Finding& a, const Finding& b);
};

/// The states of the objects of other panes, by the pane's id.
using StatesElsewhere = std::map<std::string, std::vector<Status>>;

struct Findings {
    std::vector<Finding> list;
    std::vector<KeyFigure> tiles;
    std::vector<HourStates> objectives; ///< of the last hours
    std::vector<QString> unseen;        ///< sentences: what could not be looked at
    StatesElsewhere states;
    bool isFilling = false; ///< history is still being fetched
};

/// All a finder may look at.
struct Scene {
    const history::Snapshot& snapshot;
    const OverviewConfig& config;
    const Question& question;
    const std::vector<SourceSeen>& sources;
    const std::vector<AlertRow>& alerts; ///< as of the moment
};

// The finders, a file each.
Result<Findings> budgetFindings(const Scene& scene);
Result<Findings> alertFindings(const Scene& scene);
Result<Findings> checkFindings(const Scene& scene);
Result<Findings> sourceFindings(const Scene& scene);

/// All of them, worst first, ranked.
Result<Findings> findingsOf(const Scene& scene);

/// Something counted, with why.
Reading countReading(std::size_t count, UtcMs moment, std::shared_ptr<const Explanation> why);
/// Seconds from `since` to `moment`.
Reading ageReading(std::optional<UtcMs> since, UtcMs moment, std::shared_ptr<const Explanation> why);
/// The status is one that somebody should act on.
bool needsSomebody(Status status);

} // namespace traceo
