// Answers of a server that speaks Prometheus' HTTP API; the first byte chooses the question they answer.

#include "core/json.h"
#include "fuzz/fuzz_target.h"
#include "sources/prometheus/expression_query.h"
#include "sources/prometheus/matrix_reader.h"
#include "sources/prometheus/prometheus_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'100'000); // the start of a fifth minute, so everything is asked

/// A poll of one selector with all the server says besides, and the test of the address.
std::vector<Request> questionsOf(const Source& source)
{
    Plan plan{.now = kNow, .span = {kNow - kMinute, kNow}, .wants = {}};
    plan.wants.push_back({.selector = Selector("up")});
    std::vector<Request> questions = source.requests(plan);
    plan.purpose = Plan::Purpose::Test;
    for (Request& question : source.requests(plan))
        questions.push_back(std::move(question));
    return questions;
}

const PrometheusSource& theSource()
{
    static const PrometheusSource source([] {
        SourceSettings settings;
        settings.name = "prom";
        return settings;
    }());
    return source;
}

void requireInOrder(const SeriesRuns& series)
{
    const auto doesNotAscend = [](const Sample& a, const Sample& b) { return a.at >= b.at; };
    for (const SeriesRun run : series) {
        require(!run.key.name.empty() && !run.samples.empty(), "a series has a name and samples");
        require(std::ranges::adjacent_find(run.samples, doesNotAscend) == run.samples.end(), "times ascend");
    }
}

void requireSame(const SeriesTable& a, const SeriesTable& b)
{
    const auto same = [](const Sample& x, const Sample& y) {
        return x.at == y.at && std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
    };
    require(*a.list() == *b.list() && std::ranges::equal(a.ends(), b.ends())
                && std::ranges::equal(a.samples(), b.samples(), same),
            "what was named before changes nothing");
}

/// Read by somebody who remembers what the answer names, and by somebody who remembers a part of it.
void requireSameAgain(std::string_view input, const SeriesTable& table)
{
    const auto again = readQueryAnswer(input, "prom", table.list());
    require(again.ok() && again->series.tables().size() == 1, "an answer is read again");
    require(again->series.tables().front().list() == table.list(), "what is named again is shared");
    requireSame(again->series.tables().front(), table);
    auto part = *table.list();
    part.erase(part.begin() + std::ptrdiff_t(part.size() / 2));
    const auto other = readQueryAnswer(input, "prom", std::make_shared<const std::vector<SeriesKey>>(std::move(part)));
    require(other.ok() && other->series.tables().size() == 1, "an answer is read again");
    requireSame(other->series.tables().front(), table);
}

void requireReadable(const Fact& fact)
{
    const auto payload = parseJson(fact.payload);
    require(payload.ok() && integerAt(*payload, "v").has_value(), "a fact is an object with its version");
    require(!fact.kind.empty() && fact.source == "prom", "a fact says what it is and whose");
}

void requireWhole(const Decoded& decoded)
{
    requireInOrder(decoded.batch.series);
    for (const Fact& fact : decoded.batch.facts)
        requireReadable(fact);
    for (const FactSet& set : decoded.batch.factSets)
        std::ranges::for_each(set.present, requireReadable);
    for (const Error& error : decoded.errors)
        require(!toText(error).isEmpty(), "an error has words");
}

void readAnswer(std::string_view input)
{
    static const std::vector<Request> questions = questionsOf(theSource());
    const std::size_t choice = takeByte(input) % (questions.size() + 1);
    Response response;
    response.status = 200;
    response.body = std::string(input);
    response.receivedAt = kNow;
    if (choice == questions.size()) {
        (void)decodeExpression(response);
        return;
    }
    if (const auto answer = readQueryAnswer(input, "prom")) {
        requireInOrder(answer->series);
        if (!answer->series.empty())
            requireSameAgain(input, answer->series.tables().front());
    }
    if (const auto decoded = theSource().decode(questions[choice], response))
        requireWhole(*decoded);
    else
        require(!toText(decoded.error()).isEmpty(), "an error has words");
}

} // namespace

TRACEO_FUZZ_TARGET(prometheus_answer, readAnswer);
