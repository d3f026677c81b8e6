#include "history/sample_plan.h"

#include "history/chunk_row.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace traceo::history {
namespace {

// Letters of the text between planSamples and SampleQuestion.
constexpr char kSeries = 's';
constexpr char kOfSeries = 'S';
constexpr char kAfter = 'a';
constexpr char kUntil = 'u';
constexpr char kGreater = '>';
constexpr char kAtLeast = 'g';
constexpr char kLess = '<';
constexpr char kAtMost = 'l';
constexpr char kEqual = '=';

constexpr std::int64_t kLastSeries = (std::int64_t{1} << (63 - kDayBits - kPartBits)) - 1; ///< what fits into a chunk's key
constexpr std::int64_t kEarliest = -2;
constexpr std::int64_t kLatest = std::int64_t{1} << 52; ///< beyond every sample, and exact as a double

char operatorOnTime(int op)
{
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_GT:
        return kGreater;
    case SQLITE_INDEX_CONSTRAINT_GE:
        return kAtLeast;
    case SQLITE_INDEX_CONSTRAINT_LT:
        return kLess;
    case SQLITE_INDEX_CONSTRAINT_LE:
        return kAtMost;
    case SQLITE_INDEX_CONSTRAINT_EQ:
        return kEqual;
    default:
        return 0;
    }
}

/// 0 for a term that stays SQLite's.
char letterOf(const sqlite3_index_info::sqlite3_index_constraint& term)
{
    const auto column = SampleColumn(term.iColumn);
    if (column == SampleColumn::T)
        return operatorOnTime(term.op);
    if (term.op != SQLITE_INDEX_CONSTRAINT_EQ)
        return 0;
    switch (column) {
    case SampleColumn::Series:
        return kSeries;
    case SampleColumn::OfSeries:
        return kOfSeries;
    case SampleColumn::After:
        return kAfter;
    case SampleColumn::Until:
        return kUntil;
    default:
        return 0;
    }
}

/// In the order of the columns.
constexpr std::string_view kArguments{"Sau"};

bool isArgument(char letter)
{
    return kArguments.find(letter) != std::string_view::npos;
}

int bitsOf(char letter)
{
    switch (letter) {
    case kSeries:
    case kOfSeries:
        return kOneSeries;
    case kGreater:
    case kAtLeast:
    case kAfter:
        return kFromBound;
    case kEqual:
        return kFromBound | kToBound;
    default:
        return kToBound;
    }
}

/// Whether samples come as they are to be sorted; sets kBackwards where that needs it.
bool comesSorted(std::span<const sqlite3_index_info::sqlite3_index_orderby> wanted, int& bits)
{
    for (const auto& term : wanted) {
        const auto column = SampleColumn(term.iColumn);
        if (column == SampleColumn::Series && (bits & kOneSeries || !term.desc))
            continue;
        if (column != SampleColumn::T)
            return false;
        const bool isFirst = &term == wanted.data();
        if (!(bits & kOneSeries) && (isFirst || term.desc))
            return false;
        if (term.desc)
            bits |= kBackwards;
        return true; // a series has one sample at a time: whatever comes after decides nothing
    }
    return true;
}

/// To be compared only: a million samples a series, and as many series as SQLite takes a table to have.
double rowsOf(int bits)
{
    double rows = bits & kOneSeries ? 1e6 : 1e12;
    rows /= bits & kFromBound ? 20 : 1;
    rows /= bits & kToBound ? 20 : 1;
    return rows;
}

/// Its nearest whole numbers, not beyond what a sample can have; none of a text or a blob.
struct Whole {
    std::int64_t below; ///< the largest that is not greater
    std::int64_t above; ///< the smallest that is not less
};
std::optional<Whole> wholeOf(sqlite3_value* value)
{
    const auto within = [](auto number) {
        return std::int64_t(std::clamp(number, decltype(number)(kEarliest), decltype(number)(kLatest)));
    };
    switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_INTEGER: {
        const std::int64_t number = within(sqlite3_value_int64(value));
        return Whole{number, number};
    }
    case SQLITE_FLOAT:
        return Whole{within(std::floor(sqlite3_value_double(value))), within(std::ceil(sqlite3_value_double(value)))};
    default:
        return std::nullopt;
    }
}

Error noNumber(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {.code = ErrorCode::Usage,
            .where = QStringLiteral("samples(series, after, until)"),
            .expected = QCoreApplication::translate("History", "an id of the table series, and milliseconds since 1970"),
            .found = QString::fromUtf8(text ? text : "").left(64),
            .hint = QCoreApplication::translate("History", "unixepoch('2026-11-24 12:00') * 1000 makes milliseconds of a time.")};
}

} // namespace

std::size_t argumentOf(char term)
{
    return kArguments.find(term);
}

int planSamples(sqlite3_index_info* info)
{
    std::string letters;
    int bits = 0;
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& term = info->aConstraint[i];
        const char letter = letterOf(term);
        if (letter == 0)
            continue;
        if (!term.usable) {
            if (isArgument(letter))
                return SQLITE_CONSTRAINT; // its column does not hold it: SQLite could not compare either
            continue;
        }
        if (letters.find(letter) != std::string::npos)
            continue; // SQLite looks at the other one
        letters += letter;
        bits |= bitsOf(letter);
        info->aConstraintUsage[i].argvIndex = int(letters.size());
        info->aConstraintUsage[i].omit = isArgument(letter);
    }
    const bool isOne = bits & kOneSeries && letters.find(kEqual) != std::string::npos;
    info->idxFlags = isOne ? SQLITE_INDEX_SCAN_UNIQUE : 0;
    info->orderByConsumed = comesSorted({info->aOrderBy, std::size_t(info->nOrderBy)}, bits);
    info->idxNum = bits;
    info->idxStr = sqlite3_mprintf("%s", letters.c_str());
    info->needToFreeIdxStr = 1;
    const double rows = isOne ? 1 : rowsOf(bits);
    info->estimatedRows = sqlite3_int64(rows);
    info->estimatedCost = rows + 100;
    return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

Result<void> SampleQuestion::add(char term, sqlite3_value* value)
{
    const bool isNull = sqlite3_value_type(value) == SQLITE_NULL;
    const auto number = wholeOf(value);
    if (isArgument(term) && !number && !isNull)
        return noNumber(value);
    if (isNull || (!number && term != kLess && term != kAtMost)) {
        isNothing = isNothing || (term != kAfter && term != kUntil); // samples(42, NULL, NULL): all of it
        return {};
    }
    if (!number)
        return {}; // to SQLite every number is less than a text
    const auto startAfter = [this](std::int64_t at) { window.from = std::max(window.from, utcMs(at)); };
    const auto endAt = [this](std::int64_t at) { window.to = std::min(window.to, utcMs(at)); };
    const bool isWhole = number->below == number->above;
    if (term == kSeries || term == kOfSeries) {
        const bool isId = isWhole && number->below >= 0 && number->below <= kLastSeries;
        isNothing = isNothing || !isId || (series && *series != number->below);
        series = number->below;
    } else if (term == kEqual) {
        isNothing = isNothing || !isWhole;
        startAfter(number->below - 1);
        endAt(number->below);
    } else if (term == kGreater || term == kAfter) {
        startAfter(number->below);
    } else if (term == kAtLeast) {
        startAfter(number->above - 1);
    } else if (term == kLess) {
        endAt(number->above - 1);
    } else {
        endAt(number->below);
    }
    return {};
}

} // namespace traceo::history
