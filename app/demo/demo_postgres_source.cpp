#include "app/demo/demo_postgres_source.h"

#include "app/demo/demo_postgres.h"
#include "app/demo/demo_postgres_answer.h"
#include "core/format.h"
#include "sources/postgres/postgres_source.h"
#include "vocabulary/caches.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace traceo::demo {
namespace {

constexpr char kAt[] = "at";
constexpr std::size_t kShownBytes = 60; // of an answer that is none

std::string textOf(UtcMs at)
{
    return std::to_string(msOf(at));
}

std::optional<UtcMs> momentOf(std::string_view text)
{
    std::int64_t milliseconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(utcMs(milliseconds)) : std::nullopt;
}

/// The moment a question is of; as it came, where it says none.
UtcMs momentOf(const Request& request, UtcMs otherwise)
{
    const auto it = std::ranges::find(request.query, kAt, &Pairs::value_type::first);
    return it == request.query.end() ? otherwise : momentOf(it->second).value_or(otherwise);
}

/// A line of the past's answer.
struct Line {
    UtcMs at{};
    std::string question;
    std::string rows;
};

/// Takes the first line off `rest`; none where it is not of the form.
std::optional<Line> takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    const auto at = second == std::string_view::npos ? std::nullopt : momentOf(line.substr(0, first));
    if (!at)
        return std::nullopt;
    return Line{*at, std::string(line.substr(first + 1, second - first - 1)), std::string(line.substr(second + 1))};
}

Response responseOf(std::string body, UtcMs at)
{
    Response response;
    response.status = 200;
    response.body = std::move(body);
    response.sentAt = response.receivedAt = at;
    return response;
}

Request requestOf(std::string question, TimeSpan span)
{
    Request request;
    request.want = std::move(question);
    request.span = span;
    return request;
}

/// What the answers to one question brought at different moments, as runs.
struct Gathered {
    SeriesList list = nullptr;
    std::vector<std::vector<Sample>> samples; ///< by series

    /// False where it names other series than those before.
    bool take(const SeriesTable& table)
    {
        if (!list) {
            list = table.list();
            samples.resize(table.size());
        }
        if (table.list() != list)
            return false;
        for (std::size_t i = 0; i < table.size(); ++i)
            samples[i].insert(samples[i].end(), table[i].samples.begin(), table[i].samples.end());
        return true;
    }

    SeriesTable table() const
    {
        std::vector<std::size_t> ends;
        std::vector<Sample> all;
        for (const std::vector<Sample>& run : samples) {
            all.insert(all.end(), run.begin(), run.end());
            ends.push_back(all.size());
        }
        return {list, std::move(ends), std::move(all)};
    }
};

} // namespace

DemoPostgresSource::DemoPostgresSource(std::shared_ptr<const Source> real, const QUrl& backend)
    : m_real(std::move(real)), m_settings(m_real->settings())
{
    m_settings.endpoint.base = backend;
    m_settings.endpoint.options.clear();
    m_settings.collect = {Selector(vocabulary::kPostgresHits)}; // what the poller knows the past by
}

std::string DemoPostgresSource::wantOfPast() const
{
    return Want{.selector = m_settings.collect.front()}.id();
}

Request DemoPostgresSource::overHttp(Request request, UtcMs at) const
{
    request.transport = Transport::Http;
    request.path = std::string(kPostgresPath) + m_settings.name;
    request.query = {{"question", request.want}, {kAt, textOf(at)}};
    request.command.clear();
    return request;
}

Request DemoPostgresSource::past(TimeSpan span) const
{
    Request request = requestOf(wantOfPast(), span);
    request.path = std::string(kPostgresPath) + m_settings.name + std::string(kPostgresPast);
    request.query = {{"from", textOf(span.from)}, {"to", textOf(span.to)}};
    request.headers = {{"accept", "text/plain"}};
    return request;
}

std::vector<Request> DemoPostgresSource::requests(const Plan& plan) const
{
    if (plan.purpose == Plan::Purpose::Backfill)
        return {past(plan.span)};
    std::vector<Request> requests = m_real->requests(plan);
    for (Request& request : requests)
        request = overHttp(std::move(request), plan.now);
    return requests;
}

Result<Decoded> DemoPostgresSource::decode(const Request& request, const Response& response) const
{
    if (request.want == wantOfPast())
        return decodePast(request, response);
    // Counters are those of the moment that was asked for: at another they would seem to fall beside those of the past.
    const UtcMs at = momentOf(request, response.receivedAt);
    auto decoded = m_real->decode(request, responseOf(response.body, at));
    if (!decoded)
        return decoded;
    for (Request& next : decoded->next)
        next = overHttp(std::move(next), at);
    if (request.want == vocabulary::kPostgresQuestion)
        decoded->batch.observations.push_back(
            {m_settings.name, wantOfPast(), request.span, response.receivedAt, Outcome::Ok, {}});
    return decoded;
}

/// Samples alone: facts are told once, and what a poll says of now must not be overtaken.
Result<Decoded> DemoPostgresSource::decodePast(const Request& request, const Response& response) const
{
    Decoded decoded;
    std::map<std::string, Gathered> byQuestion;
    for (std::string_view rest = response.body; !rest.empty();) {
        const std::string_view left = rest;
        auto line = takeLine(rest);
        if (!line)
            return Error{.code = ErrorCode::Decode,
                         .where = plainText(m_settings.name),
                         .expected = QStringLiteral("MS QUESTION ROWS"),
                         .found = plainText(std::string(left.substr(0, kShownBytes)), int(kShownBytes)),
                         .hint = {}};
        Gathered& gathered = byQuestion[line->question];
        Request asked = requestOf(std::move(line->question), request.span);
        asked.last.named = gathered.list;
        auto part = m_real->decode(asked, responseOf(std::move(line->rows), line->at));
        if (!part)
            return part.error();
        for (const SeriesTable& table : part->batch.series.tables()) {
            if (!gathered.take(table))
                decoded.batch.series.add(table);
        }
    }
    for (const auto& [question, gathered] : byQuestion) {
        if (gathered.list)
            decoded.batch.series.add(gathered.table());
    }
    decoded.batch.observations.push_back({m_settings.name, request.want, request.span, response.receivedAt, Outcome::Ok, {}});
    return decoded;
}

std::vector<Fact> DemoPostgresSource::told() const
{
    std::vector<Fact> facts;
    const DemoPostgres* const server = demoPostgresOf(m_settings.name);
    for (const char* question : {kIndexesQuestion, kStatementsQuestion}) {
        const auto rows = server != nullptr ? answerTo(question, *server, kPostgresBegan) : std::nullopt;
        if (!rows)
            continue;
        auto decoded = m_real->decode(requestOf(question, {}), responseOf(toJson(*rows), kPostgresBegan));
        if (!decoded)
            continue; // of a test that made another source of it
        std::ranges::move(decoded->batch.facts, std::back_inserter(facts));
        for (FactSet& set : decoded->batch.factSets)
            std::ranges::move(set.present, std::back_inserter(facts));
    }
    return facts;
}

} // namespace traceo::demo
