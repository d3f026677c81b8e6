#include "app/cli/interrupt.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "history/query.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <cmath>

namespace traceo::cli {
namespace {

using history::BlobValue;
using history::QueryResult;
using history::QueryValue;

constexpr unsigned kMostRows = 1'000'000; // they are in memory until they are printed
constexpr int kCellLimit = 200;
constexpr qsizetype kShownBytes = 16;

struct Sql {
    std::string text;
    std::string limit = "10000";
};

Result<std::size_t> limitOf(const std::string& words)
{
    bool isNumber = false;
    const unsigned count = QString::fromStdString(words).toUInt(&isNumber);
    if (isNumber && count > 0 && count <= kMostRows)
        return std::size_t(count);
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--limit"),
                 .expected = Text::tr("a number from 1 to %1").arg(kMostRows),
                 .found = QString::fromStdString(words)};
}

/// Blobs as SQL writes them; what JSON has no number for as everywhere in Traceo: "+Inf".
nlohmann::ordered_json jsonOf(const QueryValue& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* number = std::get_if<double>(&value))
        return std::isfinite(*number) ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(words(exactText(*number)));
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* blob = std::get_if<BlobValue>(&value))
        return "x'" + QByteArray::fromStdString(blob->bytes).toHex().toStdString() + "'";
    return nullptr;
}

QString cellOf(const QueryValue& value)
{
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return QString::number(*integer);
    if (const auto* number = std::get_if<double>(&value))
        return exactText(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return plainText(*text, kCellLimit);
    if (const auto* blob = std::get_if<BlobValue>(&value)) {
        const QByteArray bytes = QByteArray::fromStdString(blob->bytes);
        const QString begin = QString::fromLatin1(bytes.left(kShownBytes).toHex());
        return bytes.size() <= kShownBytes ? QStringLiteral("x'%1'").arg(begin)
                                           : Text::tr("x'%1…', %2 bytes").arg(begin).arg(bytes.size());
    }
    return QStringLiteral("–");
}

bool isNumber(const QueryValue& value)
{
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

void fill(Answer& answer, const QueryResult& result)
{
    for (const std::string& name : result.columns)
        answer.columns.push_back({plainText(name)});
    for (const auto& row : result.rows) {
        nlohmann::ordered_json item = nlohmann::ordered_json::object();
        std::vector<QString> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            item[result.columns[i]] = jsonOf(row[i]);
            cells.push_back(cellOf(row[i]));
            answer.columns[i].right = answer.columns[i].right || isNumber(row[i]);
        }
        answer.items.push_back(std::move(item));
        answer.rows.push_back(std::move(cells));
    }
    answer.nothing = Text::tr("No rows.");
}

/// None when it was interrupted.
std::optional<Result<QueryResult>> answered(Session& session, const Sql& wish, std::size_t limit, const Asked& asked)
{
    const history::QueryScope scope{.asOf = {.view = asked.at.value_or(kDistantFuture),
                                             .know = asked.knownAt.value_or(kDistantFuture)},
                                    .window = asked.range.value_or(TimeSpan{kDistantPast, kDistantFuture})};
    history::QueryLimits limits{.rows = limit};
    limits.time = asked.timeout.value_or(limits.time);
    QThreadPool pool;
    std::stop_source stop;
    auto asking = QtConcurrent::run(&pool, [&session, &wish, scope, limits, token = stop.get_token()] {
        return session.history().query(wish.text, scope, limits, token);
    });
    const bool isThere = endedBeforeInterrupt(asking);
    stop.request_stop();
    pool.waitForDone();
    if (!isThere)
        return std::nullopt;
    return asking.result();
}

Outcome asked(const Sql& wish, const Context& context)
{
    const auto limit = limitOf(wish.limit);
    if (!limit)
        return Outcome::failed(limit.error());
    auto opened = openWorkspace(context, Need::History);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto result = answered(*opened->session, wish, *limit, context.asked);
    if (!result)
        return Outcome::interrupted();
    if (!*result) {
        Error error = result->error();
        if (error.code == ErrorCode::Timeout)
            error.hint += QLatin1Char(' ') + Text::tr("--timeout gives it longer.");
        return Outcome::failed(error);
    }
    Answer answer = opened->answer("traceo.history.sql/v1");
    answer.complete = !(*result)->isCut;
    fill(answer, **result);
    Outcome outcome{.answer = std::move(answer), .exitCode = (*result)->isCut ? 5 : 0};
    if ((*result)->isCut)
        outcome.notes.push_back(
            Text::tr("Cut off after %1 rows, there are more; --limit N shows up to %2.").arg(*limit).arg(kMostRows));
    return outcome;
}

} // namespace

Command historySqlCommand()
{
    return {.noun = "history",
            .verb = "sql",
            .help = words(Text::tr("Ask the history in SQL, samples included (all, or those of --from, --since and --to); it "
                                   "only reads, 30 s at most (--timeout)")),
            .example = "traceo history sql 'SELECT series, count(*) FROM samples GROUP BY series' --since 1h",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Sql>();
                syntax.required("SQL", wish->text,
                                Text::tr("One SELECT; samples(series, t, value) are the samples, t in ms since 1970; "
                                         "exact_sum(value) adds up as Traceo does, sum(value) is SQLite's own and may round"));
                syntax.option("--limit", wish->limit, Text::tr("How many rows at most (default: 10000)"));
                return [wish](const Context& context) { return asked(*wish, context); };
            }};
}

} // namespace traceo::cli
