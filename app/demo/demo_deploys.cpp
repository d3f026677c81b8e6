#include "app/demo/demo_deploys.h"

#include "app/demo/demo_caches.h"
#include "app/demo/demo_services.h"
#include "vocabulary/marks.h"

#include <algorithm>
#include <string>

namespace traceo::demo {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMinutes = 24 * 60;
constexpr std::string_view kBlamed = "deploy of ";

void add(std::vector<Fact>& facts, TimeSpan span, const char* kind, std::int64_t minute, std::string text, std::string service)
{
    const UtcMs at = utcMs(minute * kMinuteMs);
    if (at >= span.from && at < span.to)
        facts.push_back(vocabulary::markOf(
            kind, at, {}, {.text = std::move(text), .service = std::move(service), .author = "demo", .link = {}}));
}

/// The deploys that incidents are blamed on, two minutes before each.
void addBlamed(std::vector<Fact>& facts, TimeSpan span)
{
    for (const Incident& incident : incidents()) {
        const bool isService = std::ranges::find(services(), incident.subject, &Service::name) != services().end();
        if (!isService || !incident.cause.starts_with(kBlamed))
            continue;
        const std::int64_t first = msOf(span.from) / kMinuteMs / incident.period - 1;
        for (std::int64_t start = incident.offset + first * incident.period; start * kMinuteMs < msOf(span.to);
             start += incident.period)
            add(facts, span, vocabulary::kDeployFact, start - 2, std::string(incident.cause.substr(kBlamed.size())),
                std::string(incident.subject));
    }
}

/// Each service goes out every few days, in working hours, its minor version counting up.
void addUsual(std::vector<Fact>& facts, TimeSpan span)
{
    std::int64_t place = 0;
    for (const Service& service : services()) {
        const std::int64_t period = (3 + place % 5) * kDayMinutes;
        const std::int64_t offset = place % 3 * kDayMinutes + 9 * 60 + place * 23 % 420;
        ++place;
        for (std::int64_t count = msOf(span.from) / kMinuteMs / period - 1; (offset + count * period) * kMinuteMs < msOf(span.to);
             ++count)
            add(facts, span, vocabulary::kDeployFact, offset + count * period,
                std::string(service.name) + " 4." + std::to_string(count % 100) + ".0", std::string(service.name));
    }
}

/// What makes a cache faster, and what takes that back.
void addCaches(std::vector<Fact>& facts, TimeSpan span)
{
    for (const DemoCache& cache : demoCaches()) {
        const std::int64_t period = cache.fast.period * kCacheMinutes;
        const std::int64_t length = cache.fast.length * kCacheMinutes;
        if (period == 0)
            continue;
        const std::string name(cache.name);
        const std::int64_t first = msOf(span.from) / kMinuteMs / period - 1;
        for (std::int64_t count = first; (cache.fast.offset * kCacheMinutes + count * period) * kMinuteMs < msOf(span.to);
             ++count) {
            const std::int64_t start = cache.fast.offset * kCacheMinutes + count * period;
            const std::string version = " cache 2." + std::to_string(count % 100);
            add(facts, span, vocabulary::kDeployFact, start, name + version + ".0, pipelined", "catalog");
            add(facts, span, vocabulary::kDeployFact, start + length, name + version + ".1, not pipelined", "catalog");
        }
    }
}

} // namespace

std::vector<Fact> marksIn(TimeSpan span)
{
    std::vector<Fact> facts;
    addBlamed(facts, span);
    addUsual(facts, span);
    addCaches(facts, span);
    constexpr std::int64_t kFreeze = 30 * kDayMinutes;
    for (std::int64_t count = msOf(span.from) / kMinuteMs / kFreeze - 1; count * kFreeze * kMinuteMs < msOf(span.to); ++count)
        add(facts, span, vocabulary::kNoteFact, count * kFreeze + 20 * kDayMinutes + 8 * 60, "Code freeze for the sale", {});
    return facts;
}

} // namespace traceo::demo
