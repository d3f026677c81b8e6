#include "app/demo/demo_postgres_answer.h"

#include "app/demo/demo_postgres.h"
#include "app/demo/prometheus_answer.h"
#include "sources/postgres/postgres_source.h"
#include "vocabulary/caches.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace traceo::demo {
namespace {

std::string parameter(const IncomingRequest& request, std::string_view name)
{
    const auto it = std::ranges::find(request.query, name, &Pairs::value_type::first);
    return it == request.query.end() ? std::string() : it->second;
}

std::optional<UtcMs> momentOf(const IncomingRequest& request, std::string_view name)
{
    const std::string text = parameter(request, name);
    std::int64_t milliseconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return isWhole ? std::optional(utcMs(milliseconds)) : std::nullopt;
}

OutgoingResponse pastOf(const DemoPostgres& server, TimeSpan span)
{
    OutgoingResponse answer{.status = 200, .headers = {{"Content-Type", "text/plain"}}, .body = {}};
    const auto add = [&answer, &server](UtcMs at, const char* question) {
        if (const auto rows = answerTo(question, server, at))
            answer.body += std::to_string(msOf(at)) + ' ' + question + ' ' + toJson(*rows) + '\n';
    };
    for (UtcMs at = floorTo(span.from, kPastEvery) + kPastEvery; at <= span.to; at += kPastEvery) {
        add(at, vocabulary::kPostgresQuestion);
        if (at != floorTo(at, kPastPartsEvery))
            continue;
        for (const char* question : {kTablesQuestion, kIndexesQuestion, kStatementsQuestion})
            add(at, question);
    }
    return answer;
}

} // namespace

OutgoingResponse postgresAnswer(const IncomingRequest& request, TimeSpan held)
{
    std::string_view name = std::string_view(request.path).substr(kPostgresPath.size());
    const bool isPast = name.ends_with(kPostgresPast);
    if (isPast)
        name.remove_suffix(kPostgresPast.size());
    const DemoPostgres* const server = demoPostgresOf(name);
    if (server == nullptr)
        return plain(404, "no such database server\n");
    if (isPast) {
        const auto from = momentOf(request, "from");
        const auto to = momentOf(request, "to");
        if (!from || !to)
            return plain(400, "from and to are milliseconds since 1970\n");
        return pastOf(*server, {std::max(*from, held.from), std::min(*to, held.to)});
    }
    const auto at = momentOf(request, "at");
    const auto rows = at ? answerTo(parameter(request, "question"), *server, *at) : std::nullopt;
    if (!rows)
        return plain(400, "a question of sources/postgres and a moment in milliseconds since 1970\n");
    return {.status = 200, .headers = {}, .body = toJson(*rows)};
}

} // namespace traceo::demo
