// Answers of an Alertmanager; the first byte chooses the question they answer.

#include "core/json.h"
#include "fuzz/fuzz_target.h"
#include "sources/alertmanager/alertmanager_source.h"
#include "vocabulary/facts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'100'000); // the start of a fifth minute, so everything is asked

const AlertmanagerSource& theSource()
{
    static const AlertmanagerSource source([] {
        SourceSettings settings;
        settings.name = "am";
        return settings;
    }());
    return source;
}

void requireReadable(const Fact& fact)
{
    require(!fact.key.empty() && fact.source == "am", "a fact says whose it is, and which");
    if (fact.kind == vocabulary::kAlertFact) {
        const auto alert = vocabulary::alertFact(fact.payload);
        require(alert.ok() && alert->state == "firing", "an alert reads back");
    } else if (fact.kind == vocabulary::kSilenceFact) {
        require(vocabulary::silenceFact(fact.payload).ok(), "a silence reads back");
    } else {
        require(vocabulary::sourceFact(fact.payload).ok(), "a source reads back");
    }
}

void readAnswer(std::string_view input)
{
    static const auto questions = theSource().requests({.now = kNow, .span = {kNow - kMinute, kNow}, .wants = {}});
    const Request& question = questions[takeByte(input) % questions.size()];
    Response response;
    response.status = 200;
    response.body = std::string(input);
    response.receivedAt = kNow;
    const auto decoded = theSource().decode(question, response);
    if (!decoded)
        return require(!toText(decoded.error()).isEmpty(), "an error has words");
    std::ranges::for_each(decoded->batch.facts, requireReadable);
    for (const FactSet& set : decoded->batch.factSets) {
        std::ranges::for_each(set.present, requireReadable);
        std::set<std::string> keys;
        for (const Fact& fact : set.present)
            require(keys.insert(fact.key).second, "a key comes once");
    }
    require(decoded->batch.observations.size() == 1, "it was observed");
}

} // namespace

TRACEO_FUZZ_TARGET(alertmanager, readAnswer);
