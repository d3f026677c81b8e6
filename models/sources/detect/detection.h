#pragma once
// What answers at an address: a Prometheus and its relatives, an Alertmanager, something that is near it (an
// exporter, a Grafana), or something else, and whether it wants a login. A machine without a socket: it says
// what to ask next and takes each answer.
// One thread at a time.

#include "core/request.h"
#include "core/result.h"

#include <QUrl>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct Detected {
    enum class Product : std::uint8_t {
        Unknown,
        Prometheus,
        VictoriaMetrics,
        Thanos,
        Mimir,
        Compatible,
        Alertmanager,
        Exporter,
        Grafana
    };
    enum class Login : std::uint8_t { None, Needed, Refused, Tenant };

    Product product = Product::Unknown;
    std::string kind;    ///< of a source that can poll it; empty where there is none
    std::string version; ///< the server's word
    QUrl base;           ///< what is written into the workspace
    Login login = Login::None;
    std::optional<Error> error; ///< why there is nothing to add, or what the login needs
    std::string said{};         ///< the product by its own name, of a server that was asked by its own protocol

    bool isUsable() const { return !kind.empty() && login == Login::None; }
};

class Detection {
public:
    /// Of one start. A machine that redirects, lies or stalls costs this many questions at most.
    static constexpr int kMostRequests = 40;

    struct Step {
        QUrl base;
        Request request;
    };
    enum class Credential : std::uint8_t { None, Given };

    /// `bases` as basesOf gives them.
    Detection(std::vector<QUrl> bases, Credential credential);

    /// What to ask; none when it is known, or when nothing more can be asked.
    std::optional<Step> next() const;
    /// The answer to next(). Requires: next().
    void take(const Response& response);
    const Detected& result() const { return m_result; }

private:
    enum class Ask : std::uint8_t { Build, Query, Alertmanager, Grafana, Exporter };

    void nextBase(bool sameOrigin);
    void settle(Detected::Product product, std::string kind, std::string version);
    bool isLogin(const Response& response);
    bool readBuild(const Response& response);
    void keepError(const Error& error, int weight);

    std::deque<QUrl> m_bases;
    Credential m_credential;
    Ask m_ask = Ask::Build;
    int m_asked = 0;
    int m_weight = -1; ///< of the error that is kept
    bool m_isDone = false;
    Detected m_result;
};

/// "Prometheus 2.42.0"; a word of our own where the server gave none.
QString productText(const Detected& detected);

} // namespace traceo
