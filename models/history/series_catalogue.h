#pragma once
// The series of a file in memory, by name and by the values of labels that were asked for, so that a selector costs what it
// finds and not all that has its name. Series are never removed and never change, and their ids grow: names that somebody
// asked for are read once, and on from there.
// Any thread.

#include "history/database.h"
#include "history/snapshot.h"

#include <deque>
#include <shared_mutex>
#include <unordered_map>

namespace traceo::history {

class SeriesCatalogue {
public:
    /// The series up to `last` (the newest id that a transaction sees) that match and were learned at `know` (ms) or before,
    /// by key. An empty source: any. Requires: a selector with a name. Errors: Corrupt, for labels that cannot be read of a
    /// series with that name; those of the database are the caller's to ask for.
    Result<std::vector<SeriesInfo>> find(Database& database, SeriesId last, const Selector& selector, std::string_view source,
                                         std::int64_t know);

private:
    struct Entry {
        SeriesInfo info;
        std::int64_t learned = 0;
        bool isReadable = true;
    };
    using Entries = std::vector<const Entry*>;
    /// The series of one name, in the order of their ids.
    struct Named {
        std::deque<Entry> all;
        /// By label and its value; of labels that somebody asked for.
        std::unordered_map<std::string, std::unordered_map<std::string, Entries>> byValue;
        Entries unreadable;
        SeriesId last = 0; ///< read up to here

        void add(Entry entry);
        void index(const std::string& label);
    };

    bool isReady(SeriesId last, const Selector& selector) const;
    void makeReady(Database& database, SeriesId last, const Selector& selector);
    /// None: all of the name have to be looked through.
    static const Entries* candidates(const Named& named, const Selector& selector);

    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::string, Named> m_byName;
};

} // namespace traceo::history
