#pragma once
// A backend as two pure functions: what to ask, and what an answer means. No I/O, no clock, no
// state; so each source is tested and fuzzed without a socket.
// Any thread; immutable.

#include "core/batch.h"
#include "core/request.h"
#include "core/result.h"
#include "vocabulary/want.h"
#include "workspace/config_node.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// What every source's section has in common.
struct SourceSettings {
    std::string name;
    std::string kind;
    Endpoint endpoint;
    Millis interval{15'000};
    std::vector<Selector> collect;
};

struct Plan {
    enum class Purpose : std::uint8_t {
        Poll,     ///< what is new since `span.from`
        Backfill, ///< the samples of one missing span of one want
        Test,     ///< the cheapest question that proves address, login and product
    };
    Purpose purpose = Purpose::Poll;
    UtcMs now{};
    TimeSpan span; ///< (from, to]
    std::vector<Want> wants;
};

struct Decoded {
    Batch batch;
    std::vector<Request> next;         ///< follow-ups: further pages, smaller parts
    Errors errors;                     ///< located; the good part is in the batch
    std::string told;                  ///< LastAnswer::told of the next question of this want; empty: as before
    std::vector<std::string> warnings; ///< the server's own words
};

class Source {
public:
    virtual ~Source() = default;
    virtual const SourceSettings& settings() const = 0;
    virtual std::vector<Request> requests(const Plan& plan) const = 0;
    /// Requires: response.ok(). Errors: Decode, Truncated, Empty.
    virtual Result<Decoded> decode(const Request& request, const Response& response) const = 0;
    /// What to ask instead of a request that failed: smaller parts after TooLarge, another method after
    /// 405; empty: nothing. Requires: !response.ok().
    virtual std::vector<Request> instead(const Request& /*request*/, const Response& /*response*/) const { return {}; }
};

/// A row of the table in app/wiring/sources.cpp.
struct SourceKind {
    std::string kind;
    std::function<std::shared_ptr<const Source>(const ConfigNode& node, Errors& errors)> parse; ///< null when it cannot be used
};

/// What of the common keys differs by kind.
struct KindSettings {
    std::vector<std::string_view> keys{};          ///< its own
    std::vector<std::string_view> plain{"http"};   ///< schemes of its URLs: whoever listens reads along …
    std::vector<std::string_view> sealed{"https"}; ///< … and encrypted
    bool isHttp = true;                            ///< else no headers, no tenant, and a password as the only login
    bool needsUser = true;                         ///< of a login by password
};

/// Reads the keys all sources share and leaves the rest to the kind; secrets are only named.
SourceSettings readSourceSettings(const ConfigNode& node, Errors& errors, const KindSettings& kind = {});

/// The same error with the place it came from: "cache-1 SLOWLOG: item 3" of the question `asked` SLOWLOG.
Error located(Error error, const SourceSettings& settings, std::string_view asked);

/// Whether it never leaves this computer; no name is looked up.
bool isLoopback(const QUrl& url);

/// Reports a credential that would be sent over an unencrypted line beyond loopback, unless the source allows it. For a kind
/// whose URL does not say whether it is encrypted; of others readSourceSettings() did.
void checkPlainAuth(const ConfigNode& node, const SourceSettings& settings, const QString& expected, Errors& errors);

/// Whether a source can be made of them: named, with an address, and where a credential was asked for it
/// could be read. Better no source than one that asks without.
bool isUsable(const ConfigNode& node, const SourceSettings& settings);

} // namespace traceo
