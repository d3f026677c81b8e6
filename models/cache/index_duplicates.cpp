#include "cache/index_duplicates.h"

#include "cache/index_writes.h"
#include "cache/sql_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>

namespace traceo {
namespace {

using vocabulary::IndexFact;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// So much larger, the longer index makes reads of the shorter one's columns touch noticeably more pages.
constexpr double kMuchLarger = 3;

bool isProtected(const IndexFact& made)
{
    return made.isPrimary || made.isConstraint;
}

/// NULLS NOT DISTINCT stands nowhere but in the definition.
bool takesNullsAsEqual(const IndexFact& made)
{
    return made.definition.find("NULLS NOT DISTINCT") != std::string::npos;
}

/// Whether it enforces nothing, or an equal one enforces the same.
bool maybeDropped(const IndexFact& made, const IndexFact& keeper, bool isEqual)
{
    if (isProtected(made))
        return false;
    if (!made.isUnique && !made.isPrimary)
        return true;
    return isEqual && (keeper.isUnique || keeper.isPrimary) && takesNullsAsEqual(made) == takesNullsAsEqual(keeper);
}

/// `opclasses` has an item a column that ends with a semicolon; an item may be the beginning of another's name.
bool areFirstOf(std::string_view shorter, std::string_view longer)
{
    return longer.starts_with(shorter) && (shorter.size() == longer.size() || shorter.empty() || shorter.ends_with(';'));
}

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::ranges::sort(names);
    return names;
}

bool areEqual(const IndexFact& a, const IndexFact& b)
{
    return a.method == b.method && a.columns == b.columns && a.opclasses == b.opclasses && a.predicate == b.predicate
        && sorted(a.included) == sorted(b.included);
}

/// Whether the longer one can stand in for the shorter.
bool isFirstPart(const IndexFact& shorter, const IndexFact& longer)
{
    const bool isLonger = longer.columns.size() > shorter.columns.size()
        && std::ranges::equal(shorter.columns, std::span(longer.columns).first(shorter.columns.size()));
    const auto isThere = [&longer](const std::string& column) {
        return std::ranges::find(longer.columns, column) != longer.columns.end()
            || std::ranges::find(longer.included, column) != longer.included.end();
    };
    return isLonger && shorter.method == "btree" && longer.method == "btree" && shorter.predicate == longer.predicate
        && areFirstOf(shorter.opclasses, longer.opclasses) && std::ranges::all_of(shorter.included, isThere);
}

/// Of equal ones: what enforces most, then what is used most, then the first by name.
bool isRatherKept(std::span<const PostgresIndex> indexes, std::span<const double> scans, std::size_t a, std::size_t b)
{
    const auto rank = [&](std::size_t place) {
        const IndexFact& made = *indexes[place].made;
        return (made.isPrimary ? 4 : 0) + (made.isConstraint ? 2 : 0) + (made.isUnique ? 1 : 0);
    };
    if (rank(a) != rank(b))
        return rank(a) > rank(b);
    return scans[a] != scans[b] ? scans[a] > scans[b] : indexes[a].name < indexes[b].name;
}

/// Whether it stays whatever is said of unused ones.
bool isNeeded(std::span<const PostgresIndex> indexes, std::span<const double> scans, std::size_t place)
{
    const IndexFact& made = *indexes[place].made;
    return scans[place] > 0 || made.isUnique || made.isPrimary || made.isConstraint;
}

/// What makes one index superfluous: of those that can stand in for it one that is needed, of these the longest, of equal ones that
/// which is kept.
std::optional<RedundantIndex> keeperOf(std::span<const PostgresIndex> indexes, std::span<const double> scans,
                                       const std::vector<std::size_t>& table, std::size_t place)
{
    const IndexFact& made = *indexes[place].made;
    std::optional<RedundantIndex> best;
    for (const std::size_t other : table) {
        const IndexFact& keeper = *indexes[other].made;
        const bool isEqual = areEqual(made, keeper);
        if (other == place || !(isEqual ? isRatherKept(indexes, scans, other, place) : isFirstPart(made, keeper)))
            continue;
        if (!maybeDropped(made, keeper, isEqual) || (scans[place] > 0 && !isNeeded(indexes, scans, other)))
            continue;
        const auto isBetter = [&](std::size_t a, std::size_t b) {
            if (isNeeded(indexes, scans, a) != isNeeded(indexes, scans, b))
                return isNeeded(indexes, scans, a);
            const std::size_t ofA = indexes[a].made->columns.size();
            const std::size_t ofB = indexes[b].made->columns.size();
            return ofA != ofB ? ofA > ofB : isRatherKept(indexes, scans, a, b);
        };
        if (!best || isBetter(other, best->keeper))
            best = RedundantIndex{.index = place, .keeper = other, .isEqual = isEqual};
    }
    return best;
}

/// How often each was used since its counter began.
Result<std::vector<double>> scansOf(const AdviceAsk& ask)
{
    std::vector<double> scans;
    for (const PostgresIndex& index : ask.database.indexes) {
        const auto newest = newestOf(ask, index.scans);
        if (!newest)
            return newest.error();
        scans.push_back(newest->value_or(0));
    }
    return scans;
}

QString nameOf(const PostgresIndex& index)
{
    return plainText(index.schema + '.' + index.name);
}

Result<IndexAdvice> duplicate(const AdviceAsk& ask, const PostgresIndex& index, const PostgresIndex& keeper, bool isEqual)
{
    const auto bytes = newestOf(ask, index.bytes);
    const auto keeperBytes = newestOf(ask, keeper.bytes);
    if (!bytes || !keeperBytes)
        return bytes ? keeperBytes.error() : bytes.error();
    IndexAdvice advice = adviceFor(ask, IndexAdvice::Kind::Duplicate, index.schema + '.' + index.name);
    advice.cost = advice.weight = readingOf(ask, *bytes, Unit::Bytes);
    advice.keeper = keeper.schema + '.' + keeper.name;
    QStringList columns;
    for (const std::string& column : index.made->columns)
        columns << plainText(column, 64);
    advice.evidence =
        (isEqual ? Text::tr("Made exactly as %1: %2 on %3 (%4).") : Text::tr("%1 begins with the same columns: %2 on %3 (%4)."))
            .arg(nameOf(keeper), plainText(index.made->method), plainText(index.table), columns.join(QStringLiteral(", ")));
    const auto watched = watchedOf(ask, index.scans);
    if (!watched)
        return watched.error();
    const auto writes = writesText(ask, index, watched->length());
    if (!writes)
        return writes.error();
    advice.evidence = (advice.evidence + u' ' + *writes).trimmed();
    advice.sql = QString::fromStdString(dropIndex(index.schema, index.name));
    if (!isEqual && *bytes && *keeperBytes && **keeperBytes > kMuchLarger * **bytes)
        advice.caution = Text::tr("%1 has %2 and this one %3: reads of these columns alone will touch more pages.")
                             .arg(nameOf(keeper), bytesText(**keeperBytes, ask.style), bytesText(**bytes, ask.style));
    return advice;
}

} // namespace

std::vector<RedundantIndex> redundantIndexes(std::span<const PostgresIndex> indexes, std::span<const double> scans)
{
    Q_ASSERT(scans.size() == indexes.size());
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> tables;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        if (indexes[i].made && indexes[i].made->isValid)
            tables[{indexes[i].schema, indexes[i].table}].push_back(i);
    }
    std::vector<RedundantIndex> redundant;
    for (const auto& [name, places] : tables) {
        for (const std::size_t place : places) {
            if (const auto found = keeperOf(indexes, scans, places, place))
                redundant.push_back(*found);
        }
    }
    std::ranges::sort(redundant, {}, &RedundantIndex::index);
    return redundant;
}

Result<std::vector<IndexAdvice>> duplicateAdvice(const AdviceAsk& ask)
{
    const auto scans = scansOf(ask);
    if (!scans)
        return scans.error();
    const auto& indexes = ask.database.indexes;
    std::vector<IndexAdvice> rows;
    for (const RedundantIndex& found : redundantIndexes(indexes, *scans)) {
        auto advice = duplicate(ask, indexes[found.index], indexes[found.keeper], found.isEqual);
        if (!advice)
            return advice.error();
        rows.push_back(std::move(*advice));
    }
    return rows;
}

} // namespace traceo
