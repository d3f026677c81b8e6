#pragma once
// How a source is doing, and what a sync did: values for chips, tables and the command line.
// Any thread; immutable.

#include "core/observation.h"
#include "poll/backfill.h"

#include <QMetaType>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct SourceState {
    enum class Asked : std::uint8_t { Never, Once }; ///< in this run; Never: `outcome` says nothing yet

    std::string name;
    std::string kind;
    Asked asked = Asked::Never;
    Outcome outcome = Outcome::Ok;             ///< of the newest poll as a whole: ok when anything asked was answered
    std::optional<UtcMs> lastOk;               ///< our clock; also from before this run
    std::optional<UtcMs> nextTry;              ///< our clock; none while a poll is under way
    QString message;                           ///< why not ok, or what is only partly ok; empty when all is well
    bool isPartial = false;                    ///< ok, but something that was asked for is missing
    std::vector<std::string> warnings;         ///< the server's own words with its newest answers
    std::vector<std::string> notEnabled;       ///< endpoints it lacks, questions it does not allow
    std::map<std::string, QString> remedies{}; ///< of notEnabled, where one is known
    BackfillProgress progress;
    bool isSettled = true;           ///< all that was answered is stored, and no more of the past can be fetched now
    std::optional<Millis> clockSkew; ///< the server's clock minus ours, when over a second
    QString proxy;                   ///< "http://host:port" it was asked through; empty when directly

    friend bool operator==(const SourceState&, const SourceState&) = default;
};

struct SyncReport {
    struct Line {
        std::string name;
        std::string kind;
        Outcome outcome = Outcome::Ok;
        QString message;
        bool isPartial = false; ///< as in SourceState
        std::vector<std::string> warnings;
        std::int64_t samples = 0; ///< as answered; what was known already counts again
        int filled = 0;           ///< pieces of the past that were fetched
        int remaining = 0;        ///< pieces that could not be fetched

        /// All that was asked was answered, and the server had nothing to add.
        bool isWhole() const { return outcome == Outcome::Ok && !isPartial && warnings.empty(); }
    };
    std::vector<Line> lines; ///< in the order of the sources
    Errors storage;          ///< batches that could not be stored

    /// Whether any source answered (a report without sources was not reached either).
    bool reachedAny() const;
};

} // namespace traceo

Q_DECLARE_METATYPE(traceo::SourceState)
