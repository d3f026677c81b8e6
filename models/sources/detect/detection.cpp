#include "sources/detect/detection.h"

#include "core/format.h"
#include "core/json.h"
#include "sources/prometheus/prometheus_facts.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Detection)
};

using Product = Detected::Product;

constexpr std::int64_t kMostBytes = 1024 * 1024; // what tells a product is small
constexpr Millis kPatience{8'000};

bool hasHeader(const Response& response, std::string_view name)
{
    return std::ranges::find(response.headers, name, &Pairs::value_type::first) != response.headers.end();
}

nlohmann::json objectIn(const Response& response)
{
    if (!response.ok())
        return {};
    auto json = parseJson(response.body);
    return json && json->is_object() ? std::move(*json) : nlohmann::json();
}

bool hasObject(const nlohmann::json& answer, const char* key)
{
    const auto it = answer.is_object() ? answer.find(key) : answer.end();
    return answer.is_object() && it != answer.end() && it->is_object();
}

/// Beyond this the next path of the same server cannot answer either.
bool isAboutTheServer(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::Tls || code == ErrorCode::Timeout || code == ErrorCode::BadValue
        || code == ErrorCode::Cancelled || code == ErrorCode::RateLimited;
}

/// What says most of the errors of several questions.
int weightOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Tls:
    case ErrorCode::RateLimited:
        return 5;
    case ErrorCode::Redirect:
        return 4;
    case ErrorCode::Timeout:
    case ErrorCode::Unreachable:
        return 3;
    case ErrorCode::Decode:
    case ErrorCode::TooLarge:
    case ErrorCode::Truncated:
        return 2;
    default: // a status such as 404: the next question may do
        return 1;
    }
}

Product productNamed(const std::string& name)
{
    if (name == "Prometheus")
        return Product::Prometheus;
    if (name == "VictoriaMetrics")
        return Product::VictoriaMetrics;
    if (name == "Thanos")
        return Product::Thanos;
    return name == "Mimir" || name == "Cortex" ? Product::Mimir : Product::Compatible;
}

bool looksLikeExposition(const std::string& body)
{
    return body.starts_with("# HELP ") || body.starts_with("# TYPE ") || body.find("\n# TYPE ") != std::string::npos;
}

Error nearMiss(Product product, const QUrl& base)
{
    if (product == Product::Exporter)
        return {ErrorCode::NotSupported, base.toString(), Text::tr("a server that keeps metrics"),
                Text::tr("an exporter: it gives the metrics of one moment"), Text::tr("Add the Prometheus that scrapes it.")};
    return {ErrorCode::NotSupported, base.toString(), Text::tr("a server that keeps metrics"),
            Text::tr("a Grafana, which shows them"),
            Text::tr("In Grafana, Connections › Data sources names the address of its Prometheus; add that one.")};
}

} // namespace

Detection::Detection(std::vector<QUrl> bases, Credential credential)
    : m_bases(bases.begin(), bases.end()), m_credential(credential), m_isDone(bases.empty())
{}

std::optional<Detection::Step> Detection::next() const
{
    if (m_isDone || m_bases.empty() || m_asked >= kMostRequests)
        return {};
    Step step{.base = m_bases.front(), .request = {}};
    Request& request = step.request;
    request.want = "detect";
    request.deadline = kPatience;
    request.maxBytes = kMostBytes;
    request.optional = true;
    switch (m_ask) {
    case Ask::Build:
        request.path = "/api/v1/status/buildinfo";
        break;
    case Ask::Query:
        request.path = "/api/v1/query";
        request.query = {{"query", "vector(1)"}};
        break;
    case Ask::Alertmanager:
        request.path = "/api/v2/status";
        break;
    case Ask::Grafana:
        request.path = "/api/health";
        break;
    case Ask::Exporter:
        request.path = "/metrics";
        request.headers = {{"Accept", "text/plain"}};
        break;
    }
    return step;
}

void Detection::keepError(const Error& error, int weight)
{
    if (weight <= m_weight)
        return;
    m_weight = weight;
    m_result.error = error;
    if (m_result.error->where.isEmpty())
        m_result.error->where = m_bases.front().toString();
    m_result.base = m_bases.front();
}

void Detection::nextBase(bool sameOrigin)
{
    const QUrl failed = m_bases.front();
    const auto isSame = [&failed](const QUrl& other) { return other.scheme() == failed.scheme(); };
    m_bases.pop_front();
    while (!sameOrigin && !m_bases.empty() && isSame(m_bases.front()))
        m_bases.pop_front();
    m_ask = Ask::Build;
    m_isDone = m_bases.empty();
}

