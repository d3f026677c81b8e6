#include "bench/bench_mix.h"

#include <algorithm>
#include <cstdlib>

namespace traceo::bench {
namespace {

struct Kind {
    const char* metric;
    const char* name;
};

Kind kindOf(Shape shape)
{
    switch (shape) {
    case Shape::Latency:
        return {"bench_latency_seconds", "latency"};
    case Shape::Counter:
        return {"bench_requests_total", "counter"};
    case Shape::Success:
        return {"bench_success", "success"};
    case Shape::Money:
        return {"bench_price", "money"};
    case Shape::Memory:
        break;
    }
    return {"bench_memory_bytes", "memory"};
}

std::uint64_t numberIn(const char* variable, std::uint64_t otherwise)
{
    const char* const text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets one
    return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

} // namespace

MixRule MixRule::ofEnvironment()
{
    MixRule rule;
    rule.seed = numberIn("TRACEO_BENCH_SEED", rule.seed);
    rule.jitter = std::clamp(int(numberIn("TRACEO_BENCH_JITTER", std::uint64_t(rule.jitter))), 0, 50);
    return rule;
}

SeriesKey mixKey(int target, Shape kind, int number)
{
    const auto [metric, name] = kindOf(kind);
    Labels labels{{"instance", "target-" + std::to_string(target) + ".example:9100"}, {"job", "bench"}, {"kind", name}};
    if (number > 0)
        labels = labels.with("part", std::to_string(number));
    return {"bench", metric, std::move(labels)};
}

Mix::Mix(const MixRule& rule) : m_rule(rule)
{
    Random seeds(rule.seed);
    for (int target = 0; target < rule.targets; ++target) {
        Target made{.moments = Random(seeds.next()), .values = {}};
        for (const Shape kind : kKinds) {
            for (int number = 0; number < rule.each; ++number)
                made.values.emplace_back(kind, seeds.next());
        }
        m_targets.push_back(std::move(made));
    }
}

std::vector<SeriesSamples> Mix::series() const
{
    std::vector<SeriesSamples> all;
    for (int target = 0; target < m_rule.targets; ++target) {
        for (const Shape kind : kKinds) {
            for (int number = 0; number < m_rule.each; ++number)
                all.push_back({mixKey(target, kind, number), {}});
        }
    }
    return all;
}

int Mix::poll(UtcMs at, std::vector<SeriesSamples>& to)
{
    int count = 0;
    std::size_t number = 0;
    for (Target& target : m_targets) {
        const bool isMissed = m_rule.gapEvery > 0 && target.moments.below(std::uint64_t(m_rule.gapEvery)) == 0;
        const Millis late{std::int64_t(target.moments.below(std::uint64_t(m_rule.jitter) + 1))};
        for (ValueMaker& maker : target.values) {
            const double value = maker.next(at, m_rule.step);
            if (!isMissed)
                to[number].samples.push_back({at + late, value});
            ++number;
        }
        count += isMissed ? 0 : int(target.values.size());
    }
    return count;
}

std::vector<SeriesSamples> mixOf(const MixRule& rule, TimeSpan span)
{
    Mix mix(rule);
    auto all = mix.series();
    for (SeriesSamples& run : all)
        run.samples.reserve(std::size_t(span.length() / rule.step));
    for (UtcMs at = span.from + rule.step; at <= span.to; at += rule.step)
        mix.poll(at, all);
    return all;
}

std::size_t countOf(const std::vector<SeriesSamples>& series)
{
    std::size_t count = 0;
    for (const SeriesSamples& run : series)
        count += run.samples.size();
    return count;
}

} // namespace traceo::bench
