#pragma once
// Counts of events by the values of some columns. Within a run, numbers are counted, not texts: a place in the column's
// list of texts each, put together to one number a row.
// One thread at a time.

#include "history/event_run.h"
#include "history/snapshot.h"

#include <string>
#include <unordered_map>

namespace traceo::history {

class EventCounts {
public:
    /// `by` must outlive it.
    explicit EventCounts(std::span<const std::string> by) : m_by(by), m_texts(by.size()) {}

    /// Errors: those of EventRun.
    Result<void> add(EventRun& run, const RawVector<Place>& rows);
    /// Largest first; of equal counts by their texts.
    std::vector<EventCount> result() const;

private:
    using Number = char32_t;
    using Numbers = std::u32string; ///< of a group, one a column: has a hash, and small ones lie within

    /// All texts of a column so far, numbered.
    class Texts {
    public:
        Number numberOf(std::string_view text);
        const std::string& text(Number number) const { return *m_texts[number]; }

    private:
        struct Hash : std::hash<std::string_view> {
            using is_transparent = void; // NOLINT(readability-identifier-naming): the standard's name for it
        };
        std::unordered_map<std::string, Number, Hash, std::equal_to<>> m_numbers;
        std::vector<const std::string*> m_texts;
    };
    /// A column of a run: null where the run has none of that name.
    struct Column {
        const TextColumn* texts = nullptr;
        std::vector<Number> numbers; ///< of its texts, as far as they are known
    };

    Result<std::vector<Column>> columnsOf(EventRun& run);
    Number numberAt(std::size_t place, Column& column, Place row);

    std::span<const std::string> m_by;
    std::vector<Texts> m_texts;
    std::vector<TextColumn> m_made; ///< of integers and numbers of the run
    std::unordered_map<Numbers, std::int64_t> m_counts;
};

} // namespace traceo::history
