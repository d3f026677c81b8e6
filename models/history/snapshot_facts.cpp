// What a snapshot knows of states and of what was asked: facts and observations.
#include "history/snapshot.h"

#include "history/connection.h"
#include "history/observation_rows.h"

#include <algorithm>

namespace traceo::history {
namespace {

// A closing that was learned later than `know` (?3) is not known: the fact is still open then.
constexpr const char* kHolding = R"sql(
SELECT kind, source, key, valid_from, CASE WHEN closed_learned > ?3 THEN NULL ELSE valid_to END AS until, payload, learned
FROM fact
WHERE kind = ?1 AND (?2 = '' OR source = ?2) AND learned <= ?3 AND (superseded IS NULL OR superseded > ?3)
  AND valid_from <= ?4 AND (until IS NULL OR until > ?4)
ORDER BY source, key, valid_from, id)sql";

// A fact of no length holds at its moment alone.
constexpr const char* kSpans = R"sql(
SELECT kind, source, key, valid_from, CASE WHEN closed_learned > ?3 THEN NULL ELSE valid_to END AS until, payload, learned
FROM fact
WHERE kind = ?1 AND (?2 = '' OR source = ?2) AND learned <= ?3 AND (superseded IS NULL OR superseded > ?3)
  AND valid_from <= ?4 AND valid_from < ?6 AND (until IS NULL OR until > ?5 OR (until = valid_from AND until >= ?5))
ORDER BY valid_from, source, key, id)sql";

Fact factOf(const Statement& row)
{
    Fact fact;
    fact.kind = row.text(0);
    fact.source = row.text(1);
    fact.key = row.text(2);
    fact.validFrom = utcMs(row.integer(3));
    if (const auto until = row.maybe(4))
        fact.validTo = utcMs(*until);
    fact.payload = row.text(5);
    fact.learnedAt = utcMs(row.integer(6));
    return fact;
}

Result<std::vector<Fact>> factsOf(Connection& connection, Statement row)
{
    std::vector<Fact> facts;
    while (row.step())
        facts.push_back(factOf(row));
    if (auto outcome = connection.outcome(); !outcome)
        return outcome.error();
    return facts;
}

} // namespace

Result<std::vector<Fact>> Snapshot::facts(std::string_view kind, std::string_view source) const
{
    Database& database = m_connection->database();
    return factsOf(*m_connection, database.query(kHolding, kind, source, msOf(m_asOf.know), msOf(m_asOf.view)));
}

Result<std::vector<Fact>> Snapshot::factSpans(std::string_view kind, TimeSpan range, std::string_view source) const
{
    Database& database = m_connection->database();
    return factsOf(*m_connection,
                   database.query(kSpans, kind, source, msOf(m_asOf.know), msOf(m_asOf.view), msOf(range.from), msOf(range.to)));
}

Result<std::vector<ObservedSpan>> Snapshot::observed(std::string_view source, std::string_view want, TimeSpan range) const
{
    range.to = std::min(range.to, m_asOf.view);
    auto spans = observedSpans(m_connection->database(), source, want, range, msOf(m_asOf.know));
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    return spans;
}

Result<std::vector<std::string>> Snapshot::wants(std::string_view source) const
{
    auto wants = wantsOf(m_connection->database(), source);
    if (auto outcome = m_connection->outcome(); !outcome)
        return outcome.error();
    return wants;
}

} // namespace traceo::history
