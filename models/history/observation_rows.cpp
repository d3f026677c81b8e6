#include "history/observation_rows.h"

#include "history/known_time.h"

#include <algorithm>
#include <array>

namespace traceo::history {
namespace {

constexpr std::array kOutcomes{Outcome::Ok,     Outcome::Auth,    Outcome::Http,     Outcome::Empty,
                               Outcome::Decode, Outcome::Timeout, Outcome::Cancelled};

/// A word we do not know (of a newer version) is no good observation.
Outcome outcomeOfWord(std::string_view word)
{
    const auto found = std::ranges::find(kOutcomes, word, [](Outcome outcome) { return wordOf(outcome); });
    return found != kOutcomes.end() ? *found : Outcome::Decode;
}

} // namespace

void putObservation(Database& database, const Observation& observation)
{
    const std::int64_t from = msOf(observation.span.from);
    const std::int64_t to = msOf(observation.span.to);
    const std::int64_t learned = msOf(observation.learnedAt);
    // What was asked up to a moment ago goes on with the next poll; a backfilled stretch stands alone,
    // or "known at" could not tell which part of a merged one was known.
    const bool late = learnedMark(to, learned) != kOnTime;
    if (!late) {
        auto row = database.query("SELECT id, from_t, to_t, outcome, message FROM observation "
                                  "WHERE source = ?1 AND want = ?2 AND late = 0 ORDER BY to_t DESC LIMIT 1",
                                  std::string_view(observation.source), std::string_view(observation.want));
        const bool goesOn = row.step() && from >= row.integer(1) && from <= row.integer(2)
            && row.text(3) == wordOf(observation.outcome) && row.text(4) == observation.message;
        if (goesOn) {
            const std::int64_t id = row.integer(0);
            const std::int64_t end = row.integer(2);
            database.run("UPDATE observation SET to_t = max(to_t, ?5), learned = max(learned, ?6) "
                         "WHERE source = ?1 AND want = ?2 AND to_t = ?3 AND id = ?4",
                         std::string_view(observation.source), std::string_view(observation.want), end, id, to, learned);
            return;
        }
    }
    database.run("UPDATE store SET next_observation = next_observation + 1");
    database.run("INSERT INTO observation(id, source, want, outcome, from_t, to_t, learned, late, message) "
                 "VALUES((SELECT next_observation - 1 FROM store), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 std::string_view(observation.source), std::string_view(observation.want), wordOf(observation.outcome), from, to,
                 learned, int(late), std::string_view(observation.message));
}

std::vector<ObservedSpan> observedSpans(Database& database, std::string_view source, std::string_view want, TimeSpan range,
                                        std::int64_t know)
{
    std::vector<ObservedSpan> spans;
    auto row = want.empty() ? database.query("SELECT from_t, to_t, outcome, learned, late, message FROM observation "
                                             "WHERE source = ?1 AND to_t > ?2 AND from_t < ?3 ORDER BY from_t, id",
                                             source, msOf(range.from), msOf(range.to))
                            : database.query("SELECT from_t, to_t, outcome, learned, late, message FROM observation "
                                             "WHERE source = ?1 AND to_t > ?2 AND from_t < ?3 AND want = ?4 ORDER BY from_t, id",
                                             source, msOf(range.from), msOf(range.to), want);
    while (row.step()) {
        const bool late = row.integer(4) != 0;
        const std::int64_t learned = row.integer(3);
        if (late && learned > know)
            continue;
        const std::int64_t end = late ? row.integer(1) : std::min(row.integer(1), know);
        const TimeSpan span{std::max(utcMs(row.integer(0)), range.from), std::min(utcMs(end), range.to)};
        if (!span.isEmpty())
            spans.push_back({span, outcomeOfWord(row.text(2)), utcMs(std::min(learned, know)), std::string(row.text(5))});
    }
    return spans;
}

std::vector<std::string> wantsOf(Database& database, std::string_view source)
{
    std::vector<std::string> wants;
    auto row = database.query("SELECT DISTINCT want FROM observation WHERE source = ?1 ORDER BY want", source);
    while (row.step())
        wants.emplace_back(row.text(0));
    return wants;
}

std::vector<TimeSpan> missingSpans(Database& database, std::string_view source, std::string_view want, TimeSpan within)
{
    std::vector<TimeSpan> missing;
    auto row =
        database.query("SELECT from_t, to_t FROM observation WHERE source = ?1 AND want = ?2 AND outcome = 'ok' AND to_t > ?3 "
                       "AND from_t < ?4 ORDER BY from_t",
                       source, want, msOf(within.from), msOf(within.to));
    UtcMs covered = within.from;
    while (row.step()) {
        if (utcMs(row.integer(0)) > covered)
            missing.push_back({covered, utcMs(row.integer(0))});
        covered = std::max(covered, utcMs(row.integer(1)));
    }
    if (covered < within.to)
        missing.push_back({covered, within.to});
    std::ranges::reverse(missing);
    return missing;
}

std::optional<UtcMs> newestGood(Database& database, std::string_view source, std::string_view want)
{
    auto row =
        database.query("SELECT max(to_t) FROM observation WHERE source = ?1 AND want = ?2 AND outcome = 'ok'", source, want);
    if (!row.step() || row.isNull(0))
        return std::nullopt;
    return utcMs(row.integer(0));
}

} // namespace traceo::history
