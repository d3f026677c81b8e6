// write_mix FOLDER END_MS [DAYS [TARGETS]]: the mix of bench_mix.h up to that moment, as mix.om (OpenMetrics) and mix.jsonl
// (VictoriaMetrics' /api/v1/import); says what it wrote, as JSON.

#include "bench/bench_answer.h"
#include "bench/bench_mix.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace traceo;
using namespace traceo::bench;

namespace {

/// A family stands in one place there, so series of one metric follow each other.
void writeOpenMetrics(std::ostream& out, const std::vector<SeriesSamples>& all)
{
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        for (std::size_t i = kind; i < all.size(); i += kKinds.size()) {
            const std::string key = all[i].key.toText();
            for (const Sample& sample : all[i].samples)
                out << key << ' ' << numberText(sample.value) << ' ' << secondsText(sample.at) << '\n';
        }
    }
    out << "# EOF\n";
}

void writeJsonLines(std::ostream& out, const std::vector<SeriesSamples>& all)
{
    for (const SeriesSamples& run : all) {
        out << R"({"metric":{"__name__":")" << run.key.name << '"';
        for (const auto& [name, value] : run.key.labels)
            out << ",\"" << name << "\":\"" << value << '"';
        const char* between = R"(},"values":[)";
        for (const Sample& sample : run.samples) {
            out << between << numberText(sample.value);
            between = ",";
        }
        between = R"(],"timestamps":[)";
        for (const Sample& sample : run.samples) {
            out << between << msOf(sample.at);
            between = ",";
        }
        out << "]}\n";
    }
}

} // namespace

int main(int argc, char** argv)
{
    verify(argc >= 3, "write_mix FOLDER END_MS [DAYS [TARGETS]]");
    const std::vector<std::string> words(argv + 1, argv + argc);
    MixRule rule = MixRule::ofEnvironment();
    const UtcMs end = utcMs(std::strtoll(words[1].c_str(), nullptr, 10));
    const std::int64_t days = words.size() > 2 ? std::strtoll(words[2].c_str(), nullptr, 10) : 30;
    if (words.size() > 3)
        rule.targets = int(std::strtol(words[3].c_str(), nullptr, 10));
    const TimeSpan span{end - days * kDay, end};
    const auto all = mixOf(rule, span);
    std::ofstream openMetrics(words[0] + "/mix.om", std::ios::binary);
    writeOpenMetrics(openMetrics, all);
    std::ofstream jsonLines(words[0] + "/mix.jsonl", std::ios::binary);
    writeJsonLines(jsonLines, all);
    verify(openMetrics.flush().good() && jsonLines.flush().good(), "the files can be written");
    std::printf(R"({"seed": %llu, "jitter": %d, "series": %zu, "samples": %zu, "from": %lld, "to": %lld})"
                "\n",
                static_cast<unsigned long long>(rule.seed), rule.jitter, all.size(), countOf(all),
                static_cast<long long>(msOf(span.from)), static_cast<long long>(msOf(span.to)));
    return 0;
}
