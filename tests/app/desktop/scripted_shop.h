#pragma once
// A server with scripted answers: a Prometheus with two jobs whose requests are counted, with and without a login.

#include "core/clock.h"
#include "net/listener.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

namespace traceo::test {

inline std::string valueOf(const Pairs& pairs, std::string_view name)
{
    const auto it = std::ranges::find(pairs, name, &Pairs::value_type::first);
    return it == pairs.end() ? std::string() : it->second;
}

inline std::string vectorOf(const std::string& items)
{
    return R"({"status":"success","data":{"resultType":"vector","result":[)" + items + "]}}";
}

/// `failed` of 100,000 requests in each step of the range.
inline std::string past(const std::string& value)
{
    std::string samples;
    const std::int64_t to = msOf(floorTo(SystemClock().now(), kMinute)) / 1000;
    for (std::int64_t at = to - 30 * 86'400 + 21'600; at <= to; at += 21'600)
        samples += (samples.empty() ? "[" : ",[") + std::to_string(at) + ",\"" + value + "\"]";
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[)" + samples + "]}]}}";
}

inline OutgoingResponse shop(const IncomingRequest& request)
{
    std::string query = valueOf(request.query, "query") + valueOf(request.form, "query");
    if (request.path.ends_with("/buildinfo"))
        return {.body = R"({"status":"success","data":{"version":"2.42.0"}})"};
    if (request.path.ends_with("/runtimeinfo"))
        return {.body = R"({"status":"success","data":{"storageRetention":"15d"}})"};
    if (request.path.ends_with("/__name__/values"))
        return {.body = R"({"status":"success","data":["up","http_requests_total","a_bucket"]})"};
    if (request.path.ends_with("/labels"))
        return {.body = R"({"status":"success","data":["code","job"]})"};
    if (request.path.ends_with("/query_range"))
        return {.body = past(query.find("code=~") != std::string::npos ? "30" : "100000")};
    if (query.find("label_replace") != std::string::npos)
        return {.body = vectorOf(R"({"metric":{"up":"1"},"value":[1,"12"]})")};
    if (query.find("count by (code)") != std::string::npos)
        return {.body = vectorOf(R"({"metric":{"code":"200"},"value":[1,"3"]})")};
    if (query.find("sum by (job)") != std::string::npos)
        return {
            .body = vectorOf(
                R"({"metric":{"job":"checkout"},"value":[1,"9"]},{"metric":{"job":"a-service-with-quite-a-long-name-of-its-own"},"value":[1,"5"]})")};
    return {.body = vectorOf("")};
}

inline OutgoingResponse closed(const IncomingRequest& request)
{
    if (valueOf(request.headers, "authorization") == "Bearer right")
        return shop(request);
    return {.status = 401, .body = R"({"error":"login first"})"};
}

inline std::unique_ptr<Listener> serving(Listener::Answer answer)
{
    return std::move(Listener::open({}, std::move(answer))).value();
}

} // namespace traceo::test
