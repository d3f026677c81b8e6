#include "history/sql_samples.h"

#include "history/exact_sum.h"
#include "history/labels_text.h"
#include "history/sample_plan.h"
#include "history/sample_walk.h"

#include <sqlite3.h>

#include <array>
#include <bit>
#include <new>
#include <type_traits>

namespace traceo::history {
namespace {

constexpr std::uint64_t kStaleMarker = 0x7ff0000000000002;
constexpr std::size_t kArguments = 3;

/// What the module is registered with.
struct Module {
    Connection* connection = nullptr; ///< none on a host's connection: the table makes its own
    QueryScope scope;
    SampleFailure failure = std::make_shared<std::optional<Error>>();
};

struct Table : sqlite3_vtab {
    Module* module = nullptr;
    std::unique_ptr<Connection> own; ///< ends in xDisconnect, which comes before SQLite counts open statements
    Connection& connection() const { return own ? *own : *module->connection; }
};

struct FreeValue {
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, FreeValue>;

struct Cursor : sqlite3_vtab_cursor {
    SampleQuestion question;
    SampleWalk::Order order = SampleWalk::Order::Ascending;
    std::array<Value, kArguments> arguments; ///< as they were given, for who selects them
    SeriesId series = 0;
    std::optional<SampleWalk> walk;
    std::span<const Sample> run; ///< what is left of the walk's last step
};

Table& tableOf(sqlite3_vtab_cursor* cursor)
{
    return *static_cast<Table*>(cursor->pVtab);
}

/// Exceptions must not reach C.
template <class Work>
int guarded(const Work& work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
}

int codeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Corrupt:
        return SQLITE_CORRUPT_VTAB;
    case ErrorCode::Cancelled:
        return SQLITE_INTERRUPT;
    default:
        return SQLITE_ERROR;
    }
}

int fail(Table& table, const Error& error)
{
    *table.module->failure = error;
    sqlite3_free(table.zErrMsg);
    table.zErrMsg = sqlite3_mprintf("%s", toText(error).toUtf8().constData());
    return codeOf(error.code);
}

int connectTable(sqlite3* handle, void* module, int, const char* const*, sqlite3_vtab** made, char**)
{
    return guarded([&] {
        if (const int code = sqlite3_declare_vtab(handle, kSampleColumns); code != SQLITE_OK)
            return code;
        sqlite3_vtab_config(handle, SQLITE_VTAB_INNOCUOUS); // it reads this file and nothing else
        auto table = std::make_unique<Table>();
        table->module = static_cast<Module*>(module);
        if (!table->module->connection)
            table->own = std::make_unique<Connection>(Database::over(handle));
        *made = table.release();
        return SQLITE_OK;
    });
}

int disconnectTable(sqlite3_vtab* table)
{
    delete static_cast<Table*>(table);
    return SQLITE_OK;
}

int bestIndex(sqlite3_vtab*, sqlite3_index_info* info)
{
    return guarded([&] { return planSamples(info); });
}

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** made)
{
    return guarded([&] {
        *made = new Cursor();
        return SQLITE_OK;
    });
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

/// The series after `series`; none when it was the last one.
Result<std::optional<SeriesId>> seriesAfter(Connection& connection, SeriesId series)
{
    std::optional<SeriesId> next;
    {
        auto row = connection.database().query("SELECT id FROM series WHERE id > ?1 ORDER BY id LIMIT 1", series);
        if (row.step())
            next = row.integer(0);
    }
    if (auto outcome = connection.outcome(); !outcome)
        return outcome.error();
    return next;
}

void startWalk(Cursor& cursor, Table& table, SeriesId series)
{
    cursor.series = series;
    cursor.walk.emplace(table.connection(), table.module->scope.asOf, series, cursor.question.window, cursor.order);
}

/// On to where there is a sample, over days and, when all are asked for, series; the walk ends without one.
int settle(Cursor& cursor)
{
    Table& table = tableOf(&cursor);
    while (cursor.run.empty() && cursor.walk) {
        auto more = cursor.walk->next();
        if (!more)
            return fail(table, more.error());
        cursor.run = *more;
        if (!cursor.run.empty())
            break;
        cursor.walk.reset();
        if (cursor.question.series)
            break;
        const auto next = seriesAfter(table.connection(), cursor.series);
        if (!next)
            return fail(table, next.error());
        if (*next)
            startWalk(cursor, table, **next);
    }
    return SQLITE_OK;
}

void keepArgument(Cursor& cursor, char term, sqlite3_value* value)
{
    const std::size_t place = argumentOf(term);
    if (place < kArguments)
        cursor.arguments[place].reset(sqlite3_value_dup(value));
}

int startOver(Cursor& cursor, int bits, std::string_view terms, sqlite3_value** values)
{
    Table& table = tableOf(&cursor);
    cursor.question = {.series = {}, .window = table.module->scope.window};
    cursor.order = bits & kBackwards ? SampleWalk::Order::Descending : SampleWalk::Order::Ascending;
    cursor.arguments = {};
    cursor.walk.reset();
    cursor.run = {};
    for (std::size_t i = 0; i < terms.size(); ++i) {
        keepArgument(cursor, terms[i], values[i]);
        if (const auto added = cursor.question.add(terms[i], values[i]); !added)
            return fail(table, added.error());
    }
    if (cursor.question.isNothing)
        return SQLITE_OK;
    if (table.own) {
        if (const auto followed = table.own->follow(); !followed)
            return fail(table, followed.error());
    }
    if (cursor.question.series) {
        startWalk(cursor, table, *cursor.question.series);
    } else {
        const auto first = seriesAfter(table.connection(), -1);
        if (!first)
            return fail(table, first.error());
        if (*first)
            startWalk(cursor, table, **first);
    }
    return settle(cursor);
}

int filter(sqlite3_vtab_cursor* cursor, int bits, const char* terms, int, sqlite3_value** values)
{
    return guarded([&] { return startOver(*static_cast<Cursor*>(cursor), bits, terms, values); });
}

int nextRow(sqlite3_vtab_cursor* base)
{
    return guarded([&] {
        auto& cursor = *static_cast<Cursor*>(base);
        cursor.run = cursor.run.subspan(1);
        return settle(cursor);
    });
}

int isAtEnd(sqlite3_vtab_cursor* cursor)
{
    return static_cast<Cursor*>(cursor)->run.empty();
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int index)
{
    const auto& cursor = *static_cast<Cursor*>(base);
    const Sample& sample = cursor.run.front();
    const auto which = SampleColumn(index);
    switch (which) {
    case SampleColumn::Series:
        sqlite3_result_int64(context, cursor.series);
        return SQLITE_OK;
    case SampleColumn::T:
        sqlite3_result_int64(context, msOf(sample.at));
        return SQLITE_OK;
    case SampleColumn::Value:
        sqlite3_result_double(context, sample.value); // NaN becomes NULL
        return SQLITE_OK;
    case SampleColumn::Stale:
        sqlite3_result_int(context, std::bit_cast<std::uint64_t>(sample.value) == kStaleMarker);
        return SQLITE_OK;
    case SampleColumn::OfSeries:
    case SampleColumn::After:
    case SampleColumn::Until:
        break;
    }
    const Value& given = cursor.arguments[std::size_t(which) - std::size_t(SampleColumn::OfSeries)];
    if (given)
        sqlite3_result_value(context, given.get());
    return SQLITE_OK;
}

sqlite3_module moduleOfSamples()
{
    sqlite3_module module = {}; // no xCreate: the table is there without being made, and only so
    module.xConnect = connectTable;
    module.xBestIndex = bestIndex;
    module.xDisconnect = disconnectTable;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = filter;
    module.xNext = nextRow;
    module.xEof = isAtEnd;
    module.xColumn = column;
    return module;
}

std::string_view textOf(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string_view(text, std::size_t(sqlite3_value_bytes(value))) : std::string_view();
}

/// label(labels, name)
void labelValue(sqlite3_context* context, int, sqlite3_value** values)
{
    const auto labels = labelsOf(textOf(values[0]));
    const std::string_view value = labels ? labels->value(textOf(values[1])) : std::string_view();
    if (!value.empty()) // an empty label is one that is not there
        sqlite3_result_text(context, value.data(), int(value.size()), SQLITE_TRANSIENT);
}

/// What SQLite keeps for a group, and gives back without calling anything of ours.
struct SumSoFar {
    bool isBegun = false;
    ExactSum sum;
};
static_assert(std::is_trivially_destructible_v<SumSoFar>);

/// exact_sum(value), one of them. NULL is none, as to sum().
void addToSum(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    auto* sum = static_cast<SumSoFar*>(sqlite3_aggregate_context(context, sizeof(SumSoFar)));
    if (sum == nullptr)
        return sqlite3_result_error_nomem(context);
    if (!sum->isBegun) // it comes as zeros
        sum = new (sum) SumSoFar{.isBegun = true};
    sum->sum.add(sqlite3_value_double(values[0]));
}

void sumOfAll(sqlite3_context* context)
{
    const auto* sum = static_cast<const SumSoFar*>(sqlite3_aggregate_context(context, 0));
    if (sum != nullptr) // else of nothing: NULL
        sqlite3_result_double(context, sum->sum.value());
}

int registerOn(sqlite3* handle, std::unique_ptr<Module> module)
{
    static const sqlite3_module kModule = moduleOfSamples();
    const auto end = [](void* data) { delete static_cast<Module*>(data); };
    // It takes the module over even where it fails.
    const int code = sqlite3_create_module_v2(handle, "samples", &kModule, module.release(), end);
    if (code != SQLITE_OK)
        return code;
    constexpr int kTraits = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const int labels = sqlite3_create_function_v2(handle, "label", 2, kTraits, nullptr, labelValue, nullptr, nullptr, nullptr);
    if (labels != SQLITE_OK)
        return labels;
    return sqlite3_create_function_v2(handle, "exact_sum", 1, kTraits, nullptr, nullptr, addToSum, sumOfAll, nullptr);
}

} // namespace

Result<SampleFailure> addSamples(Connection& connection, const QueryScope& scope)
{
    connection.keepToItself();
    auto module = std::make_unique<Module>();
    module->connection = &connection;
    module->scope = scope;
    const SampleFailure failure = module->failure;
    sqlite3* const handle = connection.database().handle();
    if (const int code = registerOn(handle, std::move(module)); code != SQLITE_OK)
        return errorOf(code, connection.database().path(), QString::fromUtf8(sqlite3_errmsg(handle)));
    return failure;
}

const char* sqliteInUse()
{
    return sqlite3_sourceid();
}

int addSamplesToHost(sqlite3* handle)
{
    return guarded([&] { return registerOn(handle, std::make_unique<Module>()); });
}

} // namespace traceo::history
