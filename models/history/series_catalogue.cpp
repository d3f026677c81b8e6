#include "history/series_catalogue.h"

#include "history/labels_text.h"

#include <algorithm>
#include <mutex>

namespace traceo::history {
namespace {

/// Fewer are looked through as quickly.
constexpr std::size_t kWorthAnIndex = 16;

/// A label with an empty value is one that is not there, and those are in no list.
bool isOfOneValue(const Selector::Matcher& matcher)
{
    return matcher.match == Selector::Match::Equal && !matcher.value.empty();
}

} // namespace

void SeriesCatalogue::Named::add(Entry entry)
{
    const Entry& added = all.emplace_back(std::move(entry));
    if (!added.isReadable)
        unreadable.push_back(&added);
    for (auto& [label, entries] : byValue) {
        if (const std::string_view value = added.info.key.labels.value(label); !value.empty())
            entries[std::string(value)].push_back(&added);
    }
}

void SeriesCatalogue::Named::index(const std::string& label)
{
    const auto [list, isNew] = byValue.try_emplace(label);
    if (!isNew)
        return;
    for (const Entry& entry : all) {
        if (const std::string_view value = entry.info.key.labels.value(label); !value.empty())
            list->second[std::string(value)].push_back(&entry);
    }
}

Result<std::vector<SeriesInfo>> SeriesCatalogue::find(Database& database, SeriesId last, const Selector& selector,
                                                      std::string_view source, std::int64_t know)
{
    std::shared_lock lock(m_mutex);
    if (!isReady(last, selector)) {
        lock.unlock();
        {
            const std::unique_lock alone(m_mutex);
            makeReady(database, last, selector);
        }
        lock.lock();
    }
    std::vector<SeriesInfo> found;
    const auto named = m_byName.find(selector.name());
    if (named == m_byName.end())
        return found;
    const auto isSeen = [&](const Entry& entry) {
        return entry.info.id <= last && entry.learned <= know && (source.empty() || entry.info.key.source == source);
    };
    for (const Entry* const entry : named->second.unreadable) {
        if (isSeen(*entry))
            return Error{.code = ErrorCode::Corrupt,
                         .where = QStringLiteral("series %1").arg(entry->info.id),
                         .expected = {},
                         .found = {},
                         .hint = {}};
    }
    const auto take = [&](const Entry& entry) {
        if (isSeen(entry) && selector.matches(entry.info.key.name, entry.info.key.labels))
            found.push_back(entry.info);
    };
    if (const Entries* const few = candidates(named->second, selector))
        std::ranges::for_each(*few, [&](const Entry* entry) { take(*entry); });
    else
        std::ranges::for_each(named->second.all, take);
    lock.unlock();
    std::ranges::sort(found, {}, &SeriesInfo::key);
    return found;
}

bool SeriesCatalogue::isReady(SeriesId last, const Selector& selector) const
{
    const auto named = m_byName.find(selector.name());
    if (named == m_byName.end() || named->second.last < last)
        return false;
    return named->second.all.size() < kWorthAnIndex
        || std::ranges::all_of(selector.matchers(), [&](const Selector::Matcher& matcher) {
               return !isOfOneValue(matcher) || named->second.byValue.contains(matcher.label);
           });
}

void SeriesCatalogue::makeReady(Database& database, SeriesId last, const Selector& selector)
{
    Named& named = m_byName[selector.name()];
    if (named.last < last) {
        auto row = database.query("SELECT id, source, labels, learned FROM series WHERE name = ?1 AND id > ?2 AND id <= ?3 "
                                  "ORDER BY id",
                                  std::string_view(selector.name()), named.last, last);
        while (row.step()) {
            auto labels = labelsOf(row.text(2));
            const bool isReadable = labels.has_value();
            named.last = row.integer(0);
            named.add({.info = {named.last, {std::string(row.text(1)), selector.name(), labels ? *std::move(labels) : Labels()}},
                       .learned = row.integer(3),
                       .isReadable = isReadable});
        }
        if (database.ok())
            named.last = last;
    }
    if (named.all.size() < kWorthAnIndex)
        return;
    for (const Selector::Matcher& matcher : selector.matchers()) {
        if (isOfOneValue(matcher))
            named.index(matcher.label);
    }
}

const SeriesCatalogue::Entries* SeriesCatalogue::candidates(const Named& named, const Selector& selector)
{
    static const Entries kNobody;
    const Entries* least = nullptr;
    for (const Selector::Matcher& matcher : selector.matchers()) {
        const auto byValue = isOfOneValue(matcher) ? named.byValue.find(matcher.label) : named.byValue.end();
        if (byValue == named.byValue.end())
            continue;
        const auto list = byValue->second.find(matcher.value);
        if (list == byValue->second.end())
            return &kNobody;
        if (least == nullptr || list->second.size() < least->size())
            least = &list->second;
    }
    return least;
}

} // namespace traceo::history