void Detection::settle(Product product, std::string kind, std::string version)
{
    m_isDone = true;
    m_result = {.product = product, .kind = std::move(kind), .version = std::move(version), .base = m_bases.front(), .error = {}};
    if (product == Product::Exporter || product == Product::Grafana)
        m_result.error = nearMiss(product, m_bases.front());
}

bool Detection::isLogin(const Response& response)
{
    if (response.status != 401 && response.status != 403 && !(response.error && response.error->code == ErrorCode::Auth))
        return false;
    m_isDone = true;
    const bool wantsTenant = response.body.find("no org id") != std::string::npos; // Mimir's and Cortex' own words
    m_result = {.product = Product::Unknown,
                .kind = {},
                .version = {},
                .base = m_bases.front(),
                .login = wantsTenant                    ? Detected::Login::Tenant
                    : m_credential == Credential::Given ? Detected::Login::Refused
                                                        : Detected::Login::Needed,
                .error = response.error};
    return true;
}

bool Detection::readBuild(const Response& response)
{
    const nlohmann::json answer = objectIn(response);
    if (textAt(answer, "status") != "success" || !answer.contains("data"))
        return false;
    FactsContext context{.source = {}, .at = {}, .isVictoria = hasHeader(response, "x-server-hostname")};
    const auto fact = buildFact(answer["data"], context);
    const auto said = fact ? vocabulary::sourceFact(fact->payload) : Result<vocabulary::SourceFact>(fact.error());
    if (!said || said->product.empty())
        return false;
    settle(productNamed(said->product), "prometheus", said->version);
    return true;
}

void Detection::take(const Response& response)
{
    ++m_asked;
    if (isLogin(response))
        return;
    if (response.error)
        keepError(*response.error, weightOf(*response.error));
    if (response.error && response.status == 0 && isAboutTheServer(response.error->code))
        return nextBase(false);
    const nlohmann::json answer = objectIn(response);
    switch (m_ask) {
    case Ask::Build:
        if (!readBuild(response))
            m_ask = Ask::Query;
        return;
    case Ask::Query:
        if (textAt(answer, "status") == "success" && hasObject(answer, "data")
            && textAt(answer["data"], "resultType") == "vector")
            return settle(hasHeader(response, "x-server-hostname") ? Product::VictoriaMetrics : Product::Compatible, "prometheus",
                          {});
        m_ask = Ask::Alertmanager;
        return;
    case Ask::Alertmanager:
        if (hasObject(answer, "cluster") && hasObject(answer, "versionInfo"))
            return settle(Product::Alertmanager, "alertmanager", textAt(answer["versionInfo"], "version").value_or(""));
        m_ask = Ask::Grafana;
        return;
    case Ask::Grafana:
        if (textAt(answer, "database").has_value() && textAt(answer, "version").has_value())
            return settle(Product::Grafana, {}, *textAt(answer, "version"));
        m_ask = Ask::Exporter;
        return;
    case Ask::Exporter:
        if (response.ok() && looksLikeExposition(response.body))
            return settle(Product::Exporter, {}, {});
        if (!m_result.error)
            keepError({ErrorCode::Decode,
                       {},
                       Text::tr("a server that speaks Prometheus' HTTP API"),
                       Text::tr("something else that answers"),
                       Text::tr("Look at the address: does a path such as /prometheus belong to it?")},
                      0);
        nextBase(true);
    }
}

QString productText(const Detected& detected)
{
    const QString version = detected.version.empty() ? QString() : u' ' + plainText(detected.version, 40);
    if (!detected.said.empty())
        return plainText(detected.said, 40) + version;
    switch (detected.product) {
    case Product::Unknown:
        return Text::tr("something that is not known");
    case Product::Prometheus:
        return u"Prometheus"_s + version;
    case Product::VictoriaMetrics:
        return u"VictoriaMetrics"_s + version;
    case Product::Thanos:
        return u"Thanos"_s + version;
    case Product::Mimir:
        return u"Mimir"_s + version;
    case Product::Compatible:
        return Text::tr("a server that speaks Prometheus' HTTP API") + version;
    case Product::Alertmanager:
        return u"Alertmanager"_s + version;
    case Product::Exporter:
        return Text::tr("an exporter");
    case Product::Grafana:
        return u"Grafana"_s + version;
    }
    return {};
}

} // namespace traceo
