#pragma once
// Writes facts when they differ from what is known. Bitemporal: nothing that was known is
// overwritten, so "as known at" a past moment still finds it.
// The writer's thread only.

#include "core/batch.h"
#include "history/database.h"

#include <set>

namespace traceo::history {

class FactWriter {
public:
    explicit FactWriter(Database& database) : m_database(database) {}

    /// What is learned later wins where it overlaps; the rest of what it cuts stays. Kinds that
    /// changed are added to `kinds`.
    void write(const Fact& fact, std::int64_t learned, std::set<std::string>& kinds);
    /// Writes what is present and closes at `set.at` what was open and is absent.
    void write(const FactSet& set, std::int64_t learned, std::set<std::string>& kinds);

private:
    struct Row {
        std::int64_t id = 0;
        std::int64_t from = 0;
        std::optional<std::int64_t> to;
        std::string payload;
        bool isPoint() const { return to == from; }
    };
    std::vector<Row> current(const Fact& fact);
    void insert(const Fact& fact, std::int64_t from, std::optional<std::int64_t> to, std::string_view payload,
                std::int64_t learned);
    void close(std::int64_t id, std::int64_t to, std::int64_t learned);
    void supersede(std::int64_t id, std::int64_t learned);
    void cut(const Fact& fact, const Row& row, std::int64_t learned);

    Database& m_database;
};

} // namespace traceo::history
