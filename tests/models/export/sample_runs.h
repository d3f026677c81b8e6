#pragma once
// Samples to write out, and a sink that keeps what was written.

#include "export/sample_feed.h"

#include <string>
#include <vector>

namespace traceo::test {

inline SeriesSamples run(std::string source, std::string name, Labels labels, std::vector<Sample> samples)
{
    return {{std::move(source), std::move(name), std::move(labels)}, std::move(samples)};
}

inline ByteSink into(std::string& out)
{
    return [&out](std::string_view bytes) -> Result<void> {
        out += bytes;
        return {};
    };
}

inline ByteSink full()
{
    return [](std::string_view) -> Result<void> { return Error{ErrorCode::DiskFull, {}, {}, {}, {}}; };
}

} // namespace traceo::test
