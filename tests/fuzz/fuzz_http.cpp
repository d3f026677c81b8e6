// Bytes a server sends. However they arrive in pieces, they mean the same.

#include "fuzz/fuzz_target.h"
#include "net/body_reader.h"
#include "net/http_answer.h"
#include "net/http_date.h"
#include "net/http_wire.h"

#include <algorithm>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

constexpr UtcMs kNow = utcMs(1'790'000'000'000);
constexpr std::int64_t kMostBytes = 1 << 20;

/// How long the next piece is: a sequence that repeats with its seed.
class Pieces {
public:
    explicit Pieces(std::uint8_t seed) : m_state(seed) {}
    std::string_view next(std::string_view& rest)
    {
        m_state = m_state * 1'103'515'245 + 12'345;
        const auto size = std::size_t(m_state >> 16) % ((m_state >> 8) % 7 == 0 ? 200 : 5) + 1;
        const std::string_view piece = rest.substr(0, size);
        rest.remove_prefix(piece.size());
        return piece;
    }

private:
    std::uint32_t m_state;
};

std::string_view whole(std::string_view& rest)
{
    return std::exchange(rest, {});
}

struct Heard {
    bool fed = true;
    std::string body;
    ResponseReader reader;
};

template <class Next>
Heard heard(std::string_view wire, Next next)
{
    Heard answer;
    while (answer.fed && !wire.empty())
        answer.fed = answer.reader.feed(next(wire), answer.body).ok();
    return answer;
}

template <class Next>
std::optional<std::string> unpacked(const Framing& framing, std::string_view body, Next next)
{
    BodyReader reader(framing, kMostBytes);
    while (!body.empty()) {
        if (!reader.feed(next(body)))
            return std::nullopt;
    }
    auto text = reader.finish();
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

void requireSame(const Heard& a, const Heard& b)
{
    require(a.fed == b.fed, "pieces do not decide whether an answer is good");
    require(!a.fed || a.body == b.body, "pieces do not change the body");
    require(a.reader.status() == b.reader.status() && a.reader.headers() == b.reader.headers(), "pieces do not change the head");
    require(a.reader.isComplete() == b.reader.isComplete(), "pieces do not decide whether it is complete");
    require(a.reader.keepsConnection() == b.reader.keepsConnection(), "pieces do not decide what becomes of the connection");
}

/// What is made of the head: an error, a redirect, a moment.
void judge(const ResponseReader& answer, const std::string& body)
{
    static const HttpQuestion question = [] {
        Endpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("http://localhost:9090/prom"));
        return *HttpQuestion::of(endpoint, {});
    }();
    const auto retryAfter = parseRetryAfter(headerValue(answer.headers(), "retry-after"), kNow);
    require(!retryAfter || (*retryAfter >= Millis{0} && *retryAfter <= kDay), "nobody waits less than nothing or over a day");
    if (const auto date = parseHttpDate(headerValue(answer.headers(), "date"), kNow))
        (void)clockSkew(*date, {kNow - kMinute, kNow});
    if (!isSuccess(answer.status()))
        require(!toText(statusError(answer.status(), body, retryAfter)).isEmpty(), "an error has words");
    (void)typeError(question, answer.headers(), body);
    if (!isRedirect(answer.status()))
        return;
    if (const auto next = redirected(question, answer.status(), headerValue(answer.headers(), "location")))
        require(next->origin == question.origin, "a redirect stays at its server");
}

void readWire(std::string_view input)
{
    const std::uint8_t seed = takeByte(input);
    const auto pieces = [pieces = Pieces(seed)](std::string_view& rest) mutable { return pieces.next(rest); };
    const Heard answer = heard(input, whole);
    requireSame(answer, heard(input, pieces));
    if (!answer.fed || !answer.reader.hasHead())
        return;
    judge(answer.reader, answer.body);
    const auto text = unpacked(answer.reader.framing(), answer.body, whole);
    require(text == unpacked(answer.reader.framing(), answer.body, pieces), "pieces do not change the text");
    require(!text || std::int64_t(text->size()) <= kMostBytes, "no more than was allowed");
}

} // namespace

TRACEO_FUZZ_TARGET(http, readWire);
