#include "history/fact_writer.h"

#include <algorithm>
#include <unordered_set>

namespace traceo::history {
namespace {

std::optional<std::int64_t> endOf(const Fact& fact)
{
    if (!fact.validTo)
        return std::nullopt;
    return std::max(msOf(*fact.validTo), msOf(fact.validFrom));
}

} // namespace

std::vector<FactWriter::Row> FactWriter::current(const Fact& fact)
{
    std::vector<Row> rows;
    auto row = m_database.query("SELECT id, valid_from, valid_to, payload FROM fact WHERE kind = ?1 AND source = ?2 AND key = ?3 "
                                "AND superseded IS NULL ORDER BY valid_from, id",
                                std::string_view(fact.kind), std::string_view(fact.source), std::string_view(fact.key));
    while (row.step())
        rows.push_back({row.integer(0), row.integer(1), row.maybe(2), std::string(row.text(3))});
    return rows;
}

void FactWriter::insert(const Fact& fact, std::int64_t from, std::optional<std::int64_t> to, std::string_view payload,
                        std::int64_t learned)
{
    m_database.run("INSERT INTO fact(kind, source, key, valid_from, valid_to, payload, learned) VALUES(?1,?2,?3,?4,?5,?6,?7)",
                   std::string_view(fact.kind), std::string_view(fact.source), std::string_view(fact.key), from, to, payload,
                   learned);
}

void FactWriter::close(std::int64_t id, std::int64_t to, std::int64_t learned)
{
    m_database.run("UPDATE fact SET valid_to = ?2, closed_learned = ?3 WHERE id = ?1", id, to, learned);
}

void FactWriter::supersede(std::int64_t id, std::int64_t learned)
{
    m_database.run("UPDATE fact SET superseded = ?2 WHERE id = ?1", id, learned);
}

/// Takes the fact's span out of a row; what sticks out on either side stays.
void FactWriter::cut(const Fact& fact, const Row& row, std::int64_t learned)
{
    const std::int64_t from = msOf(fact.validFrom);
    const auto to = endOf(fact);
    const bool sticksOut = to && (!row.to || *row.to > *to);
    if (row.from < from && !row.to && !sticksOut) {
        close(row.id, from, learned);
        return;
    }
    supersede(row.id, learned);
    if (row.from < from)
        insert(fact, row.from, from, row.payload, learned);
    if (sticksOut)
        insert(fact, *to, row.to, row.payload, learned);
}

void FactWriter::write(const Fact& fact, std::int64_t learned, std::set<std::string>& kinds)
{
    const std::int64_t from = msOf(fact.validFrom);
    const auto to = endOf(fact);
    const bool point = to == from;
    const auto rows = current(fact);
    const auto reaches = [&](const Row& row) { return (!row.to || *row.to > from) && (!to || row.from < *to); };
    for (const Row& row : rows) {
        const bool same = row.payload == fact.payload;
        if (same && (point ? row.isPoint() && row.from == from : row.from <= from && row.to == to && !row.isPoint()))
            return;                                                // known already
        if (same && to && !point && !row.to && row.from <= from) { // it held, and now its end is known
            close(row.id, *to, learned);
            kinds.insert(fact.kind);
            return;
        }
    }
    if (!point) {
        for (const Row& row : rows) {
            if (reaches(row) && !row.isPoint())
                cut(fact, row, learned);
        }
    }
    insert(fact, from, to, fact.payload, learned);
    kinds.insert(fact.kind);
}

void FactWriter::write(const FactSet& set, std::int64_t learned, std::set<std::string>& kinds)
{
    std::unordered_set<std::string> present;
    for (const Fact& fact : set.present)
        present.insert(fact.key);
    std::vector<std::int64_t> gone;
    {
        auto row = m_database.query("SELECT id, key FROM fact WHERE kind = ?1 AND source = ?2 AND valid_to IS NULL "
                                    "AND superseded IS NULL AND valid_from <= ?3",
                                    std::string_view(set.kind), std::string_view(set.source), msOf(set.at));
        while (row.step()) {
            if (!present.contains(std::string(row.text(1))))
                gone.push_back(row.integer(0));
        }
    }
    for (const std::int64_t id : gone)
        close(id, msOf(set.at), learned);
    if (!gone.empty())
        kinds.insert(set.kind);
    for (const Fact& stated : set.present) {
        Fact fact = stated;
        fact.kind = set.kind;
        fact.source = set.source;
        write(fact, learned, kinds);
    }
}

} // namespace traceo::history
