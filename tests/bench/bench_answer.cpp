#include "bench/bench_answer.h"

#include <array>
#include <charconv>

namespace traceo::bench {

std::string numberText(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

std::string secondsText(UtcMs at)
{
    return std::to_string(msOf(at) / 1000) + '.' + std::to_string(1000 + msOf(at) % 1000).substr(1);
}

std::string rangeAnswer(const std::vector<SeriesSamples>& runs)
{
    std::string body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (const SeriesSamples& run : runs) {
        if (run.samples.empty())
            continue;
        body += body.back() == '[' ? R"({"metric":{"__name__":")" : R"(,{"metric":{"__name__":")";
        body += run.key.name + '"';
        for (const auto& [name, value] : run.key.labels)
            body += ",\"" + name + "\":\"" + value + '"';
        body += R"(},"values":[)";
        for (const Sample& sample : run.samples)
            body += (body.back() == '[' ? "[" : ",[") + secondsText(sample.at) + ",\"" + numberText(sample.value) + "\"]";
        body += "]}";
    }
    return body + "]}}";
}

} // namespace traceo::bench
